//! Every command and query that people have. Three doors use it: the window, the command line and
//! the local HTTP door.

pub mod api;
mod ops;

pub use ops::{OPS, OpInfo, bindings};
