//! One visit, several tasks: other checks that a document has done together with it (SC-2.4b).

use serde::{Deserialize, Serialize};

use super::{Inspection, InspectionRefusal, decide_change};
use crate::fact::Fact;
use crate::pack::{Library, Stated};

/// One of those checks was done on this visit; the last word on it counts, and none opens it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CombinedDone {
    /// As the pack calls it.
    pub task: String,
    pub found: String,
}

impl Fact for CombinedDone {
    const KIND: &'static str = "inspection.combined-done";
}

impl Inspection {
    /// What the rules that it was opened under combine with a visit, and the clause.
    pub fn combined_with(&self) -> Option<&'static Stated<Vec<String>>> {
        Library::known(self.pack.as_ref()?)?.spot_check.combined_with.as_ref()
    }

    /// Those of which nothing has been said.
    pub fn combined_open(&self) -> Vec<String> {
        let tasks = self.combined_with().into_iter().flat_map(|stated| &stated.value);
        tasks.filter(|task| !self.combined.contains_key(*task)).cloned().collect()
    }
}

pub fn decide_combined(
    inspection: &Inspection,
    task: &str,
    found: &str,
) -> Result<CombinedDone, InspectionRefusal> {
    decide_change(inspection)?;
    let asked = inspection.combined_with();
    if !asked.is_some_and(|stated| stated.value.iter().any(|one| one == task)) {
        return Err(InspectionRefusal::NotCombined { task: task.to_owned() });
    }
    Ok(CombinedDone { task: task.to_owned(), found: found.trim().to_owned() })
}
