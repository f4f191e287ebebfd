//! What a removal may rest on: a ground of the pack, or the clause by which it removes a mine whose
//! rectification failed.

use crate::pack::{Pack, RemovalRoute};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Basis<'a> {
    pub clause: &'a str,
    /// Names of the papers that it asks for.
    pub evidence: &'a [String],
    pub route: RemovalRoute,
}

/// All that the pack has.
pub fn bases(pack: &Pack) -> impl Iterator<Item = Basis<'_>> {
    let grounds = pack.removal.grounds.iter().map(|ground| Basis {
        clause: &ground.id,
        evidence: &ground.evidence,
        route: ground.route,
    });
    grounds.chain(pack.removal.after_rectification.iter().map(|second| Basis {
        clause: &second.clause,
        evidence: &second.evidence,
        route: RemovalRoute::AfterRectification,
    }))
}

pub fn basis<'a>(pack: &'a Pack, clause: &str) -> Option<Basis<'a>> {
    bases(pack).find(|basis| basis.clause == clause)
}

/// What a rectification that failed leads to.
pub fn second_route(pack: &Pack) -> Option<Basis<'_>> {
    bases(pack).find(|basis| basis.route == RemovalRoute::AfterRectification)
}
