//! Checks a certificate file with nothing but its bytes.

use std::collections::{BTreeSet, HashSet};

use super::build::check_facts;
use super::{
    About, Certificate, Finding, Line, Missing, Mode, Report, Role, Signature, State,
    commitment_message,
};
use crate::outcome::outcome;
use crate::{DrawError, Outcome, Replacement, replacement};

/// What the asker wants to know.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// Whether the draw may count as official, not only whether it is right.
    pub official: bool,
    /// Keys (as in signatures) that the asker knows to be those of the people named. A certificate
    /// can't vouch for its own keys.
    pub known_keys: BTreeSet<String>,
}

/// Says line by line whether the arithmetic is right, whether the commitment was proved before the
/// witness event, and who signed.
pub fn verify(bytes: &[u8], policy: &Policy) -> Report {
    let mut certificate = match Certificate::read(bytes) {
        Ok(certificate) => certificate,
        Err(refusal) => return unreadable(refusal),
    };
    let mut lines = vec![mode(&certificate)];
    if let Err(refusal) = digest(&mut certificate) {
        lines.push(Line::wrong(About::File, refusal));
    }
    lines.push(match arithmetic(&certificate) {
        Ok(finding) => Line::right(About::Arithmetic, finding),
        Err(refusal) => Line::wrong(About::Arithmetic, refusal),
    });
    lines.push(match time(&certificate, policy) {
        Ok(finding @ Finding::TimeProved { .. }) => Line::right(About::Time, finding),
        Ok(finding) => Line::open(About::Time, finding),
        Err(refusal) => Line::wrong(About::Time, refusal),
    });
    lines.extend(signatures(&certificate, policy));
    let holds = |line: &Line| match line.state {
        State::Right => true,
        State::Open => !policy.official,
        State::Wrong => false,
    };
    Report {
        draw: Some(certificate.draw),
        mode: Some(certificate.mode),
        digest: certificate.digest,
        accepted: lines.iter().all(holds),
        lines,
    }
}

fn unreadable(refusal: DrawError) -> Report {
    let lines = vec![Line::wrong(About::File, refusal)];
    Report { draw: None, mode: None, digest: None, lines, accepted: false }
}

fn mode(certificate: &Certificate) -> Line {
    match certificate.mode {
        Mode::Official => Line::right(About::Mode, Finding::Official),
        Mode::Rehearsal => Line::open(About::Mode, Finding::Rehearsal),
    }
}

fn digest(certificate: &mut Certificate) -> Result<(), DrawError> {
    let (stated, computed) = (certificate.digest(), certificate.compute_digest());
    if stated == computed { Ok(()) } else { Err(DrawError::DigestDiffers { stated, computed }) }
}

/// Draws again from inputs, secret and witness, and compares.
fn arithmetic(certificate: &Certificate) -> Result<Finding, DrawError> {
    check_facts(&certificate.draw, &certificate.witness.present)?;
    certificate.inputs.check()?;
    let population_hash = certificate.inputs.population_hash();
    equal("population_hash", &certificate.population_hash, &population_hash)?;
    equal("commitment", &certificate.commitment, &certificate.secret.commitment())?;
    let (secret, digits) = (&certificate.secret, &certificate.witness.digits);
    let computed = outcome(&certificate.inputs, population_hash, secret, digits)?;
    equal("seed", &certificate.seed, &computed.seed)?;
    compare(certificate, &computed)?;
    replacements(certificate)?;
    let slots = certificate.inputs.team.slots.len();
    let short = computed.teams.iter().filter(|team| team.members.len() < slots);
    Ok(Finding::ArithmeticRight {
        drawn: computed.teams.len(),
        short: short.map(|team| team.mine.clone()).collect(),
    })
}

fn compare(certificate: &Certificate, computed: &Outcome) -> Result<(), DrawError> {
    each("strata", &certificate.strata, &computed.strata, |place, stated, computed| {
        equal(&format!("{place}.id"), &stated.id, &computed.id)?;
        each(&format!("{place}.drawn"), &stated.drawn, &computed.drawn, equal)?;
        each(&format!("{place}.tickets"), &stated.tickets, &computed.tickets, equal)
    })?;
    each("teams", &certificate.teams, &computed.teams, |place, stated, computed| {
        equal(&format!("{place}.mine"), &stated.mine, &computed.mine)?;
        each(&format!("{place}.members"), &stated.members, &computed.members, equal)
    })
}

/// Compares two lists item by item, so that the first difference has a place.
fn each<T>(
    place: &str,
    stated: &[T],
    computed: &[T],
    compare: impl Fn(&str, &T, &T) -> Result<(), DrawError>,
) -> Result<(), DrawError> {
    for (index, (stated, computed)) in stated.iter().zip(computed).enumerate() {
        compare(&format!("{place}[{index}]"), stated, computed)?;
    }
    equal(&format!("the length of {place}"), &stated.len(), &computed.len())
}

fn equal<T: PartialEq>(place: &str, stated: &T, computed: &T) -> Result<(), DrawError> {
    if stated == computed {
        return Ok(());
    }
    Err(DrawError::Differs { place: place.to_owned() })
}

/// Each replacement follows from the teams and the replacements before it.
fn replacements(certificate: &Certificate) -> Result<(), DrawError> {
    let officer = certificate.signatures().iter().find(|s| s.role == Role::Officer);
    for (index, change) in certificate.replacements.iter().enumerate() {
        let refused = |why| {
            let place = format!("replacements[{index}]");
            Err(DrawError::ReplacementRefused { place, why })
        };
        let (teams, earlier) = (&certificate.teams, &certificate.replacements[..index]);
        let (inputs, seed) = (&certificate.inputs, &certificate.seed);
        let next = replacement(inputs, seed, teams, earlier, &change.mine, change.slot)?;
        if Some(change.out.as_str()) != holder(certificate, earlier, change) {
            return refused("the person who leaves does not have this slot");
        }
        if next.is_none_or(|next| next.person != change.person || next.ticket != change.ticket) {
            return refused("somebody else comes next");
        }
        if change.approver.is_empty() || officer.is_some_and(|o| o.name == change.approver) {
            return refused("it takes an approver who is not the officer");
        }
    }
    Ok(())
}

/// Who has the slot that `change` is about after the `earlier` replacements.
fn holder<'a>(
    certificate: &'a Certificate,
    earlier: &'a [Replacement],
    change: &Replacement,
) -> Option<&'a str> {
    let here = |earlier: &&Replacement| earlier.mine == change.mine && earlier.slot == change.slot;
    let moved = earlier.iter().rev().find(here).map(|earlier| earlier.person.as_str());
    moved.or_else(|| {
        let team = certificate.teams.iter().find(|team| team.mine == change.mine)?;
        let member = team.members.iter().find(|member| member.slot == change.slot)?;
        Some(&member.person)
    })
}

fn time(certificate: &Certificate, policy: &Policy) -> Result<Finding, DrawError> {
    let commit = certificate.commit.as_ref();
    let countersigned = commit.and_then(|c| c.countersignatures.as_deref()).unwrap_or_default();
    let place = "commit.countersignatures";
    check_signatures(countersigned, place, &[Role::Countersigner], |signature| {
        let Certificate { population_hash, commitment, .. } = certificate;
        commitment_message(population_hash, commitment, &signature.signer())
    })?;
    let officers: Vec<&Signature> =
        certificate.signatures().iter().filter(|s| s.role == Role::Officer).collect();
    let by_officer = |s: &&Signature| officers.iter().any(|o| o.name == s.name || o.key == s.key);
    let others: Vec<&Signature> = countersigned.iter().filter(|s| !by_officer(s)).collect();
    let missing = match others.len() {
        0 if commit.is_some_and(|commit| commit.receipt.is_some()) => Missing::ReceiptCheck,
        0 => Missing::Proof,
        1 => Missing::SecondPerson,
        _ if others.iter().any(|s| !policy.known_keys.contains(&s.key)) => Missing::KnownKeys,
        _ => {
            let by = others.into_iter().map(|s| s.name.clone()).collect();
            return Ok(Finding::TimeProved { by });
        }
    };
    Ok(Finding::TimeNotProved { missing })
}

fn signatures(certificate: &Certificate, policy: &Policy) -> Vec<Line> {
    let signed = certificate.signatures();
    let wrong = |refusal| vec![Line::wrong(About::Signatures, refusal)];
    if certificate.mode == Mode::Rehearsal && !signed.is_empty() {
        return wrong(DrawError::RehearsalSigned);
    }
    let roles = [Role::Officer, Role::Witness];
    let message = |signature: &Signature| certificate.message(&signature.signer());
    if let Err(refusal) = check_signatures(signed, "signatures", &roles, message) {
        return wrong(refusal);
    }
    let missing = roles.into_iter().filter(|role| !signed.iter().any(|s| s.role == *role));
    let missing = missing.map(|role| Line::open(About::Signatures, Finding::NotSigned { role }));
    let signed = signed.iter().cloned().map(|Signature { role, name, key, .. }| {
        if policy.known_keys.contains(&key) {
            Line::right(About::Signatures, Finding::Signed { role, name, key })
        } else {
            Line::open(About::Signatures, Finding::SignerUnknown { role, name, key })
        }
    });
    signed.chain(missing).collect()
}

/// Every signature is valid, in its place, and by somebody who hasn't signed yet.
fn check_signatures(
    signatures: &[Signature],
    list: &str,
    roles: &[Role],
    message: impl Fn(&Signature) -> Vec<u8>,
) -> Result<(), DrawError> {
    let mut seen = HashSet::new();
    for (index, signature) in signatures.iter().enumerate() {
        let place = format!("{list}[{index}]");
        if !roles.contains(&signature.role) {
            return Err(DrawError::SignatureMisplaced { place });
        }
        if !seen.insert(&signature.name) || !seen.insert(&signature.key) {
            return Err(DrawError::SignatureRepeated { place });
        }
        if !signature.fits(&message(signature)) {
            return Err(DrawError::SignatureInvalid { place, name: signature.name.clone() });
        }
    }
    Ok(())
}
