//! What runs out: clocks of cases, and days in the registry.

use chrono::NaiveDate;
use rules::mine::Field;
use rules::pack::PackRef;
use rules::procedure::Clock;

use super::casefile::{clock, day};
use crate::error::Result;
use crate::json::from_json;
use crate::open::Store;

/// A clock of a case, with whom it concerns.
pub struct ClockFacts {
    pub case: String,
    pub kind: String,
    pub number: String,
    /// Whom it is about: a mine, an agency's entry, or nobody.
    pub mine: String,
    /// Where the case is at home, if it is about no mine.
    pub region: Option<String>,
    pub pack: PackRef,
    pub clock: Clock,
}

/// A day in the registry.
pub struct MineDay {
    pub mine: String,
    pub day: NaiveDate,
}

/// From one day to another, both counted in, of mines whose region code begins so.
#[derive(Debug, Clone, Copy)]
pub struct Span<'a> {
    pub region: &'a str,
    pub from: Option<NaiveDate>,
    pub to: NaiveDate,
}

impl Span<'_> {
    fn bounds(&self) -> [String; 3] {
        // Every day sorts after the empty text.
        let from = self.from.map_or_else(String::new, |day| day.to_string());
        [from, self.to.to_string(), format!("{}*", self.region)]
    }
}

impl Store {
    /// Clocks that are due in the span, the longest due first. Cases about no mine and no region
    /// are in every one.
    pub fn clocks_due(&self, span: Span<'_>, limit: u32) -> Result<Vec<ClockFacts>> {
        self.clocks_where("k.due BETWEEN ?1 AND ?2", "k.due, k.casefile", span, limit)
    }

    /// Clocks without a day: held, to be asked, or only counted; the oldest first.
    pub fn clocks_without_day(&self, region: &str, limit: u32) -> Result<Vec<ClockFacts>> {
        let span = Span { region, from: None, to: NaiveDate::MAX };
        self.clocks_where("k.due IS NULL AND ?1 < ?2", "k.starts, k.casefile", span, limit)
    }

    fn clocks_where(
        &self,
        condition: &str,
        order: &str,
        span: Span<'_>,
        limit: u32,
    ) -> Result<Vec<ClockFacts>> {
        let reader = self.reader();
        let sql = format!(
            "SELECT k.casefile, c.kind, c.number, k.mine, k.clause, k.duty, k.starts, k.due, \
             k.mark, c.pack, k.region FROM clock k JOIN casefile c ON c.id = k.casefile \
             LEFT JOIN mine m ON m.id = k.mine \
             WHERE {condition} AND coalesce(coalesce(m.region, k.region) GLOB ?3, 1) \
             ORDER BY {order} LIMIT {limit}"
        );
        let mut statement = reader.prepare_cached(&sql)?;
        let rows = statement.query_map(span.bounds(), |row| {
            Ok(ClockFacts {
                case: row.get(0)?,
                kind: row.get(1)?,
                number: row.get(2)?,
                mine: row.get(3)?,
                clock: clock(row, 4)?,
                pack: from_json(row, 9)?,
                region: row.get(10)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub fn count_clocks_due(&self, span: Span<'_>) -> Result<u32> {
        let count = "SELECT count(*) FROM clock k LEFT JOIN mine m ON m.id = k.mine \
                     WHERE k.due BETWEEN ?1 AND ?2 \
                     AND coalesce(coalesce(m.region, k.region) GLOB ?3, 1)";
        self.count(count, span)
    }

    /// Mines that aren't closed and whose day of this field is in the span, the newest day first.
    pub fn mine_days(&self, field: Field, span: Span<'_>, limit: u32) -> Result<Vec<MineDay>> {
        let reader = self.reader();
        let sql = format!(
            "SELECT id, {0} FROM mine WHERE {1} ORDER BY {0} DESC, id LIMIT {limit}",
            path(field),
            in_span(field)
        );
        let mut statement = reader.prepare_cached(&sql)?;
        let rows = statement.query_map(span.bounds(), |row| {
            Ok(MineDay { mine: row.get(0)?, day: day(row, 1)?.unwrap_or_default() })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub fn count_mine_days(&self, field: Field, span: Span<'_>) -> Result<u32> {
        let count = format!("SELECT count(*) FROM mine WHERE {}", in_span(field));
        self.count(&count, span)
    }

    /// Mines that aren't closed and whose region code begins so.
    pub fn count_open_mines(&self, region: &str) -> Result<u32> {
        let find = "SELECT count(*) FROM mine WHERE status <> 'closed' AND region GLOB ?1";
        let region = format!("{region}*");
        Ok(self.reader().prepare_cached(find)?.query_row([region], |row| row.get(0))?)
    }

    fn count(&self, sql: &str, span: Span<'_>) -> Result<u32> {
        Ok(self.reader().prepare_cached(sql)?.query_row(span.bounds(), |row| row.get(0))?)
    }
}

/// As the index of the field is written, so that it is used.
fn path(field: Field) -> String {
    format!("json_extract(details, '$.{}')", field.code())
}

fn in_span(field: Field) -> String {
    format!(
        "{0} BETWEEN ?1 AND ?2 AND {0} IS NOT NULL AND status <> 'closed' AND region GLOB ?3",
        path(field)
    )
}
