use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use sync::wire::{SubjectSeen, SubjectsAnswer};

use crate::body::{Answer, Asked, SignedIn};
use crate::database::SubjectShare;
use crate::rights::{followed, may_read};
use crate::state::Shared;

#[derive(Deserialize)]
pub struct Kind {
    kind: String,
}

/// `GET /v1/subjects?kind=inspection`: everything of a kind that the logs one may follow speak of.
/// Of what the asker may not read there is only a number, and nothing at all where that is all.
pub async fn handle(
    State(state): State<Shared>,
    SignedIn(reader): SignedIn,
    Asked(Kind { kind }): Asked<Kind>,
) -> Answer<SubjectsAnswer> {
    let owners = followed(&reader, state.database.devices().await?);
    let devices = owners.keys().cloned().collect();
    let shares = state.database.subjects(&kind, devices, &reader.person).await?;
    let readable = |share: &SubjectShare| {
        owners.get(&share.device).is_some_and(|owner| may_read(&reader, owner, share.access))
    };
    let mut subjects = Vec::new();
    for shares in shares.chunk_by(|one, next| one.subject == next.subject) {
        subjects.extend(seen(shares, readable));
    }
    Ok(Json(SubjectsAnswer { subjects }))
}

fn seen(shares: &[SubjectShare], readable: impl Fn(&SubjectShare) -> bool) -> Option<SubjectSeen> {
    let (shown, withheld): (Vec<_>, Vec<_>) = shares.iter().partition(|share| readable(share));
    let count = |shares: &[&SubjectShare]| shares.iter().map(|share| share.entries).sum::<u64>();
    Some(SubjectSeen {
        subject: shares.first()?.subject.clone(),
        entries: count(&shown),
        withheld: count(&withheld),
        received_ms: shown.iter().map(|share| share.received_ms).max()?,
    })
}
