use bytes::Bytes;
use http::Request;
use keys::{DeviceKey, DevicePublic, PersonKey, PersonRequest};
use serde::de::DeserializeOwned;

use super::{answer, post};
use crate::wire::{EnrolAnswer, EnrolRequest, Invitation, Invited, ReadInvitation};
use crate::{SyncError, Transport};

/// What an invitation says, for its holder to read and agree to.
pub async fn read_invitation<T: Transport>(
    transport: &T,
    invitation: Invitation,
) -> Result<Invited, SyncError> {
    let request = post("/v1/invitations/read", &ReadInvitation { invitation });
    let (server, invited): (_, Invited) = send(transport, invitation, request).await?;
    if invited.server == server { Ok(invited) } else { Err(SyncError::WrongServer) }
}

/// Makes this device and its person's key known to the server that invited them. `seat` is the
/// person's id on this machine; the answer names them by headquarters' id. Repeating it with the
/// same keys gives the same answer.
pub async fn enrol<T: Transport>(
    transport: &T,
    invitation: Invitation,
    seat: &str,
    device: &DeviceKey,
    key: &PersonKey,
) -> Result<EnrolAnswer, SyncError> {
    let request = PersonRequest::new(key, seat, &invitation.to_string());
    let request = post("/v1/devices", &EnrolRequest::new(invitation, request, device));
    let (server, answer): (_, EnrolAnswer) = send(transport, invitation, request).await?;
    if answer.server != server {
        return Err(SyncError::WrongServer);
    }
    answer.draw_key.verify(&server)?;
    answer.enrolment.verify(&server)?;
    if answer.enrolment.enrolment.device != device.public() {
        return Err(SyncError::BadRecords("the enrolment is for somebody else".into()));
    }
    Ok(answer)
}

/// Only the server whose key the invitation names is believed.
async fn send<T: Transport, A: DeserializeOwned>(
    transport: &T,
    invitation: Invitation,
    request: Request<Bytes>,
) -> Result<(DevicePublic, A), SyncError> {
    let response = transport.send(request).await?;
    let server = answer::server_key(&response)?;
    if !invitation.is_from(&server) {
        return Err(SyncError::WrongServer);
    }
    Ok((server, answer::json(&response)?))
}
