//! Which rules hold where, for one desk: the packs in force, and the drafts that officers switched
//! on for their regions.

use super::{Library, Pack, PackRef, Status, Switched};
use crate::region::{significant, within};

/// A pack, and how a record names it.
pub type Rules<'l> = (&'l Pack, &'l PackRef);

#[derive(Debug, Clone)]
pub struct Rulebook<'l> {
    library: &'l Library,
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
    pub fn new(library: &'l Library, standing: Vec<Switched>) -> Self {
        let (mut drafts, mut absent) = (Vec::new(), Vec::new());
        for word in standing.into_iter().filter(|word| word.on) {
            match library.find(&word.pack) {
                Some((pack, reference))
                    if is_draft(library, pack) && pack.may_hold(&word.region) =>
                {
                    drafts.push(Draft { pack, reference, region: word.region });
                }
                Some(_) => {}
                None => absent.push(word),
            }
        }
        Self { library, drafts, absent }
    }

    /// The rules where a region lies: the narrowest pack that holds it, the nation's otherwise. A
    /// draft comes before the pack in force that it would replace.
    pub fn of_region(&self, region: &str) -> Option<Rules<'l>> {
        let in_force = self.library.all();
        let in_force = in_force.filter(|(pack, _)| pack.on_by_default() && pack.may_hold(region));
        let drafts = self.drafts.iter().filter(|draft| within(region, &draft.region));
        let drafts = drafts.map(|draft| (draft.pack, draft.reference));
        let width = |pack: &Pack| pack.region.as_deref().map_or(0, |code| significant(code).len());
        let nearness =
            |(pack, _): &Rules<'l>| (width(pack), pack.status == Status::Draft, pack.version);
        in_force.chain(drafts).max_by_key(nearness)
    }

    /// The version of a pack that is meant in a region by its name alone: of a draft the one that
    /// was switched on, otherwise the newest.
    pub fn named(&self, id: &str, region: &str) -> Option<Rules<'l>> {
        let here = |draft: &&Draft<'l>| draft.pack.id == id && within(region, &draft.region);
        let held = self.drafts.iter().filter(here).max_by_key(|draft| draft.pack.version);
        held.map(|draft| (draft.pack, draft.reference)).or_else(|| self.library.newest(id))
    }

    /// All that is in force somewhere with the code of the region; of drafts the widest regions for
    /// which they were switched on.
    pub fn scopes(&self) -> Vec<(&'l Pack, &str)> {
        let in_force = self.library.all().map(|(pack, _)| pack).filter(|pack| pack.on_by_default());
        let mut scopes: Vec<(&'l Pack, &str)> =
            in_force.map(|pack| (pack, pack.region.as_deref().unwrap_or_default())).collect();
        let is_inside = |draft: &Draft<'l>| {
            let around = |other: &Draft<'l>| {
                other.pack.id == draft.pack.id
                    && other.region != draft.region
                    && within(&draft.region, &other.region)
            };
            self.drafts.iter().any(around)
        };
        let widest = self.drafts.iter().filter(|draft| !is_inside(draft));
        scopes.extend(widest.map(|draft| (draft.pack, draft.region.as_str())));
        scopes
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

/// No version that came later has another standing.
fn is_draft(library: &Library, pack: &Pack) -> bool {
    let newest = library.newest(&pack.id);
    pack.status == Status::Draft && newest.is_some_and(|(newest, _)| newest.status == Status::Draft)
}

fn is_near(one: &str, other: &str) -> bool {
    within(one, other) || within(other, one)
}
