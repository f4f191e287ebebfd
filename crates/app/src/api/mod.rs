//! What the three doors (window, command line, local HTTP) say and hear. Types only.
//!
//! Times are unix milliseconds, dates `YYYY-MM-DD`, scores and ratios decimal strings, hashes hex.

mod agency;
mod case;
mod common;
mod complaint;
mod conference;
mod deadline;
mod desk;
mod document;
mod draw;
mod entry;
mod filing;
mod inspection;
mod knowledge;
mod lead;
mod listing;
mod machine;
mod measure;
mod mine;
mod mine_edit;
mod person;
mod plan;
mod removal;
mod sync;

pub use agency::*;
pub use case::*;
pub use common::*;
pub use complaint::*;
pub use conference::*;
pub use deadline::*;
pub use desk::*;
pub use document::*;
pub use draw::*;
pub use entry::*;
pub use filing::*;
pub use inspection::*;
pub use knowledge::*;
pub use lead::*;
pub use listing::*;
pub use machine::*;
pub use measure::*;
pub use mine::*;
pub use mine_edit::*;
pub use person::*;
pub use plan::*;
pub use removal::*;
pub use sync::*;
