//! The real server on a free port, the real client, and everything that can come between them.
//! The folders are those of the addresses.

mod exchange;
mod fetching;
mod health;
mod killed;
mod opening;
mod public_client;
mod strangers;
mod support;
mod v1;
