use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Locale;

/// How far the machine is: nothing set up, set up but locked, or somebody signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    New,
    Locked,
    Open,
}

/// A person of this machine, as the sign-in page shows them (readable before unlocking: name,
/// office and role only).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonCard {
    pub id: String,
    pub name: String,
    pub organisation: String,
    pub role: Role,
    /// GB/T 2260 code of the region that the person works for.
    pub region: String,
    pub region_name: String,
    /// Whether headquarters has certified this person's signing key.
    pub certified: bool,
    pub last_signed_in_ms: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS, Copy)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 执法人员
    Inspector,
    /// 文书岗
    Clerk,
    /// 管理人员: plans and draws.
    Officer,
    /// 专家
    Expert,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MachineState {
    pub stage: Stage,
    pub machine_name: String,
    pub version: String,
    pub people: Vec<PersonCard>,
    pub signed_in: Option<PersonCard>,
    /// Set in demo data only: the passphrase of its invented people.
    pub demo_passphrase: Option<String>,
    /// The store holds records of a newer version that this one can't read.
    pub newer_records: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    pub name: String,
    pub organisation: String,
    pub role: Role,
    pub region: String,
    pub passphrase: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewMachine {
    pub machine_name: String,
    pub person: NewPerson,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Unlock {
    pub person: String,
    pub passphrase: String,
}

/// A region of GB/T 2260.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RegionName {
    pub code: String,
    pub name: String,
    /// With its province and prefecture: 内蒙古自治区鄂尔多斯市准格尔旗.
    pub full_name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RegionQuery {
    pub text: String,
    pub limit: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    pub locale: Locale,
    /// light, dark, sunlight
    pub theme: String,
    /// 100, 130, 200
    pub text: u16,
    /// desk, touch
    pub density: String,
}

/// The line at the foot of the window: always true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Status {
    pub person: Option<PersonCard>,
    pub server: Option<String>,
    /// Whether the last exchange with headquarters succeeded.
    pub online: bool,
    pub last_contact_ms: Option<i64>,
    /// Inspections of which something is not yet at headquarters.
    pub unsafe_inspections: u32,
    pub waiting_records: u32,
    pub waiting_blobs: u32,
    pub disk_free_bytes: u64,
    /// What is left of its battery, while the machine runs on it and the system says so.
    pub battery_percent: Option<u8>,
    /// The machine's clock disagrees with the newest trusted time.
    pub clock_doubtful: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SearchQuery {
    pub text: String,
    pub limit: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum HitKind {
    Mine,
    Inspection,
    Draw,
    Document,
    Case,
    Person,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Hit {
    pub kind: HitKind,
    pub id: String,
    pub title: String,
    pub subtitle: String,
}

/// What `doctor` checked and found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Diagnosis {
    pub healthy: bool,
    pub checks: Vec<Check>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// chain, checkpoints, payloads, blobs, projections, disk, newer-records
    pub name: String,
    pub ok: bool,
    pub checked: u64,
    pub message: String,
    /// The first thing that is wrong, for a sentence in the person's language.
    pub problem: Option<super::Problem>,
    /// How many more are wrong.
    pub more: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DoctorInput {
    /// Build the projections anew from the log and swap them in.
    pub rebuild: bool,
}
