//! The rules of supervision, one folder a topic: what is stored about it (payloads), what is
//! allowed (`decide`), what follows (`apply`). No clock, file, network or randomness: values come
//! in as arguments, and the same input gives the same output on every machine, for ever.

pub mod agency;
pub mod calendar;
pub mod checklist;
pub mod clause;
pub mod complaint;
pub mod conference;
pub mod consequence;
pub mod deadline;
pub mod deed;
pub mod document;
pub mod drawing;
pub mod entry;
mod error;
pub mod fact;
pub mod filing;
pub mod form;
pub mod inspection;
pub mod lead;
pub mod listing;
pub mod lookback;
pub mod mine;
pub mod obligation;
pub mod pack;
pub mod person;
pub mod plan;
pub mod procedure;
pub mod quota;
pub mod rectification;
pub mod region;
pub mod removal;
pub mod report;
pub mod sanction;
pub mod suspension;
pub mod target;
pub mod text;

pub use error::{Error, Result};
