use axum::Json;
use axum::extract::State;
use sync::wire::{Invited, ReadInvitation};

use crate::body::{Answer, Value};
use crate::enrolment::open_invitation;
use crate::state::Shared;

/// `POST /v1/invitations/read`: what an invitation says, for whoever holds it.
pub async fn handle(
    State(state): State<Shared>,
    Value(ReadInvitation { invitation }): Value<ReadInvitation>,
) -> Answer<Invited> {
    let invite = open_invitation(&state, &invitation).await?;
    let person = invite.person;
    Ok(Json(Invited {
        person: person.id,
        name: person.name,
        role: person.role,
        region: person.region,
        server: state.key.public(),
        expires_ms: invite.expires_ms,
    }))
}
