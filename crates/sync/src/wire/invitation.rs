//! An invitation: a secret, used once, and enough of the server's key to know the right one by.

use std::fmt;
use std::str::FromStr;

use canon::{Hash32, sha256, sha256_tagged};
use keys::DevicePublic;
use serde::{Deserialize, Serialize};

const SECRET: usize = 12;
const SERVER: usize = 8;

/// Written as ten groups of four hex digits, to be pasted, scanned or, if need be, typed.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Invitation {
    secret: [u8; SECRET],
    server: [u8; SERVER],
}

impl Invitation {
    pub fn new(entropy: &[u8; 32], server: &DevicePublic) -> Self {
        let mut secret = [0; SECRET];
        secret.copy_from_slice(&entropy[..SECRET]);
        Self { secret, server: fingerprint(server) }
    }

    /// Whether this is the server that invited: an enrolment trusts nobody else.
    pub fn is_from(&self, server: &DevicePublic) -> bool {
        self.server == fingerprint(server)
    }

    /// What the server keeps instead of the invitation, so that its data invites nobody.
    pub fn hash(&self) -> Hash32 {
        sha256_tagged("qingshan-invitation-1", &[&self.secret, &self.server])
    }
}

fn fingerprint(server: &DevicePublic) -> [u8; SERVER] {
    let mut start = [0; SERVER];
    start.copy_from_slice(&sha256(&server.to_bytes()).0[..SERVER]);
    start
}

impl fmt::Display for Invitation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = hex::encode(self.secret) + &hex::encode(self.server);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && index % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

/// Never the secret: what is debugged ends up in logs.
impl fmt::Debug for Invitation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Invitation(…)")
    }
}

impl From<Invitation> for String {
    fn from(invitation: Invitation) -> Self {
        invitation.to_string()
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an invitation has 40 digits from 0 to 9 and a to f; copy it again. Nothing was changed")]
pub struct NoInvitation;

impl FromStr for Invitation {
    type Err = NoInvitation;

    /// Spaces, dashes and capital letters are what people make of it.
    fn from_str(text: &str) -> Result<Self, NoInvitation> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let mut bytes = [0; SECRET + SERVER];
        hex::decode_to_slice(digits, &mut bytes).map_err(|_| NoInvitation)?;
        let (mut secret, mut server) = ([0; SECRET], [0; SERVER]);
        secret.copy_from_slice(&bytes[..SECRET]);
        server.copy_from_slice(&bytes[SECRET..]);
        Ok(Self { secret, server })
    }
}

impl TryFrom<String> for Invitation {
    type Error = NoInvitation;

    fn try_from(text: String) -> Result<Self, NoInvitation> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use keys::DeviceKey;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn read_back_as_people_type_it(entropy: [u8; 32], server: [u8; 32]) {
            let server = DeviceKey::from_entropy(&server).public();
            let invitation = Invitation::new(&entropy, &server);
            let text = invitation.to_string();
            prop_assert_eq!(text.len(), 49);
            prop_assert_eq!(text.parse(), Ok(invitation));
            let typed = format!(" {} ", text.to_uppercase().replace('-', " "));
            prop_assert_eq!(typed.parse(), Ok(invitation));
            prop_assert!(invitation.is_from(&server));
            prop_assert!(text[1..].parse::<Invitation>().is_err());
        }
    }

    #[test]
    fn another_server_is_not_the_inviting_one() {
        let [ours, other] = [1, 2].map(|n| DeviceKey::from_entropy(&[n; 32]).public());
        assert!(!Invitation::new(&[3; 32], &ours).is_from(&other));
        assert_eq!(format!("{:?}", Invitation::new(&[3; 32], &ours)), "Invitation(…)");
    }
}
