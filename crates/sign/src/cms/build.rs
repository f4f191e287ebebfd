//! Making a signature: everything but the private key's one operation, which the caller does.

use canon::Hash32;
use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    EncapsulatedContentInfo, SignedAttributes, SignedData, SignerIdentifier, SignerInfo,
};
use const_oid::db::rfc5911::{
    ID_AA_SIGNING_CERTIFICATE_V_2, ID_CONTENT_TYPE, ID_DATA, ID_MESSAGE_DIGEST, ID_SIGNED_DATA,
};
use const_oid::db::rfc5912::{ECDSA_WITH_SHA_256, ID_SHA_256};
use der::Encode as _;
use der::asn1::{Any, OctetString, SetOfVec};
use keys::Cert;
use spki::{AlgorithmIdentifierOwned, ObjectIdentifier};
use x509_cert::attr::Attribute;

use super::ess;
use crate::SignError;

/// Signs these bytes with ECDSA over SHA-256 and answers the signature in DER. A key in memory
/// or a card may stand behind it.
pub type SignerCallback<'a> = &'a dyn Fn(&[u8]) -> Result<Vec<u8>, String>;

/// How many bytes to leave free for a signature with this chain.
pub fn reserve(chain: &[Cert]) -> usize {
    let certificates: usize = chain.iter().map(|cert| cert.der().len()).sum();
    (certificates + 2048).next_multiple_of(4096)
}

/// The DER bytes that go into the document.
pub fn build(
    digest: &Hash32,
    chain: &[Cert],
    signer: SignerCallback<'_>,
) -> Result<Vec<u8>, SignError> {
    let cert = &chain[0];
    let attributes = attributes(digest, cert).expect("made of short parts");
    let message = attributes.to_der().expect("made of short parts");
    let signature = signer(&message).map_err(SignError::SignerFailed)?;
    cert.public().verify_der(&message, &signature).map_err(|_| SignError::KeyMismatch)?;
    Ok(assemble(attributes, &signature, chain).expect("made of parts that were read or checked"))
}

fn attributes(digest: &Hash32, cert: &Cert) -> der::Result<SignedAttributes> {
    SetOfVec::try_from(vec![
        attribute(ID_CONTENT_TYPE, Any::encode_from(&ID_DATA)?)?,
        attribute(ID_MESSAGE_DIGEST, Any::encode_from(&OctetString::new(digest.0)?)?)?,
        attribute(ID_AA_SIGNING_CERTIFICATE_V_2, ess::value_for(cert)?)?,
    ])
}

fn attribute(oid: ObjectIdentifier, value: Any) -> der::Result<Attribute> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![value])? })
}

fn algorithm(oid: ObjectIdentifier) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid, parameters: None }
}

fn assemble(
    attributes: SignedAttributes,
    signature: &[u8],
    chain: &[Cert],
) -> der::Result<Vec<u8>> {
    let tbs = chain[0].x509().tbs_certificate();
    let sid = SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
        issuer: tbs.issuer().clone(),
        serial_number: tbs.serial_number().clone(),
    });
    let info = SignerInfo {
        version: CmsVersion::V1,
        sid,
        digest_alg: algorithm(ID_SHA_256),
        signed_attrs: Some(attributes),
        signature_algorithm: algorithm(ECDSA_WITH_SHA_256),
        signature: OctetString::new(signature)?,
        unsigned_attrs: None,
    };
    let certificates: Vec<_> =
        chain.iter().map(|cert| CertificateChoices::Certificate(cert.x509().clone())).collect();
    let data = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![algorithm(ID_SHA_256)])?,
        encap_content_info: EncapsulatedContentInfo { econtent_type: ID_DATA, econtent: None },
        certificates: Some(certificates.try_into()?),
        crls: None,
        signer_infos: vec![info].try_into()?,
    };
    ContentInfo { content_type: ID_SIGNED_DATA, content: Any::encode_from(&data)? }.to_der()
}
