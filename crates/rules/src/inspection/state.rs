//! An inspection as its records make it.

use std::collections::BTreeMap;

use canon::Hash32;

use super::{InkRole, Member, VisitResult};
use crate::checklist::{Answers, Mark};

/// What has happened so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inspection {
    pub team: Vec<Member>,
    /// By item or prerequisite, the answers that no other answer has seen: one, or a conflict.
    pub answers: BTreeMap<String, Vec<Answer>>,
    pub photos: Vec<Photo>,
    pub results: Vec<VisitResult>,
    pub findings: String,
    pub ink: Vec<Ink>,
    pub finalised: bool,
    /// Records of this inspection that a newer version made.
    pub newer_records: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The record, `device/seq`.
    pub id: String,
    pub mark: Option<Mark>,
    pub note: String,
    pub at_ms: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    pub hash: Hash32,
    pub item: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ink {
    pub role: InkRole,
    pub person: Option<String>,
    pub at_ms: i64,
}

impl Inspection {
    /// The marks as they stand; an item whose answers disagree is open.
    pub fn marks(&self) -> Answers {
        let settled = |(item, answers): (&String, &Vec<Answer>)| match answers.as_slice() {
            [answer] => Some((item.clone(), answer.mark.clone()?)),
            _ => None,
        };
        self.answers.iter().filter_map(settled).collect()
    }

    /// The one answer of an item, if there is no other.
    pub fn answer(&self, item: &str) -> Option<&Answer> {
        match self.answers.get(item).map(Vec::as_slice) {
            Some([answer]) => Some(answer),
            _ => None,
        }
    }

    pub fn has_photo(&self, item: &str) -> bool {
        self.photos.iter().any(|photo| photo.item.as_deref() == Some(item))
    }

    /// Items with two answers that nobody has settled.
    pub fn conflicts(&self) -> impl Iterator<Item = &String> {
        self.answers.iter().filter(|(_, answers)| answers.len() > 1).map(|(item, _)| item)
    }
}
