//! An answer to one item or prerequisite.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Checklist, NotApplicable, points};

/// Answers by the id of their item or prerequisite.
pub type Answers = BTreeMap<String, Mark>;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mark", rename_all = "kebab-case")]
pub enum Mark {
    Points {
        #[serde(with = "points")]
        points: Decimal,
    },
    /// 不涉及. Where the policy is manual, still open until someone sets the points.
    NotApplicable,
    /// 不涉及, with the points that a person set; only where the policy is manual.
    Credited {
        #[serde(with = "points")]
        points: Decimal,
    },
    /// Of a prerequisite.
    Met,
    NotMet,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MarkError {
    #[error("the checklist has no item {id}; nothing was recorded")]
    NoSuchItem { id: String },
    #[error("{points} is not between 0 and {most}, the points of {id}; nothing was recorded")]
    OutOfRange { id: String, points: Decimal, most: Decimal },
    #[error("{points} has more than two decimals; nothing was recorded")]
    TooFine { id: String, points: Decimal },
    #[error("{id} is answered by {expected}; nothing was recorded")]
    WrongKind { id: String, expected: &'static str },
}

impl MarkError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoSuchItem { .. } => "mark-no-such-item",
            Self::OutOfRange { .. } => "mark-out-of-range",
            Self::TooFine { .. } => "mark-too-fine",
            Self::WrongKind { .. } => "mark-wrong-kind",
        }
    }
}

impl Checklist {
    /// Is there such an item or prerequisite?
    pub fn check_known(&self, id: &str) -> Result<(), MarkError> {
        let known = self.item(id).is_some() || self.prerequisites.iter().any(|p| p.id == id);
        if known { Ok(()) } else { Err(MarkError::NoSuchItem { id: id.into() }) }
    }

    /// May `id` be answered so?
    pub fn check(&self, id: &str, mark: &Mark) -> Result<(), MarkError> {
        if self.prerequisites.iter().any(|prerequisite| prerequisite.id == id) {
            return match mark {
                Mark::Met | Mark::NotMet => Ok(()),
                _ => Err(MarkError::WrongKind { id: id.into(), expected: "met or not met" }),
            };
        }
        let item = self.item(id).ok_or_else(|| MarkError::NoSuchItem { id: id.into() })?;
        match mark {
            Mark::Points { points } => check_points(id, *points, item.points),
            Mark::Credited { points } if self.not_applicable == NotApplicable::Manual => {
                check_points(id, *points, item.points)
            }
            Mark::NotApplicable => Ok(()),
            _ => Err(MarkError::WrongKind { id: id.into(), expected: "points or not applicable" }),
        }
    }
}

fn check_points(id: &str, points: Decimal, most: Decimal) -> Result<(), MarkError> {
    let id = || id.to_owned();
    if points < Decimal::ZERO || points > most {
        return Err(MarkError::OutOfRange { id: id(), points, most });
    }
    if points.normalize().scale() > 2 {
        return Err(MarkError::TooFine { id: id(), points });
    }
    Ok(())
}
