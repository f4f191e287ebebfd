//! Where a region's year stands.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::{Check, Drawn, Quarter, Standing, this_quarter};

/// What the ledger of a region is reckoned from.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Distinct mines that the year asks for.
    pub yearly: u64,
    /// Mines at the snapshot that the year is reckoned on, and now.
    pub n_snapshot: u64,
    pub n_now: u64,
    /// The one that it is.
    pub quarter: Quarter,
    pub drawn: &'a [Drawn],
    pub checks: &'a [Check],
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    pub n_snapshot: u64,
    pub n_now: u64,
    pub yearly: u64,
    /// Distinct mines with a completed random check; one removed since still counts.
    pub done: u64,
    pub remaining: u64,
    /// Distinct mines that random draws took.
    pub drawn: u64,
    /// Drawn mines whose check is still to come.
    pub pending: u64,
    /// Completed random checks in each quarter, repeats included.
    pub by_quarter: [u64; 4],
    /// Mines that were drawn in each quarter, by all its draws together.
    pub drawn_by_quarter: [u64; 4],
    /// What each quarter asks for where each needs a check: the past ones as it was then, this one
    /// reckoned from what was done before it, so that the figure doesn't move while its checks come
    /// in, those to come as if each before them did its part.
    pub asked: [u64; 4],
    /// The year over its quarters as a plan of it starts: those that are over with the mines that
    /// they checked first, the others with what they ask.
    pub spread: [u64; 4],
    to_draw_quarter: u64,
    to_draw_year: u64,
}

impl Ledger {
    pub fn of(known: Known<'_>) -> Self {
        let counted = Counted::of(known);
        let done = counted.distinct(|_| true);
        let pending = counted.pending();
        let fresh = pending.difference(&done).count() as u64;
        let remaining = known.yearly.saturating_sub(done.len() as u64);
        let asked = counted.asked();
        let drawn = || known.drawn.iter().filter(|one| !one.in_place);
        Self {
            n_snapshot: known.n_snapshot,
            n_now: known.n_now,
            yearly: known.yearly,
            done: done.len() as u64,
            remaining,
            drawn: drawn().map(|one| &one.mine).collect::<BTreeSet<_>>().len() as u64,
            pending: pending.len() as u64,
            by_quarter: Quarter::ALL.map(|quarter| counted.in_quarter(quarter)),
            drawn_by_quarter: Quarter::ALL
                .map(|quarter| drawn().filter(|one| one.quarter == quarter).count() as u64),
            to_draw_quarter: counted.to_draw(asked, pending.len() as u64, fresh),
            to_draw_year: remaining.saturating_sub(fresh),
            spread: counted.spread(asked),
            asked,
        }
    }

    /// What a further draw should take now: spread over the quarters where each needs a check, else
    /// all that the year still lacks. What is drawn already is on its way.
    pub fn to_draw(&self, each_quarter: bool) -> u64 {
        if each_quarter { self.to_draw_quarter } else { self.to_draw_year }
    }

    /// Of the first quarters of the year that are over, those that had no check though there were
    /// mines.
    pub fn missed(&self, over: u8) -> Vec<Quarter> {
        let empty = |quarter: &Quarter| self.by_quarter[quarter.index()] == 0;
        let past = Quarter::ALL.into_iter().filter(|quarter| quarter.number() <= over);
        past.filter(|quarter| self.n_snapshot > 0 && empty(quarter)).collect()
    }
}

/// Completed random checks, whatever else there is.
struct Counted<'a> {
    known: Known<'a>,
    checks: Vec<&'a Check>,
}

impl<'a> Counted<'a> {
    fn of(known: Known<'a>) -> Self {
        let counts = |check: &&Check| check.standing == Standing::Counts;
        Self { known, checks: known.checks.iter().filter(counts).collect() }
    }

    fn distinct(&self, when: impl Fn(Quarter) -> bool) -> BTreeSet<&'a str> {
        let found = self.checks.iter().filter(|check| when(check.quarter));
        found.map(|check| check.mine.as_str()).collect()
    }

    fn in_quarter(&self, quarter: Quarter) -> u64 {
        self.checks.iter().filter(|check| check.quarter == quarter).count() as u64
    }

    /// Drawn and not visited since. Who was shut or refused waits no longer: its substitute does,
    /// or a top-up takes the next one.
    fn pending(&self) -> BTreeSet<&'a str> {
        let mut visited: BTreeMap<&str, Quarter> = BTreeMap::new();
        for check in self.known.checks.iter().filter(|check| is_of_a_draw(check.standing)) {
            let last = visited.entry(&check.mine).or_insert(check.quarter);
            *last = check.quarter.max(*last);
        }
        let since = |one: &&Drawn| visited.get(one.mine.as_str()).is_none_or(|q| *q < one.quarter);
        self.known.drawn.iter().filter(since).map(|one| one.mine.as_str()).collect()
    }

    fn asked(&self) -> [u64; 4] {
        let Known { yearly, n_snapshot: n, quarter: now, .. } = self.known;
        let mut left = yearly;
        Quarter::ALL.map(|quarter| {
            if quarter <= now {
                let before = self.distinct(|other| other < quarter).len() as u64;
                left = yearly.saturating_sub(before);
            }
            let asked = this_quarter(left, quarter, n);
            let fresh = if quarter == now { self.fresh_in(quarter) } else { 0 };
            left = left.saturating_sub(asked.max(fresh));
            asked
        })
    }

    fn spread(&self, asked: [u64; 4]) -> [u64; 4] {
        let now = self.known.quarter;
        Quarter::ALL.map(|quarter| {
            let (asked, fresh) = (asked[quarter.index()], self.fresh_in(quarter));
            match quarter.cmp(&now) {
                Ordering::Less => fresh,
                Ordering::Equal => asked.max(fresh),
                Ordering::Greater => asked,
            }
        })
    }

    /// Distinct mines whose first check of the year was in this quarter.
    fn fresh_in(&self, quarter: Quarter) -> u64 {
        let before = self.distinct(|other| other < quarter);
        self.distinct(|other| other == quarter).difference(&before).count() as u64
    }

    /// At least one check, and as many mines not yet checked this year as the quarter asks for.
    fn to_draw(&self, asked: [u64; 4], pending: u64, fresh: u64) -> u64 {
        let Known { yearly, n_snapshot, quarter, .. } = self.known;
        let before = self.distinct(|other| other < quarter).len() as u64;
        let owed = if yearly > before { asked[quarter.index()] } else { 0 };
        let lacks = owed.saturating_sub(self.fresh_in(quarter) + fresh);
        let none = n_snapshot > 0 && self.in_quarter(quarter) == 0 && pending == 0;
        lacks.max(u64::from(none))
    }
}

/// Whether it was the visit that the draw asked for, however it ended.
fn is_of_a_draw(standing: Standing) -> bool {
    matches!(standing, Standing::Counts | Standing::NotDone | Standing::Unlisted)
}
