//! Revocation lists: X.509 CRLs, as any other program reads them too.

use const_oid::db::rfc5912::ECDSA_WITH_SHA_256;
use der::asn1::BitString;
use der::referenced::OwnedToRef as _;
use der::{Decode as _, Encode as _};
use serde::{Deserialize, Serialize};
use spki::AlgorithmIdentifierOwned;
use x509_cert::Version;
use x509_cert::crl::{CertificateList, RevokedCert, TbsCertList};
use x509_cert::ext::pkix::{AuthorityKeyIdentifier, CrlNumber, CrlReason, KeyUsages};
use x509_cert::ext::{Extension, ToExtension as _};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;

use super::{Cert, time};
use crate::{KeysError, PersonKey};

/// Why a certificate no longer counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    KeyCompromise,
    AffiliationChanged,
    Superseded,
    CessationOfOperation,
    PrivilegeWithdrawn,
}

impl Reason {
    fn to_x509(self) -> CrlReason {
        match self {
            Self::KeyCompromise => CrlReason::KeyCompromise,
            Self::AffiliationChanged => CrlReason::AffiliationChanged,
            Self::Superseded => CrlReason::Superseded,
            Self::CessationOfOperation => CrlReason::CessationOfOperation,
            Self::PrivilegeWithdrawn => CrlReason::PrivilegeWithdrawn,
        }
    }
}

/// One revoked certificate, by its serial number (`Cert::serial`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revoked {
    pub serial: String,
    pub at_ms: i64,
    pub reason: Reason,
}

/// A list that was read. Its signature is checked when it is used against a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevocationList {
    der: Vec<u8>,
    x509: CertificateList,
}

impl RevocationList {
    pub fn from_der(der: &[u8]) -> Result<Self, KeysError> {
        let x509 = CertificateList::from_der(der).map_err(|_| KeysError::CertificateUnreadable)?;
        let canonical = x509.to_der().is_ok_and(|encoded| encoded == der);
        // A critical extension would narrow the list (delta, one distribution point only).
        let extensions = x509.tbs_cert_list.crl_extensions.as_deref().unwrap_or_default();
        if !canonical || extensions.iter().any(|extension| extension.critical) {
            return Err(KeysError::CertificateUnreadable);
        }
        Ok(Self { der: der.to_vec(), x509 })
    }

    pub fn der(&self) -> &[u8] {
        &self.der
    }

    pub fn this_update_ms(&self) -> i64 {
        time::to_ms(self.x509.tbs_cert_list.this_update)
    }

    pub fn next_update_ms(&self) -> Option<i64> {
        self.x509.tbs_cert_list.next_update.map(time::to_ms)
    }

    /// Did this authority sign the list, and may it sign lists?
    pub fn issued_by(&self, issuer: &Cert) -> bool {
        let tbs = &self.x509.tbs_cert_list;
        let algorithm = &self.x509.signature_algorithm;
        tbs.issuer == *issuer_name(issuer)
            && tbs.signature == *algorithm
            && algorithm.oid == ECDSA_WITH_SHA_256
            && issuer.may(KeyUsages::CRLSign) == Ok(true)
            && tbs.to_der().is_ok_and(|message| issuer.signed(&message, &self.x509.signature))
    }

    /// When, if ever, this list revokes the certificate.
    pub fn revoked_at_ms(&self, cert: &Cert) -> Option<i64> {
        let tbs = cert.x509().tbs_certificate();
        if tbs.issuer() != &self.x509.tbs_cert_list.issuer {
            return None;
        }
        let entries = self.x509.tbs_cert_list.revoked_certificates.as_deref()?;
        let entry = entries.iter().find(|entry| entry.serial_number == *tbs.serial_number())?;
        Some(time::to_ms(entry.revocation_date))
    }
}

fn issuer_name(issuer: &Cert) -> &Name {
    issuer.x509().tbs_certificate().subject()
}

pub(super) fn sign(
    issuer: &Cert,
    key: &PersonKey,
    number: u64,
    this_update_ms: i64,
    next_update_ms: i64,
    revoked: &[Revoked],
) -> Result<RevocationList, KeysError> {
    let entries =
        revoked.iter().map(|one| entry(issuer, one)).collect::<Result<Vec<RevokedCert>, _>>()?;
    let tbs = TbsCertList {
        version: Version::V2,
        signature: ecdsa_with_sha256(),
        issuer: issuer_name(issuer).clone(),
        this_update: time::from_ms(this_update_ms)?,
        next_update: Some(time::from_ms(next_update_ms)?),
        // An empty list must leave the field out.
        revoked_certificates: (!entries.is_empty()).then_some(entries),
        crl_extensions: Some(list_extensions(issuer, number).expect("made of checked parts")),
    };
    let message = tbs.to_der().expect("made of checked parts");
    let list = CertificateList {
        tbs_cert_list: tbs,
        signature_algorithm: ecdsa_with_sha256(),
        signature: BitString::from_bytes(&key.sign_der(&message)).expect("a short signature"),
    };
    RevocationList::from_der(&list.to_der().expect("just built"))
}

fn ecdsa_with_sha256() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid: ECDSA_WITH_SHA_256, parameters: None }
}

/// The list's number, and the identifier of the key that signs it. (x509-cert's own builder
/// names the key above that one, and then OpenSSL finds no list for the certificate.)
fn list_extensions(issuer: &Cert, number: u64) -> der::Result<Vec<Extension>> {
    let spki = issuer.x509().tbs_certificate().subject_public_key_info().owned_to_ref();
    let key = AuthorityKeyIdentifier::try_from(spki)?;
    let name = issuer_name(issuer);
    Ok(vec![
        (&CrlNumber::try_from(number)?).to_extension(name, &[])?,
        (&key).to_extension(name, &[])?,
    ])
}

fn entry(issuer: &Cert, revoked: &Revoked) -> Result<RevokedCert, KeysError> {
    let serial = hex::decode(&revoked.serial).ok();
    let serial_number = serial.and_then(|bytes| SerialNumber::new(&bytes).ok());
    let reason = (&revoked.reason.to_x509()).to_extension(issuer_name(issuer), &[]);
    Ok(RevokedCert {
        serial_number: serial_number.ok_or(KeysError::CertificateUnreadable)?,
        revocation_date: time::from_ms(revoked.at_ms)?,
        crl_entry_extensions: Some(vec![reason.expect("an enumerated value")]),
    })
}
