//! What the three doors (window, command line, local HTTP) say and hear. Types only.
//!
//! Times are unix milliseconds, dates `YYYY-MM-DD`, scores and ratios decimal strings, hashes hex.

mod common;
mod desk;
mod document;
mod draw;
mod inspection;
mod machine;
mod mine;
mod sync;

pub use common::*;
pub use desk::*;
pub use document::*;
pub use draw::*;
pub use inspection::*;
pub use machine::*;
pub use mine::*;
pub use sync::*;
