//! Reading the projections, one file a topic.

pub mod document;
pub mod draw;
pub mod inspection;
pub mod mine;
pub mod person;
pub mod safe;
