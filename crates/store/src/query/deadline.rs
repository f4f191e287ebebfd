//! What runs out: clocks of cases, and days in the registry.

use chrono::NaiveDate;
use rules::mine::{Field, Mine};
use rules::pack::PackRef;
use rules::procedure::Clock;

use super::casefile::{clock, day};
use crate::error::Result;
use crate::json::{from_json, json};
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

/// Mines whose field holds one of these codes; the empty text is what nobody stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Among {
    pub field: Field,
    pub codes: &'static [&'static str],
}

impl Among {
    fn condition(&self) -> String {
        let codes: Vec<String> = self.codes.iter().map(|code| format!("'{code}'")).collect();
        format!("coalesce({}, '') IN ({})", path(self.field), codes.join(", "))
    }
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
        self.clocks_where("k.due BETWEEN ?1 AND ?2", "k.due, k.casefile", span, &[], limit)
    }

    /// Clocks without a day: held, to be asked, or only counted; the oldest first. Cases about no
    /// mine and no region are left out if they were opened under the packs of `elsewhere`.
    pub fn clocks_without_day(
        &self,
        region: &str,
        elsewhere: &[&str],
        limit: u32,
    ) -> Result<Vec<ClockFacts>> {
        let span = Span { region, from: None, to: NaiveDate::MAX };
        let order = "k.starts, k.casefile";
        self.clocks_where("k.due IS NULL AND ?1 < ?2", order, span, elsewhere, limit)
    }

    fn clocks_where(
        &self,
        condition: &str,
        order: &str,
        span: Span<'_>,
        elsewhere: &[&str],
        limit: u32,
    ) -> Result<Vec<ClockFacts>> {
        let [from, to, region] = span.bounds();
        let elsewhere = json(elsewhere)?;
        let reader = self.reader();
        let sql = format!(
            "SELECT k.casefile, c.kind, c.number, k.mine, k.clause, k.duty, k.starts, k.due, \
             k.mark, c.pack, k.region, m.name FROM clock k JOIN casefile c ON c.id = k.casefile \
             LEFT JOIN mine m ON m.id = k.mine \
             WHERE {condition} AND (k.region IS NULL OR k.region >= ?3 AND k.region < ?3 || 'x') \
             AND (k.region IS NOT NULL OR m.name IS NOT NULL OR json_extract(c.pack, '$.id') \
             NOT IN (SELECT value FROM json_each(?4))) \
             ORDER BY {order} LIMIT {limit}"
        );
        let mut statement = reader.prepare_cached(&sql)?;
        let rows = statement.query_map((from, to, region, elsewhere), |row| {
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

    /// Mines that aren't closed, whom the day concerns, and whose day of this field is in the span:
    /// the newest first, or the next first if the span has a beginning.
    pub fn mine_days(
        &self,
        field: Field,
        among: &[Among],
        span: Span<'_>,
        limit: u32,
    ) -> Result<Vec<MineDay>> {
        let reader = self.reader();
        let sql = page(field, among, span.from.is_some(), limit);
        let mut statement = reader.prepare_cached(&sql)?;
        let rows = statement.query_map(span.bounds(), |row| {
            let last = row.as_ref().column_count() - 1;
            Ok(MineDay { mine: read_mine(row)?, day: day(row, last)?.unwrap_or_default() })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Days of this field up to `until`, of mines that aren't closed and whom they concern.
    pub fn count_mine_days(
        &self,
        field: Field,
        among: &[Among],
        region: &str,
        today: NaiveDate,
        until: NaiveDate,
    ) -> Result<Counted> {
        let count = format!(
            "SELECT count(*) FILTER (WHERE {0} < ?1), count(*) FILTER (WHERE {0} >= ?1) \
             FROM mine WHERE {1}",
            path(field),
            open_until(field, among),
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

/// As the indexes are written, so that they are used.
fn path(field: Field) -> String {
    match field.detail() {
        Some(_) => format!("json_extract(details, '$.{}')", field.code()),
        None => field.code().to_owned(),
    }
}

fn open_until(field: Field, among: &[Among]) -> String {
    let day = path(field);
    let open = format!("{day} <= ?2 AND {day} IS NOT NULL AND status <> 'closed' AND {IN_REGION}");
    among.iter().fold(open, |all, one| format!("{all} AND {}", one.condition()))
}

/// The page is found in the index alone; only its mines are read.
fn page(field: Field, among: &[Among], ascending: bool, limit: u32) -> String {
    format!(
        "SELECT {COLUMNS}, day FROM (SELECT number AS found, {0} AS day FROM mine \
         WHERE {0} >= ?1 AND {1} ORDER BY day {2}, id LIMIT {limit}) \
         JOIN mine ON number = found ORDER BY day {2}, id",
        path(field),
        open_until(field, among),
        if ascending { "ASC" } else { "DESC" },
    )
}

#[cfg(test)]
impl Store {
    /// How SQLite finds a page of days.
    pub(crate) fn plan_of_mine_days(&self, field: Field, among: &[Among]) -> String {
        let reader = self.reader();
        let explain = format!("EXPLAIN QUERY PLAN {}", page(field, among, true, 20));
        let mut statement = reader.prepare(&explain).unwrap();
        let lines = statement.query_map(["", "9", "15"], |row| row.get::<_, String>(3)).unwrap();
        lines.map(std::result::Result::unwrap).collect::<Vec<_>>().join("\n")
    }
}
