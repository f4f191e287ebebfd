//! The certificate's signatures: the officer's is made with the reveal, a witness's with it or
//! later, and after a change of the draw both anew.

use draw::certificate::{Certificate, Role, Signature, Signer};
use keys::PersonKey;
use record::Subject;
use rules::drawing::{DrawRefusal, Signed, SignerRole, may_sign};
use store::Write;
use store::query::draw::DrawFacts;
use store::query::draw_acts::{DrawActs, SignedTold};

use super::change::revealed;
use super::proof::{certified_keys, policy};
use super::second::{Second, is_home, made_it, second};
use super::{check, get};
use crate::api::{
    self, ById, DrawDetail, DrawSignInput, DrawSigned, DrawSigning, MaySign, RevealInput,
};
use crate::{App, AppError, Result, Session};

/// Signs what is about to be revealed: the officer, and the witness who is at this machine.
pub(super) fn with_the_reveal(
    app: &App,
    session: &Session,
    facts: &DrawFacts,
    input: &RevealInput,
    certificate: &mut Certificate,
) -> Result<()> {
    let officer = second(app, session, &session.person.id, &input.passphrase)?;
    let signed = signature(certificate, Role::Officer, &officer.person, &officer.key);
    certificate.sign(signed);
    let Some(witness) = &input.witness else { return Ok(()) };
    let witness = second(app, session, &witness.person, &witness.passphrase)?;
    if witness.person == officer.person || made_it(session, facts, &witness.person)? {
        return Err(DrawRefusal::NotAnother.into());
    }
    let name = present_as(session, certificate, &witness.person)?;
    let name = name.ok_or(DrawRefusal::NotPresent)?;
    let signed = signature(certificate, Role::Witness, &name, &witness.key);
    certificate.sign(signed);
    Ok(())
}

fn signature(certificate: &Certificate, role: Role, name: &str, key: &PersonKey) -> Signature {
    let signer = Signer { role, name: name.to_owned(), key: key.public().to_string() };
    let signature = key.sign(&certificate.message(&signer));
    Signature::new(signer, &signature.0)
}

/// How the certificate names somebody who was there.
fn present_as(
    session: &Session,
    certificate: &Certificate,
    person: &str,
) -> Result<Option<String>> {
    for name in &certificate.witness.present {
        if session.store.person_id(name)? == person {
            return Ok(Some(name.clone()));
        }
    }
    Ok(None)
}

/// Somebody of this machine signs the certificate as it stands.
pub fn sign(app: &App, input: DrawSignInput) -> Result<DrawDetail> {
    let session = app.session()?;
    let signer = second(app, &session, &input.person, &input.passphrase)?;
    let subject = Subject::new("draw", &input.id);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let (facts, certificate) = revealed(&session, &input.id)?;
        right(&session, &facts, &certificate)?;
        let fact = signed(&session, &facts, &certificate, &signer)?;
        write.append(&signer.act(&subject), &fact)?;
        write.sign(&session.person.id)?;
        Ok(())
    })?;
    get(app, ById { id: input.id })
}

/// Nobody signs what this machine can see to be wrong, whoever's program wrote it.
fn right(session: &Session, facts: &DrawFacts, certificate: &Certificate) -> Result<()> {
    if check(session, facts, certificate)?.accepted {
        return Ok(());
    }
    Err(AppError::new(
        "draw-certificate-wrong",
        "this certificate does not follow from the list and the commitment that are on record. \
         Nothing was signed; the log is safe; show this to an administrator",
    ))
}

fn signed(
    session: &Session,
    facts: &DrawFacts,
    certificate: &Certificate,
    by: &Second,
) -> Result<Signed> {
    let (role, name) = place(session, facts, certificate, &by.person)??;
    let Signature { name, key, signature, .. } =
        signature(certificate, as_written(role), &name, &by.key);
    Ok(Signed { digest: certificate.digest(), role, name, key, signature })
}

type Place = std::result::Result<(SignerRole, String), DrawRefusal>;

/// In which role somebody may sign now, and by which name.
fn place(
    session: &Session,
    facts: &DrawFacts,
    certificate: &Certificate,
    person: &str,
) -> Result<Place> {
    let made_it = made_it(session, facts, person)?;
    let present = present_as(session, certificate, person)?;
    let name = present.clone().filter(|_| !made_it).unwrap_or_else(|| person.to_owned());
    let is_theirs = |signature: &Signature| {
        signature.name == name || made_it && signature.role == Role::Officer
    };
    let signer = rules::drawing::Signer {
        made_it,
        was_present: present.is_some(),
        signed: certificate.signatures().iter().any(is_theirs),
    };
    Ok(may_sign(facts.stage(), signer).map(|role| (role, name)))
}

/// Adds what was signed after the reveal. What another machine's program wrote, of another
/// certificate or in somebody else's name adds nothing.
pub(super) fn add_later(
    session: &Session,
    facts: &DrawFacts,
    acts: &DrawActs,
    certificate: &mut Certificate,
) -> Result<()> {
    let certified = certified_keys(session)?;
    for SignedTold { device, told } in &acts.signed {
        let signature = read(told);
        if told.digest != certificate.digest() || !certificate.fits(&signature) {
            continue;
        }
        let person = session.store.person_id(&told.name)?;
        let own_key = || certified.iter().any(|(of, key)| (of, key) == (&person, &told.key));
        let own_hand = is_home(facts, acts, device) || own_key();
        let key_is_new = certificate.signatures().iter().all(|other| other.key != told.key);
        let place = place(session, facts, certificate, &person)?;
        if own_hand && key_is_new && place == Ok((told.role, told.name.clone())) {
            certificate.sign(signature);
        }
    }
    Ok(())
}

fn read(told: &Signed) -> Signature {
    Signature {
        role: as_written(told.role),
        name: told.name.clone(),
        key: told.key.clone(),
        at_ms: None,
        signature: told.signature.clone(),
    }
}

/// As the certificate has it.
fn as_written(role: SignerRole) -> Role {
    match role {
        SignerRole::Officer => Role::Officer,
        SignerRole::Witness => Role::Witness,
    }
}

fn as_shown(role: SignerRole) -> api::SignerRole {
    match role {
        SignerRole::Officer => api::SignerRole::Officer,
        SignerRole::Witness => api::SignerRole::Witness,
    }
}

/// What the page shows of it. `official`: nothing of the certificate is open here.
pub(super) fn shown(
    app: &App,
    session: &Session,
    facts: &DrawFacts,
    certificate: Option<&Certificate>,
    official: bool,
) -> Result<DrawSigning> {
    let Some(certificate) = certificate else { return Ok(DrawSigning::default()) };
    let policy = policy(session, certificate)?;
    let (mut signed, mut missing, mut may) = (Vec::new(), Vec::new(), Vec::new());
    for role in [SignerRole::Officer, SignerRole::Witness] {
        let before = signed.len();
        for one in certificate.signatures().iter().filter(|one| one.role == as_written(role)) {
            let known = policy.knows(&one.name, &one.key);
            let name = session.name_of(&one.name)?;
            signed.push(DrawSigned { role: as_shown(role), name, known });
        }
        if signed.len() == before {
            missing.push(as_shown(role));
        }
    }
    for seat in app.seats()? {
        let person = session.store.person_id(&seat.id)?;
        if let Ok((role, _)) = place(session, facts, certificate, &person)? {
            may.push(MaySign { id: seat.id, name: seat.name, role: as_shown(role) });
        }
    }
    Ok(DrawSigning { signed, missing, may, official })
}
