//! Tests from outside: what a user of the crate, or a citizen with a certificate, can see.

mod amended;
mod certificate;
mod chances;
mod changes;
mod clashes;
mod common;
mod forged;
mod inputs;
mod late;
mod messages;
mod naive;
mod oracle;
mod receipts;
mod replacements;
mod schema;
mod signed;
mod tampering;
mod teams;
