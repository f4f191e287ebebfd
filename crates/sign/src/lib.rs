//! Signatures of people on PDF documents: PAdES baseline B, written as increments, so that what
//! was there before stays byte for byte; and their verification.
//!
//! Nothing here reads a file, a clock, the network or a source of randomness. Page contents are
//! neither read nor decoded: the layout of fields and ink is all that is drawn.

mod cms;
mod error;
mod ink;
mod pdf;
mod place;
mod report;
mod sign;
mod verify;

pub use error::SignError;
pub use ink::Ink;
pub use place::{Field, Place, add_fields, fields};
pub use report::{Covers, Finding, PdfReport, Proof, SignatureReport, Signer, Trust, Verdict};
pub use sign::{SignRequest, sign};
pub use verify::verify;
