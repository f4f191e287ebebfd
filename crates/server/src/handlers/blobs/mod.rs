pub mod append;
pub mod begin;
pub mod end;
pub mod here;
pub mod offset;
pub mod options;
pub mod read;
mod tus;
