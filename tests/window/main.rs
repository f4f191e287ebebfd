//! The application's own window, under a virtual display.

mod conflict;
mod continues;
mod frame;
mod harness;
mod leads;
mod listing;
mod main_job;
mod people;
mod plans;
mod registry;
mod rules;
