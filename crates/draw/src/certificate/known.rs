//! Keys that whoever asks knows from elsewhere: a certificate can't vouch for its own.

use std::collections::{BTreeMap, BTreeSet};

use super::time::HEADQUARTERS;
use super::{About, Certificate, Finding, Line, Signature, receipt};

/// What the asker wants to know.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// Whether the draw may count as official, not only whether it is right.
    pub official: bool,
    /// Keys (as in signatures) that the asker knows to be those of the people named, and of
    /// headquarters.
    pub known_keys: BTreeSet<String>,
    /// By key, whom it is known to be of, as signatures name them. Such a key signs for nobody else:
    /// a witness's own is not the officer's. A key without an owner counts for whoever is named with
    /// it, and the report says so.
    pub owners: BTreeMap<String, BTreeSet<String>>,
}

impl Policy {
    /// A key that is known, and not whose it is.
    pub fn know(&mut self, key: &str) {
        self.known_keys.insert(key.to_owned());
    }

    /// A key that is known as that of `name`.
    pub fn bind(&mut self, name: &str, key: &str) {
        self.know(key);
        self.owners.entry(key.to_owned()).or_default().insert(name.to_owned());
    }

    /// Whether a key is known, and known as the key of whoever is named.
    pub fn knows(&self, name: &str, key: &str) -> bool {
        let owners = self.owners.get(key);
        self.known_keys.contains(key) && owners.is_none_or(|owners| owners.contains(name))
    }

    fn is_unbound(&self, key: &str) -> bool {
        self.known_keys.contains(key) && !self.owners.contains_key(key)
    }
}

/// What a valid signature is worth to this asker.
pub(super) fn signer(signature: &Signature, policy: &Policy) -> Line {
    let Signature { role, name, key, .. } = signature.clone();
    if policy.knows(&name, &key) {
        return Line::right(About::Signatures, Finding::Signed { role, name, key });
    }
    let of = policy.owners.get(&key).filter(|_| policy.known_keys.contains(&key));
    let finding = match of {
        Some(of) => Finding::SignerOther { role, name, of: of.iter().cloned().collect(), key },
        None => Finding::SignerUnknown { role, name, key },
    };
    Line::open(About::Signatures, finding)
}

/// The keys that are known without whose they are, each with whom it was taken for, of a certificate
/// in which nothing is wrong.
pub(super) fn unbound(certificate: &Certificate, policy: &Policy) -> Vec<Line> {
    let commit = certificate.commit.as_ref();
    let covering = commit.and_then(|commit| receipt::check(certificate, commit).ok().flatten());
    let server = covering.map(|covering| (HEADQUARTERS.to_owned(), covering.server));
    let countersigned = commit.and_then(|commit| commit.countersignatures.as_deref());
    let people = countersigned.unwrap_or_default().iter().chain(certificate.signatures());
    let people = people.map(|one| (one.name.clone(), one.key.clone()));
    let mut seen = BTreeSet::new();
    let taken = server.into_iter().chain(people);
    taken
        .filter(|one| policy.is_unbound(&one.1) && seen.insert(one.clone()))
        .map(|(name, key)| Line::note(About::Signatures, Finding::KeyUnbound { name, key }))
        .collect()
}
