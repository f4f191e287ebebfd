use axum::Json;
use axum::extract::State;
use sync::wire::{HereAnswer, HereRequest};

use crate::ServerError;
use crate::body::{Answer, SignedIn, Value};
use crate::rights::may_read_blob;
use crate::state::Shared;

const MOST: usize = 1_000;

/// `POST /v1/blobs/here`: receipts for those of these blobs that are here and that the asker may
/// read. Of the others nothing is said: a hash is no ticket.
pub async fn handle(
    State(state): State<Shared>,
    SignedIn(reader): SignedIn,
    Value(HereRequest { blobs }): Value<HereRequest>,
) -> Answer<HereAnswer> {
    if blobs.len() > MOST {
        return Err(ServerError::BadField("number of blobs"));
    }
    let standings = state.database.standing(blobs, &reader.person).await?;
    let readable = standings.into_iter().filter(|standing| may_read_blob(&reader, standing));
    let receipts = readable.map(|standing| state.blob_receipt(standing.blob)).collect();
    Ok(Json(HereAnswer { receipts }))
}
