//! Mines in groups that no target tells apart, counted from an index alone.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rules::mine::{Field, ListLevel, Method, Mine, Scale, Status};
use rules::target::Alike;
use rusqlite::Row;

use crate::error::Result;
use crate::json::{from_json, json};
use crate::open::Store;

/// What the index has of a licence's end, in its words.
const LICENCE_TO: &str = "json_extract(details, '$.licence_to')";

/// Which mines a group holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    region: String,
    /// Column `alike`.
    alike: String,
    ends: Ends,
}

/// When the licences of a group end: from one turn until before the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ends {
    from: Option<NaiveDate>,
    before: Option<NaiveDate>,
}

impl Ends {
    fn between(turns: &BTreeSet<NaiveDate>) -> Vec<Self> {
        let turns = || turns.iter().copied().map(Some);
        let ends = std::iter::once(None).chain(turns()).zip(turns().chain([None]));
        ends.map(|(from, before)| Self { from, before }).collect()
    }

    /// What nobody stated is as if it ended after all turns.
    fn condition(self) -> String {
        match (self.from, self.before) {
            (None, None) => "true".into(),
            (None, Some(before)) => format!("{LICENCE_TO} < '{before}'"),
            (Some(from), Some(before)) => {
                format!("{LICENCE_TO} >= '{from}' AND {LICENCE_TO} < '{before}'")
            }
            (Some(from), None) => format!("({LICENCE_TO} IS NULL OR {LICENCE_TO} >= '{from}')"),
        }
    }
}

impl Store {
    /// The mines whose region code begins with `within`. `turns`: as [`rules::target::turns`] has
    /// them; `planned`: those that a plan covers.
    pub fn alike_mines(
        &self,
        within: &str,
        turns: &BTreeSet<NaiveDate>,
        planned: &BTreeSet<String>,
    ) -> Result<Vec<(Group, Alike)>> {
        let all_ends = Ends::between(turns);
        let reader = self.reader();
        let mut statement = reader.prepare(&grouped(&all_ends))?;
        let mut rows = statement.query((within, json(planned)?))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let mine = shared(row)?;
            for (place, ends) in all_ends.iter().enumerate() {
                let number: u64 = row.get(2 + 2 * place)?;
                let planned: u64 = row.get(3 + 2 * place)?;
                if number > 0 {
                    found.push(group(row, &mine, *ends, number, planned)?);
                }
            }
        }
        Ok(found)
    }

    /// Ids and names of the first mines of a group, but for those of `others`: licences that end
    /// sooner come first.
    pub fn mines_of_group(
        &self,
        group: &Group,
        others: &BTreeSet<String>,
        limit: usize,
    ) -> Result<Vec<(String, String)>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(&members(group.ends))?;
        let rows = statement.query_map((&group.region, &group.alike), |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })?;
        let named = rows.filter(|row| !row.as_ref().is_ok_and(|(id, _)| others.contains(id)));
        Ok(named.take(limit).collect::<rusqlite::Result<_>>()?)
    }
}

/// Of each kind, for each of the ends: how many mines, and how many that are planned.
fn grouped(all_ends: &[Ends]) -> String {
    let counts: Vec<String> = all_ends
        .iter()
        .map(|ends| {
            let ends = ends.condition();
            format!(
                "count(*) FILTER (WHERE {ends}), count(*) FILTER (WHERE {ends} \
                 AND id IN (SELECT value FROM json_each(?2)))"
            )
        })
        .collect();
    format!(
        "SELECT region, alike, {} FROM mine INDEXED BY mine_alike \
         WHERE region >= ?1 AND region < ?1 || 'x' GROUP BY region, alike",
        counts.join(", ")
    )
}

fn members(ends: Ends) -> String {
    format!(
        "SELECT id, name FROM mine INDEXED BY mine_alike WHERE region = ?1 AND alike = ?2 AND {} \
         ORDER BY {LICENCE_TO}, id",
        ends.condition()
    )
}

/// What the column says, in its order; the last one is whether a leader answers.
type Told = (
    String,
    String,
    String,
    String,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    u8,
);

fn shared(row: &Row<'_>) -> rusqlite::Result<(Mine, bool)> {
    let (status, scale, method, list_level, category, plant, model, fund, led): Told =
        from_json(row, 1)?;
    let details = [
        (Field::Category, category),
        (Field::SandPlant, plant),
        (Field::ModelMine, model),
        (Field::FundAccrual, fund),
    ];
    let mine = Mine {
        region: row.get(0)?,
        method: Method::from_text(&method).unwrap_or_default(),
        scale: Scale::from_text(&scale).unwrap_or_default(),
        list_level: ListLevel::from_text(&list_level).unwrap_or_default(),
        status: Status::from_text(&status).unwrap_or_default(),
        details: details.into_iter().filter_map(|(f, value)| Some((f, value?))).collect(),
        ..Mine::default()
    };
    Ok((mine, led == 1))
}

fn group(
    row: &Row<'_>,
    (mine, led): &(Mine, bool),
    ends: Ends,
    number: u64,
    planned: u64,
) -> rusqlite::Result<(Group, Alike)> {
    let group = Group { region: mine.region.clone(), alike: row.get(1)?, ends };
    let mut mine = mine.clone();
    if let Some(day) = ends.before.and_then(|before| before.pred_opt()) {
        mine.details.insert(Field::LicenceTo, day.to_string());
    }
    Ok((group, Alike { mine, led: *led, number, planned }))
}

#[cfg(test)]
impl Store {
    /// How SQLite counts the groups, and how it finds those of one.
    pub(crate) fn plans_of_groups(&self, turns: &BTreeSet<NaiveDate>) -> [String; 2] {
        let all_ends = Ends::between(turns);
        [grouped(&all_ends), members(all_ends[0])].map(|sql| {
            let reader = self.reader();
            let mut statement = reader.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let lines = statement.query_map(["15", "[]"], |row| row.get::<_, String>(3)).unwrap();
            lines.map(std::result::Result::unwrap).collect::<Vec<_>>().join("\n")
        })
    }
}
