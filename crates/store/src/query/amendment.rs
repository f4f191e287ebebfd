//! What was amended of visits after their end, folded when asked.

use record::Subject;
use rules::fact::Fact as _;
use rules::inspection::Amended;

use super::person::whose;
use crate::error::Result;
use crate::log;
use crate::open::Store;

pub struct AmendmentFacts {
    /// The record, `device/seq`.
    pub id: String,
    /// The person who said it.
    pub by: String,
    pub at_ms: i64,
    pub told: Amended,
}

impl Store {
    /// In the order of their records' time, whoever said them and whichever arrived first.
    pub fn amendments(&self, inspection: &str) -> Result<Vec<AmendmentFacts>> {
        let reader = self.reader();
        let about = Subject::new("inspection", inspection).to_string();
        let sql = format!("SELECT {} FROM record WHERE subject = ?1 AND kind = ?2", log::COLUMNS);
        let mut records = log::read(&reader, &sql, (about, Amended::KIND))?;
        records.sort_by_key(|record| {
            let header = &record.header;
            (header.at.ms, header.at.n, header.device.clone())
        });
        let mut amendments = Vec::new();
        for record in records {
            // One that cannot be read here is kept, and says nothing.
            let Ok(Some(told)) = record.body::<Amended>() else { continue };
            amendments.push(AmendmentFacts {
                id: record.id(),
                by: whose(&reader, record.header.actor)?,
                at_ms: record.header.clock.wall,
                told,
            });
        }
        Ok(amendments)
    }
}
