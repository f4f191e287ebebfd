//! From an outcome to a certificate.

use serde_json::Value;

use super::{Certificate, Commit, FORMAT, Mode, Witness};
use crate::check::{id, witnesses};
use crate::{DrawError, Frozen, Outcome, Replacement, Substitution};

/// What a certificate says beyond the arithmetic.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The draw's id.
    pub draw: String,
    pub mode: Mode,
    pub commit: Option<Commit>,
    /// Ids of the people who witnessed, or roles such as `witness-1`, in any order. Never names.
    pub present: Vec<String>,
    /// When the witness event was, in unix milliseconds.
    pub witnessed_ms: Option<i64>,
    /// The abandoned draw that this one repeats.
    pub repeats: Option<String>,
    pub software: String,
    pub record: Option<Value>,
}

/// Writes the certificate of `outcome`, which was revealed from `frozen`. Unsigned as yet.
pub fn build(
    frozen: &Frozen,
    outcome: &Outcome,
    mut facts: Facts,
) -> Result<Certificate, DrawError> {
    assert_eq!(frozen.population_hash(), outcome.population_hash, "another draw's outcome");
    facts.present.sort();
    check_facts(&facts.draw, facts.repeats.as_deref(), &facts.present)?;
    let mut certificate = Certificate {
        format: FORMAT.to_owned(),
        mode: facts.mode,
        draw: facts.draw,
        inputs: frozen.inputs().clone(),
        population_hash: outcome.population_hash,
        commitment: outcome.commitment,
        commit: facts.commit,
        secret: outcome.secret.clone(),
        witness: Witness {
            digits: outcome.witness.clone(),
            present: facts.present,
            at_ms: facts.witnessed_ms,
        },
        seed: outcome.seed,
        strata: outcome.strata.clone(),
        teams: outcome.teams.clone(),
        replacements: Vec::new(),
        substitutions: Vec::new(),
        repeats: facts.repeats,
        software: facts.software,
        record: facts.record,
        digest: None,
        signatures: None,
    };
    certificate.seal();
    Ok(certificate)
}

/// The certificate with what changed after the draw, each list in the order in which it was made;
/// see [`crate::replacement`] and [`crate::substitution`]. Its content is another one, so it is to be
/// signed anew.
#[must_use]
pub fn amend(
    certificate: &Certificate,
    replacements: Vec<Replacement>,
    substitutions: Vec<Substitution>,
) -> Certificate {
    let mut amended = Certificate { replacements, substitutions, ..certificate.clone() };
    amended.digest = None;
    amended.signatures = None;
    amended.seal();
    amended
}

pub(super) fn check_facts(
    draw: &str,
    repeats: Option<&str>,
    present: &[String],
) -> Result<(), DrawError> {
    id(draw, || "draw".to_owned())?;
    if let Some(first) = repeats {
        id(first, || "repeats".to_owned())?;
    }
    witnesses(present, "witness.present")
}
