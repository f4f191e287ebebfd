//! The store as a whole, on a real disk. What is tampered with is reached through the store's own
//! key, as nobody without it could.

mod conflicts;
mod desk;
mod doctor;
mod exchange;
mod facts;
mod golden;
mod histories;
mod local;
mod mines;
mod opening;
mod rebuilding;
mod schema;
mod writing;
