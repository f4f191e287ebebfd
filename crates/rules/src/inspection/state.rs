//! An inspection as its records make it.

use std::collections::BTreeMap;

use canon::Hash32;

use super::{InkRole, Member, VisitResult};
use crate::checklist::{Answers, Mark};
use crate::pack::PackRef;

/// What has happened so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inspection {
    pub team: Vec<Member>,
    /// By item or prerequisite, the answers that no other answer has seen. Where they disagree,
    /// that is a conflict.
    pub answers: BTreeMap<String, Vec<Answer>>,
    /// By item or prerequisite, the answers that later ones have seen, in the order of their time.
    pub replaced: BTreeMap<String, Vec<Answer>>,
    pub photos: Vec<Photo>,
    pub results: Vec<VisitResult>,
    pub findings: String,
    /// What was found in the checks that are combined with the visit, by their names.
    pub combined: BTreeMap<String, String>,
    /// The rules that it was opened under.
    pub pack: Option<PackRef>,
    pub ink: Vec<Ink>,
    pub finalised: bool,
    /// Records of this inspection that a newer version made.
    pub newer_records: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The record, `device/seq`.
    pub id: String,
    /// The person who gave it.
    pub by: String,
    pub mark: Option<Mark>,
    pub note: String,
    pub at_ms: i64,
}

impl Answer {
    /// The machine that it was given on.
    pub fn device(&self) -> &str {
        self.id.split('/').next().unwrap_or_default()
    }

    pub(super) fn said(&self) -> Said<'_> {
        (self.mark.as_ref(), &self.note)
    }
}

/// What an answer says, whoever gave it.
pub(super) type Said<'a> = (Option<&'a Mark>, &'a str);

/// Whether all answers say the same, so that it doesn't matter which one counts.
pub(super) fn agree<'a>(said: impl IntoIterator<Item = Said<'a>>) -> bool {
    let mut said = said.into_iter();
    let first = said.next();
    said.all(|other| Some(other) == first)
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
    /// Whoever was named first: the one who settles conflicts.
    pub fn leader(&self) -> Option<&Member> {
        self.team.first()
    }

    pub fn is_led_by(&self, person: &str) -> bool {
        self.leader().is_some_and(|leader| leader.person == person)
    }

    /// The answers of an item that no other has seen.
    pub fn standing(&self, item: &str) -> &[Answer] {
        self.answers.get(item).map_or(&[], Vec::as_slice)
    }

    /// The answers of an item that later ones have seen.
    pub fn replaced(&self, item: &str) -> &[Answer] {
        self.replaced.get(item).map_or(&[], Vec::as_slice)
    }

    /// The answer of an item, unless there is a conflict.
    pub fn answer(&self, item: &str) -> Option<&Answer> {
        if self.is_conflict(item) { None } else { self.standing(item).first() }
    }

    /// The marks as they stand; an item whose answers disagree has none.
    pub fn marks(&self) -> Answers {
        let mark = |item: &String| Some((item.clone(), self.answer(item)?.mark.clone()?));
        self.answers.keys().filter_map(mark).collect()
    }

    pub fn is_conflict(&self, item: &str) -> bool {
        !agree(self.standing(item).iter().map(Answer::said))
    }

    pub fn has_photo(&self, item: &str) -> bool {
        self.photos.iter().any(|photo| photo.item.as_deref() == Some(item))
    }

    /// Items with contradicting answers that nobody has settled.
    pub fn conflicts(&self) -> impl Iterator<Item = &String> {
        self.answers.keys().filter(|item| self.is_conflict(item))
    }
}
