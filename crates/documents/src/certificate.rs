//! The values of a printed 双随机抽查证书. The certificate itself is its file; this page names it.

use canon::Hash32;
use serde::{Deserialize, Serialize};

/// What a draw certificate says on paper. Before the release `mines` is empty: only hashes and
/// counts are for everybody then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawCertificate {
    /// The draw's id.
    pub number: String,
    pub rehearsal: bool,
    pub title: String,
    pub period: String,
    pub basis: String,
    pub directed: Option<Narrowed>,
    /// The day on which the list was read from the registry.
    pub snapshot: String,
    /// Which public event decided, in words.
    pub witness_rule: String,
    pub digits: String,
    /// Who was there, by id or role.
    pub present: Vec<String>,
    /// Who signed and who did not, a line each.
    pub signatures: Vec<String>,
    pub population: u32,
    pub drawn: u32,
    pub strata: Vec<DrawnStratum>,
    pub teams: u32,
    /// Teams that lack somebody.
    pub short: u32,
    pub hashes: Vec<Fingerprint>,
    /// What the QR code holds.
    pub code: String,
    pub released: bool,
    pub mines: Vec<DrawnMine>,
}

impl DrawCertificate {
    /// The values as a form sees them and as the body hash covers them.
    pub fn values(&self) -> serde_json::Value {
        serde_json::to_value(self).expect("texts, numbers and lists always have a JSON form")
    }
}

/// What narrowed the population of a directed draw, 定向.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Narrowed {
    /// Which mines could be drawn, in words.
    pub conditions: String,
    /// The document and clause that allow it.
    pub source: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnStratum {
    pub name: String,
    pub members: u32,
    pub quota: u32,
    pub drawn: u32,
    /// Of each mine to be drawn, for example `16.7%`.
    pub chance: String,
}

/// A hash, to be compared by its digits or by its ridge 山纹.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    pub label: String,
    pub sha256: Hash32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnMine {
    pub stratum: String,
    pub name: String,
    pub id: String,
    /// Ids of the inspectors.
    pub team: Vec<String>,
}
