pub mod list;
pub mod witness;
