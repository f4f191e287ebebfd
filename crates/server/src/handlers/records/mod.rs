pub mod about;
pub mod payloads;
pub mod pull;
pub mod push;
