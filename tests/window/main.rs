//! The application's own window, under a virtual display.

mod ceremony;
mod conflict;
mod continues;
mod dropped;
mod entries;
mod filing;
mod frame;
mod harness;
mod leads;
mod ledger;
mod listing;
mod main_job;
mod matters;
mod office;
mod people;
mod planning;
mod plans;
mod readable;
mod registry;
mod removal;
mod reports;
mod rules;
