//! All hashes of a document in one pass over it, however many signatures it has.

use canon::Hash32;
use sha2::{Digest as _, Sha256};

use super::Placed;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digests {
    /// Over the bytes that the signature covers.
    pub covered: Hash32,
    /// Over the whole file as it was then.
    pub revision: Hash32,
}

/// For signatures that follow one another.
pub fn all(pdf: &[u8], placed: &[Placed]) -> Vec<Digests> {
    let mut whole = Sha256::new();
    let mut at = 0;
    let mut digests = Vec::new();
    for signature in placed {
        let (gap, end) = (&signature.gap, signature.end);
        whole.update(&pdf[at..gap.start]);
        let mut covered = whole.clone();
        covered.update(&pdf[gap.end..end]);
        whole.update(&pdf[gap.start..end]);
        at = end;
        digests.push(Digests {
            covered: Hash32(covered.finalize().into()),
            revision: Hash32(whole.clone().finalize().into()),
        });
    }
    digests
}
