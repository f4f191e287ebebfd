//! Distinguished names: whom a certificate is about.

use const_oid::db::rfc4519;
use der::asn1::Any;
use der::{Decode as _, Encode as _, Tag};
use serde::{Deserialize, Serialize};
use spki::ObjectIdentifier;
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::ext::pkix::name::DirectoryString;
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};

use crate::KeysError;

/// Whom a person's certificate is about. No telephone, card or identity numbers belong here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertSubject {
    pub name: String,
    /// `p-` and 16 hex digits; empty in a certificate of an authority or a foreign one.
    pub person_id: String,
    pub organisation: String,
    pub department: Option<String>,
}

impl CertSubject {
    pub(super) fn to_name(&self) -> Result<Name, KeysError> {
        let mut parts = vec![country(), text(rfc4519::O, "organisation", &self.organisation)?];
        if let Some(department) = &self.department {
            parts.push(text(rfc4519::OU, "department", department)?);
        }
        parts.push(text(rfc4519::CN, "name", &self.name)?);
        parts.push(id(&self.person_id)?);
        Ok(assemble(parts))
    }

    pub(super) fn from_name(name: &Name) -> Self {
        let find = |oid| {
            let value = name.by_oid::<DirectoryString>(oid).ok().flatten();
            value.map(String::from)
        };
        Self {
            name: find(rfc4519::CN).unwrap_or_default(),
            person_id: find(rfc4519::SERIAL_NUMBER).unwrap_or_default(),
            organisation: find(rfc4519::O).unwrap_or_default(),
            department: find(rfc4519::OU),
        }
    }
}

pub(super) fn authority_name(organisation: &str, name: &str) -> Result<Name, KeysError> {
    Ok(assemble(vec![
        country(),
        text(rfc4519::O, "organisation", organisation)?,
        text(rfc4519::CN, "name", name)?,
    ]))
}

fn country() -> RelativeDistinguishedName {
    attribute(rfc4519::C, Tag::PrintableString, "CN")
}

fn text(
    oid: ObjectIdentifier,
    field: &'static str,
    value: &str,
) -> Result<RelativeDistinguishedName, KeysError> {
    // 64 is the upper bound of RFC 5280 for all of these.
    let allowed = !value.trim().is_empty()
        && value.chars().count() <= 64
        && !value.chars().any(char::is_control);
    if !allowed {
        return Err(KeysError::NameNotAllowed { field });
    }
    Ok(attribute(oid, Tag::Utf8String, value))
}

fn id(person_id: &str) -> Result<RelativeDistinguishedName, KeysError> {
    let allowed = (1..=64).contains(&person_id.len())
        && person_id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if !allowed {
        return Err(KeysError::NameNotAllowed { field: "person id" });
    }
    Ok(attribute(rfc4519::SERIAL_NUMBER, Tag::PrintableString, person_id))
}

fn attribute(oid: ObjectIdentifier, tag: Tag, value: &str) -> RelativeDistinguishedName {
    let value = Any::new(tag, value.as_bytes()).expect("checked to be short");
    RelativeDistinguishedName::try_from(vec![AttributeTypeAndValue { oid, value }])
        .expect("a set of one has no doubles")
}

fn assemble(parts: Vec<RelativeDistinguishedName>) -> Name {
    let der = RdnSequence::from(parts).to_der().expect("made of checked parts");
    Name::from_der(&der).expect("just encoded")
}
