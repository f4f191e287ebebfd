use axum::Json;
use axum::extract::State;
use record::Subject;
use serde::Deserialize;
use sync::wire::{AboutAnswer, EntrySeen};

use crate::ServerError;
use crate::body::{Answer, Asked, SignedIn};
use crate::database::IndexedEntry;
use crate::rights::{followed, may_read};
use crate::state::Shared;

#[derive(Deserialize)]
pub struct About {
    subject: String,
}

/// `GET /v1/records?subject=inspection/i-1`: the entries about one thing, without what they say.
/// Of those that the asker may not read, the hash and a mark.
pub async fn handle(
    State(state): State<Shared>,
    SignedIn(reader): SignedIn,
    Asked(about): Asked<About>,
) -> Answer<AboutAnswer> {
    let subject: Subject = about.subject.parse().map_err(ServerError::Unreadable)?;
    let owners = followed(&reader, state.database.devices().await?);
    let entries =
        state.database.about(&subject, owners.keys().cloned().collect(), &reader.person).await?;
    let seen = |entry: IndexedEntry| {
        let owner = owners.get(&entry.device);
        let shown = owner.is_some_and(|owner| may_read(&reader, owner, entry.access));
        seen(entry, shown)
    };
    Ok(Json(AboutAnswer { entries: entries.into_iter().map(seen).collect() }))
}

fn seen(entry: IndexedEntry, shown: bool) -> EntrySeen {
    EntrySeen {
        device: entry.device,
        seq: entry.seq,
        hash: entry.hash,
        received_ms: entry.received_ms,
        kind: shown.then_some(entry.kind),
        class: shown.then_some(entry.access.class),
        withheld: !shown,
    }
}
