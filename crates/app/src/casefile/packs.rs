//! Which rules a mine's case is begun under.

use rules::pack::{Actor, Level, Library, Pack, PackRef, Rulebook, Status};
use rules::procedure::Party;

use crate::api::{Locale, PackCard};
use crate::{AppError, Result};

pub(crate) type Rules = rules::pack::Rules<'static>;

/// What a person may choose from: one version of each pack for the region. The one that holds there
/// comes first, then those in force, the nearest first.
pub(crate) fn choices(book: &Rulebook<'static>, code: &str) -> Vec<Rules> {
    let mut ids: Vec<&str> = book.library().all().map(|(pack, _)| pack.id.as_str()).collect();
    ids.dedup();
    let named = ids.into_iter().filter_map(|id| book.named(id, code));
    let mut rules: Vec<Rules> = named.filter(|(pack, _)| pack.may_hold(code)).collect();
    let holds = book.of_region(code).map(|(_, reference)| reference);
    rules.sort_by_key(|(pack, reference)| {
        (Some(*reference) != holds, !pack.on_by_default(), std::cmp::Reverse(pack.level))
    });
    rules
}

/// The pack that a person named, or the one that holds there: a draft, or one that has ended, is
/// only ever chosen by a person, for a case or for a region.
pub(crate) fn choose(book: &Rulebook<'static>, code: &str, id: Option<&str>) -> Result<Rules> {
    let found = match id {
        Some(id) => choices(book, code).into_iter().find(|(pack, _)| pack.id == id),
        None => book.of_region(code),
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
    Library::known(reference).ok_or_else(error)
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

/// Of rules that a record names, be they here or not.
pub(crate) fn named_card(reference: &PackRef, locale: Locale) -> PackCard {
    let absent = || PackCard {
        id: reference.id.clone(),
        version: reference.version,
        title: reference.id.clone(),
        status: "absent".to_owned(),
    };
    Library::known(reference).map_or_else(absent, |pack| card(pack, locale))
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
                (Level::Nation, true) => format!("{name} (nation)"),
                (Level::Province, true) => format!("{name} (province)"),
                (Level::City, true) => format!("{name} (prefecture)"),
                (Level::County, true) => format!("{name} (county)"),
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
    use rules::pack::Switched;

    use super::*;

    fn book(on: &[&str]) -> Rulebook<'static> {
        let (_, reference) = Library::shipped().newest("XJ-draft").unwrap();
        let word = |region: &&str| Switched {
            pack: reference.clone(),
            region: (*region).to_owned(),
            on: true,
            reason: "试行".to_owned(),
        };
        let day = "2026-04-28".parse().unwrap();
        Rulebook::new(Library::shipped(), on.iter().map(word).collect(), day)
    }

    fn chosen(code: &str) -> &'static str {
        &choose(&book(&[]), code, None).unwrap().0.id
    }

    #[test]
    fn the_nearest_rules_in_force_are_chosen_and_drafts_only_by_name() {
        assert_eq!(chosen("150622"), "OR");
        assert_eq!(chosen("620102"), "GS");
        assert_eq!(chosen("330102"), "CN-2024", "the campaign of Zhejiang has ended");
        assert_eq!(chosen("650102"), "CN-2024", "that of Xinjiang is a draft");
        let choose = |id| choose(&book(&[]), "650102", Some(id));
        assert_eq!(choose("XJ-draft").unwrap().0.id, "XJ-draft");
        assert_eq!(choose("GS").unwrap_err().code(), "not-found");
    }

    #[test]
    fn a_draft_that_was_switched_on_is_proposed_before_the_rules_in_force() {
        let ids = |on: &[&str]| {
            let rules = choices(&book(on), "650102").into_iter();
            rules.map(|(pack, _)| pack.id.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(ids(&[]), ["CN-2024", "XJ-draft"]);
        assert_eq!(ids(&["650000"]), ["XJ-draft", "CN-2024"]);
        assert_eq!(choose(&book(&["650000"]), "650102", None).unwrap().0.id, "XJ-draft");
        assert_eq!(choose(&book(&["650103"]), "650102", None).unwrap().0.id, "CN-2024");
    }

    #[test]
    fn a_case_keeps_the_very_version() {
        let (_, reference) = choose(&book(&[]), "620102", None).unwrap();
        assert!(of_case(reference).is_ok());
        let other = PackRef { hash: canon::sha256(b"other"), ..reference.clone() };
        assert_eq!(of_case(&other).unwrap_err().code(), "pack-not-here");
    }
}
