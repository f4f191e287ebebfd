//! What the end-to-end tests and the demonstration share: the real window, driven from outside.

pub mod harness;
pub mod main_job;
