//! What records say about mines: added, changed, imported.

use canon::BlobRef;
use serde::{Deserialize, Serialize};

use super::import::{Counts, Layout};
use super::{Edited, Field, Mine, Reason};
use crate::fact::Fact;

/// `mine.added`: one mine entered by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Added {
    pub mine: Mine,
    /// Why, in the person's words; may be empty.
    pub reason: String,
}

/// `mine.changed`: who and when stand in the header; here are why, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    pub mine: String,
    pub changes: Vec<Change>,
    pub reason: String,
}

/// One field, in the spelling of [`Field::value`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub field: Field,
    pub before: String,
    pub after: String,
}

/// `mine.imported`: a whole sheet, as one record and one blob. The layout is what people saw and
/// agreed to, so that reading the blob again gives the same mines even if a later version would
/// recognise other headers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    pub file: BlobRef,
    pub file_name: String,
    /// What a person brought, where it was no csv and `file` was made of it: a workbook, or the
    /// several files of a shapefile.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub originals: Vec<BlobRef>,
    pub layout: Layout,
    pub counts: Counts,
}

impl Fact for Imported {
    const KIND: &'static str = "mine.imported";

    fn blobs(&self) -> Vec<BlobRef> {
        [&self.file].into_iter().chain(&self.originals).cloned().collect()
    }
}

impl Fact for Added {
    const KIND: &'static str = "mine.added";
}

impl Fact for Changed {
    const KIND: &'static str = "mine.changed";
}

/// `import.undone`: what a sheet said of mines no longer holds. Mines that something else is about
/// stay as they are known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportUndone {
    /// The record of the import, `d-…/17`.
    pub import: String,
    pub reason: String,
}

/// `import.restored`: it holds again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportRestored {
    pub import: String,
    pub reason: String,
}

impl Fact for ImportUndone {
    const KIND: &'static str = "import.undone";
}

impl Fact for ImportRestored {
    const KIND: &'static str = "import.restored";
}

/// What a person typed into a field, and what stood there when they began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edit<'a> {
    pub field: Field,
    /// In the spelling of [`Field::value`].
    pub seen: &'a str,
    pub text: &'a str,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    #[error("nothing would change; nothing was recorded")]
    Nothing,
    #[error("a change needs its reason; nothing was recorded; say why, then record it again")]
    NoReason,
    #[error("{} can't be that: {reason}; nothing was recorded", field.code())]
    Value { field: Field, reason: Reason },
    #[error(
        "somebody changed {} meanwhile: you saw {seen:?}, now it is {now:?}; nothing was recorded; \
         look at both, then decide again",
        field.code()
    )]
    Meanwhile { field: Field, seen: String, now: String },
    #[error("this record is about {found}, not about {mine}")]
    OtherMine { mine: String, found: String },
}

impl ChangeError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing-changes",
            Self::NoReason => "reason-missing",
            Self::Value { .. } => "mine-value",
            Self::Meanwhile { .. } => "changed-meanwhile",
            Self::OtherMine { .. } => "other-mine",
        }
    }
}

impl Added {
    /// Decides on a new mine from texts by field.
    pub fn decide(values: &[(Field, &str)], reason: &str) -> Result<Self, ChangeError> {
        let mut mine = accepted(Edited::read(&Mine::default(), values))?;
        mine.id = Mine::id_of(&mine.licence);
        Ok(Self { mine, reason: reason.trim().to_owned() })
    }
}

impl Changed {
    /// Decides on a change: what `edits` would make of `mine` as it is now.
    pub fn decide(mine: &Mine, edits: &[Edit<'_>], reason: &str) -> Result<Self, ChangeError> {
        let texts: Vec<_> = edits.iter().map(|edit| (edit.field, edit.text)).collect();
        let after = accepted(Edited::read(mine, &texts))?;
        if let Some((edit, now)) = overtaken(mine, &after, edits).into_iter().next() {
            let (field, seen) = (edit.field, edit.seen.to_owned());
            return Err(ChangeError::Meanwhile { field, seen, now });
        }
        let changes = changes(mine, &after);
        if changes.is_empty() {
            return Err(ChangeError::Nothing);
        }
        let reason = reason.trim().to_owned();
        if reason.is_empty() {
            return Err(ChangeError::NoReason);
        }
        Ok(Self { mine: mine.id.clone(), changes, reason })
    }

    /// The mine after the change. A value that this version can't read leaves its field as it was.
    pub fn apply(&self, mine: &Mine) -> Result<Mine, ChangeError> {
        if mine.id != self.mine {
            return Err(ChangeError::OtherMine { mine: mine.id.clone(), found: self.mine.clone() });
        }
        let mut after = mine.clone();
        for change in &self.changes {
            let mut tried = after.clone();
            if change.field.set(&mut tried, &change.after).is_ok() {
                after = tried;
            }
        }
        Ok(after)
    }
}

/// Edits of fields that somebody else has changed since, to something else than is wanted now; each
/// with what stands there.
pub fn overtaken<'e, 'a>(
    now: &Mine,
    wanted: &Mine,
    edits: &'e [Edit<'a>],
) -> Vec<(&'e Edit<'a>, String)> {
    let differs = |edit: &'e Edit<'a>| {
        let value = edit.field.value(now);
        (value != edit.seen && value != edit.field.value(wanted)).then_some((edit, value))
    };
    edits.iter().filter_map(differs).collect()
}

/// What differs between two states of a mine, field by field.
pub fn changes(before: &Mine, after: &Mine) -> Vec<Change> {
    let change = |field: Field| {
        let (before, after) = (field.value(before), field.value(after));
        (before != after).then_some(Change { field, before, after })
    };
    Field::ALL.iter().copied().filter_map(change).collect()
}

fn accepted(edited: Edited) -> Result<Mine, ChangeError> {
    match edited.refused.into_iter().next() {
        Some((field, reason)) => Err(ChangeError::Value { field, reason }),
        None => Ok(edited.mine),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Method, Status};
    use super::*;

    const VALUES: [(Field, &str); 6] = [
        (Field::Name, "红柳沟煤矿"),
        (Field::Licence, "C1506222018071110148203"),
        (Field::Holder, "内蒙古红柳沟矿业有限责任公司"),
        (Field::Region, "准格尔旗"),
        (Field::Mineral, "煤"),
        (Field::Method, "露天"),
    ];

    fn mine() -> Mine {
        Added::decide(&VALUES, "").unwrap().mine
    }

    /// A change by somebody who sees the mine as it is.
    fn changed(mine: &Mine, texts: &[(Field, &str)]) -> Result<Changed, ChangeError> {
        let seen: Vec<String> = texts.iter().map(|(field, _)| field.value(mine)).collect();
        let pairs = texts.iter().zip(&seen);
        let edits: Vec<_> = pairs
            .map(|((field, text), seen)| Edit { field: *field, seen: seen.as_str(), text })
            .collect();
        Changed::decide(mine, &edits, "现场核实")
    }

    #[test]
    fn a_mine_is_added() {
        let mine = mine();
        assert_eq!(mine.id, Mine::id_of("C1506222018071110148203"));
        assert_eq!((mine.region.as_str(), mine.method), ("150622", Method::OpenPit));
        let without_holder: Vec<_> =
            VALUES.into_iter().filter(|(field, _)| *field != Field::Holder).collect();
        let refused = Added::decide(&without_holder, "").unwrap_err();
        assert_eq!(refused, ChangeError::Value { field: Field::Holder, reason: Reason::Missing });
    }

    #[test]
    fn a_change_says_before_and_after_and_applies() {
        let mine = mine();
        let texts = [(Field::Status, "停产"), (Field::Name, "红柳沟煤矿"), (Field::Method, "井工")];
        let changed = changed(&mine, &texts).unwrap();
        let fields: Vec<_> = changed.changes.iter().map(|change| change.field).collect();
        assert_eq!(fields, [Field::Method, Field::Status], "the name stays the same");
        assert_eq!(changed.changes[0].before, "open-pit");
        let after = changed.apply(&mine).unwrap();
        assert_eq!((after.status, after.method), (Status::Stopped, Method::Underground));
        assert_eq!(after.id, mine.id);
        let bytes = canon::to_bytes(&changed).unwrap();
        assert_eq!(canon::from_slice::<Changed>(&bytes).unwrap(), changed);
    }

    #[test]
    fn a_new_licence_number_keeps_the_id() {
        let mine = mine();
        let texts = [(Field::Licence, "C1506222026011110148204")];
        let after = changed(&mine, &texts).unwrap().apply(&mine).unwrap();
        assert_eq!(after.id, mine.id);
        assert_ne!(Mine::id_of(&after.licence), after.id);
    }

    #[test]
    fn what_somebody_else_changed_meanwhile_is_refused_with_both_values() {
        let first = mine();
        let now = changed(&first, &[(Field::Status, "关闭")]).unwrap().apply(&first).unwrap();
        let edit = Edit { field: Field::Status, seen: "unstated", text: "停产" };
        let refused = Changed::decide(&now, &[edit], "停产通知").unwrap_err();
        let (seen, standing) = ("unstated".to_owned(), "closed".to_owned());
        let expected = ChangeError::Meanwhile { field: Field::Status, seen, now: standing };
        assert_eq!(refused, expected);
        let same = Edit { text: "关闭", ..edit };
        assert_eq!(Changed::decide(&now, &[same], "关闭").unwrap_err(), ChangeError::Nothing);
        let other = Edit { field: Field::Method, seen: "open-pit", text: "井工" };
        assert!(Changed::decide(&now, &[other], "改扩建").is_ok(), "another field is free");
    }

    #[test]
    fn refusals() {
        let mine = mine();
        assert_eq!(changed(&mine, &[]).unwrap_err(), ChangeError::Nothing);
        let half = changed(&mine, &[(Field::Lon, "110.1")]).unwrap_err();
        assert_eq!(half, ChangeError::Value { field: Field::Lat, reason: Reason::HalfAPosition });
        assert_eq!(changed(&mine, &[(Field::Name, "")]).unwrap_err().code(), "mine-value");
        let edit = Edit { field: Field::Status, seen: "unstated", text: "停产" };
        assert_eq!(Changed::decide(&mine, &[edit], " ").unwrap_err(), ChangeError::NoReason);
        let stranger = Mine { id: "m-0".into(), ..mine.clone() };
        let change = changed(&mine, &[(Field::Status, "停产")]).unwrap();
        assert_eq!(change.apply(&stranger).unwrap_err().code(), "other-mine");
    }
}
