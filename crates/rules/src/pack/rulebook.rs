//! Which rules hold where, for one desk and one day: the packs in force, and the drafts that
//! officers switched on for their regions.

use chrono::NaiveDate;

use super::{Library, Pack, PackRef, Status, Switched};
use crate::region::{significant, within};

/// A pack, and how a record names it.
pub type Rules<'l> = (&'l Pack, &'l PackRef);

#[derive(Debug, Clone)]
pub struct Rulebook<'l> {
    library: &'l Library,
    /// One version of each pack at most.
    in_force: Vec<Rules<'l>>,
    drafts: Vec<Draft<'l>>,
    absent: Vec<Switched>,
}

/// A draft that holds in a region because somebody switched it on there.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft<'l> {
    pub pack: &'l Pack,
    pub reference: &'l PackRef,
    pub region: String,
}

impl<'l> Rulebook<'l> {
    /// `standing` are the last words on each draft and region. A draft that came into force or
    /// ended meanwhile is none any more; one that isn't in the library holds nothing and is told.
    pub fn new(library: &'l Library, standing: Vec<Switched>, on: NaiveDate) -> Self {
        let (mut drafts, mut absent) = (Vec::new(), Vec::new());
        for word in standing.into_iter().filter(|word| word.on) {
            match library.find(&word.pack) {
                Some((pack, reference))
                    if is_draft(library, pack, on) && pack.may_hold(&word.region) =>
                {
                    drafts.push(Draft { pack, reference, region: word.region });
                }
                Some(_) => {}
                None => absent.push(word),
            }
        }
        let rules =
            |(pack, reference): &Rules<'l>| ruling(library, &pack.id, on) == Some(*reference);
        let in_force = library.all().filter(rules).collect();
        Self { library, in_force, drafts, absent }
    }

    pub fn library(&self) -> &'l Library {
        self.library
    }

    /// The rules where a region lies: the narrowest pack that holds it, the nation's otherwise. A
    /// draft comes before the pack in force that it would replace, and of two for one region the one
    /// that began later.
    pub fn of_region(&self, region: &str) -> Option<Rules<'l>> {
        let held = self.held(region);
        let replaced = |pack: &Pack| held.iter().any(|(other, _)| replaces(other, pack));
        let nearness = |(pack, _): &Rules<'l>| {
            let from = pack.validity.effective_from;
            (!replaced(pack), width(pack), pack.status == Status::Draft, from, pack.version)
        };
        held.iter().copied().max_by_key(nearness)
    }

    /// All that holds in a region, one version of each pack in force.
    fn held(&self, region: &str) -> Vec<Rules<'l>> {
        let in_force = self.in_force.iter().filter(|(pack, _)| pack.may_hold(region)).copied();
        let drafts = self.drafts.iter().filter(|draft| within(region, &draft.region));
        in_force.chain(drafts.map(|draft| (draft.pack, draft.reference))).collect()
    }

    /// The version of a pack that is meant in a region by its name alone: of a draft the one that
    /// was switched on, otherwise the one in force, otherwise the newest.
    pub fn named(&self, id: &str, region: &str) -> Option<Rules<'l>> {
        let here = |draft: &&Draft<'l>| draft.pack.id == id && within(region, &draft.region);
        let held = self.drafts.iter().filter(here).max_by_key(|draft| draft.pack.version);
        let in_force = || self.in_force.iter().find(|(pack, _)| pack.id == id).copied();
        held.map(|draft| (draft.pack, draft.reference))
            .or_else(in_force)
            .or_else(|| self.library.newest(id))
    }

    /// All that is in force somewhere with the code of the region; of drafts the widest regions for
    /// which they were switched on. What another takes the place of in all its region is left out.
    pub fn scopes(&self) -> Vec<(&'l Pack, &str)> {
        let in_force = self.in_force.iter().map(|(pack, _)| (*pack, scope(pack)));
        let is_inside = |draft: &Draft<'l>| {
            let around = |other: &Draft<'l>| {
                other.pack.id == draft.pack.id
                    && other.region != draft.region
                    && within(&draft.region, &other.region)
            };
            self.drafts.iter().any(around)
        };
        let widest = self.drafts.iter().filter(|draft| !is_inside(draft));
        let drafts = widest.map(|draft| (draft.pack, draft.region.as_str()));
        let all: Vec<(&'l Pack, &str)> = in_force.chain(drafts).collect();
        let replaced = |(pack, region): &(&'l Pack, &str)| {
            all.iter().any(|(other, around)| replaces(other, pack) && within(region, around))
        };
        all.iter().copied().filter(|one| !replaced(one)).collect()
    }

    /// Drafts that hold in the region, in a part of it or in all around it.
    pub fn drafts_near(&self, region: &str) -> Vec<&Draft<'l>> {
        self.drafts.iter().filter(|draft| is_near(&draft.region, region)).collect()
    }

    /// What was switched on near the region and isn't in the library.
    pub fn absent_near(&self, region: &str) -> Vec<&Switched> {
        self.absent.iter().filter(|word| is_near(&word.region, region)).collect()
    }
}

/// The version of a pack that holds by itself: the highest that has begun takes the place of all
/// before it, and none of those comes back when it ends.
fn ruling<'l>(library: &'l Library, id: &str, on: NaiveDate) -> Option<&'l PackRef> {
    let begun = |(pack, _): &Rules<'l>| pack.status != Status::Draft && pack.has_begun(on);
    let (pack, reference) = library.versions(id).rfind(begun)?;
    pack.holds_on(on).then_some(reference)
}

/// No version that came later has another standing by now.
fn is_draft(library: &Library, pack: &Pack, on: NaiveDate) -> bool {
    let later = library.versions(&pack.id).filter(|(other, _)| other.version > pack.version);
    let mut other = later.filter(|(other, _)| other.status != Status::Draft);
    pack.status == Status::Draft && !other.any(|(other, _)| other.has_begun(on))
}

/// What a pack names; and a draft that was switched on, the version of its pack that is in force.
fn replaces(other: &Pack, pack: &Pack) -> bool {
    let is_tried = other.status == Status::Draft && pack.status != Status::Draft;
    is_tried && other.id == pack.id || other.takes_place_of(pack)
}

fn scope(pack: &Pack) -> &str {
    pack.region.as_deref().unwrap_or_default()
}

fn width(pack: &Pack) -> usize {
    significant(scope(pack)).len()
}

fn is_near(one: &str, other: &str) -> bool {
    within(one, other) || within(other, one)
}
