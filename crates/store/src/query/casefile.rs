//! Cases: what boards and desks show, and the entries that rules judge.

use chrono::NaiveDate;
use record::{Record, Subject};
use rules::pack::PackRef;
use rules::procedure::{Case, Clock, Entry, Procedure, fold};
use rusqlite::types::Type;
use rusqlite::{OptionalExtension as _, Row};
use serde_json::Value;

use crate::error::{Result, StoreError};
use crate::json::from_json;
use crate::open::Store;
use crate::project::casefile;

/// What a case is to every list.
pub struct CaseFacts {
    pub id: String,
    pub kind: String,
    pub number: String,
    pub mine: String,
    /// Where it is at home, if it is about no mine.
    pub region: Option<String>,
    pub pack: PackRef,
    pub origin: Option<String>,
    pub station: String,
    pub opened: NaiveDate,
    pub closed: Option<NaiveDate>,
    pub in_conflict: bool,
    pub changed_at_ms: i64,
}

/// What cases are looked for; empty means all.
#[derive(Debug, Default, Clone, Copy)]
pub struct CaseFilter<'a> {
    pub kind: &'a str,
    pub mine: &'a str,
    pub origin: &'a str,
    /// A prefix of a GB/T 2260 code.
    pub region: &'a str,
    /// A part of the mine's name or of the case's number.
    pub text: &'a str,
    pub open_only: bool,
}

/// All records of a case, as the rules and as people read them.
pub struct CaseRecords {
    pub records: Vec<Record>,
    pub entries: Vec<Entry>,
    /// Some are of a newer version: the case can't go on here.
    pub newer: bool,
}

impl CaseRecords {
    pub fn fold<P: Procedure>(&self) -> Case<'_, P> {
        fold(&self.entries)
    }
}

const COLUMNS: &str = "c.id, c.kind, c.number, c.mine, c.pack, c.origin, c.station, c.opened, \
                       c.closed, c.tips, c.changed_at, c.region";

impl CaseFilter<'_> {
    /// Conditions, each with its one value.
    fn conditions(&self) -> Vec<(&'static str, String)> {
        let wanted = [
            ("c.kind = ?", self.kind.to_owned()),
            ("c.mine = ?", self.mine.to_owned()),
            ("c.origin = ?", self.origin.to_owned()),
            ("coalesce(m.region, c.region) GLOB ?", format!("{}*", self.region)),
            ("instr(coalesce(m.name, '') || char(10) || c.number, ?) > 0", self.text.to_owned()),
        ];
        wanted.into_iter().filter(|(_, value)| !value.is_empty() && value != "*").collect()
    }

    /// What is looked at, and the values of its conditions.
    fn source(&self) -> (String, Vec<String>) {
        let (conditions, values): (Vec<&str>, Vec<String>) = self.conditions().into_iter().unzip();
        let open = if self.open_only { "c.closed IS NULL" } else { "1 = 1" };
        let conditions: Vec<&str> = std::iter::once(open).chain(conditions).collect();
        let source = format!(
            "casefile c LEFT JOIN mine m ON m.id = c.mine WHERE {}",
            conditions.join(" AND ")
        );
        (source, values)
    }
}

impl Store {
    /// What changed last comes first.
    pub fn cases(&self, filter: &CaseFilter<'_>, limit: u32) -> Result<Vec<CaseFacts>> {
        let (source, values) = filter.source();
        let sql = format!(
            "SELECT {COLUMNS} FROM {source} ORDER BY c.changed_at DESC, c.id LIMIT {limit}"
        );
        let reader = self.reader();
        let mut statement = reader.prepare_cached(&sql)?;
        let values = rusqlite::params_from_iter(values);
        let rows = statement.query_map(values, facts)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many there are, however long a list of them may be.
    pub fn count_cases(&self, filter: &CaseFilter<'_>) -> Result<u32> {
        let (source, values) = filter.source();
        let count = format!("SELECT count(*) FROM {source}");
        let values = rusqlite::params_from_iter(values);
        Ok(self.reader().prepare_cached(&count)?.query_row(values, |row| row.get(0))?)
    }

    /// Every plan that was adopted by this clause, the oldest first.
    pub fn plans_adopted_by(&self, clause: &str) -> Result<Vec<CaseFacts>> {
        let reader = self.reader();
        let sql = format!(
            "SELECT {COLUMNS} FROM casefile c WHERE c.kind = 'plan' AND EXISTS \
             (SELECT 1 FROM record r WHERE r.subject = 'plan/' || c.id \
             AND r.kind = 'plan.adopted' AND instr(CAST(r.payload AS TEXT), ?1) > 0) \
             ORDER BY c.opened, c.id"
        );
        let mut statement = reader.prepare_cached(&sql)?;
        let named = format!("\"clause\":\"{clause}\"");
        let rows = statement.query_map([named], facts)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub fn case(&self, id: &str) -> Result<CaseFacts> {
        let reader = self.reader();
        let find = format!("SELECT {COLUMNS} FROM casefile c WHERE c.id = ?1");
        let found = reader.prepare_cached(&find)?.query_row([id], facts).optional()?;
        found.ok_or_else(|| StoreError::NotFound { what: format!("case {id}") })
    }

    /// How many cases of a kind have a number that begins so.
    pub fn cases_numbered(&self, kind: &str, begins: &str) -> Result<u32> {
        let reader = self.reader();
        let count = "SELECT count(*) FROM casefile WHERE kind = ?1 AND number GLOB ?2";
        let pattern = format!("{begins}*");
        Ok(reader.prepare_cached(count)?.query_row((kind, pattern), |row| row.get(0))?)
    }

    pub fn case_records(&self, case: &Subject) -> Result<CaseRecords> {
        let reader = self.reader();
        let records = casefile::records(&reader, case)?;
        let entries = records.iter().filter_map(casefile::case_entry).collect();
        let count = "SELECT count(*) > 0 FROM newer_record WHERE subject = ?1";
        let newer =
            reader.prepare_cached(count)?.query_row([case.to_string()], |row| row.get(0))?;
        Ok(CaseRecords { records, entries, newer })
    }

    /// The case of that kind that came from there, such as `inspection/i-1`.
    pub fn case_from(&self, kind: &str, origin: &str) -> Result<Option<String>> {
        let filter = CaseFilter { kind, origin, ..CaseFilter::default() };
        Ok(self.cases(&filter, 1)?.pop().map(|facts| facts.id))
    }

    /// Cases of other procedures whose records name this agency, such as one that it evaluated in: by
    /// its entry, or, chosen from outside the register, by a name that it has had.
    pub fn cases_naming(&self, agency: &str) -> Result<Vec<CaseFacts>> {
        let mut named = vec![format!("\"agency\":\"{agency}\"")];
        let entry = self.entry(agency)?;
        let names = entry.map(|entry| self.entry_names(&entry)).transpose()?.unwrap_or_default();
        let outside = |name| format!("\"evaluator\":{{\"name\":{}}}", Value::String(name));
        named.extend(names.into_iter().map(outside));
        let found = vec!["instr(CAST(r.payload AS TEXT), ?) > 0"; named.len()].join(" OR ");
        let sql = format!(
            "SELECT {COLUMNS} FROM casefile c WHERE c.kind <> 'agency' AND EXISTS \
             (SELECT 1 FROM record r WHERE r.subject = c.kind || '/' || c.id AND ({found})) \
             ORDER BY c.opened DESC, c.id"
        );
        let reader = self.reader();
        let mut statement = reader.prepare_cached(&sql)?;
        let rows = statement.query_map(rusqlite::params_from_iter(&named), facts)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Final inspections with a result, such as `rectify`, that no case of this kind follows yet.
    pub fn inspections_waiting(&self, result: &str, kind: &str) -> Result<Vec<String>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT f.inspection FROM finalised f JOIN result r ON r.inspection = f.inspection \
             WHERE r.results LIKE '%\"' || ?1 || '\"%' AND NOT EXISTS \
             (SELECT 1 FROM casefile c \
             WHERE c.origin = 'inspection/' || f.inspection AND c.kind = ?2) \
             ORDER BY f.finalised_at, f.inspection",
        )?;
        let rows = statement.query_map((result, kind), |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub fn clocks(&self, case: &str) -> Result<Vec<Clock>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT clause, duty, starts, due, mark FROM clock WHERE casefile = ?1 ORDER BY place",
        )?;
        let rows = statement.query_map([case], |row| clock(row, 0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn facts(row: &Row<'_>) -> rusqlite::Result<CaseFacts> {
    Ok(CaseFacts {
        id: row.get(0)?,
        kind: row.get(1)?,
        number: row.get(2)?,
        mine: row.get(3)?,
        pack: from_json(row, 4)?,
        origin: row.get(5)?,
        station: row.get(6)?,
        opened: day(row, 7)?.unwrap_or_default(),
        closed: day(row, 8)?,
        in_conflict: row.get::<_, u32>(9)? > 1,
        changed_at_ms: row.get(10)?,
        region: row.get(11)?,
    })
}

/// From the columns clause, duty, starts, due and mark, the first of which is named.
pub(super) fn clock(row: &Row<'_>, first: usize) -> rusqlite::Result<Clock> {
    Ok(Clock {
        clause: row.get(first)?,
        duty: row.get(first + 1)?,
        from: day(row, first + 2)?.unwrap_or_default(),
        due: day(row, first + 3)?,
        mark: from_json(row, first + 4)?,
    })
}

/// A day, or nothing.
pub(super) fn day(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<NaiveDate>> {
    let Some(text) = row.get_ref(column)?.as_str_or_null()? else { return Ok(None) };
    let wrong = |e| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(e));
    text.parse().map(Some).map_err(wrong)
}
