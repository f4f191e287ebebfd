//! What the registry holds beside mines: holders, departments, agencies, penalties, contacts. Each
//! kind is a table of fields; adding, changing and retiring are the same for all.

mod contact;
mod decide;
mod fact;
mod fold;
mod kind;
mod penalty;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use contact::lacks;
pub use decide::{EntryEdited, EntryError};
pub use fact::{EntryAdded, EntryChange, EntryChanged, EntryRetired};
pub use fold::Told;
pub use kind::{Asked, Kind, Read};
pub use penalty::{PenaltyState, is_abnormal, missed_its_term, penalty_state};

/// Values by field, each in its one spelling; what nobody stated is not there.
pub type Fields = BTreeMap<String, String>;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub id: String,
    pub kind: Kind,
    pub fields: Fields,
    /// It counts no longer; what it was stays to be read.
    pub retired: bool,
}

impl Entry {
    pub fn value(&self, field: &str) -> &str {
        self.fields.get(field).map_or("", String::as_str)
    }

    /// What it is called in lists.
    pub fn name(&self) -> &str {
        self.value(self.kind.name())
    }
}
