//! What the log says of a change.

use canon::BlobRef;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::Period;
use crate::fact::Fact;
use crate::mine::Field;
use crate::pack::{Actor, PackRef};
use crate::procedure::{Party, Proof};

/// The licence of a listed mine changed, on this day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Noticed {
    pub number: String,
    pub mine: String,
    pub pack: PackRef,
    pub changed: NaiveDate,
    pub what: String,
    pub clause: String,
    /// Counted from the change; nothing where the document gives no number.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub within: Option<Period>,
    /// What the registry told of it; nothing where it was heard of otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub registry: Vec<RegistryChange>,
}

/// A field of the mine from one value to another, in the spelling of [`Field::value`], as a record
/// changed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegistryChange {
    /// `d-…/17`
    pub record: String,
    pub field: Field,
    pub before: String,
    pub after: String,
}

/// The mine applied for filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filed {
    pub on: NaiveDate,
    pub application: Proof,
}

/// Whether the change matters for what the mine was listed for, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judged {
    pub on: NaiveDate,
    pub by: Actor,
    pub person: String,
    pub material: bool,
    pub reason: String,
    /// 重新申报通知: the mine applies anew.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reapply: Option<Proof>,
    pub clause: String,
}

impl Fact for Noticed {
    const KIND: &'static str = "filing.noticed";
}

impl Fact for Filed {
    const KIND: &'static str = "filing.filed";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.application.content.clone()]
    }
}

impl Fact for Judged {
    const KIND: &'static str = "filing.judged";

    fn blobs(&self) -> Vec<BlobRef> {
        self.reapply.iter().map(|paper| paper.content.clone()).collect()
    }

    fn party(&self) -> Option<Party> {
        Some(Party::Actor(self.by.clone()))
    }
}
