//! Which rules a mine's case is begun under.

use rules::pack::{Actor, Level, Library, Pack, PackRef, Status};
use rules::procedure::Party;
use rules::region;

use crate::api::{Locale, PackCard};
use crate::{AppError, Result};

pub(crate) type Rules = (&'static Pack, &'static PackRef);

/// What a person may choose from: the newest version of each pack for the region, those in force
/// first, the nearest first. Which one is in force says [`Library::of_region`].
pub(crate) fn choices(code: &str) -> Vec<Rules> {
    let mut ids: Vec<&str> = Library::shipped().all().map(|(pack, _)| pack.id.as_str()).collect();
    ids.dedup();
    let newest = ids.into_iter().filter_map(|id| Library::shipped().newest(id));
    let here = |(pack, _): &Rules| match &pack.region {
        Some(scope) => region::within(code, scope),
        None => true,
    };
    let mut rules: Vec<Rules> = newest.filter(here).collect();
    rules.sort_by_key(|(pack, _)| (!pack.on_by_default(), std::cmp::Reverse(pack.level)));
    rules
}

/// The pack that a person named, or the one in force: a draft, or one that has ended, is only ever
/// chosen by a person.
pub(crate) fn choose(code: &str, id: Option<&str>) -> Result<Rules> {
    let found = match id {
        Some(id) => choices(code).into_iter().find(|(pack, _)| pack.id == id),
        None => Library::shipped().of_region(code),
    };
    found.ok_or_else(|| AppError::not_found("pack", id.unwrap_or_default()))
}

/// The very version that a case was begun under.
pub(crate) fn of_case(reference: &PackRef) -> Result<&'static Pack> {
    let message = format!(
        "the rules {} version {} of this case are not on this machine. Nothing was changed",
        reference.id, reference.version
    );
    let error = || AppError::new("pack-not-here", message).with("id", &reference.id);
    Library::shipped().get(reference).ok_or_else(error)
}

pub(crate) fn card(pack: &Pack, locale: Locale) -> PackCard {
    let status = match pack.status {
        Status::InForce => "in-force",
        Status::Draft => "draft",
        Status::Ended => "ended",
    };
    PackCard {
        id: pack.id.clone(),
        version: pack.version,
        title: locale.of(&pack.title).to_owned(),
        status: status.to_owned(),
    }
}

/// Whom an actor of the pack means, as people say it. Departments keep their Chinese names.
pub(crate) fn actor(pack: &Pack, actor: &Actor, locale: Locale) -> String {
    let english = locale == Locale::English;
    match actor {
        Actor::Enterprise if english => "the enterprise".to_owned(),
        Actor::Enterprise => "企业".to_owned(),
        Actor::ThirdParty if english => "the third party".to_owned(),
        Actor::ThirdParty => "第三方评估机构".to_owned(),
        Actor::Body { level, department } => {
            let name = pack.departments.get(department).map_or(department, |found| &found.name);
            match (level, english) {
                (Level::Nation, true) => format!("nation: {name}"),
                (Level::Province, true) => format!("province: {name}"),
                (Level::City, true) => format!("prefecture: {name}"),
                (Level::County, true) => format!("county: {name}"),
                (Level::Nation, false) => format!("国家{name}"),
                (Level::Province, false) if name.starts_with('省') => name.clone(),
                (Level::Province, false) => format!("省级{name}"),
                (Level::City, false) => format!("市级{name}"),
                (Level::County, false) => format!("县级{name}"),
            }
        }
    }
}

/// As [`actor`], and departments of which no document says the level.
pub(crate) fn party(pack: &Pack, party: &Party, locale: Locale) -> String {
    match party {
        Party::Actor(of) => actor(pack, of, locale),
        Party::Department(id) => {
            pack.departments.get(id).map_or(id, |department| &department.name).clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(code: &str) -> &'static str {
        &choose(code, None).unwrap().0.id
    }

    #[test]
    fn the_nearest_rules_in_force_are_chosen_and_drafts_only_by_name() {
        assert_eq!(chosen("150622"), "OR");
        assert_eq!(chosen("620102"), "GS");
        assert_eq!(chosen("330102"), "CN-2024", "the campaign of Zhejiang has ended");
        assert_eq!(chosen("650102"), "CN-2024", "that of Xinjiang is a draft");
        assert_eq!(choose("650102", Some("XJ-draft")).unwrap().0.id, "XJ-draft");
        assert_eq!(choose("650102", Some("GS")).unwrap_err().code(), "not-found");
    }

    #[test]
    fn a_case_keeps_the_very_version() {
        let (_, reference) = choose("620102", None).unwrap();
        assert!(of_case(reference).is_ok());
        let other = PackRef { hash: canon::sha256(b"other"), ..reference.clone() };
        assert_eq!(of_case(&other).unwrap_err().code(), "pack-not-here");
    }
}
