//! What the log says of a plan.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::fact::Fact;
use crate::pack::PackRef;

/// One of the parts that the document asks for, such as 资金投入.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    pub topic: String,
    pub text: String,
}

/// The plan itself is a paper of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adopted {
    pub number: String,
    /// Whose own plan it is; empty where it is a region's.
    pub mine: String,
    pub pack: PackRef,
    pub clause: String,
    /// As the pack calls it, such as `overall`.
    pub plan: String,
    /// GB/T 2260.
    pub region: String,
    pub year: i32,
    pub on: NaiveDate,
    /// Who answers for it.
    pub person: String,
    /// The mines that are to be built or listed by it.
    pub mines: Vec<String>,
    pub parts: Vec<Part>,
    pub complete_by: Option<NaiveDate>,
    /// Why the plan is this mine's, where the registry doesn't say how it is mined.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Progressed {
    pub on: NaiveDate,
    pub person: String,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Completed {
    pub on: NaiveDate,
    pub person: String,
    /// Mines of the plan that are on no list, by the registry of that day.
    pub missing: Vec<String>,
    pub note: String,
}

impl Fact for Adopted {
    const KIND: &'static str = "plan.adopted";
}

impl Fact for Progressed {
    const KIND: &'static str = "plan.progressed";
}

impl Fact for Completed {
    const KIND: &'static str = "plan.completed";
}
