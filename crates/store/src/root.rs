//! The root of headquarters' authority, pinned when this machine joined, and what it certified.
//!
//! Anybody can write `person.certified` into their own log. What counts is what leads to this root.

use std::slice::from_ref;

use keys::{Cert, Chain};
use rules::person::Certified;
use rusqlite::Connection;

use crate::error::Result;
use crate::write::Write;
use crate::{local, project};

/// As PEM, among what belongs to this device.
const ROOT: &str = "server-root";

impl Write<'_> {
    /// Trusts this root from now on: all certificates are judged anew in the same transaction.
    pub fn trust_root(&self, pem: &str) -> Result<()> {
        self.set_setting(ROOT, pem)?;
        project::person::judge_certificates(&self.transaction)
    }
}

/// Without one this machine can judge no certificate, and none counts.
pub(crate) fn pinned(db: &Connection) -> Result<Option<Cert>> {
    Ok(text(db)?.and_then(|pem| Cert::from_pem(&pem).ok()))
}

/// The root as it is kept, to tell whether it was exchanged.
pub(crate) fn text(db: &Connection) -> Result<Option<String>> {
    local::setting(db, ROOT)
}

/// The chain leads to the root, and its first certificate is for the person that the record names.
/// Time is no matter here: it decides each use of a key.
pub(crate) fn certifies(root: Option<&Cert>, certified: &Certified) -> bool {
    let chain = Cert::chain(&certified.chain);
    root.zip(chain.split_first()).is_some_and(|(root, (own, others))| {
        own.subject().person_id == certified.person
            && Chain::build(own, others, from_ref(root)).is_ok()
    })
}
