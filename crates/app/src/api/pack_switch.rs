//! Drafts that hold in a region because an officer switched them on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// For the region of whoever is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PackSwitchInput {
    pub id: String,
    pub on: bool,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PackSwitches {
    /// Where whoever is signed in works: they switch for this region.
    pub region: String,
    pub region_name: String,
    /// Whoever is signed in is an officer.
    pub may: bool,
    /// Every word, the latest first.
    pub words: Vec<PackSwitch>,
}

/// An officer's word on a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PackSwitch {
    pub pack: String,
    pub version: u32,
    /// None where this version isn't on this machine.
    pub title: Option<String>,
    pub region: String,
    pub region_name: String,
    pub on: bool,
    pub reason: String,
    pub by: String,
    pub at_ms: i64,
    pub state: PackSwitchState,
    /// The region lies in that of whoever is signed in, or around it.
    pub near: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum PackSwitchState {
    /// The draft holds there.
    Holds,
    /// It was switched on and isn't on this machine, so that here other rules hold there.
    Absent,
    /// It was switched on, and a later version came into force or has ended.
    Passed,
    Off,
    /// A later word stands.
    Earlier,
}
