use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a mine came onto a list or off it, or did not: the end of a case, or a change of the
/// registry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListingEnd {
    /// Names the record: `d-…/17`
    pub record: String,
    /// listed, not-selected, not-accepted, not-passed, withdrawn; removed, proposed-national, kept;
    /// set-aside; registry
    pub what: String,
    /// stands, contested, aside
    pub place: String,
    pub at_ms: i64,
    /// Who recorded it.
    pub actor_name: String,
    /// The day that it states; none for a change of the registry.
    pub on: Option<String>,
    /// Who took it, and for which body.
    pub person: String,
    pub body: String,
    pub why: String,
    pub clause: Option<String>,
    pub case: Option<String>,
    pub number: String,
    /// The list that the mine is on by it, as the registry spells it, and the one before.
    pub list: String,
    pub before: String,
}
