//! A certificate that was read: its exact bytes, and what they say.

use canon::Hash32;
use const_oid::AssociatedOid;
use const_oid::db::rfc5280::ID_KP_EMAIL_PROTECTION;
use const_oid::db::rfc5912::ECDSA_WITH_SHA_256;
use der::referenced::OwnedToRef as _;
use der::{Decode, DecodePem as _, Encode as _, EncodePem as _};
use p256::ecdsa::VerifyingKey;
use spki::ObjectIdentifier;
use x509_cert::Certificate;
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages};

use super::{CertSubject, time};
use crate::{KeysError, PersonPublic};

/// Document signing, RFC 9336.
pub(super) const ID_KP_DOCUMENT_SIGNING: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.36");

/// An X.509 certificate with a P-256 key.
#[derive(Debug, Clone)]
pub struct Cert {
    der: Vec<u8>,
    x509: Certificate,
    public: PersonPublic,
}

impl PartialEq for Cert {
    fn eq(&self, other: &Self) -> bool {
        self.der == other.der
    }
}

impl Eq for Cert {}

impl Cert {
    pub fn from_der(der: &[u8]) -> Result<Self, KeysError> {
        let x509 = Certificate::from_der(der).map_err(|_| KeysError::CertificateUnreadable)?;
        Self::from_x509(x509, der.to_vec())
    }

    pub fn from_pem(pem: &str) -> Result<Self, KeysError> {
        let x509 = Certificate::from_pem(pem).map_err(|_| KeysError::CertificateUnreadable)?;
        let der = x509.to_der().map_err(|_| KeysError::CertificateUnreadable)?;
        Self::from_x509(x509, der)
    }

    /// The certificates of a chain as records hold it, each DER in hex, up to the first that can't
    /// be read.
    pub fn chain(texts: &[String]) -> Vec<Self> {
        let read = |text: &String| Self::from_der(&hex::decode(text).ok()?).ok();
        texts.iter().map_while(read).collect()
    }

    fn from_x509(x509: Certificate, der: Vec<u8>) -> Result<Self, KeysError> {
        // What is encoded otherwise than DER demands would have two forms with one meaning.
        if x509.to_der().ok().as_ref() != Some(&der) {
            return Err(KeysError::CertificateUnreadable);
        }
        let spki = x509.tbs_certificate().subject_public_key_info().owned_to_ref();
        let key = VerifyingKey::try_from(spki).map_err(|_| KeysError::UnsupportedAlgorithm)?;
        Ok(Self { der, x509, public: PersonPublic::from_verifying_key(key) })
    }

    pub fn der(&self) -> &[u8] {
        &self.der
    }

    pub fn pem(&self) -> String {
        self.x509.to_pem(der::pem::LineEnding::LF).expect("it was read from DER")
    }

    /// The parsed form, for those who build CMS or lists with it.
    pub fn x509(&self) -> &Certificate {
        &self.x509
    }

    /// SHA-256 of the DER form.
    pub fn fingerprint(&self) -> Hash32 {
        canon::sha256(&self.der)
    }

    pub fn public(&self) -> &PersonPublic {
        &self.public
    }

    pub fn subject(&self) -> CertSubject {
        CertSubject::from_name(self.x509.tbs_certificate().subject())
    }

    /// The serial number in lower-case hex, as revocation lists name it.
    pub fn serial(&self) -> String {
        hex::encode(self.x509.tbs_certificate().serial_number().as_bytes())
    }

    pub fn not_before_ms(&self) -> i64 {
        time::to_ms(self.x509.tbs_certificate().validity().not_before)
    }

    /// The last valid moment: X.509 counts the whole second in.
    pub fn not_after_ms(&self) -> i64 {
        time::to_ms(self.x509.tbs_certificate().validity().not_after).saturating_add(999)
    }

    /// Did `issuer` sign this certificate under its own name?
    pub fn issued_by(&self, issuer: &Self) -> bool {
        let tbs = self.x509.tbs_certificate();
        let algorithm = self.x509.signature_algorithm();
        tbs.issuer() == issuer.x509.tbs_certificate().subject()
            && tbs.signature() == algorithm
            && algorithm.oid == ECDSA_WITH_SHA_256
            && algorithm.parameters.is_none()
            && tbs.to_der().is_ok_and(|message| issuer.signed(&message, self.x509.signature()))
    }

    pub(super) fn signed(&self, message: &[u8], signature: &der::asn1::BitString) -> bool {
        signature.as_bytes().is_some_and(|der| self.public.verify_der(message, der).is_ok())
    }

    /// May its holder sign documents?
    pub fn check_signer(&self) -> Result<(), KeysError> {
        self.check_extensions()?;
        let usage = self.extension::<KeyUsage>()?.ok_or(KeysError::WrongPurpose)?;
        let ca = self.extension::<BasicConstraints>()?.is_some_and(|constraints| constraints.ca);
        let purposes = self.extension::<ExtendedKeyUsage>()?;
        let for_documents = purposes.is_none_or(|list| {
            list.0.iter().any(|oid| [ID_KP_DOCUMENT_SIGNING, ID_KP_EMAIL_PROTECTION].contains(oid))
        });
        if ca || !for_documents || !usage.non_repudiation() {
            return Err(KeysError::WrongPurpose);
        }
        Ok(())
    }

    /// May its holder issue certificates, with `below` authorities between it and the signer?
    pub(super) fn check_issuer(&self, below: usize) -> Result<(), KeysError> {
        self.check_extensions()?;
        let constraints = self.extension::<BasicConstraints>()?.ok_or(KeysError::WrongPurpose)?;
        let deep_enough =
            constraints.path_len_constraint.is_none_or(|limit| below <= usize::from(limit));
        if !constraints.ca || !deep_enough || !self.may(KeyUsages::KeyCertSign)? {
            return Err(KeysError::WrongPurpose);
        }
        Ok(())
    }

    pub(super) fn may(&self, usage: KeyUsages) -> Result<bool, KeysError> {
        Ok(self.extension::<KeyUsage>()?.is_some_and(|allowed| allowed.0.contains(usage)))
    }

    /// A critical extension that is not understood forbids the use of the certificate.
    fn check_extensions(&self) -> Result<(), KeysError> {
        let known = [BasicConstraints::OID, KeyUsage::OID, ExtendedKeyUsage::OID];
        let extensions = self.x509.tbs_certificate().extensions();
        let strange = extensions
            .into_iter()
            .flatten()
            .any(|extension| extension.critical && !known.contains(&extension.extn_id));
        if strange { Err(KeysError::UnsupportedAlgorithm) } else { Ok(()) }
    }

    fn extension<'a, T>(&'a self) -> Result<Option<T>, KeysError>
    where
        T: Decode<'a, Error = der::Error> + AssociatedOid,
    {
        let found = self.x509.tbs_certificate().get_extension::<T>();
        let found = found.map_err(|_| KeysError::CertificateUnreadable)?;
        Ok(found.map(|(_, extension)| extension))
    }
}
