//! An entry is the fold of what was told of it, in the order of the log.

use super::{Entry, EntryAdded, EntryChange, EntryChanged, EntryRetired};
use crate::procedure::Proof;

/// One thing that a record told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    Added(EntryAdded),
    Changed(EntryChanged),
    Retired(EntryRetired),
}

impl Told {
    pub fn reason(&self) -> &str {
        match self {
            Self::Added(added) => &added.reason,
            Self::Changed(changed) => &changed.reason,
            Self::Retired(retired) => &retired.reason,
        }
    }

    pub fn papers(&self) -> &[Proof] {
        match self {
            Self::Added(added) => &added.papers,
            Self::Changed(changed) => &changed.papers,
            Self::Retired(_) => &[],
        }
    }

    /// What it says of a field, if anything.
    pub fn states(&self, field: &str) -> Option<&str> {
        match self {
            Self::Added(added) => added.fields.get(field).map(String::as_str),
            Self::Changed(changed) => {
                let change = changed.changes.iter().find(|change| change.field == field);
                change.map(|change| change.after.as_str())
            }
            Self::Retired(_) => None,
        }
    }

    pub fn changes(&self) -> &[EntryChange] {
        match self {
            Self::Changed(changed) => &changed.changes,
            _ => &[],
        }
    }
}

impl Entry {
    /// `None` if nothing told ever added it: what is said of it before waits.
    pub fn fold<'a>(id: &str, told: impl IntoIterator<Item = &'a Told>) -> Option<Self> {
        told.into_iter().fold(None, |entry, told| step(id, entry, told))
    }
}

fn step(id: &str, entry: Option<Entry>, told: &Told) -> Option<Entry> {
    if let (None, Told::Added(added)) = (&entry, told) {
        let (id, kind, fields) = (id.to_owned(), added.kind, added.fields.clone());
        return Some(Entry { id, kind, fields, retired: false });
    }
    let mut entry = entry?;
    match told {
        // Two machines that took over the same thing: what the later one states holds.
        Told::Added(added) if added.kind == entry.kind => {
            entry.fields.extend(added.fields.clone());
        }
        Told::Added(_) => {}
        Told::Changed(changed) => {
            for EntryChange { field, after, .. } in &changed.changes {
                if after.is_empty() {
                    entry.fields.remove(field);
                } else {
                    entry.fields.insert(field.clone(), after.clone());
                }
            }
        }
        Told::Retired(retired) => entry.retired = retired.retired,
    }
    Some(entry)
}
