//! Building certificates: the three kinds there are, and what each may be used for.

use const_oid::db::rfc5280::ID_KP_EMAIL_PROTECTION;
use p256::ecdsa::DerSignature;
use spki::{SubjectPublicKeyInfoOwned, SubjectPublicKeyInfoRef};
use x509_cert::TbsCertificate;
use x509_cert::builder::profile::BuilderProfile;
use x509_cert::builder::{Builder as _, CertificateBuilder, Result as BuilderResult};
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages,
    SubjectKeyIdentifier,
};
use x509_cert::ext::{Extension, ToExtension};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::time::Validity;

use super::certificate::ID_KP_DOCUMENT_SIGNING;
use super::{Cert, time};
use crate::{KeysError, PersonKey, PersonPublic};

/// From when until when a certificate is valid, in unix milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetime {
    pub not_before_ms: i64,
    pub not_after_ms: i64,
}

impl Lifetime {
    fn to_validity(self) -> Result<Validity, KeysError> {
        if self.not_after_ms <= self.not_before_ms {
            return Err(KeysError::LifetimeNotAllowed);
        }
        Ok(Validity::new(time::from_ms(self.not_before_ms)?, time::from_ms(self.not_after_ms)?))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Root,
    Issuing,
    Person,
}

/// What is to be certified.
pub(super) struct Plan {
    pub role: Role,
    pub subject: Name,
    pub issuer: Name,
    pub public: PersonPublic,
    pub lifetime: Lifetime,
    pub serial: [u8; 16],
}

impl Plan {
    pub fn sign(self, issuer: &PersonKey) -> Result<Cert, KeysError> {
        let validity = self.lifetime.to_validity()?;
        let spki = SubjectPublicKeyInfoOwned::from_key(self.public.verifying_key())
            .expect("a P-256 key has a public key info");
        let serial = serial_number(self.serial);
        let cert = CertificateBuilder::new(self, serial, validity, spki)
            .and_then(|builder| builder.build::<_, DerSignature>(issuer.signing_key()))
            .expect("names, times and keys were checked");
        let der = der::Encode::to_der(&cert).expect("just built");
        Cert::from_der(&der)
    }
}

/// Positive and 16 bytes long, whatever the entropy.
fn serial_number(mut bytes: [u8; 16]) -> SerialNumber {
    bytes[0] = bytes[0] & 0x3f | 0x40;
    SerialNumber::new(&bytes).expect("16 bytes are fewer than 20")
}

impl BuilderProfile for Plan {
    fn get_issuer(&self, _: &Name) -> Name {
        self.issuer.clone()
    }

    fn get_subject(&self) -> Name {
        self.subject.clone()
    }

    fn build_extensions(
        &self,
        key: SubjectPublicKeyInfoRef<'_>,
        issuer_key: SubjectPublicKeyInfoRef<'_>,
        tbs: &TbsCertificate,
    ) -> BuilderResult<Vec<Extension>> {
        let mut list = Vec::new();
        let (ca, usage) = match self.role {
            Role::Root | Role::Issuing => (true, KeyUsages::KeyCertSign | KeyUsages::CRLSign),
            Role::Person => (false, KeyUsages::DigitalSignature | KeyUsages::NonRepudiation),
        };
        let path_len_constraint = match self.role {
            Role::Root => Some(1),
            Role::Issuing => Some(0),
            Role::Person => None,
        };
        add(&mut list, tbs, &BasicConstraints { ca, path_len_constraint })?;
        add(&mut list, tbs, &KeyUsage(usage))?;
        if self.role == Role::Person {
            // NSS, and so pdfsig, accepts signers of documents only if they may sign mail too.
            let purposes = vec![ID_KP_DOCUMENT_SIGNING, ID_KP_EMAIL_PROTECTION];
            add(&mut list, tbs, &ExtendedKeyUsage(purposes))?;
        }
        add(&mut list, tbs, &SubjectKeyIdentifier::try_from(key)?)?;
        if self.role != Role::Root {
            add(&mut list, tbs, &AuthorityKeyIdentifier::try_from(issuer_key)?)?;
        }
        Ok(list)
    }
}

fn add<T>(list: &mut Vec<Extension>, tbs: &TbsCertificate, extension: T) -> der::Result<()>
where
    T: ToExtension<Error = der::Error>,
{
    let extension = extension.to_extension(tbs.subject(), list)?;
    list.push(extension);
    Ok(())
}
