//! Inviting people, and enrolling the device of somebody invited.

use keys::{CertSubject, DeviceKey};
use sync::wire::{
    EnrolAnswer, EnrolRequest, Invitation, InviteAnswer, InviteRequest, Invitee, Role,
    SignedDrawKey,
};

use crate::ServerError;
use crate::database::{Certificate, Enrolling, Invite, Person};
use crate::keyfiles::person_lifetime;
use crate::rights::is_region;
use crate::state::State;

/// As good as never, and still a whole number in every language.
const YEAR_2100_MS: i64 = 4_102_444_800_000;

/// It follows from the server's key: nothing secret need be kept for it.
pub fn first_invitation(key: &DeviceKey) -> Invitation {
    let signature = key.sign(b"qingshan-first-invitation-1\0");
    Invitation::new(&canon::sha256(&signature.0).0, &key.public())
}

/// Somebody must be able to begin: until an administrator is enrolled, one is invited.
pub async fn invite_first(state: &State) -> Result<(), ServerError> {
    if state.database.has_administrator().await? {
        return Ok(());
    }
    check_name(&state.config.administrator)?;
    let hash = first_invitation(&state.key).hash();
    let invite = Invite {
        hash,
        person: None,
        name: state.config.administrator.clone(),
        role: Role::Administrator,
        region: state.config.region.clone(),
        expires_ms: YEAR_2100_MS,
        used_by: None,
    };
    state.database.invite(invite).await
}

const HOUR_MS: i64 = 3_600_000;
/// Thirty days.
const LONGEST_HOURS: u32 = 720;

/// Invites somebody, once. The secret is in this answer and nowhere else.
pub async fn invite(state: &State, request: InviteRequest) -> Result<InviteAnswer, ServerError> {
    if !(1..=LONGEST_HOURS).contains(&request.valid_hours) {
        return Err(ServerError::BadField("validity in hours"));
    }
    let (person, who) = invitee(state, request.who).await?;
    let invitation = Invitation::new(&(state.config.entropy)(), &state.key.public());
    let expires_ms = state.now_ms() + i64::from(request.valid_hours) * HOUR_MS;
    let Who { name, role, region } = who;
    let hash = invitation.hash();
    let invite = Invite { hash, person, name, role, region, expires_ms, used_by: None };
    state.database.invite(invite).await?;
    Ok(InviteAnswer { invitation, expires_ms })
}

struct Who {
    name: String,
    role: Role,
    region: String,
}

/// Whom the invitation names, if it names anybody, and what it says of them.
async fn invitee(state: &State, who: Invitee) -> Result<(Option<String>, Who), ServerError> {
    match who {
        Invitee::Known { person } => {
            let known = state.database.person(&person).await?;
            let Person { id, name, role, region } = known.ok_or(ServerError::PersonUnknown)?;
            Ok((Some(id), Who { name, role, region }))
        }
        Invitee::Registered { person, name, role, region } => {
            check_id(&person)?;
            if state.database.person(&person).await?.is_some() {
                return Err(ServerError::PersonTaken);
            }
            Ok((Some(person), newcomer(name, role, region)?))
        }
        Invitee::New { name, role, region } => Ok((None, newcomer(name, role, region)?)),
    }
}

fn newcomer(name: String, role: Role, region: String) -> Result<Who, ServerError> {
    check_name(&name)?;
    if !is_region(&region) {
        return Err(ServerError::BadField("region"));
    }
    Ok(Who { name, role, region })
}

/// `p-` and sixteen hex digits: it stands in certificates and in other people's records.
fn check_id(id: &str) -> Result<(), ServerError> {
    let digits = id.strip_prefix("p-").unwrap_or_default();
    let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    if digits.len() == 16 && digits.bytes().all(hex) {
        Ok(())
    } else {
        Err(ServerError::BadField("person's id"))
    }
}

fn check_name(name: &str) -> Result<(), ServerError> {
    let usable = !name.trim().is_empty()
        && name.chars().count() <= 64
        && !name.chars().any(char::is_control);
    if usable { Ok(()) } else { Err(ServerError::BadField("name")) }
}

/// An invitation that can still be accepted.
pub async fn open_invitation(
    state: &State,
    invitation: &Invitation,
) -> Result<Invite, ServerError> {
    let invite = state.database.invitation(invitation.hash()).await?;
    let invite = invite.ok_or(ServerError::InvitationUnknown)?;
    if invite.used_by.is_none() && state.now_ms() >= invite.expires_ms {
        return Err(ServerError::InvitationExpired);
    }
    Ok(invite)
}

/// Enrols the device, or repeats the answer to one that this very invitation has enrolled.
pub async fn enrol(state: &State, request: EnrolRequest) -> Result<EnrolAnswer, ServerError> {
    let invite = open_invitation(state, &request.invitation).await?;
    check_proofs(&request)?;
    check_id(&request.request.seat)?;
    let device = request.device.id();
    match &invite.used_by {
        None => enrol_new(state, &request, &invite).await?,
        Some(user) if *user == device => {}
        Some(_) => return Err(ServerError::InvitationUsed),
    }
    answer(state, &request, invite).await
}

/// Both keys belong to whoever asks, and for this invitation.
fn check_proofs(request: &EnrolRequest) -> Result<(), ServerError> {
    let person = &request.request;
    let for_this = person.invitation == request.invitation.to_string();
    if for_this && request.is_proved() && person.verify().is_ok() {
        Ok(())
    } else {
        Err(ServerError::ProofInvalid)
    }
}

async fn enrol_new(
    state: &State,
    request: &EnrolRequest,
    invite: &Invite,
) -> Result<(), ServerError> {
    let now = state.now_ms();
    let (seat, key) = (request.request.seat.clone(), request.request.public);
    // Somebody new keeps the id that their machine gave them: their records have it already.
    let person = invite.person.clone().unwrap_or_else(|| seat.clone());
    let subject = CertSubject {
        name: invite.name.clone(),
        person_id: person.clone(),
        organisation: state.config.organisation.clone(),
        department: None,
    };
    let mut serial = [0; 16];
    serial.copy_from_slice(&(state.config.entropy)()[..16]);
    let lifetime = person_lifetime(now, &state.authority);
    let cert = state.authority.issue_person(key, &subject, serial, lifetime)?;
    let (serial, pem) = (cert.serial(), cert.pem());
    let device = request.device.id();
    let certificate = Certificate { serial, person, device, seat, key, pem, revoked_ms: None };
    let enrolling = Enrolling { key: request.device, certificate, at_ms: now };
    state.database.enrol(invite.hash, enrolling).await?;
    tracing::info!("a device was enrolled");
    Ok(())
}

async fn answer(
    state: &State,
    request: &EnrolRequest,
    invite: Invite,
) -> Result<EnrolAnswer, ServerError> {
    let device = state.device(&request.device.id()).await?;
    let certificate = state.database.certificate(request.invitation.hash()).await?;
    let Certificate { person, key, pem, .. } = certificate.ok_or(ServerError::DeviceUnknown)?;
    if key != request.request.public {
        return Err(ServerError::InvitationUsed);
    }
    Ok(EnrolAnswer {
        server: state.key.public(),
        draw_key: SignedDrawKey::sign(state.draw_key.public(), &state.key),
        enrolment: device.signed_for(&person, &state.key),
        name: invite.name,
        role: invite.role,
        chain: vec![pem, state.authority.issuing().pem()],
        root: state.authority.root().pem(),
    })
}
