//! Reading the projections, one file a topic.

pub mod casefile;
pub mod checklist;
mod closing;
pub mod deadline;
pub mod document;
pub mod draw;
pub mod draw_acts;
pub mod entry;
pub mod inspection;
mod lines;
pub mod mine;
pub mod mine_life;
mod opened;
pub mod person;
pub mod planning;
pub mod quota;
pub mod safe;
pub mod standing;
pub mod visit;
