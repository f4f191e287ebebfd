use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentRow {
    pub id: String,
    pub title: String,
    pub number: String,
    pub mine_name: String,
    pub inspection: String,
    pub pages: u32,
    pub bytes: u64,
    pub body_hash: String,
    pub made_at_ms: i64,
    pub places: Vec<PlaceView>,
    /// Characters that no font has, printed as 〓; empty as a rule.
    pub missing: String,
    pub visit: Visit,
}

/// Whether the inspection that a document tells of can be opened here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Visit {
    Here,
    /// A newer version recorded it, or it follows a checklist of a newer version.
    Newer,
    /// It has not come from the colleague's machine yet.
    NotArrived,
}

/// A place for a digital signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlaceView {
    pub field: String,
    pub person: String,
    /// The signed-in person's.
    pub own: bool,
    pub name: String,
    pub organisation: String,
    pub signed_at_ms: Option<i64>,
    pub can_sign_here: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentView {
    pub row: DocumentRow,
    /// The newest increment of the file.
    pub pdf: String,
    pub verification: Verification,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Verification {
    pub signatures: Vec<SignatureView>,
    /// Every signature is valid and the newest covers the whole file.
    pub valid: bool,
    /// No signature yet.
    pub unsigned: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SignatureView {
    pub field: String,
    pub signer: String,
    pub at_ms: Option<i64>,
    pub valid: bool,
    pub trusted: bool,
    pub whole_file: bool,
    /// Why not, as a code; empty when valid.
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SignInput {
    pub document: String,
    pub person: String,
    pub passphrase: String,
}

/// The pages of a document as they are laid out, for drawing on the screen: JSON of
/// `documents::Pages`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PagesView {
    pub json: String,
}
