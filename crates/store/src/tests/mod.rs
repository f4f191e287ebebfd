//! The store as a whole, on a real disk. What is tampered with is reached through the store's own
//! key, as nobody without it could.

mod after_end;
mod calendar;
mod cases;
mod clocks;
mod closing;
mod conflicts;
mod contents;
mod counting;
mod desk;
mod doctor;
mod exchange;
mod facts;
mod from_log;
mod golden;
mod histories;
mod listings;
mod local;
mod mine_hand;
mod mines;
mod opening;
mod packs;
mod planning;
mod published;
mod rebuilding;
mod reports;
mod schema;
mod targets;
mod unfiled;
mod vouched;
mod writing;
