//! Was the commitment made before the witness event? Headquarters' receipt proves it, or two
//! people other than the officer do who signed it before.

use super::signature::countersigner_message;
use super::verify::check_signatures;
use super::{Certificate, Commit, Finding, Missing, Policy, Role, Signature, receipt};
use crate::DrawError;

/// As whom headquarters signs.
pub(super) const HEADQUARTERS: &str = "headquarters";

/// A receipt and countersignatures stand side by side; one of them is enough.
pub(super) fn time(certificate: &Certificate, policy: &Policy) -> Result<Finding, DrawError> {
    let Some(commit) = &certificate.commit else { return Ok(not_proved(Missing::Proof)) };
    let receipt = receipt::check(certificate, commit)?;
    let others = countersigners(certificate, commit)?;
    let by_people = countersigned(certificate, policy, &others);
    let Some(receipt) = receipt else { return Ok(by_people.unwrap_or_else(not_proved)) };
    let by_receipt = received(certificate, policy, receipt);
    Ok(by_receipt.or_else(|missing| by_people.map_err(|_| missing)).unwrap_or_else(not_proved))
}

fn not_proved(missing: Missing) -> Finding {
    Finding::TimeNotProved { missing }
}

fn received(
    certificate: &Certificate,
    policy: &Policy,
    receipt: receipt::Covering,
) -> Result<Finding, Missing> {
    let receipt::Covering { server, at_ms } = receipt;
    before_the_event(certificate, Some(at_ms))?;
    if policy.knows(HEADQUARTERS, &server) {
        Ok(Finding::TimeReceipted { server, at_ms })
    } else {
        Err(Missing::KnownServer)
    }
}

/// Two who signed in time and are known are enough: whoever else signed, too late or with a key that
/// nobody knows, takes nothing from it.
fn countersigned(
    certificate: &Certificate,
    policy: &Policy,
    others: &[&Signature],
) -> Result<Finding, Missing> {
    match others.len() {
        0 => return Err(Missing::Proof),
        1 => return Err(Missing::SecondPerson),
        _ => {}
    }
    let in_time = |signature: &&&Signature| before_the_event(certificate, signature.at_ms).is_ok();
    let early: Vec<&&Signature> = others.iter().filter(in_time).collect();
    if early.len() < 2 {
        let missing =
            others.iter().find_map(|other| before_the_event(certificate, other.at_ms).err());
        return Err(missing.unwrap_or(Missing::BeforeTheEvent));
    }
    let known = early.into_iter().filter(|one| policy.knows(&one.name, &one.key));
    let by: Vec<String> = known.map(|signature| signature.name.clone()).collect();
    if by.len() < 2 { Err(Missing::KnownKeys) } else { Ok(Finding::TimeProved { by }) }
}

/// Both times have to be stated.
fn before_the_event(certificate: &Certificate, at_ms: Option<i64>) -> Result<(), Missing> {
    let (at, event) = at_ms.zip(certificate.witness.at_ms).ok_or(Missing::EventTime)?;
    if at < event { Ok(()) } else { Err(Missing::BeforeTheEvent) }
}

/// The valid countersignatures of people other than the officer.
fn countersigners<'a>(
    certificate: &Certificate,
    commit: &'a Commit,
) -> Result<Vec<&'a Signature>, DrawError> {
    let countersigned = commit.countersignatures.as_deref().unwrap_or_default();
    let place = "commit.countersignatures";
    check_signatures(countersigned, place, &[Role::Countersigner], |signature| {
        let Certificate { population_hash, commitment, .. } = certificate;
        countersigner_message(population_hash, commitment, signature)
    })?;
    let officers: Vec<&Signature> =
        certificate.signatures().iter().filter(|s| s.role == Role::Officer).collect();
    let by_officer = |s: &&Signature| officers.iter().any(|o| o.name == s.name || o.key == s.key);
    Ok(countersigned.iter().filter(|signature| !by_officer(signature)).collect())
}
