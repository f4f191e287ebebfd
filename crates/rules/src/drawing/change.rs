//! What changes a draw: it is abandoned before its witness event, or people and mines take others'
//! places after it. Each takes a second person, save that a list that nothing is committed to is set
//! aside by whoever froze it; and what was before stays visible.

use canon::{BlobRef, Hash32, sha256_tagged};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{DrawRefusal, Stage, is_first};
use crate::fact::Fact;

/// Nothing will be drawn. The commitment stays known, and so does who ended it and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Abandoned {
    /// Not the officer, unless nothing was committed to.
    pub by: String,
    pub reason: String,
}

impl Fact for Abandoned {
    const KIND: &'static str = "draw.abandoned";
}

/// Somebody takes the place of another in the team of a mine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replaced {
    /// As the certificate shows it.
    pub change: Value,
    pub readers: Vec<String>,
    /// That of the team that goes now. Of two changes that knew nothing of each other the first by
    /// clock and device counts, for the certificate and for the visit alike.
    #[serde(default, skip_serializing_if = "is_first")]
    pub turn: u32,
}

impl Fact for Replaced {
    const KIND: &'static str = "draw.replaced";

    fn readers(&self) -> Option<Vec<String>> {
        Some(self.readers.clone())
    }
}

/// A mine is checked in place of a drawn one, which could not be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Substituted {
    /// As the certificate shows it.
    pub change: Value,
    /// Shows what was found there.
    pub photo: BlobRef,
    /// Where it was taken, by the camera: longitude and latitude in 1e-7 degrees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<(i64, i64)>,
    /// What the camera calls the datum of its position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datum: Option<String>,
    pub readers: Vec<String>,
}

impl Fact for Substituted {
    const KIND: &'static str = "draw.substituted";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.photo.clone()]
    }

    fn readers(&self) -> Option<Vec<String>> {
        Some(self.readers.clone())
    }
}

/// Why somebody was replaced: an illness is nobody else's business, so this record alone has it,
/// and the certificate its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReasonGiven {
    pub reason: String,
    pub salt: Hash32,
}

impl Fact for ReasonGiven {
    const KIND: &'static str = "draw.reason-given";
}

impl ReasonGiven {
    /// Nobody guesses the reason from it without the salt.
    pub fn hash(&self) -> Hash32 {
        sha256_tagged("qingshan-draw-reason-1", &[&self.salt.0, self.reason.as_bytes()])
    }
}

/// Before the witness event, by a second person, with a reason; once revealed a draw stands. Before the
/// commitment nothing is random: whoever froze a list may set it aside alone, also after the event.
pub fn may_abandon(
    stage: Stage,
    event_passed: bool,
    made_it: bool,
    reason: &str,
) -> Result<(), DrawRefusal> {
    match stage {
        Stage::Revealed => Err(DrawRefusal::AlreadyRevealed),
        Stage::Committed if event_passed => Err(DrawRefusal::EventPassed),
        Stage::Committed => second_person(made_it, reason),
        Stage::Frozen => second_person(false, reason),
    }
}

/// After the reveal, approved by a second person, with a reason.
pub fn may_change(stage: Stage, made_it: bool, reason: &str) -> Result<(), DrawRefusal> {
    if stage != Stage::Revealed {
        return Err(DrawRefusal::NotRevealed);
    }
    second_person(made_it, reason)
}

fn second_person(made_it: bool, reason: &str) -> Result<(), DrawRefusal> {
    if reason.trim().is_empty() {
        return Err(DrawRefusal::NoReason);
    }
    if made_it { Err(DrawRefusal::NotAnother) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_changes_a_draw_takes_a_second_person_and_a_reason() {
        assert_eq!(may_abandon(Stage::Committed, false, false, "名单有误"), Ok(()));
        let own = may_abandon(Stage::Committed, false, true, "名单有误");
        assert_eq!(own, Err(DrawRefusal::NotAnother));
        let revealed = may_abandon(Stage::Revealed, false, false, "名单有误");
        assert_eq!(revealed, Err(DrawRefusal::AlreadyRevealed));
        assert_eq!(may_change(Stage::Revealed, false, "生病"), Ok(()));
        for stage in [Stage::Frozen, Stage::Committed] {
            assert_eq!(may_change(stage, false, "生病"), Err(DrawRefusal::NotRevealed));
            assert_eq!(may_abandon(stage, false, false, " "), Err(DrawRefusal::NoReason));
        }
        assert_eq!(may_change(Stage::Revealed, true, "生病"), Err(DrawRefusal::NotAnother));
        assert_eq!(may_change(Stage::Revealed, false, ""), Err(DrawRefusal::NoReason));
    }

    /// Whoever knows what the lottery gave gets rid of no outcome.
    #[test]
    fn what_is_committed_to_is_not_abandoned_after_the_event() {
        for made_it in [true, false] {
            let late = may_abandon(Stage::Committed, true, made_it, "不合意");
            assert_eq!(late, Err(DrawRefusal::EventPassed));
            assert_eq!(may_abandon(Stage::Frozen, true, made_it, "过期"), Ok(()));
        }
    }

    #[test]
    fn a_list_without_commitment_is_set_aside_by_its_officer_alone() {
        assert_eq!(may_abandon(Stage::Frozen, false, true, "名单有误"), Ok(()));
        assert_eq!(may_abandon(Stage::Frozen, false, true, " "), Err(DrawRefusal::NoReason));
    }

    #[test]
    fn a_reason_is_hidden_by_its_salt() {
        let given = |salt: u8| ReasonGiven { reason: "生病".into(), salt: Hash32([salt; 32]) };
        assert_eq!(given(1).hash(), given(1).hash());
        assert_ne!(given(1).hash(), given(2).hash());
    }
}
