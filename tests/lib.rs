//! What the end-to-end tests, the demonstration and the figures share.

pub mod desk;
pub mod harness;
pub mod kill;
pub mod main_job;
