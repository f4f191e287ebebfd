use axum::Json;
use axum::extract::State;
use sync::wire::{EnrolAnswer, EnrolRequest};

use crate::body::{Answer, Value};
use crate::enrolment;
use crate::state::Shared;

/// `POST /v1/devices`: somebody invited enrols a device and gets a certificate for their key.
pub async fn handle(
    State(state): State<Shared>,
    Value(request): Value<EnrolRequest>,
) -> Answer<EnrolAnswer> {
    enrolment::enrol(&state, request).await.map(Json)
}
