use axum::Json;
use axum::extract::State;
use sync::wire::{Invitation, InviteAnswer, InviteRequest};

use crate::ServerError;
use crate::body::{Answer, SignedIn, Value};
use crate::database::Invite;
use crate::enrolment::invitee;
use crate::rights::may_invite;
use crate::state::Shared;

const HOUR_MS: i64 = 3_600_000;
/// Thirty days.
const LONGEST_HOURS: u32 = 720;

/// `POST /v1/invitations`: an administrator invites somebody, once. The secret is in this answer
/// and nowhere else.
pub async fn handle(
    State(state): State<Shared>,
    SignedIn(asker): SignedIn,
    Value(request): Value<InviteRequest>,
) -> Answer<InviteAnswer> {
    if !may_invite(&asker) {
        return Err(ServerError::NotAllowed);
    }
    if !(1..=LONGEST_HOURS).contains(&request.valid_hours) {
        return Err(ServerError::BadField("validity in hours"));
    }
    let person = invitee(&state, request.who).await?;
    let invitation = Invitation::new(&(state.config.entropy)(), &state.key.public());
    let expires_ms = state.now_ms() + i64::from(request.valid_hours) * HOUR_MS;
    let answer = InviteAnswer { invitation, person: person.id.clone(), expires_ms };
    let invite = Invite { hash: invitation.hash(), person, expires_ms, used_by: None };
    state.database.invite(invite).await?;
    Ok(Json(answer))
}
