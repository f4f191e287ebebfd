//! Documents: a form (data) and its values become laid-out pages, and pages become a PDF.
//!
//! The layout knows no PDF: the screen draws the same [`Pages`]. Bytes, dates and ids come in as
//! arguments; nothing here reads a file, a clock, the network or a source of randomness.

mod certificate;
mod compose;
mod drawn;
mod error;
mod fonts;
mod form;
mod pages;
mod pdf;
mod picture;
mod record;
mod text;
mod units;

pub use certificate::{DrawCertificate, DrawnMine, DrawnStratum, Fingerprint, Narrowed};
pub use compose::{Composed, Draft, Ink, InkSignature, body_hash, compose};
pub use drawn::{DrawPaper, ResultList, ResultRow};
pub use error::DocumentError;
pub use fonts::{Face, Fonts};
pub use form::Form;
pub use pages::{Colour, Item, Line, Page, Pages, Picture, Shape, SignaturePlace, Text};
pub use pdf::{Metadata, to_pdf};
pub use picture::{Orientation, Pictures, Source, is_embeddable};
pub use record::{
    Answer, Group, InspectionRecord, Item as RecordItem, Mine, Person, Photo, Prerequisite,
    Refusal, Signer, VisitResult,
};
pub use units::{A4_HEIGHT, A4_WIDTH, Um, mm, points, tenths_of_points};
