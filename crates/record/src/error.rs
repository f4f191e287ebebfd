use canon::Hash32;

/// What can be wrong with a record, each naming the exact entry.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    #[error("record {device}/{seq} can't be read: {why}. Nothing was taken over")]
    Unreadable { device: String, seq: u64, why: String },
    #[error(
        "the log of {device} has a gap: expected entry {expected}, found {found}. Send the missing entries first"
    )]
    Gap { device: String, expected: u64, found: u64 },
    #[error(
        "entry {device}/{seq} does not follow the one before it ({expected}, not {found}): the log was cut or changed"
    )]
    BrokenChain { device: String, seq: u64, expected: Hash32, found: Hash32 },
    #[error(
        "the log of {device} has two different entries {seq}: {ours} and {theirs}. Both are kept; this device needs a new key"
    )]
    Fork { device: String, seq: u64, ours: Hash32, theirs: Hash32 },
    #[error("the payload of {device}/{seq} is not the one that its header names")]
    WrongPayload { device: String, seq: u64 },
    #[error("the checkpoint {device}/{seq} is not valid: {why}")]
    BadCheckpoint { device: String, seq: u64, why: &'static str },
    #[error(
        "the entries of {device} do not end in a checkpoint (last is {seq}): nobody has signed for them yet"
    )]
    NoCheckpoint { device: String, seq: u64 },
    #[error("the receipt is not valid: {0}")]
    BadReceipt(&'static str),
}

impl RecordError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "record-unreadable",
            Self::Gap { .. } => "record-gap",
            Self::BrokenChain { .. } => "record-broken-chain",
            Self::Fork { .. } => "record-fork",
            Self::WrongPayload { .. } => "record-wrong-payload",
            Self::BadCheckpoint { .. } => "record-bad-checkpoint",
            Self::NoCheckpoint { .. } => "record-no-checkpoint",
            Self::BadReceipt(_) => "receipt-invalid",
        }
    }

    /// Device and number of the entry that it is about.
    pub fn entry(&self) -> Option<(&str, u64)> {
        match self {
            Self::Unreadable { device, seq, .. }
            | Self::Gap { device, found: seq, .. }
            | Self::BrokenChain { device, seq, .. }
            | Self::Fork { device, seq, .. }
            | Self::WrongPayload { device, seq }
            | Self::BadCheckpoint { device, seq, .. }
            | Self::NoCheckpoint { device, seq } => Some((device.as_str(), *seq)),
            Self::BadReceipt(_) => None,
        }
    }
}
