//! What an act does to the mines: tried out, or done.

use rules::mine::Mine;

use crate::error::Result;
use crate::open::Store;
use crate::query::mine::{COLUMNS, read_mine};
use crate::write::Write;

/// How many mines are named; the numbers count all.
const MOST_NAMED: u32 = 200;

/// The mines after something beside those before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    pub gone: u32,
    pub come: u32,
    pub changed: u32,
    /// Those of undone imports that stand, because other records are about them.
    pub kept: u32,
    pub first_gone: Vec<Mine>,
    pub first_come: Vec<Mine>,
    pub first_changed: Vec<Mine>,
    pub first_kept: Vec<Mine>,
}

/// What differs in a row that was there before and is there now.
const ROW: &str = "name, licence, credit_code, holder, region, mineral, method, scale, list_level, \
                   status, lon, lat, details";

impl Store {
    /// Runs `act` and forgets it again: what would come of it.
    pub fn rehearse<T, E: From<crate::StoreError>>(
        &self,
        act: impl FnOnce(&mut Write<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let mut writer = self.writer();
        act(&mut self.begin(&mut writer)?)
    }
}

impl Write<'_> {
    /// Runs `act`, and tells what it does to the mines.
    pub fn difference<T, E: From<crate::StoreError>>(
        &mut self,
        act: impl FnOnce(&mut Self) -> std::result::Result<T, E>,
    ) -> std::result::Result<(T, Difference), E> {
        let before = "CREATE TEMP TABLE mine_before AS SELECT * FROM mine";
        self.transaction.execute_batch(before).map_err(crate::StoreError::from)?;
        let done = act(self)?;
        self.project_mines()?;
        let difference = self.compare()?;
        let drop = "DROP TABLE temp.mine_before";
        self.transaction.execute_batch(drop).map_err(crate::StoreError::from)?;
        Ok((done, difference))
    }

    fn compare(&self) -> Result<Difference> {
        let absent = |table: &str| format!("id NOT IN (SELECT id FROM {table})");
        let differs = format!(
            "({ROW}) IS NOT (SELECT {ROW} FROM mine_before b WHERE b.id = mine.id) \
             AND id IN (SELECT id FROM mine_before)"
        );
        let (gone, first_gone) = self.mines_where("mine_before", &absent("mine"))?;
        let (come, first_come) = self.mines_where("mine", &absent("mine_before"))?;
        let (changed, first_changed) = self.mines_where("mine", &differs)?;
        let of_undone = "origin IN (SELECT s.at FROM mine_source s JOIN import_state i \
                         ON i.import = s.device || '/' || s.seq WHERE i.undone = 1)";
        let (kept, first_kept) = self.mines_where("mine", of_undone)?;
        Ok(Difference {
            gone,
            come,
            changed,
            kept,
            first_gone,
            first_come,
            first_changed,
            first_kept,
        })
    }

    fn mines_where(&self, table: &str, condition: &str) -> Result<(u32, Vec<Mine>)> {
        let db = &self.transaction;
        let count = format!("SELECT count(*) FROM {table} WHERE {condition}");
        let count = db.query_row(&count, [], |row| row.get(0))?;
        let find = format!(
            "SELECT {COLUMNS} FROM {table} WHERE {condition} ORDER BY name, id LIMIT {MOST_NAMED}"
        );
        let mut statement = db.prepare(&find)?;
        let rows = statement.query_map([], read_mine)?;
        Ok((count, rows.collect::<rusqlite::Result<_>>()?))
    }
}
