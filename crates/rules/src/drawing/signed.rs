//! Who signs a certificate: the officer who ran the draw, and a witness who was there.

use canon::Hash32;
use serde::{Deserialize, Serialize};

use super::{DrawRefusal, Stage};
use crate::fact::Fact;

/// A signature that was made after the reveal; those that were made with it are in the
/// certificate's file. The digest says which certificate it is of, and nothing of what that holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signed {
    pub digest: Hash32,
    pub role: SignerRole,
    /// As the certificate names them.
    pub name: String,
    pub key: String,
    pub signature: String,
}

impl Fact for Signed {
    const KIND: &'static str = "draw.signed";
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignerRole {
    Officer,
    Witness,
}

/// Somebody and the draw that they want to sign.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Signer {
    /// They froze, committed to or revealed it as its officer.
    pub made_it: bool,
    /// They are among those who saw the dice.
    pub was_present: bool,
    /// Their signature is there, or as officer anybody's.
    pub signed: bool,
}

/// Once revealed: whoever made the draw as its officer, whoever else was there as a witness.
pub fn may_sign(stage: Stage, signer: Signer) -> Result<SignerRole, DrawRefusal> {
    match (stage, signer) {
        (Stage::Frozen | Stage::Committed, _) => Err(DrawRefusal::NotRevealed),
        (_, Signer { signed: true, .. }) => Err(DrawRefusal::AlreadySigned),
        (_, Signer { made_it: true, .. }) => Ok(SignerRole::Officer),
        (_, Signer { was_present: true, .. }) => Ok(SignerRole::Witness),
        _ => Err(DrawRefusal::NotPresent),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_officer_and_who_was_there_sign_once_after_the_reveal() {
        let somebody = Signer::default();
        let officer = Signer { made_it: true, was_present: true, ..somebody };
        let witness = Signer { was_present: true, ..somebody };
        assert_eq!(may_sign(Stage::Revealed, officer), Ok(SignerRole::Officer));
        assert_eq!(may_sign(Stage::Revealed, witness), Ok(SignerRole::Witness));
        assert_eq!(may_sign(Stage::Revealed, somebody), Err(DrawRefusal::NotPresent));
        for signer in [officer, witness] {
            let again = Signer { signed: true, ..signer };
            assert_eq!(may_sign(Stage::Revealed, again), Err(DrawRefusal::AlreadySigned));
            for stage in [Stage::Frozen, Stage::Committed] {
                assert_eq!(may_sign(stage, signer), Err(DrawRefusal::NotRevealed));
            }
        }
    }
}
