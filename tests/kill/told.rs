//! What the process said, and what must therefore be on the disk.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fault::Extent;
use super::hand::note;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "does", rename_all = "kebab-case")]
pub enum Step {
    Answer { item: String, note: String },
    Type { field: String, text: String },
    Photo { number: u64, item: String },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "kebab-case")]
pub enum Line {
    /// Opened: what it found.
    Ready { seq: u64, hash: String, drafts: Drafts },
    /// Asked for; it may happen or not.
    Begins { step: Step },
    /// Confirmed, with the log's head and the store's files as they were then.
    Done { seq: u64, hash: String, extent: Extent },
}

pub type Drafts = BTreeMap<String, String>;

/// Everything that one folder's processes confirmed so far.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// Number and hash of entries that were the log's head when something was confirmed.
    pub heads: BTreeMap<u64, String>,
    pub drafts: Drafts,
    /// Asked for and not confirmed.
    pub open: Option<Step>,
    pub extent: Extent,
    pub confirmed: usize,
}

impl Told {
    /// Takes a line in; a complaint if it contradicts the lines before.
    pub fn hear(&mut self, line: Line) -> Option<String> {
        match line {
            Line::Ready { seq, hash, drafts } => {
                let complaint = self.check(seq, &drafts);
                self.heads.insert(seq, hash);
                self.drafts = drafts;
                self.open = None;
                // Nothing is known of the files until something is confirmed again.
                self.extent = Extent::default();
                complaint
            }
            Line::Begins { step } => {
                self.open = Some(step);
                None
            }
            Line::Done { seq, hash, extent } => {
                if let Some(step) = self.open.take() {
                    step.change(&mut self.drafts);
                }
                self.heads.insert(seq, hash);
                self.extent = extent;
                self.confirmed += 1;
                None
            }
        }
    }

    /// Whether a log that ends at `seq`, and these drafts, can follow from what was said: all that
    /// was confirmed, and of the step that was open everything or nothing.
    pub fn check(&self, seq: u64, drafts: &Drafts) -> Option<String> {
        let last = self.heads.last_key_value().map_or(0, |(seq, _)| *seq);
        // A step is one entry, and the device may sign in the same transaction.
        let most = if self.open.is_some() { last + 2 } else { last };
        if !self.heads.is_empty() && !(last..=most).contains(&seq) {
            return Some(format!("the log ends at {seq}, confirmed was {last}, {:?}", self.open));
        }
        let mut after = self.drafts.clone();
        if let Some(step) = &self.open {
            step.change(&mut after);
        }
        let fits = *drafts == self.drafts || *drafts == after;
        (!fits).then(|| format!("drafts {drafts:?}, typed {:?}, {:?}", self.drafts, self.open))
    }
}

impl Step {
    fn change(&self, drafts: &mut Drafts) {
        match self {
            Self::Type { field, text } => {
                drafts.insert(field.clone(), text.clone());
            }
            // What was typed since, or instead, is not in the record and stays.
            Self::Answer { item, note: settled } => {
                drafts.retain(|field, text| *field != note(item) || text != settled);
            }
            Self::Photo { .. } => {}
        }
    }
}
