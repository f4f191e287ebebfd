//! The signature itself: CMS as CAdES wants it inside a PDF.

mod build;
mod check;
mod ess;

pub use build::{SignerCallback, build, reserve};
pub use check::check;
