//! What people said about columns, by the headings that a table has: a setting of this machine, so
//! that next month's sheet of the same office needs no word. It lies in the store, since nobody knows
//! what a table's first row says.

use std::collections::BTreeMap;

use rules::mine::import::{ColumnMap, Layout, first_rows};
use serde::{Deserialize, Serialize};
use store::Store;

use crate::{AppError, Result};

/// The setting's name.
const COLUMNS: &str = "columns";

/// Kinds of tables remembered; the one used longest ago is forgotten first.
const MOST: usize = 40;

/// Heading → field, as in [`crate::api::ImportInput`].
pub(crate) type Said = BTreeMap<String, String>;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    /// All headings of the table, sorted.
    headings: Vec<String>,
    said: Said,
}

/// The headings of a table in the order that they are compared in.
pub(crate) fn headings(csv: &[u8], layout: &Layout) -> Vec<String> {
    let header = first_rows(csv, layout, 0).into_iter().next().unwrap_or_default();
    let mut headings: Vec<String> =
        header.iter().map(|cell| rules::text::line(cell).into_owned()).collect();
    headings.retain(|heading| !heading.is_empty());
    headings.sort();
    headings
}

/// A setting that can't be read is none: people say again what columns mean.
fn remembered(store: &Store) -> Vec<Entry> {
    let text = store.setting(COLUMNS).ok().flatten().unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// What was said when a table with the same headings came last.
pub(crate) fn recall_columns(store: &Store, csv: &[u8]) -> Option<Said> {
    remembered(store).into_iter().find_map(|entry| {
        let map = column_map(&entry.said).ok()?;
        let layout = Layout::recognise(csv, &map).ok()?;
        (headings(csv, &layout) == entry.headings).then_some(entry.said)
    })
}

pub(crate) fn remember_columns(store: &Store, headings: Vec<String>, said: &Said) -> Result<()> {
    if said.is_empty() {
        return Ok(());
    }
    let mut entries = remembered(store);
    entries.retain(|entry| entry.headings != headings);
    entries.insert(0, Entry { headings, said: said.clone() });
    entries.truncate(MOST);
    let text = serde_json::to_string(&entries).map_err(AppError::bad_input)?;
    Ok(store.set_setting(COLUMNS, &text)?)
}

pub(crate) fn column_map(said: &Said) -> Result<ColumnMap> {
    Ok(ColumnMap::new(said.iter().map(|(heading, field)| (heading.as_str(), field.as_str())))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: &str = "名称,证号,单位,旗县,矿种\n红柳沟煤矿,C15,甲,准格尔旗,煤\n";

    fn said() -> Said {
        let pairs = [("名称", "name"), ("证号", "licence"), ("单位", "holder")];
        pairs.map(|(heading, field)| (heading.to_owned(), field.to_owned())).into()
    }

    #[test]
    fn the_same_headings_are_known_again_in_any_order() {
        let desk = crate::testing::Desk::new();
        let session = desk.session();
        let store = &session.store;
        assert_eq!(recall_columns(store, SHEET.as_bytes()), None);
        let layout = Layout::recognise(SHEET.as_bytes(), &column_map(&said()).unwrap()).unwrap();
        remember_columns(store, headings(SHEET.as_bytes(), &layout), &said()).unwrap();
        let turned = "旗县,名称,证号,矿种,单位\n准格尔旗,红柳沟煤矿,C15,煤,甲\n";
        assert_eq!(recall_columns(store, turned.as_bytes()), Some(said()));
        let other = turned.replace("矿种", "矿种,备注");
        assert_eq!(recall_columns(store, other.as_bytes()), None);
        store.set_setting(COLUMNS, "half a").unwrap();
        assert_eq!(recall_columns(store, turned.as_bytes()), None, "a spoilt setting is none");
    }
}
