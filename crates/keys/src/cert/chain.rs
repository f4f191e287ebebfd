//! From a signer's certificate up to a root that is trusted here.

use super::{Cert, RevocationList};
use crate::KeysError;

/// More authorities than this between signer and root are never followed.
const LONGEST: usize = 6;

/// A complete path: the signer's certificate first, the trusted root last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain(Vec<Cert>);

impl Chain {
    /// Finds the path through `pool` to one of `roots`. Names, signatures and purposes are
    /// checked here; times and revocation in [`Chain::check_at`].
    pub fn build(signer: &Cert, pool: &[Cert], roots: &[Cert]) -> Result<Self, KeysError> {
        signer.check_signer()?;
        let mut path = vec![signer.clone()];
        while path.len() <= LONGEST {
            let last = &path[path.len() - 1];
            let below = path.len() - 1;
            if let Some(root) = roots.iter().find(|root| last.issued_by(root)) {
                root.check_issuer(below)?;
                path.push(root.clone());
                return Ok(Self(path));
            }
            let issuer = pool.iter().find(|cert| !path.contains(cert) && last.issued_by(cert));
            let issuer = issuer.ok_or(KeysError::Untrusted)?;
            issuer.check_issuer(below)?;
            path.push(issuer.clone());
        }
        Err(KeysError::Untrusted)
    }

    /// Was every certificate of the path valid at this time, and none revoked by then?
    pub fn check_at(&self, at_ms: i64, lists: &[RevocationList]) -> Result<(), KeysError> {
        for cert in &self.0 {
            if at_ms < cert.not_before_ms() {
                return Err(KeysError::NotYetValid);
            }
            if at_ms > cert.not_after_ms() {
                return Err(KeysError::Expired);
            }
        }
        for pair in self.0.windows(2) {
            let revoked = lists
                .iter()
                .filter_map(|list| list.revoked_at_ms(&pair[0]).map(|at_ms| (list, at_ms)))
                .find(|(list, revoked_ms)| *revoked_ms <= at_ms && list.issued_by(&pair[1]));
            if let Some((_, at_ms)) = revoked {
                return Err(KeysError::Revoked { at_ms });
            }
        }
        Ok(())
    }

    pub fn certs(&self) -> &[Cert] {
        &self.0
    }

    pub fn root(&self) -> &Cert {
        &self.0[self.0.len() - 1]
    }
}
