//! Changes of the registry that ask for a filing, until one is there.

use chrono::NaiveDate;
use rules::mine::{Field, Mine};

use super::casefile::day;
use super::deadline::MineDay;
use super::mine::{COLUMNS, read_mine};
use super::mine_life::Shift;
use crate::error::Result;
use crate::json::{from_json, json};
use crate::open::Store;

/// A moment of the log as a day in China, which has one time zone.
const DAY: &str = "date(s.at_ms / 1000 + 28800, 'unixepoch')";

/// A record that changed a mine and that no filing follows.
struct Told {
    mine: Mine,
    day: NaiveDate,
    shifts: Vec<Shift>,
}

impl Store {
    /// Listed mines of the region, not closed, of which the registry tells that one of these fields
    /// changed from one value to another, with the day of the first such record that no filing
    /// follows: none was under way by then, and none was opened since. What stands there again as
    /// it was is no change. The oldest comes first.
    pub fn unfiled_changes(
        &self,
        fields: &[Field],
        region: &str,
        limit: u32,
    ) -> Result<Vec<MineDay>> {
        let told = self.unfollowed(fields, region)?;
        let mut found: Vec<MineDay> = told
            .chunk_by(|one, next| one.mine.id == next.mine.id)
            .filter_map(|of_mine| first_change(of_mine, fields))
            .collect();
        found.sort_by(|a, b| (a.day, &a.mine.id).cmp(&(b.day, &b.mine.id)));
        found.truncate(limit as usize);
        Ok(found)
    }

    /// By mine, in the order of the log.
    fn unfollowed(&self, fields: &[Field], region: &str) -> Result<Vec<Told>> {
        // From the mines, of which few are listed, to what changed of each.
        let sql = format!(
            "SELECT {}, {DAY}, c.changes FROM mine m \
             CROSS JOIN mine_change c ON c.mine = m.id CROSS JOIN mine_source s ON s.at = c.at \
             WHERE m.region >= ?1 AND m.region < ?1 || 'x' AND m.status <> 'closed' \
             AND m.list_level NOT IN ('unlisted', 'unstated') \
             AND EXISTS (SELECT 1 FROM json_each(c.changes) f WHERE f.value ->> 'before' <> '' \
               AND f.value ->> 'field' IN (SELECT value FROM json_each(?2))) \
             AND NOT EXISTS (SELECT 1 FROM casefile b WHERE b.mine = m.id AND b.kind = 'filing' \
               AND (b.closed IS NULL OR b.closed >= {DAY} OR EXISTS (SELECT 1 FROM timeline t \
                 WHERE t.mine = m.id AND t.kind = 'filing.noticed' \
                 AND t.subject = 'filing/' || b.id AND t.at_ms >= s.at_ms))) \
             ORDER BY m.id, c.at",
            COLUMNS.split(", ").map(|column| format!("m.{column}")).collect::<Vec<_>>().join(", ")
        );
        let codes: Vec<&str> = fields.iter().map(|field| field.code()).collect();
        let reader = self.reader();
        let mut statement = reader.prepare_cached(&sql)?;
        let rows = statement.query_map((region, json(&codes)?), |row| {
            let last = row.as_ref().column_count() - 1;
            Ok(Told {
                mine: read_mine(row)?,
                day: day(row, last - 1)?.unwrap_or_default(),
                shifts: from_json(row, last)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// The first day on which one of the fields went from a value to what isn't that value now.
fn first_change(of_mine: &[Told], fields: &[Field]) -> Option<MineDay> {
    let mine = &of_mine.first()?.mine;
    let since = |field: &Field| {
        let shifts = of_mine.iter().flat_map(|told| told.shifts.iter().map(|one| (told.day, one)));
        let mut shifts = shifts.filter(|(_, one)| one.field == field.code());
        let (day, first) = shifts.find(|(_, one)| !one.before.is_empty())?;
        (first.before != field.value(mine)).then_some(day)
    };
    let day = fields.iter().filter_map(since).min()?;
    Some(MineDay { mine: mine.clone(), day })
}
