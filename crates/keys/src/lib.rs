//! Keys of devices and people, what wraps them, and the certificates that vouch for them.
//!
//! Nothing here reads a file, a clock or a source of randomness: entropy and times are arguments.
//! Secrets are wiped when dropped and never appear in `Debug` output.

mod cert;
mod device;
mod encoded;
mod error;
mod escrow;
mod person;
mod request;
mod signature64;
mod slot;

pub use cert::{
    Authority, AuthorityFile, Cert, CertSubject, Chain, Founding, Lifetime, OfflineRoot,
    OfflineRootFile, Reason, RevocationList, Revoked,
};
pub use device::{DeviceKey, DevicePublic};
pub use error::KeysError;
pub use escrow::Escrow;
pub use person::{PersonKey, PersonPublic};
pub use request::PersonRequest;
pub use signature64::Signature64;
pub use slot::{Slot, SlotParams};
