//! Everything that travels between a device and headquarters, by path. The server and the client
//! share these types; nothing else knows the wire.

mod blobs;
mod bytes;
mod devices;
mod heads;
mod invitation;
mod openings;
mod problem;
mod records;
mod session;
mod subjects;

/// The server's public key, in every answer.
pub const SERVER_HEADER: &str = "qingshan-server";

pub use blobs::{
    BLOB_NAME, BlobReceipt, HereAnswer, HereRequest, OFFSET_STREAM, RECEIPT_HEADER,
    SignedBlobReceipt, TUS_VERSION,
};
pub use bytes::{Base64, from_base64, from_header, to_base64, to_header};
pub use devices::{
    EnrolAnswer, EnrolRequest, Enrolment, InviteAnswer, InviteRequest, Invited, Invitee,
    ReadInvitation, Role, SignedDrawKey, SignedEnrolment,
};
pub use heads::{HeadAnswer, Heads, SignedHead};
pub use invitation::{Invitation, NoInvitation};
pub use openings::{OpeningAnswer, OpeningRequest};
pub use problem::{EntryName, PROBLEM_JSON, Problem};
pub use records::{
    Entry, LatePayload, PayloadsAnswer, PayloadsRequest, PullAnswer, PullRequest, PulledSegment,
    PushAnswer, PushRequest,
};
pub use session::{ChallengeAnswer, ChallengeRequest, TokenAnswer, TokenRequest, session_message};
pub use subjects::{AboutAnswer, EntrySeen, SubjectSeen, SubjectsAnswer};
