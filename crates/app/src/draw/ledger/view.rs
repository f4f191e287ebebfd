//! The ledger as the page shows it.

use chrono::Datelike as _;
use rules::quota::Standing;
use rules::region;
use store::query::quota::StatedFacts;

use super::facts::{Facts, Told};
use super::owed::asked;
use super::{Account, Book, count, quarter};
use crate::api::{LedgerQuarter, LedgerQuery, LedgerRow, LedgerView, LedgerVisit, StatedRow};
use crate::machine::region_name;
use crate::{App, AppError, Result, Session, clock};

/// Since when the oldest of the documents asks for checks.
const FIRST_YEAR: i32 = 2018;
/// Visits shown that don't count; nobody reads more at once.
const MOST_VISITS: usize = 200;

pub fn get(app: &App, query: LedgerQuery) -> Result<LedgerView> {
    let session = app.session()?;
    let today = clock::date(app.now_ms());
    let year = query.year.unwrap_or(today.year());
    if !(FIRST_YEAR..=today.year()).contains(&year) {
        return Err(AppError::not_found("year", &year.to_string()));
    }
    let code = query.region.unwrap_or_else(|| prefecture(&session.person.region));
    let scope = region::find(&code).ok_or_else(|| AppError::not_found("region", &code))?;
    let facts = Facts::of_year(&session, year)?;
    let book = Book::of(&session, scope.code, today, &facts)?;
    let covers = book.whole.as_ref().map_or(scope.code, |account| account.region.as_str());
    let apart: Vec<&Told> = facts
        .visits
        .iter()
        .rev()
        .filter(|told| told.stands_out() && region::within(&told.mine.region, covers))
        .collect();
    let over = year < today.year();
    Ok(LedgerView {
        region_name: region_name(scope.code),
        region: scope.code.to_owned(),
        year,
        this_year: today.year(),
        first_year: FIRST_YEAR,
        quarter: if over { 5 } else { quarter(today).number() },
        whole: book.whole.as_ref().map(row),
        rows: book.counties.iter().map(row).collect(),
        apart_all: count(apart.len() as u64),
        apart: apart.into_iter().take(MOST_VISITS).map(visit).collect(),
        may_state: asked(&facts.rules, scope.code).and_then(|(_, asked)| asked.share()).is_none(),
        stated: stated(&session, &facts, covers)?,
    })
}

/// The desk's own region: the prefecture around whoever is signed in.
fn prefecture(region: &str) -> String {
    format!("{:0<6}", region.get(..4).unwrap_or(region))
}

fn row(account: &Account) -> LedgerRow {
    let Account { ledger, owed, pace, .. } = account;
    let quarterly = owed.as_ref().is_some_and(|owed| owed.quarterly);
    let cell = |at: usize| LedgerQuarter {
        must: quarterly.then(|| count(ledger.asked[at])),
        drawn: count(ledger.drawn_by_quarter[at]),
        done: count(ledger.by_quarter[at]),
    };
    let if_owed = |n: u64| owed.as_ref().map(|_| count(n));
    LedgerRow {
        name: region_name(&account.region),
        region: account.region.clone(),
        share: owed.as_ref().map(|owed| String::from(owed.share)),
        source: owed.as_ref().map(|owed| owed.source.clone()),
        n: count(ledger.n_snapshot),
        fixed_on: account.fixed.map(|day| day.to_string()),
        n_now: count(ledger.n_now),
        needed: if_owed(ledger.yearly),
        drawn: count(ledger.drawn),
        done: count(ledger.done),
        pending: count(ledger.pending),
        remaining: if_owed(ledger.remaining),
        to_draw: if_owed(account.to_draw),
        quarters: (0..4).map(cell).collect(),
        missed: account.missed.iter().map(|quarter| quarter.number()).collect(),
        at_end: pace.map(|pace| count(pace.at_end)),
        short: pace.map(|pace| count(pace.short)),
    }
}

/// A complete check whose records contradict each other counts: the visit was made. It is shown.
fn visit(told: &Told) -> LedgerVisit {
    let contradicted = told.visit.contradicted && told.check.standing == Standing::Counts;
    LedgerVisit {
        inspection: told.visit.inspection.clone(),
        number: told.visit.number.clone(),
        mine: told.mine.id.clone(),
        mine_name: told.mine.name.clone(),
        region_name: region_name(&told.mine.region),
        at_ms: told.visit.at_ms,
        why: if contradicted { "contradicted" } else { told.check.standing.code() }.to_owned(),
    }
}

/// Ratios that were stated for this region, for one around it or inside it.
fn stated(session: &Session, facts: &Facts, covers: &str) -> Result<Vec<StatedRow>> {
    let near = |one: &&StatedFacts| {
        let other = &one.stated.region;
        let touches = region::within(other, covers) || region::within(covers, other);
        one.stated.year == facts.year && touches
    };
    let shown = |one: &StatedFacts| -> Result<StatedRow> {
        Ok(StatedRow {
            region: one.stated.region.clone(),
            region_name: region_name(&one.stated.region),
            year: one.stated.year,
            ratio: String::from(one.stated.ratio),
            reason: one.stated.reason.clone(),
            document: one.stated.document.name.clone(),
            by: session.name_of(&one.actor)?,
            at_ms: one.at_ms,
        })
    };
    facts.stated.iter().filter(near).map(shown).collect()
}
