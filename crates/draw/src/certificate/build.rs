//! From an outcome to a certificate.

use serde_json::Value;

use super::{Certificate, Commit, FORMAT, Mode, Witness};
use crate::check::{id, witnesses};
use crate::{DrawError, Frozen, Outcome, Replacement};

/// What a certificate says beyond the arithmetic.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The draw's id.
    pub draw: String,
    pub mode: Mode,
    pub commit: Option<Commit>,
    /// Ids of the people who witnessed, or roles such as `witness-1`, in any order. Never names.
    pub present: Vec<String>,
    /// In the order in which they were made; see [`crate::replacement`].
    pub replacements: Vec<Replacement>,
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
    check_facts(&facts.draw, &facts.present)?;
    let mut certificate = Certificate {
        format: FORMAT.to_owned(),
        mode: facts.mode,
        draw: facts.draw,
        inputs: frozen.inputs().clone(),
        population_hash: outcome.population_hash,
        commitment: outcome.commitment,
        commit: facts.commit,
        secret: outcome.secret.clone(),
        witness: Witness { digits: outcome.witness.clone(), present: facts.present },
        seed: outcome.seed,
        strata: outcome.strata.clone(),
        teams: outcome.teams.clone(),
        replacements: facts.replacements,
        software: facts.software,
        record: facts.record,
        digest: None,
        signatures: None,
    };
    certificate.seal();
    Ok(certificate)
}

pub(super) fn check_facts(draw: &str, present: &[String]) -> Result<(), DrawError> {
    id(draw, || "draw".to_owned())?;
    witnesses(present, "witness.present")
}
