//! Whether headquarters said what a record tells of an opened draw.

use keys::{DevicePublic, Signature64};
use rules::drawing::Opening;
use rusqlite::Connection;

use super::draw::DrawFacts;
use crate::error::Result;
use crate::local;

/// Set when this machine joined.
const HEADQUARTERS: &str = "server-key";

/// Headquarters' signature is under these words, and they are about this draw as it was committed to.
pub(super) fn is_headquarters(
    db: &Connection,
    facts: &DrawFacts,
    opening: &Opening,
    signature: &str,
) -> Result<bool> {
    let committed = facts.commitment.as_ref().map(|commitment| commitment.commitment);
    if opening.draw != facts.id || committed != Some(opening.commitment) {
        return Ok(false);
    }
    let key = local::setting(db, HEADQUARTERS)?.and_then(|key| key.parse::<DevicePublic>().ok());
    let signature: Option<Signature64> = serde_json::from_value(signature.into()).ok();
    let said = |(key, signature): (DevicePublic, Signature64)| {
        key.verify(&opening.message(), &signature).is_ok()
    };
    Ok(key.zip(signature).is_some_and(said))
}
