//! All that the ledgers of a year are reckoned from, as whoever is signed in may know it.

use std::collections::{BTreeMap, BTreeSet};

use rules::mine::{Field, ListLevel, Mine};
use rules::pack::Rulebook;
use rules::quota::{Check, Drawing, Drawn, Snapshot, Standing, Visit};
use store::query::draw::DrawFacts;
use store::query::quota::{SnapshotFacts, StatedFacts, VisitFacts};

use super::super::Draws;
use super::owed::lists;
use super::{quarter, rules_of};
use crate::{Result, Session, clock};

pub(super) struct Facts {
    pub year: i32,
    pub rules: Rulebook<'static>,
    pub stated: Vec<StatedFacts>,
    /// Of the draws that count and are committed to, in the order of the commitments.
    pub snapshots: Vec<Snapshot>,
    /// Mines that count, by random draws, each with its county.
    pub drawn: Vec<(String, Drawn)>,
    pub visits: Vec<Told>,
}

/// A finalised visit, and what the ledger makes of it.
pub(super) struct Told {
    pub visit: VisitFacts,
    pub mine: Mine,
    pub check: Check,
}

impl Facts {
    pub(super) fn of_year(session: &Session, year: i32) -> Result<Self> {
        let store = &session.store;
        let (from, until) = (clock::year_start_ms(year), clock::year_start_ms(year + 1));
        let draws = Draws::of(session)?;
        let snapshots = store.quota_snapshots()?;
        let random: BTreeMap<&str, bool> =
            snapshots.iter().map(|one| (one.draw.as_str(), one.snapshot.random)).collect();
        let rules = rules_of(session, year)?;
        let mut known = Known { void: draws.void, draws: BTreeMap::new() };
        let mut drawn = Vec::new();
        for draw in &draws.counting {
            let Some(random) = random.get(draw.id.as_str()) else { continue };
            let mut took = BTreeSet::new();
            for one in store.drawn_by(draw)?.into_iter().filter(|_| *random) {
                took.insert(one.mine.clone());
                if (from..until).contains(&one.at_ms)
                    && let Some(mine) = store.mine(&one.mine)?
                    && was_listed(session, &rules, &mine, one.at_ms)?
                {
                    let quarter = quarter(clock::date(one.at_ms));
                    let drawn_mine = Drawn { mine: one.mine, quarter, in_place: one.in_place };
                    drawn.push((mine.region, drawn_mine));
                }
            }
            known.draws.insert(draw.id.clone(), random.then_some(took));
        }
        let mut visits = Vec::new();
        for visit in store.visits_between(from, until)? {
            if let Some(mine) = store.mine(&visit.mine)? {
                visits.push(known.told(session, &rules, visit, mine)?);
            }
        }
        let snapshots = committed_to(&draws.counting, &snapshots);
        Ok(Self { year, rules, stated: store.stated_ratios()?, snapshots, drawn, visits })
    }
}

/// N of a list counts from the commitment to it on, and in the order of the commitments: what is only
/// frozen binds nobody, and what is committed to later moves no N that stands.
fn committed_to(counting: &[DrawFacts], snapshots: &[SnapshotFacts]) -> Vec<Snapshot> {
    let mut committed: Vec<(i64, &Snapshot)> = Vec::new();
    for one in snapshots {
        let draw = counting.iter().find(|draw| draw.id == one.draw);
        let commitment = draw.and_then(|draw| draw.commitment.as_ref());
        committed.extend(commitment.map(|commitment| (commitment.at_ms, &one.snapshot)));
    }
    committed.sort_by_key(|(at_ms, _)| *at_ms);
    committed.into_iter().map(|(_, snapshot)| snapshot.clone()).collect()
}

/// What visits are judged by.
struct Known {
    void: BTreeSet<String>,
    /// The mines that a draw took; none where it was directed.
    draws: BTreeMap<String, Option<BTreeSet<String>>>,
}

impl Known {
    fn told(
        &self,
        session: &Session,
        rules: &Rulebook<'static>,
        visit: VisitFacts,
        mine: Mine,
    ) -> Result<Told> {
        let drawing = |draw: &String| match self.draws.get(draw) {
            _ if self.void.contains(draw) => Drawing::Void,
            None => Drawing::Sealed,
            Some(None) => Drawing::Directed,
            Some(Some(took)) => Drawing::Random { drew: took.contains(&visit.mine) },
        };
        let draws: Vec<Drawing> = visit.draws.iter().map(drawing).collect();
        let listed = was_listed(session, rules, &mine, visit.at_ms)?;
        let judged = Visit { draws: &draws, results: &visit.results, listed };
        let check = Check {
            mine: visit.mine.clone(),
            quarter: quarter(clock::date(visit.at_ms)),
            standing: judged.standing(),
        };
        Ok(Told { visit, mine, check })
    }
}

/// On one of the lists that count, on that day: who is removed later stays in the numerator.
fn was_listed(
    session: &Session,
    rules: &Rulebook<'static>,
    mine: &Mine,
    at_ms: i64,
) -> Result<bool> {
    let lists = lists(rules, &mine.region);
    if lists.is_empty() || lists.contains(&mine.list_level) {
        return Ok(true);
    }
    Ok(lists.contains(&level_at(session, mine, at_ms)?))
}

fn level_at(session: &Session, mine: &Mine, at_ms: i64) -> Result<ListLevel> {
    let mut level = mine.list_level.code().to_owned();
    let changes = session.store.mine_changes(&mine.id)?;
    for change in changes.into_iter().take_while(|change| change.at_ms > at_ms) {
        let own = |shift: &store::query::mine_life::Shift| shift.field == Field::ListLevel.code();
        if let Some(shift) = change.changes.into_iter().find(own) {
            level = shift.before;
        }
    }
    Ok(ListLevel::from_text(&level).unwrap_or_default())
}

impl Told {
    /// Shown on its own line: it doesn't count, or its records contradict each other.
    pub(super) fn stands_out(&self) -> bool {
        self.check.standing != Standing::Counts || self.visit.contradicted
    }
}
