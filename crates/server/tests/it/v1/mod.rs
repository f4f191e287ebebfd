mod blobs;
mod devices;
mod heads;
mod invitations;
mod payloads;
mod records;
mod session;
mod vouching;
