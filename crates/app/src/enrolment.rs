//! Joining headquarters: an invitation is accepted, and the certificate that comes back is judged
//! before anything of it is kept.

use keys::{Cert, Chain, DevicePublic, KeysError, PersonPublic};
use record::Subject;
use rules::person::Certified;
use sync::wire::{EnrolAnswer, Invitation};

use crate::api::{EnrolInput, Nothing, PersonCard, SyncState};
use crate::exchange::{remember, state, transport, wait};
use crate::inspection::signing_key;
use crate::{App, AppError, Result, Session};

#[cfg(test)]
mod tests;

/// Headquarters' key is pinned under this name.
const SERVER_KEY: &str = "server-key";

/// Joins headquarters: `http://address 1234-5678-…`, as an administrator gave it. An invitation in
/// another name, or to another headquarters, is not used up.
pub fn enrol(app: &App, input: EnrolInput) -> Result<SyncState> {
    let session = app.session()?;
    let (address, invitation) = read_invitation(&input.invitation)?;
    let seat = &session.person;
    let key = signing_key(app, &seat.id, &input.passphrase)?;
    let transport = transport(&address)?;
    let invited = wait(sync::read_invitation(&transport, invitation))?;
    let invited = invited.map_err(|error| remember(app, error))?;
    must_be_own(&session, &invited.server)?;
    if invited.name != seat.name {
        return Err(invited_another(&invited.name, seat));
    }
    let device = session.store.device_key();
    let answer = wait(sync::enrol(&transport, invitation, &seat.id, &device, &key))?;
    let answer = answer.map_err(|error| remember(app, error))?;
    let certified = judge(&answer, seat, &key.public())?;
    keep(app, &session, &address, &answer, &certified)?;
    app.exchange.reached(app.now_ms());
    state(app, Nothing {})
}

fn read_invitation(text: &str) -> Result<(String, Invitation)> {
    let unreadable = || {
        AppError::new(
            "invitation-unreadable",
            "an invitation is an address and forty digits. Paste the whole line; nothing was sent",
        )
    };
    let mut parts = text.split_whitespace();
    let (address, code) = parts.next().zip(parts.next()).ok_or_else(unreadable)?;
    Ok((address.to_owned(), code.parse().map_err(|_| unreadable())?))
}

/// The certificate is this person's: their name, their key, headquarters' id for them, and a path
/// to the root that came with it. What they sign would otherwise stand under somebody else's name.
fn judge(answer: &EnrolAnswer, seat: &PersonCard, key: &PersonPublic) -> Result<Certified> {
    let chain = answer.chain.iter().map(|pem| Cert::from_pem(pem));
    let chain: Vec<Cert> = chain.collect::<std::result::Result<_, _>>()?;
    let (own, others) = chain.split_first().ok_or(KeysError::Untrusted)?;
    let subject = own.subject();
    let person = &answer.enrolment.enrolment.person;
    if subject.name != seat.name {
        return Err(certified_another(&subject.name, seat));
    }
    if own.public() != key || subject.person_id != *person {
        return Err(AppError::new(
            "certificate-other-key",
            "headquarters' certificate is for another key or person than asked for. Nothing of it \
             was kept, and everything here is as before; show this to your administrator",
        ));
    }
    Chain::build(own, others, &[Cert::from_pem(&answer.root)?])?;
    let chain = chain.iter().map(|cert| hex::encode(cert.der())).collect();
    Ok(Certified { person: person.clone(), seat: seat.id.clone(), chain })
}

/// A machine has one headquarters for good. Under the key and the root of another, nothing that its
/// own vouched for would count any more.
fn must_be_own(session: &Session, server: &DevicePublic) -> Result<()> {
    let pinned = session.store.setting(SERVER_KEY)?;
    if pinned.is_none_or(|key| key == server.to_string()) {
        return Ok(());
    }
    Err(AppError::new(
        "headquarters-other",
        "this machine belongs to another headquarters, and has one for good. Nothing was changed, \
         and the invitation is not used up; ask the own headquarters for an invitation, or set up \
         a folder of its own for the other",
    ))
}

fn invited_another(name: &str, seat: &PersonCard) -> AppError {
    let own = &seat.name;
    let message = format!(
        "the invitation is for {name}, and {own} is signed in. The invitation is not used up; \
         {name} signs in and pastes it, or {own} asks for one of their own"
    );
    AppError::new("invitation-other-name", message).with("name", name).with("own", own)
}

fn certified_another(name: &str, seat: &PersonCard) -> AppError {
    let own = &seat.name;
    let message = format!(
        "headquarters' certificate names {name}, not {own}. Nothing of it was kept, and everything \
         here is as before; show this to your administrator"
    );
    AppError::new("certificate-other-name", message).with("name", name).with("own", own)
}

fn keep(
    app: &App,
    session: &Session,
    address: &str,
    answer: &EnrolAnswer,
    certified: &Certified,
) -> Result<()> {
    let seat = &session.person.id;
    let subject = Subject::new("person", seat);
    session.store.write(|write| -> Result<()> {
        // Another window may have joined since the invitation was read.
        must_be_own(session, &answer.server)?;
        write.set_setting("server-address", address)?;
        write.set_setting(SERVER_KEY, &answer.server.to_string())?;
        write.trust_root(&answer.root)?;
        write.set_setting("draw-key", &answer.draw_key.key.to_string())?;
        write.append(&session.act(&subject), certified)?;
        Ok(())
    })?;
    app.change_seat(seat, |seat| seat.certified = true)
}
