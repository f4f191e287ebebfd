//! Papers of the authorities about a mine (出让公告、出让合同、设计方案、指定函), in which a document
//! wants certain things said: of which mine each is asked, and what somebody found in it.

mod asked;
mod read;

pub use asked::{Asked, of_mine};
pub use read::{DeedRead, DeedRefusal, PointFound, decide_read, newest, stands};

#[cfg(test)]
mod tests;
