//! What the server remembers, behind traits: SQLite in one folder now, an engine that speaks
//! PostgreSQL's protocol beside it later. Both must pass [`suite`].

mod sqlite;
#[cfg(test)]
pub mod suite;

use std::collections::BTreeMap;

use async_trait::async_trait;
use canon::{BlobRef, Hash32};
use keys::{DeviceKey, DevicePublic, PersonPublic};
use record::{Class, Head, Record, Subject};
use sync::wire::{Enrolment, Role, SignedEnrolment};

use crate::ServerError;

pub use sqlite::Sqlite;

type Result<T> = std::result::Result<T, ServerError>;

/// Somebody who has enrolled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: String,
    pub name: String,
    pub role: Role,
    pub region: String,
}

/// An invitation without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invite {
    pub hash: Hash32,
    /// Whom it names. Nobody yet known: the id then comes from the machine that accepts it.
    pub person: Option<String>,
    pub name: String,
    pub role: Role,
    pub region: String,
    pub expires_ms: i64,
    /// The device that accepted it.
    pub used_by: Option<String>,
}

/// An enrolled device, with what its person may do today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    pub key: DevicePublic,
    pub person: String,
    pub role: Role,
    pub region: String,
    pub enrolled_ms: i64,
}

impl Device {
    pub fn id(&self) -> String {
        self.key.id()
    }

    /// Headquarters' word that this is the machine of the person who enrolled it.
    pub fn signed(&self, server: &DeviceKey) -> SignedEnrolment {
        self.signed_for(&self.person, server)
    }

    /// The same for another person of the machine. What the machine may do follows from the first.
    pub fn signed_for(&self, person: &str, server: &DeviceKey) -> SignedEnrolment {
        let enrolment = Enrolment {
            device: self.key,
            person: person.to_owned(),
            region: self.region.clone(),
            at_ms: self.enrolled_ms,
        };
        SignedEnrolment::sign(enrolment, server)
    }
}

/// A device and its person's certificate, as they are enrolled together.
#[derive(Debug, Clone)]
pub struct Enrolling {
    pub key: DevicePublic,
    pub certificate: Certificate,
    pub at_ms: i64,
}

/// A certificate that was issued here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    pub serial: String,
    pub person: String,
    /// The machine that asked, and the person's id there.
    pub device: String,
    pub seat: String,
    pub key: PersonPublic,
    pub pem: String,
    pub revoked_ms: Option<i64>,
}

/// What decides whether a person may read an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Access {
    pub class: Class,
    /// It is embargoed, and either released by now, or it names this person as a reader.
    pub open: bool,
}

/// Whole segments of a log, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suffix {
    pub entries: Vec<StoredEntry>,
    /// Whether the log ends here.
    pub complete: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEntry {
    pub header: Vec<u8>,
    /// Absent once it is deleted.
    pub payload: Option<Vec<u8>>,
    pub access: Access,
}

impl StoredEntry {
    pub fn weight(&self) -> usize {
        self.header.len() + self.payload.as_ref().map_or(0, Vec::len)
    }
}

/// An entry about a subject, as the index has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexedEntry {
    pub device: String,
    pub seq: u64,
    pub hash: Hash32,
    pub kind: String,
    pub received_ms: i64,
    pub access: Access,
}

/// What headquarters says of a draw that nobody revealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    pub draw: Subject,
    /// Whose log committed to it.
    pub device: String,
    /// Its word and the certificate that it made, as machines take them over.
    pub file: Vec<u8>,
    pub at_ms: i64,
}

/// The entries about a subject in one log that are read by the same rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectShare {
    pub subject: Subject,
    pub device: String,
    pub entries: u64,
    /// When the newest of them arrived.
    pub received_ms: i64,
    pub access: Access,
}

/// Two different entries in one place, and what showed it.
#[derive(Debug, Clone)]
pub struct Fork {
    pub device: String,
    pub seq: u64,
    pub ours: Hash32,
    pub theirs: Hash32,
    /// The other branch as it came: JSON of the request.
    pub branch: Vec<u8>,
    pub at_ms: i64,
}

/// A blob that is here, and through whom it may be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub blob: BlobRef,
    pub owners: Vec<Owner>,
}

/// A device that has sent the blob, once for each way in which a record of its log names it. Naming
/// a hash in a record is no claim to what it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    pub device: Device,
    pub named: Option<Access>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    pub id: String,
    pub device: String,
    pub blob: BlobRef,
    pub begun_ms: i64,
}

/// How much of everything there is; for `/metrics`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    pub devices: u64,
    pub entries: u64,
    pub segments: u64,
    pub forks: u64,
    pub blobs: u64,
    pub blob_bytes: u64,
    pub uploads: u64,
    /// Blobs that records name and that have not arrived.
    pub blobs_awaited: u64,
    /// Subjects by kind: inspections, draws, mines.
    pub subjects: BTreeMap<String, u64>,
}

#[async_trait]
pub trait People: Send + Sync {
    /// Keeps an invitation. Making the same one again changes at most the name, until it is used.
    async fn invite(&self, invite: Invite) -> Result<()>;
    async fn invitation(&self, hash: Hash32) -> Result<Option<Invite>>;
    async fn person(&self, id: &str) -> Result<Option<Person>>;
    async fn has_administrator(&self) -> Result<bool>;
    /// Enrols a device by an invitation that nobody has used, all or nothing. An id that stands for
    /// somebody else is refused.
    async fn enrol(&self, invitation: Hash32, enrolling: Enrolling) -> Result<()>;
    async fn device(&self, id: &str) -> Result<Option<Device>>;
    async fn devices(&self) -> Result<Vec<Device>>;
    /// The certificate issued to whoever accepted this invitation.
    async fn certificate(&self, invitation: Hash32) -> Result<Option<Certificate>>;
    /// All certificates of these ids, be they people's or seats'.
    async fn certificates(&self, ids: Vec<String>) -> Result<Vec<Certificate>>;
    /// From then on the certificates of this person and seat vouch for nothing; the earliest time
    /// stays. How many there are.
    async fn revoke(&self, id: &str, at_ms: i64) -> Result<usize>;
}

#[async_trait]
pub trait Records: Send + Sync {
    /// The newest stored entry of each log.
    async fn heads(&self) -> Result<BTreeMap<String, Head>>;
    /// Remembers a head, stored or not; refuses one that contradicts what is known. How far the
    /// log is stored.
    async fn witness(&self, device: &str, head: Head, at_ms: i64) -> Result<Head>;
    /// Adds what is new of a checked batch, see [`crate::admit::admit`]. A release of what another
    /// hand embargoed is refused. When it returns, the batch is on the disk.
    async fn push(&self, device: &str, batch: Vec<Record>, at_ms: i64) -> Result<()>;
    async fn keep_fork(&self, fork: Fork) -> Result<()>;
    /// Whole segments after `after`, at least one and then as many as fit into `budget` bytes.
    /// As the person `to` may read them; so everywhere below.
    async fn suffix(&self, device: &str, after: u64, budget: usize, to: &str) -> Result<Suffix>;
    /// Access to the entries in these runs, from and to, in order.
    async fn accesses(
        &self,
        device: &str,
        runs: Vec<(u64, u64)>,
        to: &str,
    ) -> Result<Vec<(u64, Access)>>;
    async fn payload(&self, device: &str, seq: u64) -> Result<Option<Vec<u8>>>;
    /// Keeps headquarters' own word on a draw, unless one is kept already or the committing log has
    /// revealed it by now; whether it did. From then on each who holds the draw may release it.
    async fn keep_opened(&self, opened: Opened) -> Result<bool>;
    async fn opened(&self, draw: &Subject) -> Result<Option<Opened>>;
    /// The subjects of this kind that these logs speak of, in their order.
    async fn subjects(
        &self,
        kind: &str,
        devices: Vec<String>,
        to: &str,
    ) -> Result<Vec<SubjectShare>>;
    async fn about(
        &self,
        subject: &Subject,
        devices: Vec<String>,
        to: &str,
    ) -> Result<Vec<IndexedEntry>>;
}

#[async_trait]
pub trait BlobIndex: Send + Sync {
    /// Which of these blobs are here, as the person `to` may read them.
    async fn standing(&self, blobs: Vec<Hash32>, to: &str) -> Result<Vec<Standing>>;
    /// The blob is here, and this device has sent it.
    async fn own(&self, device: &str, blob: BlobRef, at_ms: i64) -> Result<()>;
    /// Begins an upload, or begins the same one anew.
    async fn begin_upload(&self, upload: Upload) -> Result<()>;
    async fn upload(&self, id: &str) -> Result<Option<Upload>>;
    async fn end_upload(&self, id: &str) -> Result<()>;
    async fn uploads_begun_before(&self, ms: i64) -> Result<Vec<Upload>>;
}

#[async_trait]
pub trait Database: People + Records + BlobIndex {
    /// Answers if it can answer at all.
    async fn counts(&self) -> Result<Counts>;
}
