use axum::Json;
use axum::extract::State;
use sync::wire::{InviteAnswer, InviteRequest};

use crate::ServerError;
use crate::body::{Answer, SignedIn, Value};
use crate::enrolment::invite;
use crate::rights::may_invite;
use crate::state::Shared;

/// `POST /v1/invitations`: an administrator invites somebody.
pub async fn handle(
    State(state): State<Shared>,
    SignedIn(asker): SignedIn,
    Value(request): Value<InviteRequest>,
) -> Answer<InviteAnswer> {
    if !may_invite(&asker) {
        return Err(ServerError::NotAllowed);
    }
    invite(&state, request).await.map(Json)
}
