//! Checks a certificate file with nothing but its bytes.

use std::collections::HashSet;

use super::build::check_facts;
use super::known::{Policy, signer, unbound};
use super::time::time;
use super::{About, Certificate, Finding, Line, Mode, Report, Role, Signature, State, changes};
use crate::outcome::outcome;
use crate::{Directed, DrawError, Outcome};

/// Says line by line whether the arithmetic is right, whether the commitment was proved before the
/// witness event, and who signed.
pub fn verify(bytes: &[u8], policy: &Policy) -> Report {
    let mut certificate = match Certificate::read(bytes) {
        Ok(certificate) => certificate,
        Err(refusal) => return unreadable(refusal),
    };
    let mut lines = vec![mode(&certificate)];
    lines.extend(directed(&certificate));
    if let Err(refusal) = digest(&mut certificate) {
        lines.push(Line::wrong(About::File, refusal));
    }
    lines.push(match arithmetic(&certificate) {
        Ok(finding) => Line::right(About::Arithmetic, finding),
        Err(refusal) => Line::wrong(About::Arithmetic, refusal),
    });
    lines.push(match time(&certificate, policy) {
        Ok(finding @ Finding::TimeNotProved { .. }) => Line::open(About::Time, finding),
        Ok(finding) => Line::right(About::Time, finding),
        Err(refusal) => Line::wrong(About::Time, refusal),
    });
    lines.extend(signatures(&certificate, policy));
    if lines.iter().all(|line| line.state != State::Wrong) {
        lines.extend(unbound(&certificate, policy));
    }
    let holds = |line: &Line| match line.state {
        State::Right | State::Note => true,
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

fn directed(certificate: &Certificate) -> Option<Line> {
    let Directed { filters, source } = certificate.inputs.directed.clone()?;
    Some(Line::right(About::Mode, Finding::Directed { filters, source }))
}

fn digest(certificate: &mut Certificate) -> Result<(), DrawError> {
    let (stated, computed) = (certificate.digest(), certificate.compute_digest());
    if stated == computed { Ok(()) } else { Err(DrawError::DigestDiffers { stated, computed }) }
}

/// Draws again from inputs, secret and witness, and compares.
fn arithmetic(certificate: &Certificate) -> Result<Finding, DrawError> {
    let Certificate { draw, repeats, witness, .. } = certificate;
    check_facts(draw, repeats.as_deref(), &witness.present)?;
    certificate.inputs.check()?;
    let population_hash = certificate.inputs.population_hash();
    equal("population_hash", &certificate.population_hash, &population_hash)?;
    equal("commitment", &certificate.commitment, &certificate.secret.commitment())?;
    let computed =
        outcome(&certificate.inputs, population_hash, &certificate.secret, &witness.digits)?;
    equal("seed", &certificate.seed, &computed.seed)?;
    compare(certificate, &computed)?;
    changes::check(certificate)?;
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
    if let Err(refusal) = were_present(certificate) {
        return wrong(refusal);
    }
    let missing = roles.into_iter().filter(|role| !signed.iter().any(|s| s.role == *role));
    let missing = missing.map(|role| Line::open(About::Signatures, Finding::NotSigned { role }));
    signed.iter().map(|one| signer(one, policy)).chain(missing).collect()
}

/// Whoever signs as a witness is one of those who are named as having been there.
fn were_present(certificate: &Certificate) -> Result<(), DrawError> {
    let present = &certificate.witness.present;
    for (index, Signature { role, name, .. }) in certificate.signatures().iter().enumerate() {
        if *role == Role::Witness && !present.contains(name) {
            let place = format!("signatures[{index}]");
            return Err(DrawError::WitnessAbsent { place, name: name.clone() });
        }
    }
    Ok(())
}

/// Every signature is valid, in its place, and by somebody who hasn't signed yet.
pub(super) fn check_signatures(
    signatures: &[Signature],
    list: &str,
    roles: &[Role],
    message: impl Fn(&Signature) -> Vec<u8>,
) -> Result<(), DrawError> {
    let mut seen = HashSet::new();
    for (index, signature) in signatures.iter().enumerate() {
        let place = format!("{list}[{index}]");
        // A time beside another signature is nothing that it signs.
        let timed = signature.at_ms.is_some() && signature.role != Role::Countersigner;
        if timed || !roles.contains(&signature.role) {
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
