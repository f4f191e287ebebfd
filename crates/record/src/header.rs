//! A record's header and payload, and their one encoding.

use std::fmt;
use std::str::FromStr;

use canon::{BlobRef, Hash32, sha256, sha256_tagged};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Clock, Hlc, RecordError};

/// Who may read a record, together with its subject's region in today's registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    Normal,
    /// A complainant, a person's data: only for whoever recorded it, on their own machines.
    Restricted,
    /// A draw before the visits: only for the readers that its payload names, until it is released.
    Embargoed,
}

/// The kind of record that releases what is embargoed about its subject, if it is made by the hand
/// that embargoed it.
pub const RELEASED: &str = "draw.released";

/// The kind of record that tells what headquarters certified: whose a seat is, and with which key.
pub const CERTIFIED: &str = "person.certified";

/// What a record is about, written `kind/id`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Subject {
    pub kind: String,
    pub id: String,
}

impl Subject {
    pub fn new(kind: impl Into<String>, id: impl Into<String>) -> Self {
        Self { kind: kind.into(), id: id.into() }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.id)
    }
}

impl FromStr for Subject {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        match s.split_once('/') {
            Some((kind, id)) if !kind.is_empty() && !id.is_empty() => Ok(Self::new(kind, id)),
            _ => Err(format!("expected kind/id, found {s:?}")),
        }
    }
}

impl TryFrom<String> for Subject {
    type Error = String;

    fn try_from(s: String) -> Result<Self, String> {
        s.parse()
    }
}

impl From<Subject> for String {
    fn from(subject: Subject) -> Self {
        subject.to_string()
    }
}

/// The chained part of a record. It names no person beyond the actor's id and holds no answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    pub device: String,
    /// 1, 2, 3 … without gaps.
    pub seq: u64,
    /// Hash of the device's previous header; [`Hash32::ZERO`] before the first.
    pub prev: Hash32,
    pub at: Hlc,
    pub clock: Clock,
    pub actor: String,
    pub subject: Subject,
    pub class: Class,
    /// What happened: `inspection.answered`, `photo.taken` …
    pub kind: String,
    /// The payload's version.
    pub v: u16,
    pub payload_hash: Hash32,
}

impl Header {
    /// The canonical bytes: what is hashed, stored and sent, and never serialised anew.
    pub fn encode(&self) -> Vec<u8> {
        canon::to_bytes(self).expect("a header has only strings and small integers")
    }

    pub fn hash_bytes(bytes: &[u8]) -> Hash32 {
        sha256_tagged("qingshan-record-1", &[bytes])
    }
}

/// A payload: the facts, and a salt, so that a short personal datum can't be guessed from its hash.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payload {
    pub salt: String,
    pub body: Value,
    /// Contents that the record rests on, in one place for every kind, so that even a version that
    /// doesn't know the kind keeps and passes on all of it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub blobs: Vec<BlobRef>,
    /// Who may read an embargoed record before its release, beside its author. In one place too,
    /// so that headquarters need not know the kind.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub readers: Vec<String>,
}

impl Payload {
    pub fn new<T: Serialize>(
        salt: [u8; 16],
        body: &T,
        blobs: Vec<BlobRef>,
    ) -> Result<Self, canon::CanonError> {
        let body = serde_json::to_value(body).map_err(canon::CanonError::NoCanonicalForm)?;
        Ok(Self { salt: hex::encode(salt), body, blobs, readers: Vec::new() })
    }

    #[must_use]
    pub fn for_readers(self, readers: Vec<String>) -> Self {
        Self { readers, ..self }
    }

    pub fn encode(&self) -> Result<Vec<u8>, canon::CanonError> {
        canon::to_bytes(self)
    }
}

/// A record as it is kept and sent: verbatim bytes beside what they say.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    pub header: Header,
    pub header_bytes: Vec<u8>,
    pub hash: Hash32,
    /// Absent when it was withheld or deleted.
    pub payload: Option<Vec<u8>>,
}

impl Record {
    /// Builds a new record from its parts.
    pub fn new(header: Header, payload: Vec<u8>) -> Self {
        let header_bytes = header.encode();
        let hash = Header::hash_bytes(&header_bytes);
        Self { header, header_bytes, hash, payload: Some(payload) }
    }

    /// Reads bytes that came from a disk or from elsewhere: canonical, and the payload is the one
    /// that the header names.
    pub fn decode(header_bytes: Vec<u8>, payload: Option<Vec<u8>>) -> Result<Self, RecordError> {
        let header: Header = canon::from_slice(&header_bytes).map_err(|e| {
            RecordError::Unreadable { device: "?".into(), seq: 0, why: e.to_string() }
        })?;
        if payload.as_ref().is_some_and(|bytes| sha256(bytes) != header.payload_hash) {
            let Header { device, seq, .. } = header;
            return Err(RecordError::WrongPayload { device, seq });
        }
        let hash = Header::hash_bytes(&header_bytes);
        Ok(Self { header, header_bytes, hash, payload })
    }

    /// `d-…/17`: names the record in messages and in answers that saw it.
    pub fn id(&self) -> String {
        format!("{}/{}", self.header.device, self.header.seq)
    }

    /// The payload; `None` when it is not here.
    pub fn payload(&self) -> Result<Option<Payload>, RecordError> {
        let Some(bytes) = &self.payload else { return Ok(None) };
        serde_json::from_slice(bytes).map(Some).map_err(|why| self.unreadable(&why))
    }

    /// What the payload says, as `T`; `None` when the payload is not here.
    pub fn body<T: DeserializeOwned>(&self) -> Result<Option<T>, RecordError> {
        let Some(payload) = self.payload()? else { return Ok(None) };
        serde_json::from_value(payload.body).map(Some).map_err(|why| self.unreadable(&why))
    }

    fn unreadable(&self, why: &serde_json::Error) -> RecordError {
        RecordError::Unreadable {
            device: self.header.device.clone(),
            seq: self.header.seq,
            why: why.to_string(),
        }
    }
}
