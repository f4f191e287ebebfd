//! What was read in the deeds of a mine, from the records about it.

use record::Subject;
use rules::deed::DeedRead;
use rules::fact::{self, Fact as _};

use crate::error::Result;
use crate::open::Store;

/// Who read a deed, and when they recorded it.
pub struct DeedEvent {
    pub at_ms: i64,
    pub actor: String,
    pub read: DeedRead,
}

impl AsRef<DeedRead> for DeedEvent {
    fn as_ref(&self) -> &DeedRead {
        &self.read
    }
}

impl Store {
    /// In the order of the records' clocks.
    pub fn deeds_read(&self, mine: &str) -> Result<Vec<DeedEvent>> {
        let mut records = self.records_about(&Subject::new("mine", mine))?;
        records.retain(|record| record.header.kind == DeedRead::KIND);
        records.sort_by(|a, b| {
            let clock = a.header.at.cmp(&b.header.at);
            clock.then_with(|| a.header.device.cmp(&b.header.device))
        });
        let mut told = Vec::new();
        for record in records {
            // What was withheld, and what can't be read, says nothing here.
            let Ok(Some(payload)) = record.payload() else { continue };
            let read = fact::read::<DeedRead>(record.header.v, &payload.body);
            if let Ok(read) = read
                && read.mine == mine
            {
                let (at_ms, actor) = (record.header.clock.wall, record.header.actor.clone());
                told.push(DeedEvent { at_ms, actor, read });
            }
        }
        Ok(told)
    }
}
