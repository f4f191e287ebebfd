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
    Ok(Json(Invited {
        name: invite.name,
        role: invite.role,
        region: invite.region,
        server: state.key.public(),
        expires_ms: invite.expires_ms,
    }))
}
