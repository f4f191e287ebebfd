//! The bureau's own authority: a root that stays offline, and an issuing key that `serve` holds.

use serde::{Deserialize, Serialize};
use x509_cert::name::Name;
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::issue::{Plan, Role};
use super::name::authority_name;
use super::revocation::{self, RevocationList, Revoked};
use super::{Cert, CertSubject, Lifetime};
use crate::{KeysError, PersonKey, PersonPublic, encoded};

/// What a new authority is made from.
#[derive(Clone)]
pub struct Founding<'a> {
    pub organisation: &'a str,
    pub root_name: &'a str,
    pub issuing_name: &'a str,
    pub root_entropy: &'a [u8; 32],
    pub issuing_entropy: &'a [u8; 32],
    pub root_lifetime: Lifetime,
    pub issuing_lifetime: Lifetime,
}

/// The root key: needed only to certify an issuing key or revoke one, kept offline otherwise.
#[derive(Debug, Clone)]
pub struct OfflineRoot {
    cert: Cert,
    key: PersonKey,
}

impl OfflineRoot {
    fn found(founding: &Founding<'_>) -> Result<Self, KeysError> {
        let key = PersonKey::from_entropy(founding.root_entropy);
        let name = authority_name(founding.organisation, founding.root_name)?;
        let plan = Plan {
            role: Role::Root,
            subject: name.clone(),
            issuer: name,
            public: key.public(),
            lifetime: founding.root_lifetime,
            serial: authority_serial(&key, founding.root_lifetime),
        };
        Ok(Self { cert: plan.sign(&key)?, key })
    }

    /// Certifies a new issuing key: at founding, and whenever the old one ends.
    pub fn certify_issuing(
        &self,
        organisation: &str,
        name: &str,
        entropy: &[u8; 32],
        lifetime: Lifetime,
    ) -> Result<Authority, KeysError> {
        check_inside(lifetime, &self.cert)?;
        let key = PersonKey::from_entropy(entropy);
        let plan = Plan {
            role: Role::Issuing,
            subject: authority_name(organisation, name)?,
            issuer: subject_name(&self.cert),
            public: key.public(),
            lifetime,
            serial: authority_serial(&key, lifetime),
        };
        Ok(Authority { root: self.cert.clone(), issuing: plan.sign(&self.key)?, key })
    }

    /// The signed list of issuing certificates that are revoked.
    pub fn revocation_list(
        &self,
        number: u64,
        this_update_ms: i64,
        next_update_ms: i64,
        revoked: &[Revoked],
    ) -> Result<RevocationList, KeysError> {
        revocation::sign(&self.cert, &self.key, number, this_update_ms, next_update_ms, revoked)
    }

    pub fn cert(&self) -> &Cert {
        &self.cert
    }

    /// Certificate and secret key, for a sealed file.
    pub fn export(&self) -> OfflineRootFile {
        OfflineRootFile {
            root: self.cert.der().to_vec(),
            key_pkcs8: self.key.to_pkcs8_der().to_vec(),
        }
    }

    pub fn import(file: &OfflineRootFile) -> Result<Self, KeysError> {
        let cert = Cert::from_der(&file.root)?;
        let key = key_of(&cert, &file.key_pkcs8)?;
        Ok(Self { cert, key })
    }
}

/// The issuing authority, as `qingshan serve` holds it.
#[derive(Debug, Clone)]
pub struct Authority {
    root: Cert,
    issuing: Cert,
    key: PersonKey,
}

impl Authority {
    /// A new authority and its root, which belongs offline.
    pub fn found(founding: &Founding<'_>) -> Result<(OfflineRoot, Self), KeysError> {
        let root = OfflineRoot::found(founding)?;
        let authority = root.certify_issuing(
            founding.organisation,
            founding.issuing_name,
            founding.issuing_entropy,
            founding.issuing_lifetime,
        )?;
        Ok((root, authority))
    }

    /// A certificate for signing documents and records. The caller has verified the request
    /// (`PersonRequest::verify`) and knows the person.
    pub fn issue_person(
        &self,
        public: PersonPublic,
        subject: &CertSubject,
        serial_entropy: [u8; 16],
        lifetime: Lifetime,
    ) -> Result<Cert, KeysError> {
        check_inside(lifetime, &self.issuing)?;
        let plan = Plan {
            role: Role::Person,
            subject: subject.to_name()?,
            issuer: subject_name(&self.issuing),
            public,
            lifetime,
            serial: serial_entropy,
        };
        plan.sign(&self.key)
    }

    /// The signed list of people's certificates that are revoked.
    pub fn revocation_list(
        &self,
        number: u64,
        this_update_ms: i64,
        next_update_ms: i64,
        revoked: &[Revoked],
    ) -> Result<RevocationList, KeysError> {
        revocation::sign(&self.issuing, &self.key, number, this_update_ms, next_update_ms, revoked)
    }

    /// The certificate that others must trust (`ca.pem` is its `pem()`).
    pub fn root(&self) -> &Cert {
        &self.root
    }

    pub fn issuing(&self) -> &Cert {
        &self.issuing
    }

    /// What a person's signature carries: their certificate and the issuing one. The root is
    /// left out, since whoever verifies must have it already.
    pub fn chain_of(&self, person: &Cert) -> Vec<Vec<u8>> {
        vec![person.der().to_vec(), self.issuing.der().to_vec()]
    }

    /// Certificates and secret key, for a file that only the server may read.
    pub fn export(&self) -> AuthorityFile {
        AuthorityFile {
            root: self.root.der().to_vec(),
            issuing: self.issuing.der().to_vec(),
            key_pkcs8: self.key.to_pkcs8_der().to_vec(),
        }
    }

    pub fn import(file: &AuthorityFile) -> Result<Self, KeysError> {
        let root = Cert::from_der(&file.root)?;
        let issuing = Cert::from_der(&file.issuing)?;
        if !issuing.issued_by(&root) {
            return Err(KeysError::Untrusted);
        }
        let key = key_of(&issuing, &file.key_pkcs8)?;
        Ok(Self { root, issuing, key })
    }
}

/// An authority with its secret key, to be written to a file. Wiped when dropped.
#[derive(Clone, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct AuthorityFile {
    #[serde(with = "encoded::base64_bytes")]
    root: Vec<u8>,
    #[serde(with = "encoded::base64_bytes")]
    issuing: Vec<u8>,
    #[serde(with = "encoded::base64_bytes")]
    key_pkcs8: Vec<u8>,
}

/// An offline root with its secret key, to be sealed into a file. Wiped when dropped.
#[derive(Clone, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct OfflineRootFile {
    #[serde(with = "encoded::base64_bytes")]
    root: Vec<u8>,
    #[serde(with = "encoded::base64_bytes")]
    key_pkcs8: Vec<u8>,
}

fn key_of(cert: &Cert, pkcs8: &[u8]) -> Result<PersonKey, KeysError> {
    let key = PersonKey::from_pkcs8_der(pkcs8)?;
    if key.public() == *cert.public() { Ok(key) } else { Err(KeysError::NotAPrivateKey) }
}

fn subject_name(cert: &Cert) -> Name {
    cert.x509().tbs_certificate().subject().clone()
}

fn check_inside(lifetime: Lifetime, issuer: &Cert) -> Result<(), KeysError> {
    let inside = lifetime.not_before_ms >= issuer.not_before_ms()
        && lifetime.not_after_ms <= issuer.not_after_ms();
    if inside { Ok(()) } else { Err(KeysError::LifetimeNotAllowed) }
}

/// An authority has few certificates, one for a key and a start: that names it.
fn authority_serial(key: &PersonKey, lifetime: Lifetime) -> [u8; 16] {
    let start = lifetime.not_before_ms.to_be_bytes();
    let hash = canon::sha256_tagged("qingshan-serial-1", &[&key.public().to_sec1(), &start]);
    let mut serial = [0; 16];
    serial.copy_from_slice(&hash.0[..16]);
    serial
}
