//! GS-4.1: departments tell what they find, with their opinion how to handle it.

use super::{FoundBy, RemovalRefusal, Reported, basis};
use crate::pack::{Actor, Pack, RemovalRoute};
use crate::text::blank;

/// A ground comes with another department's letter and opinion, or was found by the body that it
/// would have been told. A rectification that failed was found at its re-check.
pub(super) fn fed_back(pack: &Pack, reported: &Reported) -> Result<(), RemovalRefusal> {
    let direct = basis(pack, &reported.ground).is_some_and(|one| one.route == RemovalRoute::Direct);
    let Some(stated) = pack.leads.feedback_to.as_ref().filter(|_| direct) else { return Ok(()) };
    let is_told =
        |id: &str| matches!(&stated.value, Actor::Body { department, .. } if department == id);
    let told = match &reported.found_by {
        None => false,
        Some(FoundBy::Itself) => true,
        Some(FoundBy::Department(said)) => {
            let known = pack.departments.contains_key(&said.department);
            known && !is_told(&said.department) && !blank(&said.handling)
        }
    };
    if told { Ok(()) } else { Err(RemovalRefusal::NoFeedback { clause: stated.clause.clone() }) }
}
