//! X.509: an authority with an offline root, the certificates it issues, chains, revocation.

mod authority;
mod certificate;
mod chain;
mod issue;
mod name;
mod revocation;
#[cfg(test)]
mod tests;
mod time;

pub use authority::{Authority, AuthorityFile, Founding, OfflineRoot, OfflineRootFile};
pub use certificate::Cert;
pub use chain::Chain;
pub use issue::Lifetime;
pub use name::CertSubject;
pub use revocation::{Reason, RevocationList, Revoked};
