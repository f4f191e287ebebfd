//! What the three doors (window, command line, local HTTP) say and hear. Types only.
//!
//! Times are unix milliseconds, dates `YYYY-MM-DD`, scores and ratios decimal strings, hashes hex.

mod case;
mod common;
mod deadline;
mod desk;
mod document;
mod draw;
mod entry;
mod inspection;
mod knowledge;
mod machine;
mod mine;
mod mine_edit;
mod removal;
mod sync;

pub use case::*;
pub use common::*;
pub use deadline::*;
pub use desk::*;
pub use document::*;
pub use draw::*;
pub use entry::*;
pub use inspection::*;
pub use knowledge::*;
pub use machine::*;
pub use mine::*;
pub use mine_edit::*;
pub use removal::*;
pub use sync::*;
