//! Inviting people, and enrolling the device of somebody invited.

use keys::{Cert, CertSubject, DeviceKey};
use sync::wire::{
    EnrolAnswer, EnrolRequest, Invitation, InviteAnswer, InviteRequest, Invitee, Role,
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
    let hash = first_invitation(&state.key).hash();
    let person = Person {
        id: person_id(&hash.0),
        name: "管理员".into(),
        role: Role::Administrator,
        region: state.config.region.clone(),
    };
    state.database.invite(Invite { hash, person, expires_ms: YEAR_2100_MS, used_by: None }).await
}

fn person_id(entropy: &[u8; 32]) -> String {
    format!("p-{}", hex::encode(&entropy[..8]))
}

const HOUR_MS: i64 = 3_600_000;
/// Thirty days.
const LONGEST_HOURS: u32 = 720;

/// Invites somebody, once. The secret is in this answer and nowhere else.
pub async fn invite(state: &State, request: InviteRequest) -> Result<InviteAnswer, ServerError> {
    if !(1..=LONGEST_HOURS).contains(&request.valid_hours) {
        return Err(ServerError::BadField("validity in hours"));
    }
    let person = invitee(state, request.who).await?;
    let invitation = Invitation::new(&(state.config.entropy)(), &state.key.public());
    let expires_ms = state.now_ms() + i64::from(request.valid_hours) * HOUR_MS;
    let answer = InviteAnswer { invitation, person: person.id.clone(), expires_ms };
    let invite = Invite { hash: invitation.hash(), person, expires_ms, used_by: None };
    state.database.invite(invite).await?;
    Ok(answer)
}

async fn invitee(state: &State, who: Invitee) -> Result<Person, ServerError> {
    match who {
        Invitee::Known { person } => {
            state.database.person(&person).await?.ok_or(ServerError::PersonUnknown)
        }
        Invitee::New { name, role, region } => {
            check_name(&name)?;
            if !is_region(&region) {
                return Err(ServerError::BadField("region"));
            }
            Ok(Person { id: person_id(&(state.config.entropy)()), name, role, region })
        }
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
    check_proofs(&request, &invite)?;
    let device = request.device.id();
    match &invite.used_by {
        None => enrol_new(state, &request, &invite).await?,
        Some(user) if *user == device => {}
        Some(_) => return Err(ServerError::InvitationUsed),
    }
    answer(state, &request, invite.person).await
}

/// Both keys belong to whoever asks, and the person is the one invited.
fn check_proofs(request: &EnrolRequest, invite: &Invite) -> Result<(), ServerError> {
    let person = &request.request;
    let for_this =
        person.person_id == invite.person.id && person.invitation == request.invitation.to_string();
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
    let subject = CertSubject {
        name: invite.person.name.clone(),
        person_id: invite.person.id.clone(),
        organisation: state.config.organisation.clone(),
        department: None,
    };
    let mut serial = [0; 16];
    serial.copy_from_slice(&(state.config.entropy)()[..16]);
    let lifetime = person_lifetime(now, &state.authority);
    let cert = state.authority.issue_person(request.request.public, &subject, serial, lifetime)?;
    let certificate = Certificate { serial: cert.serial(), pem: cert.pem() };
    let enrolling = Enrolling { key: request.device, certificate, at_ms: now };
    state.database.enrol(invite.hash, enrolling).await?;
    tracing::info!("a device was enrolled");
    Ok(())
}

async fn answer(
    state: &State,
    request: &EnrolRequest,
    person: Person,
) -> Result<EnrolAnswer, ServerError> {
    let device = state.device(&request.device.id()).await?;
    let certificate = state.database.certificate(request.invitation.hash()).await?;
    let pem = certificate.ok_or(ServerError::DeviceUnknown)?.pem;
    if *Cert::from_pem(&pem)?.public() != request.request.public {
        return Err(ServerError::InvitationUsed);
    }
    Ok(EnrolAnswer {
        server: state.key.public(),
        enrolment: device.signed_for(&person.id, &state.key),
        name: person.name,
        role: person.role,
        chain: vec![pem, state.authority.issuing().pem()],
        root: state.authority.root().pem(),
    })
}
