//! `/v1/devices` and `/v1/invitations`: how a machine and its person become known.

use keys::{DeviceKey, DevicePublic, PersonRequest, Signature64};
use record::RecordError;
use serde::{Deserialize, Serialize};

use super::Invitation;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Invites others.
    Administrator,
    /// Draws, reviews, decides.
    Officer,
    /// Visits mines.
    Inspector,
}

/// What an administrator asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InviteRequest {
    pub who: Invitee,
    pub valid_hours: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Invitee {
    /// Somebody who has enrolled gets another device.
    Known { person: String },
    /// Somebody whom a registry knows under this id, and who has not enrolled yet.
    Registered { person: String, name: String, role: Role, region: String },
    /// Somebody new; the id that their machine gave them becomes theirs.
    New {
        name: String,
        role: Role,
        /// Code of an administrative division; what lies within it may be followed.
        region: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InviteAnswer {
    pub invitation: Invitation,
    pub expires_ms: i64,
}

/// What an invitation says, for its holder to read before accepting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadInvitation {
    pub invitation: Invitation,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invited {
    pub name: String,
    pub role: Role,
    pub region: String,
    pub server: DevicePublic,
    pub expires_ms: i64,
}

/// A machine and its person accept an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnrolRequest {
    pub invitation: Invitation,
    pub device: DevicePublic,
    pub request: PersonRequest,
    /// By the device key, over [`EnrolRequest::message`]: it belongs to whoever asks.
    pub proof: Signature64,
}

impl EnrolRequest {
    pub fn new(invitation: Invitation, request: PersonRequest, device: &DeviceKey) -> Self {
        let proof = device.sign(&Self::message(&invitation, &request));
        Self { invitation, device: device.public(), request, proof }
    }

    pub fn message(invitation: &Invitation, request: &PersonRequest) -> Vec<u8> {
        format!("qingshan-enrol-1\0{invitation}\0{}", request.proof).into_bytes()
    }

    pub fn is_proved(&self) -> bool {
        let message = Self::message(&self.invitation, &self.request);
        self.device.verify(&message, &self.proof).is_ok()
    }
}

/// What a device keeps from its enrolment. `server` is pinned: nothing else is headquarters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnrolAnswer {
    pub server: DevicePublic,
    /// What officers escrow their draws' secrets to.
    pub draw_key: SignedDrawKey,
    /// Names the person by headquarters' id: that of the asking seat, unless they had one before.
    pub enrolment: SignedEnrolment,
    pub name: String,
    pub role: Role,
    /// The person's certificate and the one that issued it, each in PEM, without the root.
    pub chain: Vec<String>,
    /// The root that signatures are checked against, in PEM.
    pub root: String,
}

/// Whose machine this is, by headquarters' word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enrolment {
    pub device: DevicePublic,
    pub person: String,
    pub region: String,
    /// Server time, unix milliseconds.
    pub at_ms: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedEnrolment {
    pub enrolment: Enrolment,
    pub signature: Signature64,
}

impl SignedEnrolment {
    pub fn sign(enrolment: Enrolment, server: &DeviceKey) -> Self {
        let signature = server.sign(&message(&enrolment));
        Self { enrolment, signature }
    }

    pub fn verify(&self, server: &DevicePublic) -> Result<(), RecordError> {
        server
            .verify(&message(&self.enrolment), &self.signature)
            .map_err(|_| RecordError::BadReceipt("the enrolment is not signed by headquarters"))
    }
}

/// Headquarters' key for the secrets of draws, by its own word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedDrawKey {
    pub key: DevicePublic,
    pub signature: Signature64,
}

impl SignedDrawKey {
    pub fn sign(key: DevicePublic, server: &DeviceKey) -> Self {
        Self { key, signature: server.sign(&Self::message(&key)) }
    }

    pub fn verify(&self, server: &DevicePublic) -> Result<(), RecordError> {
        server
            .verify(&Self::message(&self.key), &self.signature)
            .map_err(|_| RecordError::BadReceipt("the draw key is not signed by headquarters"))
    }

    fn message(key: &DevicePublic) -> Vec<u8> {
        format!("qingshan-draw-key-1\0{key}").into_bytes()
    }
}

fn message(enrolment: &Enrolment) -> Vec<u8> {
    let bytes = canon::to_bytes(enrolment).expect("only strings and small integers");
    [b"qingshan-enrolment-1\0".as_slice(), &bytes].concat()
}
