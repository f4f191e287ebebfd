//! The accounts of a region: one for each county, and one for the whole where it owes its share as
//! such.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};
use rules::quota::{Check, Drawn, Known, Ledger, Pace, Part, Quarter, Snapshot, apportion, yearly};
use rules::region;

use super::counted::by_county;
use super::facts::Facts;
use super::owed::{Owed, owed, owed_whole};
use super::quarter;
use crate::{Result, Session};

/// Where the year of one region stands.
pub(crate) struct Account {
    pub region: String,
    /// None: no source gives a share.
    pub owed: Option<Owed>,
    /// The day on which the year's first draw fixed N.
    pub fixed: Option<NaiveDate>,
    pub ledger: Ledger,
    /// What a further draw should take now; nothing once the year is over.
    pub to_draw: u64,
    pub pace: Option<Pace>,
    pub missed: Vec<Quarter>,
}

pub(crate) struct Book {
    /// The region that owes a share as a whole; its counties then bear parts of it.
    pub whole: Option<Account>,
    pub counties: Vec<Account>,
}

impl Book {
    pub(super) fn of(
        session: &Session,
        scope: &str,
        today: NaiveDate,
        facts: &Facts,
    ) -> Result<Self> {
        let whole = owed_whole(&facts.rules, scope, facts.year, &facts.stated);
        let covers = whole.as_ref().map_or(scope, |owed| owed.region.as_str());
        let reckoning = Reckoning::new(today, facts, by_county(session, &facts.rules, covers)?);
        let counties = reckoning.counties(covers);
        let Some(owed) = whole else {
            let counties = counties.iter().map(|county| reckoning.own(county)).collect();
            return Ok(Self { whole: None, counties });
        };
        // A county with a share of its own bears no part of the wider one's.
        let (borne, own): (Vec<String>, Vec<String>) =
            counties.into_iter().partition(|county| reckoning.owner(county) == owed.region);
        let (whole, mut counties) = reckoning.shared(&owed, &borne);
        counties.extend(own.iter().map(|county| reckoning.own(county)));
        counties.sort_by(|a, b| a.region.cmp(&b.region));
        Ok(Self { whole: Some(whole), counties })
    }

    pub(crate) fn county(&self, code: &str) -> Option<&Account> {
        self.counties.iter().find(|account| account.region == code)
    }
}

/// What all accounts of a book are reckoned with.
struct Reckoning<'a> {
    /// Today, or the last day of a year that is over, or the first of one to come.
    day: NaiveDate,
    over: bool,
    facts: &'a Facts,
    now: BTreeMap<String, u32>,
}

impl<'a> Reckoning<'a> {
    fn new(today: NaiveDate, facts: &'a Facts, now: BTreeMap<String, u32>) -> Self {
        let over = facts.year < today.year();
        let day = |month, day| NaiveDate::from_ymd_opt(facts.year, month, day).unwrap_or(today);
        Self { day: today.clamp(day(1, 1), day(12, 31)), over, facts, now }
    }

    /// Those with mines that can be drawn, and those that something of the year was in.
    fn counties(&self, scope: &str) -> Vec<String> {
        let drawn = self.facts.drawn.iter().map(|(county, _)| county);
        let visited = self.facts.visits.iter().map(|told| &told.mine.region);
        let all: BTreeSet<&String> = self.now.keys().chain(drawn).chain(visited).collect();
        all.into_iter().filter(|county| region::within(county, scope)).cloned().collect()
    }

    /// N at the year's snapshot; as long as there is none, N of today.
    fn n(&self, county: &str) -> (u64, Option<NaiveDate>) {
        match Snapshot::first(self.facts.snapshots.iter(), self.facts.year, county) {
            Some((n, on)) => (n.into(), Some(on)),
            None => (self.n_now(county), None),
        }
    }

    fn n_now(&self, county: &str) -> u64 {
        self.now.get(county).copied().unwrap_or(0).into()
    }

    fn owed(&self, county: &str) -> Option<Owed> {
        owed(&self.facts.rules, county, self.facts.year, &self.facts.stated)
    }

    /// The region that owes the county's share; empty where none does.
    fn owner(&self, county: &str) -> String {
        self.owed(county).map(|owed| owed.region).unwrap_or_default()
    }

    /// A county with a share of its own, or with none.
    fn own(&self, county: &str) -> Account {
        let owed = self.owed(county);
        let (n, fixed) = self.n(county);
        let needed = owed.as_ref().map_or(0, |owed| yearly(owed.share, n));
        let within = |code: &str| code == county;
        self.account(county, owed, needed, (n, self.n_now(county), fixed), within)
    }

    /// GS-3.2: the whole owes; what each county bears is its part by largest remainder, of the year
    /// and of what is to be drawn now.
    fn shared(&self, owed: &Owed, counties: &[String]) -> (Account, Vec<Account>) {
        let fixed: Vec<(u64, Option<NaiveDate>)> = counties.iter().map(|one| self.n(one)).collect();
        let n: u64 = fixed.iter().map(|(n, _)| n).sum();
        let now: u64 = counties.iter().map(|county| self.n_now(county)).sum();
        let day = fixed.iter().filter_map(|(_, day)| *day).min();
        let needed = yearly(owed.share, n);
        let all = |code: &str| counties.iter().any(|county| county == code);
        let whole = self.account(&owed.region, Some(owed.clone()), needed, (n, now, day), all);
        let parts = counties.iter().zip(&fixed).map(|(one, (n, _))| (one.as_str(), Part::of(*n)));
        let borne = apportion(needed, &parts.collect());
        let mut accounts: Vec<Account> = counties
            .iter()
            .zip(fixed)
            .map(|(county, (n, day))| {
                let within = |code: &str| code == county.as_str();
                let counted = (n, self.n_now(county), day);
                self.account(county, Some(owed.clone()), borne[county.as_str()], counted, within)
            })
            .collect();
        let lacks = |one: &Account| Part {
            weight: one.to_draw,
            most: one.ledger.n_now.saturating_sub(one.ledger.drawn),
        };
        let parts = accounts.iter().map(|one| (one.region.as_str(), lacks(one))).collect();
        let to_draw: BTreeMap<String, u64> = apportion(whole.to_draw, &parts)
            .into_iter()
            .map(|(code, number)| (code.to_owned(), number))
            .collect();
        for account in &mut accounts {
            account.to_draw = to_draw[&account.region];
        }
        (whole, accounts)
    }

    fn account(
        &self,
        region: &str,
        owed: Option<Owed>,
        needed: u64,
        (n_snapshot, n_now, fixed): (u64, u64, Option<NaiveDate>),
        within: impl Fn(&str) -> bool,
    ) -> Account {
        let here = self.facts.visits.iter().filter(|told| within(&told.mine.region));
        let checks: Vec<Check> = here.map(|told| told.check.clone()).collect();
        let here = self.facts.drawn.iter().filter(|(county, _)| within(county));
        let drawn: Vec<Drawn> = here.map(|(_, drawn)| drawn.clone()).collect();
        let quarter = quarter(self.day);
        let ledger = Ledger::of(Known {
            yearly: needed,
            n_snapshot,
            n_now,
            quarter,
            drawn: &drawn,
            checks: &checks,
        });
        let quarterly = owed.as_ref().is_some_and(|owed| owed.quarterly);
        let past = if self.over { 4 } else { quarter.number() - 1 };
        Account {
            region: region.to_owned(),
            fixed,
            to_draw: if self.over { 0 } else { ledger.to_draw(quarterly) },
            pace: owed.as_ref().and_then(|_| Pace::of(ledger.done, needed, self.day)),
            missed: if quarterly { ledger.missed(past) } else { Vec::new() },
            owed,
            ledger,
        }
    }
}
