//! Who signed a draw's certificate, and who may.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawSigning {
    pub signed: Vec<DrawSigned>,
    /// What nobody has signed as yet; empty before the reveal.
    pub missing: Vec<SignerRole>,
    /// Those of this machine who may sign now, each as what.
    pub may: Vec<MaySign>,
    /// Nothing is open: with the keys that this machine knows, `draw verify --official` says yes.
    pub official: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum SignerRole {
    Officer,
    Witness,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawSigned {
    pub role: SignerRole,
    /// By this registry; the certificate has their id.
    pub name: String,
    /// Headquarters certified the key, or it is headquarters' own.
    pub known: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MaySign {
    pub id: String,
    pub name: String,
    pub role: SignerRole,
}

/// One person of this machine signs, by their own passphrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawSignInput {
    pub id: String,
    pub person: String,
    pub passphrase: String,
}

/// A witness of this machine who signs with the reveal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WitnessSigns {
    pub person: String,
    pub passphrase: String,
}
