//! A person's request for a certificate, answered by an [`crate::Authority`]; it travels by
//! network or by stick.

use serde::{Deserialize, Serialize};

use crate::{KeysError, PersonKey, PersonPublic, Signature64};

const TAG: &str = "qingshan-person-request-1";

/// Who asks, with which key, in answer to which invitation; signed with that very key, so that
/// nobody can have another person's key certified as their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRequest {
    /// The id under which the asking machine keeps this person. Somebody new keeps it.
    pub seat: String,
    pub invitation: String,
    pub public: PersonPublic,
    pub proof: Signature64,
}

impl PersonRequest {
    pub fn new(key: &PersonKey, seat: &str, invitation: &str) -> Self {
        let public = key.public();
        Self {
            seat: seat.to_owned(),
            invitation: invitation.to_owned(),
            public,
            proof: key.sign(&proof_message(seat, invitation, &public)),
        }
    }

    /// Does the key in this request belong to whoever made the request?
    pub fn verify(&self) -> Result<(), KeysError> {
        let message = proof_message(&self.seat, &self.invitation, &self.public);
        self.public.verify(&message, &self.proof)
    }
}

/// A hash over all fields; hashing each text first keeps their borders apart.
fn proof_message(seat: &str, invitation: &str, public: &PersonPublic) -> [u8; 32] {
    let seat = canon::sha256(seat.as_bytes());
    let invitation = canon::sha256(invitation.as_bytes());
    canon::sha256_tagged(TAG, &[&seat.0, &invitation.0, &public.to_sec1()]).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_owner_of_the_key_can_ask_for_it() {
        let key = PersonKey::from_entropy(&[3; 32]);
        let request = PersonRequest::new(&key, "p-00112233aabbccdd", "invitation-1");
        let json = serde_json::to_string(&request).unwrap();
        let request: PersonRequest = serde_json::from_str(&json).unwrap();
        assert_eq!(request.verify(), Ok(()));

        let other = PersonKey::from_entropy(&[4; 32]).public();
        for changed in [
            PersonRequest { public: other, ..request.clone() },
            PersonRequest { seat: "p-00112233aabbccde".into(), ..request.clone() },
            PersonRequest { invitation: "invitation-2".into(), ..request.clone() },
        ] {
            assert_eq!(changed.verify(), Err(KeysError::BadSignature));
        }
    }
}
