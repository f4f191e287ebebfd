mod blobs;
mod devices;
mod heads;
mod invitations;
mod records;
mod session;
