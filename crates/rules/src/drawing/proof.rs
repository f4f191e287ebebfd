//! What proves that a commitment was made before its witness event, and that no officer can sit on
//! an unwelcome secret.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{DrawRefusal, Stage};
use crate::fact::Fact;

/// What a draw is about. Only one draw stands for each.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    pub period: String,
    pub region: String,
    pub kind: String,
    /// Where those wait who are drawn from, in a draw among candidates; else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub station: String,
    /// Draws of the same that were revealed before this one was committed to, by id in byte order.
    /// It takes more mines beside theirs: a top-up, or the next look-back of the year.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
}

impl Scope {
    /// Whether both are of one period, region, kind and station, whatever came before them.
    pub fn is_of_the_same(&self, other: &Self) -> bool {
        self.about() == other.about()
    }

    fn about(&self) -> [&str; 4] {
        [&self.period, &self.region, &self.kind, &self.station]
    }
}

/// Headquarters' receipt for the log up to the commitment or beyond. It proves itself, so that
/// whoever has it needs no word of the machine that brings it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipted {
    /// As headquarters signed it.
    pub receipt: Value,
}

impl Fact for Receipted {
    const KIND: &'static str = "draw.receipted";
}

/// Somebody else than the officer saw the commitment, and signed it with their own key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Countersigned {
    pub person: String,
    pub key: String,
    /// By the machine's clock; part of what is signed.
    pub at_ms: i64,
    pub signature: String,
}

impl Fact for Countersigned {
    const KIND: &'static str = "draw.countersigned";
}

/// Between commitment and reveal, by each person once, and not by whoever made the draw.
pub fn may_countersign(stage: Stage, made_it: bool, again: bool) -> Result<(), DrawRefusal> {
    match stage {
        Stage::Frozen => Err(DrawRefusal::NotCommitted),
        Stage::Revealed => Err(DrawRefusal::AlreadyRevealed),
        Stage::Committed if made_it => Err(DrawRefusal::NotAnother),
        Stage::Committed if again => Err(DrawRefusal::AlreadyCountersigned),
        Stage::Committed => Ok(()),
    }
}

/// A stated witness event lies after the commitment and not in the future.
pub fn may_have_been(
    event_ms: i64,
    committed_ms: Option<i64>,
    now_ms: i64,
) -> Result<(), DrawRefusal> {
    let after = committed_ms.is_none_or(|committed| committed < event_ms);
    if after && event_ms <= now_ms { Ok(()) } else { Err(DrawRefusal::EventTime) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_countersign_once_between_commitment_and_reveal() {
        assert_eq!(may_countersign(Stage::Committed, false, false), Ok(()));
        let refused = may_countersign(Stage::Committed, true, false);
        assert_eq!(refused, Err(DrawRefusal::NotAnother));
        let refused = may_countersign(Stage::Committed, false, true);
        assert_eq!(refused, Err(DrawRefusal::AlreadyCountersigned));
        let refused = may_countersign(Stage::Frozen, false, false);
        assert_eq!(refused, Err(DrawRefusal::NotCommitted));
        let refused = may_countersign(Stage::Revealed, false, false);
        assert_eq!(refused, Err(DrawRefusal::AlreadyRevealed));
    }

    #[test]
    fn an_event_lies_between_the_commitment_and_now() {
        assert_eq!(may_have_been(5, Some(4), 5), Ok(()));
        for (event, committed, now) in [(4, Some(4), 5), (6, Some(4), 5), (6, None, 5)] {
            assert_eq!(may_have_been(event, committed, now), Err(DrawRefusal::EventTime));
        }
    }
}
