//! The application's own window, under a virtual display.

mod conflict;
mod continues;
mod frame;
mod harness;
mod main_job;
mod registry;
mod rules;
