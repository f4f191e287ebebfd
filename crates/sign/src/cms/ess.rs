//! signing-certificate-v2 (RFC 5035): binds the signer's certificate into what is signed.

use der::asn1::{Any, OctetString};
use der::{Encode as _, Sequence};
use keys::Cert;
use spki::AlgorithmIdentifierOwned;

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
struct SigningCertificateV2 {
    certs: Vec<EssCertIdV2>,
    #[asn1(optional = "true")]
    policies: Option<Any>,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
struct EssCertIdV2 {
    /// Left out where it is SHA-256.
    #[asn1(optional = "true")]
    hash_algorithm: Option<AlgorithmIdentifierOwned>,
    cert_hash: OctetString,
    #[asn1(optional = "true")]
    issuer_serial: Option<Any>,
}

/// The attribute's value for this signer.
pub fn value_for(cert: &Cert) -> der::Result<Any> {
    let id = EssCertIdV2 {
        hash_algorithm: None,
        cert_hash: OctetString::new(cert.fingerprint().0)?,
        issuer_serial: None,
    };
    Any::encode_from(&SigningCertificateV2 { certs: vec![id], policies: None })
}

/// Does the attribute name this certificate as the signer's, by its SHA-256?
pub fn names(value: &Any, cert: &Cert) -> bool {
    let Ok(der) = value.to_der() else { return false };
    let parsed = <SigningCertificateV2 as der::Decode>::from_der(&der);
    parsed.is_ok_and(|parsed| {
        parsed.certs.first().is_some_and(|first| {
            first
                .hash_algorithm
                .as_ref()
                .is_none_or(|algorithm| algorithm.oid == const_oid::db::rfc5912::ID_SHA_256)
                && first.cert_hash.as_bytes() == cert.fingerprint().0
        })
    })
}
