pub mod about;
pub mod pull;
pub mod push;
