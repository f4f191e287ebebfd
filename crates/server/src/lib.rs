//! Headquarters: enrols devices, witnesses heads, keeps records and blobs, and signs receipts.
//!
//! It trusts nothing that a device says without proof, and holds no private key of a person.
//! Clock and randomness come in through [`Config`].

mod admit;
mod body;
mod certified;
mod config;
mod database;
mod enrolment;
mod error;
mod escrow;
mod files;
mod handlers;
mod keyfiles;
mod layers;
mod rights;
mod routes;
mod seal;
mod server;
mod state;
mod uploads;
mod vouch;

pub use config::{Clock, Config, Entropy, Limits};
pub use error::ServerError;
pub use escrow::OpenedDraw;
pub use server::Server;
pub use sync::wire::Role;
