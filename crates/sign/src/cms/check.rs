//! Checking a signature. Only the one shape that PAdES wants is accepted, in its only DER form:
//! then no byte of it can be changed without being noticed.

use canon::Hash32;
use cms::cert::CertificateChoices;
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{SignedData, SignerIdentifier, SignerInfo};
use const_oid::db::rfc5911::{
    ID_AA_SIGNING_CERTIFICATE_V_2, ID_CONTENT_TYPE, ID_DATA, ID_MESSAGE_DIGEST, ID_SIGNED_DATA,
};
use const_oid::db::rfc5912::{ECDSA_WITH_SHA_256, ID_SHA_256};
use der::asn1::{Any, OctetString};
use der::{Decode as _, Encode as _};
use keys::Cert;
use spki::ObjectIdentifier;

use super::ess;
use crate::Finding;

/// What a signature holds, once its own mathematics are right.
pub struct Checked {
    pub signer: Cert,
    /// The other certificates that came along.
    pub others: Vec<Cert>,
    /// Whether the digest and the key's signature hold.
    pub broken: Option<Finding>,
}

/// Reads the signature and checks it against the digest of what it should cover.
pub fn check(der: &[u8], digest: &Hash32) -> Result<Checked, Finding> {
    let data = parse(der).ok_or(Finding::CmsUnreadable)?;
    let info = only_signer(&data).ok_or(Finding::CmsUnsupported)?;
    let (signer, others) = certificates(&data, info)?;
    let broken = verify(info, &signer, digest).err();
    Ok(Checked { signer, others, broken })
}

fn parse(der: &[u8]) -> Option<SignedData> {
    let content = ContentInfo::from_der(der).ok()?;
    let data: SignedData = content.content.decode_as().ok()?;
    let again =
        ContentInfo { content_type: ID_SIGNED_DATA, content: Any::encode_from(&data).ok()? };
    (again.to_der().ok()? == der).then_some(data)
}

fn only_signer(data: &SignedData) -> Option<&SignerInfo> {
    let [info] = data.signer_infos.0.as_slice() else { return None };
    let [digest_algorithm] = data.digest_algorithms.as_slice() else { return None };
    let encapsulated = &data.encap_content_info;
    let expected = data.version == CmsVersion::V1
        && info.version == CmsVersion::V1
        && data.crls.is_none()
        && info.unsigned_attrs.is_none()
        && encapsulated.econtent_type == ID_DATA
        && encapsulated.econtent.is_none()
        && *digest_algorithm == info.digest_alg
        && info.digest_alg.oid == ID_SHA_256
        && info.digest_alg.parameters.as_ref().is_none_or(Any::is_null)
        && info.signature_algorithm.oid == ECDSA_WITH_SHA_256
        && info.signature_algorithm.parameters.is_none();
    expected.then_some(info)
}

/// The signer's certificate, and the rest.
fn certificates(data: &SignedData, info: &SignerInfo) -> Result<(Cert, Vec<Cert>), Finding> {
    let SignerIdentifier::IssuerAndSerialNumber(sid) = &info.sid else {
        return Err(Finding::CmsUnsupported);
    };
    let mut certs = Vec::new();
    for choice in data.certificates.iter().flat_map(|set| set.0.iter()) {
        let CertificateChoices::Certificate(cert) = choice else {
            return Err(Finding::CmsUnsupported);
        };
        let der = cert.to_der().map_err(|_| Finding::CmsUnreadable)?;
        certs.push(Cert::from_der(&der).map_err(Finding::Certificate)?);
    }
    let is_signer = |cert: &Cert| {
        let tbs = cert.x509().tbs_certificate();
        *tbs.issuer() == sid.issuer && *tbs.serial_number() == sid.serial_number
    };
    let place = certs.iter().position(is_signer).ok_or(Finding::CmsUnsupported)?;
    let signer = certs.swap_remove(place);
    Ok((signer, certs))
}

fn verify(info: &SignerInfo, signer: &Cert, digest: &Hash32) -> Result<(), Finding> {
    let attributes = info.signed_attrs.as_ref().ok_or(Finding::CmsUnsupported)?;
    let message = attributes.to_der().map_err(|_| Finding::CmsUnreadable)?;
    let signature = info.signature.as_bytes();
    signer.public().verify_der(&message, signature).map_err(|_| Finding::SignatureWrong)?;

    let content_type = single(info, ID_CONTENT_TYPE).and_then(|v| v.decode_as().ok());
    let stated = single(info, ID_MESSAGE_DIGEST);
    let stated: Option<OctetString> = stated.and_then(|value| value.decode_as().ok());
    let certificate = single(info, ID_AA_SIGNING_CERTIFICATE_V_2);
    if content_type != Some(ID_DATA) {
        return Err(Finding::CmsUnsupported);
    }
    if !certificate.is_some_and(|value| ess::names(value, signer)) {
        return Err(Finding::SignerUnbound);
    }
    if stated.is_none_or(|stated| stated.as_bytes() != digest.0) {
        return Err(Finding::ContentChanged);
    }
    Ok(())
}

/// The value of an attribute that is there exactly once, with one value.
fn single(info: &SignerInfo, oid: ObjectIdentifier) -> Option<&Any> {
    let mut found = info.signed_attrs.iter().flat_map(|set| set.iter()).filter(|a| a.oid == oid);
    let (attribute, none) = (found.next()?, found.next());
    let [value] = attribute.values.as_slice() else { return None };
    none.is_none().then_some(value)
}
