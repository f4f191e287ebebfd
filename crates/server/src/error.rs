//! Every refusal and failure, with what it says to programs and to people.

use axum::Json;
use axum::response::{IntoResponse, Response};
use http::header::CONTENT_TYPE;
use http::{HeaderValue, StatusCode};
use keys::KeysError;
use record::RecordError;
use sync::wire::{EntryName, PROBLEM_JSON, Problem};

#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    // The request.
    #[error("the request can't be read: {0}.")]
    Unreadable(String),
    #[error("this is larger than may be sent here.")]
    TooLarge,
    #[error("the request took too long.")]
    TimedOut,
    #[error("there is nothing at this address.")]
    NoSuchPath,
    #[error("this address does not know that method.")]
    NoSuchMethod,

    // Who asks.
    #[error("the request carries no token.")]
    TokenMissing,
    #[error("the token is not one of this server's.")]
    TokenInvalid,
    #[error("the token has expired.")]
    TokenExpired,
    #[error("this device is not enrolled here.")]
    DeviceUnknown,
    #[error("the signature is not that of the device's key.")]
    ProofInvalid,
    #[error("this is for administrators.")]
    NotAllowed,

    // Enrolment.
    #[error("nobody here has made this invitation.")]
    InvitationUnknown,
    #[error("this invitation has been used by another device.")]
    InvitationUsed,
    #[error("this invitation has expired.")]
    InvitationExpired,
    #[error("nobody with this id is known here.")]
    PersonUnknown,
    #[error("this id stands for somebody else already.")]
    PersonTaken,
    #[error("the {0} is not one that can be used.")]
    BadField(&'static str),

    // Records.
    #[error("{0}.")]
    Record(#[from] RecordError),
    #[error("the payload of {device}/{seq} is missing.")]
    PayloadMissing { device: String, seq: u64 },
    #[error("in {device}/{seq} a person signs with a key that no certificate of theirs has.")]
    PersonKeyUnknown { device: String, seq: u64 },
    #[error("in {device}/{seq} a person signs with a key that had been revoked by then.")]
    PersonKeyRevoked { device: String, seq: u64 },
    #[error("in {device}/{seq} a draw is released that somebody else made.")]
    ReleaseForged { device: String, seq: u64 },
    #[error("{device}/{seq} tells of a certificate that was not issued so.")]
    CertificateForged { device: String, seq: u64 },
    #[error("the draw is not opened: {0}. Nothing was changed.")]
    DrawNotOpened(String),
    #[error("there are no entries in this request.")]
    BatchEmpty,

    // Blobs.
    #[error("this server speaks tus 1.0.0.")]
    TusVersion,
    #[error("there is no such upload of this device.")]
    UploadUnknown,
    #[error("the upload stands at {at}, not at {asked}.")]
    UploadOffset { at: u64, asked: u64 },
    #[error("these bytes are not those of their checksum.")]
    UploadChecksum,
    #[error("the bytes that arrived are not those of the blob's name.")]
    UploadMismatch,
    #[error("the upload is longer than was said.")]
    UploadTooLong,
    #[error("there is no such blob that this device may read.")]
    BlobUnknown,
    #[error("the blob has {bytes} bytes; the range lies outside.")]
    BadRange { bytes: u64 },

    // The server itself.
    #[error("the database failed: {0}.")]
    Database(#[from] rusqlite::Error),
    #[error("the disk failed: {0}.")]
    Disk(#[from] std::io::Error),
    #[error("certificates can't be issued: {0}.")]
    Keys(#[from] KeysError),
    #[error("a request came to an unforeseen end.")]
    Panicked,
    #[error(
        "a newer version of this program has written the data; start that one. Nothing was changed"
    )]
    DataNewer,
    #[error("{0} is not data of this server. Nothing was changed; name another folder")]
    DataForeign(String),
    #[error("another server works on this folder. Nothing was changed; end that one first")]
    DataInUse,
    #[error(
        "the key file {0} is missing, but there is data: put it back from a backup, or devices will not know this server. Nothing was changed"
    )]
    KeyMissing(String),
    #[error(
        "the key file {0} can't be read as a key: put it back from a backup. Nothing was changed"
    )]
    KeyDamaged(String),
    #[error(
        "others than the server may read the key file {0}: take that right away (chmod 600) and find out who has. Nothing was changed"
    )]
    KeyExposed(String),
}

impl ServerError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "request-unreadable",
            Self::TooLarge => "request-too-large",
            Self::TimedOut => "request-timeout",
            Self::NoSuchPath => "path-unknown",
            Self::NoSuchMethod => "method-unknown",
            Self::TokenMissing => "token-missing",
            Self::TokenInvalid => "token-invalid",
            Self::TokenExpired => "token-expired",
            Self::DeviceUnknown => "device-unknown",
            Self::ProofInvalid => "proof-invalid",
            Self::NotAllowed => "not-allowed",
            Self::InvitationUnknown => "invitation-unknown",
            Self::InvitationUsed => "invitation-used",
            Self::InvitationExpired => "invitation-expired",
            Self::PersonUnknown => "person-unknown",
            Self::PersonTaken => "person-id-taken",
            Self::BadField(_) => "field-invalid",
            Self::Record(error) => error.code(),
            Self::PayloadMissing { .. } => "payload-missing",
            Self::PersonKeyUnknown { .. } => "person-key-unknown",
            Self::PersonKeyRevoked { .. } => "person-key-revoked",
            Self::ReleaseForged { .. } => "release-forged",
            Self::CertificateForged { .. } => "certificate-forged",
            Self::DrawNotOpened(_) => "draw-not-opened",
            Self::BatchEmpty => "batch-empty",
            Self::TusVersion => "tus-version",
            Self::UploadUnknown => "upload-unknown",
            Self::UploadOffset { .. } => "upload-offset",
            Self::UploadChecksum => "upload-checksum",
            Self::UploadMismatch => "upload-mismatch",
            Self::UploadTooLong => "upload-too-long",
            Self::BlobUnknown => "blob-unknown",
            Self::BadRange { .. } => "range-invalid",
            Self::Database(_) => "server-database",
            Self::Disk(_) => "server-disk",
            Self::Keys(error) => error.code(),
            Self::Panicked => "server-panicked",
            Self::DataNewer => "data-newer",
            Self::DataForeign(_) => "data-foreign",
            Self::DataInUse => "data-in-use",
            Self::KeyMissing(_) => "key-missing",
            Self::KeyDamaged(_) => "key-damaged",
            Self::KeyExposed(_) => "key-exposed",
        }
    }

    pub fn status(&self) -> StatusCode {
        match self {
            Self::Unreadable(_) | Self::BatchEmpty | Self::BadField(_) => StatusCode::BAD_REQUEST,
            Self::TokenMissing | Self::TokenInvalid | Self::TokenExpired => {
                StatusCode::UNAUTHORIZED
            }
            Self::DeviceUnknown | Self::ProofInvalid | Self::NotAllowed => StatusCode::FORBIDDEN,
            Self::NoSuchPath
            | Self::InvitationUnknown
            | Self::PersonUnknown
            | Self::UploadUnknown
            | Self::BlobUnknown => StatusCode::NOT_FOUND,
            Self::NoSuchMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TimedOut => StatusCode::REQUEST_TIMEOUT,
            Self::Record(RecordError::Fork { .. } | RecordError::Gap { .. })
            | Self::InvitationUsed
            | Self::PersonTaken
            | Self::UploadOffset { .. } => StatusCode::CONFLICT,
            Self::InvitationExpired => StatusCode::GONE,
            Self::TusVersion => StatusCode::PRECONDITION_FAILED,
            Self::TooLarge | Self::UploadTooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::BadRange { .. } => StatusCode::RANGE_NOT_SATISFIABLE,
            Self::Record(_)
            | Self::PayloadMissing { .. }
            | Self::PersonKeyUnknown { .. }
            | Self::PersonKeyRevoked { .. }
            | Self::ReleaseForged { .. }
            | Self::CertificateForged { .. }
            | Self::DrawNotOpened(_)
            | Self::UploadMismatch => StatusCode::UNPROCESSABLE_ENTITY,
            // The status that tus gives to a wrong checksum.
            Self::UploadChecksum => StatusCode::from_u16(460).expect("three digits"),
            Self::Database(_)
            | Self::Disk(_)
            | Self::Keys(_)
            | Self::Panicked
            | Self::DataNewer
            | Self::DataForeign(_)
            | Self::DataInUse
            | Self::KeyMissing(_)
            | Self::KeyDamaged(_)
            | Self::KeyExposed(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    pub fn safe(&self) -> &'static str {
        match self {
            Self::Record(RecordError::Fork { .. }) => "Both branches are kept as evidence.",
            Self::UploadOffset { .. } | Self::UploadChecksum => "What arrived before is kept.",
            Self::UploadMismatch => "Nothing of it was kept.",
            _ => "Nothing was changed; what was acknowledged before is safe.",
        }
    }

    fn next(&self) -> &'static str {
        match self {
            Self::TokenMissing | Self::TokenInvalid | Self::TokenExpired => "Sign in anew.",
            Self::DeviceUnknown
            | Self::InvitationUnknown
            | Self::InvitationUsed
            | Self::InvitationExpired
            | Self::NotAllowed => "Ask your administrator for an invitation.",
            Self::PersonTaken => "Ask your administrator for an invitation that names this person.",
            Self::PersonKeyUnknown { .. } | Self::PersonKeyRevoked { .. } => {
                "Show this to your administrator: the person needs a certificate for this key."
            }
            Self::ReleaseForged { .. } | Self::CertificateForged { .. } => {
                "Show this to your administrator: this program would not have recorded it."
            }
            Self::Record(RecordError::Fork { .. }) => "This device needs a new key.",
            Self::Record(RecordError::Gap { .. }) => "Send the missing entries first.",
            Self::Record(RecordError::NoCheckpoint { .. }) => "Send on to the next checkpoint.",
            Self::UploadOffset { .. } => "Go on from there.",
            Self::UploadUnknown | Self::UploadMismatch => "Begin the upload anew.",
            Self::UploadChecksum | Self::TimedOut => "Send it again.",
            _ if self.status().is_server_error() => "Try again later; the server's log has more.",
            _ => "Correct the request.",
        }
    }

    fn entry(&self) -> Option<EntryName> {
        match self {
            Self::PayloadMissing { device, seq }
            | Self::PersonKeyUnknown { device, seq }
            | Self::PersonKeyRevoked { device, seq }
            | Self::ReleaseForged { device, seq }
            | Self::CertificateForged { device, seq } => {
                Some(EntryName { device: device.clone(), seq: *seq })
            }
            Self::Record(error) => {
                let (device, seq) = error.entry()?;
                Some(EntryName { device: device.to_owned(), seq })
            }
            _ => None,
        }
    }

    /// What goes over the wire. A failure of the server itself tells strangers nothing of its
    /// inside.
    fn problem(&self) -> Problem {
        let message = if self.status().is_server_error() {
            "headquarters had a failure of its own.".to_owned()
        } else {
            self.to_string()
        };
        Problem {
            code: self.code().to_owned(),
            message,
            safe: self.safe().to_owned(),
            next: self.next().to_owned(),
            entry: self.entry(),
        }
    }
}

impl IntoResponse for ServerError {
    fn into_response(self) -> Response {
        if self.status().is_server_error() {
            tracing::error!(code = self.code(), "{self}");
        } else {
            tracing::debug!(code = self.code(), "refused");
        }
        let mut response = (self.status(), Json(self.problem())).into_response();
        let kind = HeaderValue::from_static(PROBLEM_JSON);
        response.headers_mut().insert(CONTENT_TYPE, kind);
        response
    }
}
