pub mod challenge;
pub mod token;
