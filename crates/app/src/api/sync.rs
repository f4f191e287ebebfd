use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SyncState {
    pub enrolled: bool,
    pub server: Option<String>,
    pub last_contact_ms: Option<i64>,
    pub last_problem: Option<super::Problem>,
    pub running: bool,
    /// How far the exchange under way is.
    pub progress: Option<SyncProgress>,
    pub tasks: Vec<SyncTask>,
    pub receipts: Vec<ReceiptView>,
    pub waiting_records: u32,
    pub waiting_blobs: u32,
    pub waiting_bytes: u64,
    /// Files that the last exchange could not hand over or take over.
    pub stuck: Vec<StuckFile>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SyncProgress {
    pub stage: SyncStage,
    /// Records; of files, bytes.
    pub done: u64,
    pub total: u64,
}

/// In the order in which they follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS, Copy)]
#[serde(rename_all = "kebab-case")]
pub enum SyncStage {
    Head,
    /// Own records.
    Sending,
    /// Others' records.
    Receiving,
    /// Own files.
    Blobs,
    /// Others' files.
    Fetching,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StuckFile {
    pub hash: String,
    pub kind: FileKind,
    /// As people know it: a photo's file name, a document's number. May be empty.
    pub name: String,
    /// What it belongs to: `inspection/i-…`
    pub subject: String,
    /// The mine that was inspected; otherwise empty.
    pub title: String,
    /// From headquarters to here; otherwise the other way.
    pub incoming: bool,
    pub problem: super::Problem,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS, Copy)]
#[serde(rename_all = "kebab-case")]
pub enum FileKind {
    Photo,
    Ink,
    Document,
    Sheet,
    Draw,
    Other,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS, Copy)]
#[serde(rename_all = "kebab-case")]
pub enum Custody {
    /// On this machine only.
    Here,
    /// Some of it has arrived.
    OnItsWay,
    /// Everything has a receipt.
    Headquarters,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SyncTask {
    /// `inspection/i-…` or `draw/r-…`
    pub subject: String,
    pub title: String,
    pub subtitle: String,
    pub records: u32,
    pub photos: u32,
    pub waiting_records: u32,
    pub waiting_photos: u32,
    pub custody: Custody,
    pub receipt: Option<ReceiptView>,
    pub changed_at_ms: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReceiptView {
    pub code: String,
    pub seq: u64,
    pub head: String,
    pub at_ms: i64,
}

/// An invitation as headquarters gives it: one line of text to paste, or from a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EnrolInput {
    pub invitation: String,
    /// The signed-in person's passphrase: it opens the key to be certified.
    pub passphrase: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SyncOutcome {
    pub sent_records: u32,
    pub sent_blobs: u32,
    pub received_records: u32,
    pub complete: bool,
    pub problem: Option<super::Problem>,
}
