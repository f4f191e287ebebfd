//! The quota ledger 抽查比例: of each region and year how many mines must be checked, are drawn, are
//! done, and where the year ends at this pace.

mod ahead;
mod book;
mod counted;
mod facts;
mod owed;
mod state;
#[cfg(test)]
mod tests;
mod view;

use chrono::{Datelike as _, NaiveDate};
use rules::pack::Rulebook;
use rules::quota::Quarter;

pub(crate) use ahead::YearPlans;
pub use ahead::{plan_year, year_plan};
pub(crate) use book::{Account, Book};
pub(super) use counted::Counted;
pub use state::{save_document, state};
pub use view::get;

use crate::{Result, Session, clock};

/// The year of a region as it stands today. A plan takes from it what to draw now
/// (`county(code).to_draw`), the desk who is behind.
pub(crate) fn book(session: &Session, region: &str, today: NaiveDate) -> Result<Book> {
    let facts = facts::Facts::of_year(session, today.year())?;
    Book::of(session, region, today, &facts)
}

/// The rules by which a year is reckoned: today's, of a past year those of its last day, of a coming
/// one those of its first.
fn rules_of(session: &Session, year: i32) -> Result<Rulebook<'static>> {
    let today = clock::date(session.store.now_ms());
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(today);
    session.rulebook_on(today.clamp(day(1, 1), day(12, 31)))
}

fn quarter(day: NaiveDate) -> Quarter {
    let number = u8::try_from(clock::quarter(day)).unwrap_or(1);
    Quarter::new(number).unwrap_or(Quarter::ALL[0])
}

pub(crate) fn count(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
