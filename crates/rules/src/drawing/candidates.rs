//! A draw among candidates: its mines are those whose applications wait at one station.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::filter::first_unmet;
use super::{Filter, Out, PlanKind, PlanRefusal};
use crate::mine::{Mine, Status};
use crate::pack::{Pack, Station};

/// Who waits where, as the list was frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidates {
    /// The id of the pack whose station it is.
    pub pack: String,
    pub station: String,
    /// Those who can be drawn, in the order of their mines.
    pub cases: Vec<Candidate>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    pub mine: String,
    /// Its application.
    pub case: String,
}

impl Candidates {
    /// The mine whose application, waiting there, is on the list.
    pub fn mine_of(&self, station: &str, case: &str) -> Option<&str> {
        let here = self.cases.iter().filter(|_| self.station == station);
        let mut own = here.filter(|candidate| candidate.case == case);
        own.next().map(|candidate| candidate.mine.as_str())
    }

    /// Without the mines that were left out.
    #[must_use]
    pub fn only(mut self, members: &BTreeSet<&str>) -> Self {
        self.cases.retain(|candidate| members.contains(candidate.mine.as_str()));
        self
    }
}

/// The station whose applications are drawn from: named for a draw among candidates, and for no
/// other.
pub fn decide_station<'a>(
    pack: Option<&'a Pack>,
    kind: PlanKind,
    station: &str,
) -> Result<Option<&'a Station>, PlanRefusal> {
    match (kind, station) {
        (PlanKind::Selection, "") => Err(PlanRefusal::NoStation),
        (PlanKind::Selection, id) => {
            let found = pack.and_then(|pack| pack.station(id));
            let found = found.filter(|station| station.kind.may_be_drawn_at());
            found.map(Some).ok_or_else(|| PlanRefusal::NotDrawnAt(id.to_owned()))
        }
        (_, "") => Ok(None),
        (_, id) => Err(PlanRefusal::NotDrawnAt(id.to_owned())),
    }
}

/// Whoever waits is drawn from: lists and exemptions are of spot checks. A closed mine can't be
/// verified, and who was drawn once is not drawn again before it is concluded.
pub fn candidate_out(mine: &Mine, filters: &[Filter], drawn: bool) -> Option<Out> {
    if mine.status == Status::Closed {
        return Some(Out::Closed);
    }
    let unmet = first_unmet(filters, mine).map(|by| Out::NotChosen { by });
    unmet.or_else(|| drawn.then_some(Out::AlreadyDrawn))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Library;

    #[test]
    fn a_draw_among_candidates_names_a_station_where_some_may_be_drawn() {
        let library = Library::shipped();
        let ask = |id: &str, kind, station: &str| {
            let pack = library.newest(id).map(|(pack, _)| pack);
            let found = decide_station(pack, kind, station);
            found.map(|one| one.map(|one| one.id.as_str())).map_err(|refusal| refusal.code())
        };
        let selection = PlanKind::Selection;
        assert_eq!(ask("GS", selection, "verification"), Ok(Some("verification")));
        assert_eq!(ask("XJ-draft", selection, "selection"), Ok(Some("selection")));
        assert_eq!(ask("GS", selection, ""), Err("draw-no-station"));
        assert_eq!(ask("GS", selection, "publicity"), Err("draw-not-drawn-at"));
        assert_eq!(ask("OR", selection, "verification"), Err("draw-not-drawn-at"));
        assert_eq!(ask("CN-2024", selection, "verification"), Err("draw-not-drawn-at"));
        assert_eq!(ask("GS", PlanKind::Annual, ""), Ok(None));
        assert_eq!(ask("GS", PlanKind::Annual, "verification"), Err("draw-not-drawn-at"));
    }

    #[test]
    fn whoever_waits_is_drawn_from_once() {
        let mine = Mine::default();
        assert_eq!(candidate_out(&mine, &[], false), None);
        assert_eq!(candidate_out(&mine, &[], true), Some(Out::AlreadyDrawn));
        let closed = Mine { status: Status::Closed, ..Mine::default() };
        assert_eq!(candidate_out(&closed, &[], true), Some(Out::Closed));
    }

    #[test]
    fn a_list_knows_its_own_applications_at_its_own_station() {
        let case = |mine: &str, case: &str| Candidate { mine: mine.into(), case: case.into() };
        let list = Candidates {
            pack: "GS".into(),
            station: "verification".into(),
            cases: vec![case("m-1", "k-1"), case("m-2", "k-2")],
        };
        assert_eq!(list.mine_of("verification", "k-2"), Some("m-2"));
        assert_eq!(list.mine_of("publicity", "k-2"), None);
        assert_eq!(list.mine_of("verification", "m-2"), None);
        let rest = list.only(&["m-1"].into());
        assert_eq!(rest.cases, [case("m-1", "k-1")]);
    }
}
