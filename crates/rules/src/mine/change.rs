//! What records say about mines: added, changed, imported.

use canon::BlobRef;
use serde::{Deserialize, Serialize};

use super::import::{Counts, Layout};
use super::{Field, Mine, Reason};
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
    pub layout: Layout,
    pub counts: Counts,
}

impl Fact for Imported {
    const KIND: &'static str = "mine.imported";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.file.clone()]
    }
}

impl Fact for Added {
    const KIND: &'static str = "mine.added";
}

impl Fact for Changed {
    const KIND: &'static str = "mine.changed";
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    #[error("nothing would change; nothing was recorded")]
    Nothing,
    #[error("{} can't be that: {reason}; nothing was recorded", field.code())]
    Value { field: Field, reason: Reason },
    #[error("this record is about {found}, not about {mine}")]
    OtherMine { mine: String, found: String },
}

impl ChangeError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing-changes",
            Self::Value { .. } => "mine-value",
            Self::OtherMine { .. } => "other-mine",
        }
    }
}

impl Added {
    /// Decides on a new mine from texts by field, with the warnings that it is kept with.
    pub fn decide(
        values: &[(Field, &str)],
        reason: &str,
    ) -> Result<(Self, Vec<(Field, Reason)>), ChangeError> {
        let mut mine = Mine::default();
        let mut warnings = Vec::new();
        for field in Field::ALL.iter().copied() {
            let raw = values.iter().find(|(f, _)| *f == field).map_or("", |(_, raw)| raw);
            if raw.is_empty() && !Field::REQUIRED.contains(&field) {
                continue;
            }
            let warning = set(&mut mine, field, raw)?;
            warnings.extend(warning.map(|warning| (field, warning)));
        }
        check_whole(&mine)?;
        mine.id = Mine::id_of(&mine.licence);
        Ok((Self { mine, reason: reason.to_owned() }, warnings))
    }
}

impl Changed {
    /// Decides on a change: what `edits` would make of `mine`.
    pub fn decide(mine: &Mine, edits: &[(Field, &str)], reason: &str) -> Result<Self, ChangeError> {
        let mut after = mine.clone();
        for (field, raw) in edits {
            set(&mut after, *field, raw)?;
        }
        check_whole(&after)?;
        let changes = changes(mine, &after);
        if changes.is_empty() {
            return Err(ChangeError::Nothing);
        }
        Ok(Self { mine: mine.id.clone(), changes, reason: reason.to_owned() })
    }

    /// The mine after the change.
    pub fn apply(&self, mine: &Mine) -> Result<Mine, ChangeError> {
        if mine.id != self.mine {
            return Err(ChangeError::OtherMine { mine: mine.id.clone(), found: self.mine.clone() });
        }
        let mut after = mine.clone();
        for change in &self.changes {
            set(&mut after, change.field, &change.after)?;
        }
        Ok(after)
    }

    /// Fields that had another value than the one this change was made against: somebody else
    /// changed them too, which is shown, never settled in silence.
    pub fn conflicts(&self, mine: &Mine) -> Vec<Field> {
        let differs = |change: &&Change| change.field.value(mine) != change.before;
        self.changes.iter().filter(differs).map(|change| change.field).collect()
    }
}

/// What differs between two states of a mine, field by field.
pub(super) fn changes(before: &Mine, after: &Mine) -> Vec<Change> {
    let change = |field: Field| {
        let (before, after) = (field.value(before), field.value(after));
        (before != after).then_some(Change { field, before, after })
    };
    Field::ALL.iter().copied().filter_map(change).collect()
}

fn set(mine: &mut Mine, field: Field, raw: &str) -> Result<Option<Reason>, ChangeError> {
    field.set(mine, raw).map_err(|reason| ChangeError::Value { field, reason })
}

fn check_whole(mine: &Mine) -> Result<(), ChangeError> {
    mine.check_whole().map_err(|(field, reason)| ChangeError::Value { field, reason })
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
        Added::decide(&VALUES, "").unwrap().0.mine
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
        let edits = [(Field::Status, "停产"), (Field::Name, "红柳沟煤矿"), (Field::Method, "井工")];
        let changed = Changed::decide(&mine, &edits, "现场核实").unwrap();
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
        let edits = [(Field::Licence, "C1506222026011110148204")];
        let after = Changed::decide(&mine, &edits, "换证").unwrap().apply(&mine).unwrap();
        assert_eq!(after.id, mine.id);
        assert_ne!(Mine::id_of(&after.licence), after.id);
    }

    #[test]
    fn what_somebody_else_changed_shows() {
        let first = mine();
        let changed = Changed::decide(&first, &[(Field::Status, "停产")], "").unwrap();
        assert!(changed.conflicts(&first).is_empty());
        let other = Changed::decide(&first, &[(Field::Status, "关闭")], "").unwrap();
        let now = other.apply(&first).unwrap();
        assert_eq!(changed.conflicts(&now), [Field::Status]);
        let stranger = Mine { id: "m-0".into(), ..now };
        assert_eq!(changed.apply(&stranger).unwrap_err().code(), "other-mine");
    }

    #[test]
    fn refusals() {
        let mine = mine();
        assert_eq!(Changed::decide(&mine, &[], "").unwrap_err(), ChangeError::Nothing);
        let half = Changed::decide(&mine, &[(Field::Lon, "110.1")], "").unwrap_err();
        assert_eq!(half, ChangeError::Value { field: Field::Lat, reason: Reason::HalfAPosition });
        assert_eq!(
            Changed::decide(&mine, &[(Field::Name, "")], "").unwrap_err().code(),
            "mine-value"
        );
    }
}
