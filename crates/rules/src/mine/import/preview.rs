//! What an import would do, and did: the same arithmetic for both.

use serde::{Deserialize, Serialize};

use super::super::change::changes;
use super::super::{Change, ListLevel, Method, Mine, Scale, Status};
use super::{Issue, Row};

/// What a row means for the mine that has its licence number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Added(Mine),
    Changed { after: Mine, changes: Vec<Change> },
    Unchanged(Mine),
}

/// Rows counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub added: u64,
    pub changed: u64,
    pub unchanged: u64,
    /// Warnings about rows that were kept; one row may have several.
    pub warned: u64,
    pub refused: u64,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    pub added: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub warned: Vec<Issue>,
    pub refused: Vec<Issue>,
}

/// Compares a row with the mine that is there.
pub fn settle(existing: Option<&Mine>, row: Mine) -> Outcome {
    let Some(before) = existing else { return Outcome::Added(row) };
    let after = merge(before, row);
    let changes = changes(before, &after);
    if changes.is_empty() { Outcome::Unchanged(after) } else { Outcome::Changed { after, changes } }
}

/// An empty cell says nothing: what is known stays. The id is the mine's, whatever its number now.
fn merge(before: &Mine, row: Mine) -> Mine {
    let known = before.clone();
    let mut details = known.details;
    details.extend(row.details);
    let stated = |text: String, known| if text.is_empty() { known } else { text };
    let mut after = Mine {
        id: known.id,
        name: row.name,
        licence: row.licence,
        credit_code: stated(row.credit_code, known.credit_code),
        holder: row.holder,
        region: row.region,
        mineral: row.mineral,
        method: if row.method == Method::Unstated { known.method } else { row.method },
        scale: if row.scale == Scale::Unstated { known.scale } else { row.scale },
        list_level: if row.list_level == ListLevel::Unstated {
            known.list_level
        } else {
            row.list_level
        },
        status: if row.status == Status::Unstated { known.status } else { row.status },
        lon: row.lon.or(known.lon),
        lat: row.lat.or(known.lat),
        details,
    };
    after.forget_given(before);
    after
}

impl Preview {
    /// Counts a row, given how to find the mine that has a licence number. The outcome is what an
    /// import then does; a refused row has none.
    pub fn take<E>(
        &mut self,
        row: Row,
        find: impl FnOnce(&str) -> Result<Option<Mine>, E>,
    ) -> Result<Option<Outcome>, E> {
        let accepted = match row.outcome {
            Ok(accepted) => accepted,
            Err(issue) => {
                self.refused.push(issue);
                return Ok(None);
            }
        };
        let existing = find(&accepted.mine.licence)?;
        let outcome = settle(existing.as_ref(), accepted.mine);
        match outcome {
            Outcome::Added(_) => self.added += 1,
            Outcome::Changed { .. } => self.changed += 1,
            Outcome::Unchanged(_) => self.unchanged += 1,
        }
        self.warned.extend(accepted.warnings);
        Ok(Some(outcome))
    }

    pub fn counts(&self) -> Counts {
        let count = |issues: &Vec<Issue>| u64::try_from(issues.len()).unwrap_or(u64::MAX);
        Counts {
            added: self.added,
            changed: self.changed,
            unchanged: self.unchanged,
            warned: count(&self.warned),
            refused: count(&self.refused),
        }
    }
}
