use canon::Hash32;
use record::RecordError;

use crate::LocalError;
use crate::wire::{NoInvitation, Problem};

/// Why an exchange ended early. Whatever had been acknowledged by then stays so, and the next
/// exchange goes on from there.
#[derive(Debug, Clone, thiserror::Error)]
pub enum SyncError {
    #[error(
        "headquarters can't be reached ({0}). Everything is kept on this device and is sent once the connection is back"
    )]
    Away(String),
    #[error(
        "headquarters did not answer in time. Everything is kept on this device; the next attempt goes on where this one stopped"
    )]
    TimedOut,
    #[error(
        "what answers at this address is not headquarters ({0}): perhaps a sign-in page of the network. Nothing was given away; check the network and the address"
    )]
    Garbage(String),
    #[error(
        "the server that answers has another key than the one this device was enrolled with. Nothing was sent to it; ask your administrator"
    )]
    WrongServer,
    #[error("the address {0:?} can't be used. Nothing was sent; correct it in the settings")]
    BadAddress(String),
    #[error(
        "this device is not enrolled with headquarters. Everything is kept on it; ask your administrator for an invitation"
    )]
    NotEnrolled,
    #[error("{} {} {}", .0.message, .0.safe, .0.next)]
    Refused(Box<Problem>),
    #[error(
        "headquarters sent records that don't hold ({0}). They were not taken over; what is on this device is safe"
    )]
    BadRecords(String),
    #[error(
        "headquarters sent other bytes than those of the file {0}. They were not kept; what is on this device is safe, and the next exchange asks again"
    )]
    BadBlob(Hash32),
    #[error(
        "headquarters has this device's log up to entry {theirs}, but this store ends at {ours}: it was restored from a backup. Nothing was changed; this device needs a new key before it goes on"
    )]
    Behind { ours: u64, theirs: u64 },
    #[error(
        "the entries after {after} have no checkpoint and are too many for one message. They are kept on this device; lock it once and try again"
    )]
    NoCheckpoint { after: u64 },
    #[error(transparent)]
    Invitation(#[from] NoInvitation),
    #[error(transparent)]
    Local(#[from] LocalError),
    #[error("the exchange was stopped. The next one goes on where it stood")]
    Cancelled,
}

impl SyncError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Away(_) => "server-away",
            Self::TimedOut => "server-timeout",
            Self::Garbage(_) => "server-garbage",
            Self::WrongServer => "server-wrong-key",
            Self::BadAddress(_) => "server-bad-address",
            Self::NotEnrolled => "device-not-enrolled",
            Self::Refused(problem) => refusal(&problem.code),
            Self::BadRecords(_) => "server-bad-records",
            Self::BadBlob(_) => "server-bad-file",
            Self::Behind { .. } => "device-behind",
            Self::NoCheckpoint { .. } => "record-no-checkpoint",
            Self::Invitation(_) => "invitation-unreadable",
            Self::Local(error) => error.code,
            Self::Cancelled => "sync-cancelled",
        }
    }

    /// Whether simply trying again later may help.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Away(_) | Self::TimedOut | Self::Garbage(_) | Self::Cancelled)
    }
}

impl From<RecordError> for SyncError {
    fn from(error: RecordError) -> Self {
        Self::BadRecords(error.to_string())
    }
}

/// The refusals that people can do something about; any other keeps its own sentences.
fn refusal(code: &str) -> &'static str {
    const KNOWN: [&str; 16] = [
        "record-fork",
        "record-gap",
        "record-broken-chain",
        "record-wrong-payload",
        "record-bad-checkpoint",
        "person-key-unknown",
        "person-key-revoked",
        "person-id-taken",
        "release-forged",
        "certificate-forged",
        "device-unknown",
        "invitation-unknown",
        "invitation-used",
        "invitation-expired",
        "not-allowed",
        "blob-unknown",
    ];
    KNOWN.into_iter().find(|known| *known == code).unwrap_or("server-refused")
}
