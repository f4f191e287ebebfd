//! One handler a file; the folders are those of the addresses.

pub mod blobs;
pub mod devices;
pub mod heads;
pub mod healthz;
pub mod invitations;
pub mod metrics;
pub mod openapi;
pub mod openings;
pub mod readyz;
pub mod records;
pub mod session;
pub mod subjects;
