//! Tests from outside: what a user of the crate, or a citizen with a certificate, can see.

mod certificate;
mod chances;
mod common;
mod inputs;
mod naive;
mod oracle;
mod signed;
mod tampering;
mod teams;
