//! Whose step it is. Whoever works for the body that a document names, where the matter lies, takes
//! it; for any other body a step is entered (代录), from its paper, and the record says so.

use serde::{Deserialize, Serialize};

use super::CaseRefusal;
use crate::pack::{Actor, Level, Pack};
use crate::region;

/// Who takes a step, as a pack names them, or the step itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Party {
    Actor(Actor),
    /// A department of the pack, where no document says of which level.
    Department(String),
}

impl From<Party> for String {
    fn from(party: Party) -> Self {
        match party {
            Party::Actor(actor) => actor.to_string(),
            Party::Department(id) => id,
        }
    }
}

impl From<String> for Party {
    fn from(text: String) -> Self {
        Actor::try_from(text.clone()).map_or(Self::Department(text), Self::Actor)
    }
}

impl Party {
    pub fn all(actors: &[Actor]) -> Vec<Self> {
        actors.iter().cloned().map(Self::Actor).collect()
    }
}

/// Where, and for whom, somebody works.
#[derive(Debug, Clone, Copy)]
pub struct Seat<'a> {
    /// GB/T 2260.
    pub region: &'a str,
    pub organisation: &'a str,
    /// Where the matter lies, whose bodies take its steps; empty where it lies nowhere.
    pub place: &'a str,
}

impl Seat<'_> {
    fn level(&self) -> Level {
        match region::significant(self.region).len() {
            0 => Level::Nation,
            2 => Level::Province,
            4 => Level::City,
            _ => Level::County,
        }
    }

    /// The level whose bodies' steps are one's own; none where the rules don't reach, nor in a
    /// matter of the next county.
    pub fn own_level(&self, pack: &Pack) -> Option<Level> {
        let reached = |scope: &str| region::within(self.region, scope);
        let own = self.level();
        let here = own == Level::Nation || pack.region.as_deref().is_none_or(reached);
        let ours = self.place.is_empty() || region::within(self.place, self.region);
        (here && ours).then_some(own)
    }

    /// Of its level, where its rules reach and the matter lies; a department without a level is known by its name.
    pub fn speaks_for(&self, pack: &Pack, party: &Party) -> bool {
        match party {
            Party::Actor(Actor::Enterprise | Actor::ThirdParty) => false,
            Party::Actor(Actor::Body { level, .. }) => self.own_level(pack) == Some(*level),
            Party::Department(id) => {
                pack.department(self.organisation).is_some_and(|(own, _)| own == id)
            }
        }
    }
}

/// Whether this body may take a step: one that a document names, or, where none names anybody, the
/// body that the officer names.
pub fn may_take(named: &[Actor], body: &Actor) -> bool {
    if named.is_empty() { matches!(body, Actor::Body { .. }) } else { named.contains(body) }
}

/// For whom the step is entered: nobody, if it is one's own or no document names anybody.
pub fn decide_hand(
    pack: &Pack,
    seat: Seat<'_>,
    parties: Vec<Party>,
    has_paper: bool,
) -> Result<Vec<Party>, CaseRefusal> {
    if parties.iter().any(|party| seat.speaks_for(pack, party)) {
        return Ok(Vec::new());
    }
    if parties.is_empty() || has_paper { Ok(parties) } else { Err(CaseRefusal::NeedsScan) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::pack::Library;

    fn party(text: &str) -> Party {
        Party::from(text.to_owned())
    }

    fn seat(region: &str) -> Seat<'_> {
        Seat { region, organisation: "鄂尔多斯市能源局", place: "" }
    }

    #[test]
    fn a_step_is_taken_at_its_own_level_and_entered_for_any_other_from_a_paper() {
        let pack = Library::shipped().newest("OR").unwrap().0;
        let hand = |region: &str, bodies: &[&str], has_paper: bool| {
            let parties = bodies.iter().map(|text| party(text)).collect();
            decide_hand(pack, seat(region), parties, has_paper)
        };
        let banner = ["county/government"];
        assert_eq!(hand("150622", &banner, false), Ok(Vec::new()));
        assert_eq!(hand("150600", &banner, false), Err(CaseRefusal::NeedsScan));
        assert_eq!(hand("150600", &banner, true), Ok(vec![party("county/government")]));
        assert_eq!(hand("620102", &banner, false), Err(CaseRefusal::NeedsScan), "elsewhere");
        let either = ["city/government", "county/government"];
        assert_eq!(hand("150622", &either, false), Ok(Vec::new()));
        assert_eq!(hand("150622", &[], false), Ok(Vec::new()), "no document names anybody");
        for other in ["enterprise", "third-party", "nation/natural-resources"] {
            assert_eq!(hand("150622", &[other], false), Err(CaseRefusal::NeedsScan), "{other}");
        }
        assert_eq!(hand("000000", &["nation/natural-resources"], false), Ok(Vec::new()));
    }

    #[test]
    fn the_own_level_is_none_where_the_rules_do_not_reach() {
        let level = |region: &str, id: &str| {
            seat(region).own_level(Library::shipped().newest(id).unwrap().0)
        };
        assert_eq!(level("150622", "OR"), Some(Level::County));
        assert_eq!(level("150600", "CN-2024"), Some(Level::City));
        assert_eq!(level("150622", "GS"), None);
        assert_eq!(level("000000", "GS"), Some(Level::Nation));
    }

    /// Each county, city and province acts for what lies in it, and for nothing beside it.
    #[test]
    fn nobody_takes_the_step_of_the_next_county() {
        let pack = Library::shipped().newest("SC-2023").unwrap().0;
        let own = |region: &str, body: &str| {
            let seat = Seat { place: "510105", ..seat(region) };
            seat.speaks_for(pack, &party(body))
        };
        assert!(own("510105", "county/natural-resources"));
        assert!(!own("510104", "county/natural-resources"), "the next county of the same city");
        assert!(own("510100", "city/natural-resources"));
        assert!(!own("510300", "city/natural-resources"), "another city");
        assert!(own("510000", "province/natural-resources"));
        let (elsewhere, named) = (seat("510104"), vec![party("county/natural-resources")]);
        let elsewhere = Seat { place: "510105", ..elsewhere };
        let bare = decide_hand(pack, elsewhere, named.clone(), false);
        assert_eq!(bare, Err(CaseRefusal::NeedsScan));
        assert_eq!(decide_hand(pack, elsewhere, named.clone(), true), Ok(named));
    }

    #[test]
    fn a_department_without_a_level_is_known_by_its_name() {
        let pack = Library::shipped().newest("OR").unwrap().0;
        let (id, energy) = pack.departments.iter().find(|(id, _)| *id == "energy").unwrap();
        let seat = Seat { organisation: &energy.name, ..seat("150600") };
        assert!(seat.speaks_for(pack, &party(id)));
        assert!(!seat.speaks_for(pack, &party("ecology")));
    }

    #[test]
    fn a_document_says_who_or_the_officer_does_but_never_the_enterprise() {
        let actor = |text: &str| Actor::try_from(text.to_owned()).unwrap();
        let named = [actor("city/natural-resources"), actor("county/natural-resources")];
        assert!(may_take(&named, &named[1]));
        assert!(!may_take(&named, &actor("province/natural-resources")));
        assert!(may_take(&[], &actor("province/ecology")));
        assert!(!may_take(&[], &Actor::Enterprise) && !may_take(&[], &Actor::ThirdParty));
    }

    const REGIONS: &[(&str, &str)] = &[
        ("000000", "nation"),
        ("620000", "province"),
        ("650000", "province"),
        ("150600", "city"),
        ("510100", "city"),
        ("150622", "county"),
        ("330102", "county"),
    ];
    const BODIES: &[&str] =
        &["enterprise", "third-party", "nation/x", "province/x", "city/x", "county/x"];

    proptest! {
        /// Whatever the pack: a step is somebody's own only at a level that is named, what is
        /// entered has a paper, and says for whom.
        #[test]
        fn nothing_is_entered_without_a_paper(
            at in select(REGIONS),
            pack in any::<prop::sample::Index>(),
            named in prop::collection::vec(select(BODIES), 0..4),
            has_paper in any::<bool>(),
        ) {
            let packs: Vec<&Pack> = Library::shipped().all().map(|(pack, _)| pack).collect();
            let pack = *pack.get(&packs);
            let parties: Vec<Party> = named.iter().map(|text| party(text)).collect();
            let own = named.iter().any(|text| text.split('/').next() == Some(at.1));
            let reached = pack.region.as_ref().is_none_or(|scope| region::within(at.0, scope));
            match decide_hand(pack, seat(at.0), parties.clone(), has_paper) {
                Ok(none) if none.is_empty() => {
                    prop_assert!(parties.is_empty() || own);
                }
                Ok(entered) => prop_assert!(has_paper && entered == parties),
                Err(_) => prop_assert!(!(has_paper || own && reached)),
            }
        }
    }

    /// The text of a party says which it is, for ever.
    #[test]
    fn a_party_is_read_as_it_was_written() {
        for text in ["county/government", "enterprise", "energy"] {
            let written = serde_json::to_value(party(text)).unwrap();
            assert_eq!(written, text);
            assert_eq!(serde_json::from_value::<Party>(written).unwrap(), party(text));
        }
        assert_eq!(party("energy"), Party::Department("energy".into()));
    }
}
