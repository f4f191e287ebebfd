//! The certificate: one JSON file from which anybody can recompute the whole draw.
//!
//! The file is the RFC 8785 canonical form of its content, byte for byte, so that there is nothing
//! in it, not even a space, that could be changed without showing.

mod build;
mod changes;
mod finding;
mod known;
mod read;
mod receipt;
mod signature;
mod time;
mod verify;

pub use build::{Facts, amend, build};
use canon::Hash32;
pub use changes::Leaving;
pub use finding::{About, Finding, Line, Missing, Report, Says, State};
pub use known::Policy;
use serde::{Deserialize, Serialize};
use serde_json::Value;
pub use signature::{Role, Signature, Signer, commitment_message};
pub use verify::verify;

use crate::{Assigned, DrawnStratum, Inputs, Replacement, Secret, Substitution};

pub const FORMAT: &str = "qingshan-draw-1";
/// The JSON Schema of the format.
pub const SCHEMA: &str = include_str!("../schema/draw-certificate.schema.json");

/// Made by [`build`] or [`Certificate::read`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    pub format: String,
    pub mode: Mode,
    /// The draw's id.
    pub draw: String,
    pub inputs: Inputs,
    pub population_hash: Hash32,
    pub commitment: Hash32,
    pub commit: Option<Commit>,
    pub secret: Secret,
    pub witness: Witness,
    pub seed: Hash32,
    pub strata: Vec<DrawnStratum>,
    pub teams: Vec<Assigned>,
    pub replacements: Vec<Replacement>,
    /// Mines in place of drawn ones that could not be checked, which stay drawn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub substitutions: Vec<Substitution>,
    /// The abandoned draw of the same inputs that this one repeats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<String>,
    /// Name and version of the program that drew.
    pub software: String,
    /// The header of the record that revealed the draw.
    pub record: Option<Value>,
    /// SHA-256 over the canonical form of everything but `digest` and `signatures`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    digest: Option<Hash32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    signatures: Option<Vec<Signature>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    Official,
    Rehearsal,
}

/// How the commitment was put on record before the witness event.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commit {
    /// The header of the record that committed.
    pub record: Value,
    /// That record's payload: it says the commitment, and the header has its hash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payload: Option<Value>,
    /// The headers after it in the same log, up to the one that the receipt names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub following: Vec<Value>,
    /// Headquarters' receipt for the log up to there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Value>,
    /// Made before the witness event by people other than the officer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub countersignatures: Option<Vec<Signature>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Witness {
    pub digits: String,
    /// The people who were there.
    pub present: Vec<String>,
    /// When the dice fell or the lottery was drawn, in unix milliseconds; none in a rehearsal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_ms: Option<i64>,
}

impl Certificate {
    /// The file's bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        canonical(self)
    }

    pub fn digest(&self) -> Hash32 {
        self.digest.expect("a certificate is built or read with its digest")
    }

    pub fn signatures(&self) -> &[Signature] {
        self.signatures.as_deref().unwrap_or_default()
    }

    /// What the signer signs, and then [`sign`](Self::sign)s with.
    pub fn message(&self, signer: &Signer) -> Vec<u8> {
        signature::certificate_message(&self.digest(), signer)
    }

    /// Whether the key that it names made this signature, over this certificate.
    pub fn fits(&self, signature: &Signature) -> bool {
        signature.fits(&self.message(&signature.signer()))
    }

    pub fn sign(&mut self, signature: Signature) {
        self.signatures.get_or_insert_default().push(signature);
    }

    /// Computed from the content, whatever `digest` says.
    fn compute_digest(&mut self) -> Hash32 {
        let seal = (self.digest.take(), self.signatures.take());
        let digest = canon::sha256(&canonical(self));
        (self.digest, self.signatures) = seal;
        digest
    }

    fn seal(&mut self) {
        self.digest = Some(self.compute_digest());
        self.signatures = Some(Vec::new());
    }
}

fn canonical(certificate: &Certificate) -> Vec<u8> {
    canon::to_bytes(certificate).expect("strings, integers and what was JSON before")
}
