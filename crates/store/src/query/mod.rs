//! Reading the projections, one file a topic.

pub mod amendment;
pub mod casefile;
pub mod checklist;
mod closing;
pub mod counting;
pub mod deadline;
pub mod deed;
pub mod document;
pub mod draw;
pub mod draw_acts;
pub mod entry;
pub mod inspection;
mod lines;
pub mod mine;
pub mod mine_life;
mod opened;
pub mod pack;
pub mod person;
pub mod planning;
pub mod publication;
pub mod quota;
pub mod report;
pub mod safe;
pub mod standing;
pub mod target;
mod unfiled;
pub mod visit;
