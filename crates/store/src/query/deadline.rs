//! What runs out: clocks of cases, and days in the registry.

use chrono::NaiveDate;
use rules::mine::{Field, Mine};
use rules::pack::PackRef;
use rules::procedure::Clock;

use super::casefile::{clock, day};
use crate::error::Result;
use crate::json::from_json;
use crate::open::Store;
use crate::query::mine::{COLUMNS, read_mine};

/// A clock of a case, with whom it concerns.
pub struct ClockFacts {
    pub case: String,
    pub kind: String,
    pub number: String,
    /// Whom it is about: a mine, an agency's entry, or nobody.
    pub mine: String,
    /// What the mine is called, if it is about one that is known.
    pub mine_name: Option<String>,
    /// Where the mine lies, or the case is at home.
    pub region: Option<String>,
    pub pack: PackRef,
    pub clock: Clock,
}

/// A day in the registry.
pub struct MineDay {
    pub mine: Mine,
    pub day: NaiveDate,
}

/// How many days are before today, and how many from then on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    pub before: u32,
    pub since: u32,
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
        [from, self.to.to_string(), self.region.to_owned()]
    }
}

/// Region codes are digits.
const IN_REGION: &str = "region >= ?3 AND region < ?3 || 'x'";

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
             k.mark, c.pack, k.region, m.name FROM clock k JOIN casefile c ON c.id = k.casefile \
             LEFT JOIN mine m ON m.id = k.mine \
             WHERE {condition} AND (k.region IS NULL OR k.region >= ?3 AND k.region < ?3 || 'x') \
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
                mine_name: row.get(11)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Clocks with a day up to `until`.
    pub fn count_clocks_due(
        &self,
        region: &str,
        today: NaiveDate,
        until: NaiveDate,
    ) -> Result<Counted> {
        let count = format!(
            "SELECT count(*) FILTER (WHERE due < ?1), count(*) FILTER (WHERE due >= ?1) \
             FROM clock WHERE due <= ?2 AND (region IS NULL OR {IN_REGION})"
        );
        self.count(&count, Span { region, from: Some(today), to: until })
    }

    /// Mines that aren't closed and whose day of this field is in the span: the newest first, or
    /// the next first if the span has a beginning.
    pub fn mine_days(&self, field: Field, span: Span<'_>, limit: u32) -> Result<Vec<MineDay>> {
        let reader = self.reader();
        // The page is found in the index alone; only its mines are read.
        let sql = format!(
            "SELECT {COLUMNS}, day FROM (SELECT number AS found, {0} AS day FROM mine \
             WHERE {0} >= ?1 AND {1} ORDER BY day {2}, id LIMIT {limit}) \
             JOIN mine ON number = found ORDER BY day {2}, id",
            path(field),
            open_until(field),
            if span.from.is_some() { "ASC" } else { "DESC" },
        );
        let mut statement = reader.prepare_cached(&sql)?;
        let rows = statement.query_map(span.bounds(), |row| {
            let last = row.as_ref().column_count() - 1;
            Ok(MineDay { mine: read_mine(row)?, day: day(row, last)?.unwrap_or_default() })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Days of this field up to `until`, of mines that aren't closed.
    pub fn count_mine_days(
        &self,
        field: Field,
        region: &str,
        today: NaiveDate,
        until: NaiveDate,
    ) -> Result<Counted> {
        let count = format!(
            "SELECT count(*) FILTER (WHERE {0} < ?1), count(*) FILTER (WHERE {0} >= ?1) \
             FROM mine WHERE {1}",
            path(field),
            open_until(field),
        );
        self.count(&count, Span { region, from: Some(today), to: until })
    }

    /// Mines that aren't closed and whose region code begins so.
    pub fn count_open_mines(&self, region: &str) -> Result<u32> {
        let find = "SELECT count(*) FROM mine WHERE status <> 'closed' AND region GLOB ?1";
        let region = format!("{region}*");
        Ok(self.reader().prepare_cached(find)?.query_row([region], |row| row.get(0))?)
    }

    fn count(&self, sql: &str, span: Span<'_>) -> Result<Counted> {
        let read =
            |row: &rusqlite::Row<'_>| Ok(Counted { before: row.get(0)?, since: row.get(1)? });
        Ok(self.reader().prepare_cached(sql)?.query_row(span.bounds(), read)?)
    }
}

/// As the index of the field is written, so that it is used.
fn path(field: Field) -> String {
    format!("json_extract(details, '$.{}')", field.code())
}

fn open_until(field: Field) -> String {
    format!("{0} <= ?2 AND {0} IS NOT NULL AND status <> 'closed' AND {IN_REGION}", path(field))
}
