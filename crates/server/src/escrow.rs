//! A draw that its officer never revealed: headquarters opens the secret that was escrowed to it,
//! three days after the witness event.

use canon::{BlobRef, Hash32, sha256};
use keys::Escrow;
use record::{Head, Record, SignedReceipt, Subject};
use serde::Deserialize;

use crate::ServerError;
use crate::database::IndexedEntry;
use crate::state::State;

/// So long the officer has for a reveal of their own.
const OFFICERS_MS: i64 = 3 * 86_400_000;

/// Everything that the certificate is made from, but what the witnesses read out.
pub struct OpenedDraw {
    /// The canonical inputs as they were frozen.
    pub inputs: Vec<u8>,
    pub secret: [u8; 32],
    /// The record that committed, and headquarters' receipt for it from when it came.
    pub commit: Record,
    pub receipt: SignedReceipt,
}

#[derive(Deserialize)]
struct Committed {
    /// Of the canonical inputs, which are a blob of this name.
    population_hash: Hash32,
    commitment: Hash32,
    #[serde(default)]
    escrow: Option<Escrow>,
}

/// `event_ms` is when the witness event was, by the minutes or the lottery's own publication.
pub async fn open(state: &State, draw: &str, event_ms: i64) -> Result<OpenedDraw, ServerError> {
    let entries = about(state, draw).await?;
    let of = |kind: &'static str| entries.iter().filter(move |entry| entry.kind == kind);
    // Who reads the draw's id in a header may commit to it in another log: the list's own goes first.
    let home = of("draw.frozen").next().map(|frozen| &frozen.device);
    let at_home = of("draw.committed").find(|entry| Some(&entry.device) == home);
    let committed = at_home.or_else(|| of("draw.committed").next());
    let committed = committed.ok_or(ServerError::DrawNotOpened("none is known"))?;
    // Only the machine with the secret ends a draw; what other logs say of it is their own affair.
    let own: Vec<&IndexedEntry> =
        entries.iter().filter(|entry| entry.device == committed.device).collect();
    if own.iter().any(|entry| entry.kind == "draw.revealed") {
        return refused("it is revealed already");
    }
    // Whoever knows the outcome could abandon it: a word that came after the event ends nothing.
    if own.iter().any(|entry| entry.kind == "draw.abandoned" && entry.received_ms < event_ms) {
        return refused("it was abandoned before its witness event");
    }
    if state.now_ms() < event_ms.saturating_add(OFFICERS_MS) {
        return refused("its officer has three days after the witness event");
    }
    let commit = record(state, committed).await?;
    let body: Option<Committed> = commit.body()?;
    let body = body.ok_or(ServerError::DrawNotOpened("its commitment is not here"))?;
    let secret = secret(state, draw, &body)?;
    let inputs = inputs(state, &entries, body.population_hash).await?;
    let head = Head { seq: committed.seq, hash: commit.hash };
    let receipt = state.receipt(committed.device.clone(), head, true, committed.received_ms);
    state.database.note_opened(&Subject::new("draw", draw), state.now_ms()).await?;
    Ok(OpenedDraw { inputs, secret, commit, receipt })
}

/// Everything that is here of a draw, in the order in which it came.
async fn about(state: &State, draw: &str) -> Result<Vec<IndexedEntry>, ServerError> {
    let devices = state.database.devices().await?;
    let devices = devices.iter().map(crate::database::Device::id).collect();
    // Nobody reads: kinds, places and times alone are looked at.
    state.database.about(&Subject::new("draw", draw), devices, "").await
}

async fn record(state: &State, entry: &IndexedEntry) -> Result<Record, ServerError> {
    let suffix = state.database.suffix(&entry.device, entry.seq - 1, 0, "").await?;
    let missing = || ServerError::PayloadMissing { device: entry.device.clone(), seq: entry.seq };
    let stored = suffix.entries.into_iter().next().ok_or_else(missing)?;
    let record = Record::decode(stored.header, stored.payload)?;
    if record.payload.is_none() || record.header.seq != entry.seq {
        return Err(missing());
    }
    Ok(record)
}

fn secret(state: &State, draw: &str, body: &Committed) -> Result<[u8; 32], ServerError> {
    let Some(escrow) = &body.escrow else { return refused("its secret was not escrowed here") };
    let Ok(secret) = escrow.open(&state.draw_key, draw.as_bytes()) else {
        return refused("its secret was sealed for another key or draw");
    };
    let secret = <[u8; 32]>::try_from(secret.as_slice()).ok();
    let Some(secret) = secret.filter(|secret| sha256(secret) == body.commitment) else {
        return refused("what was escrowed is not what was committed to");
    };
    Ok(secret)
}

/// The list that was committed to.
async fn inputs(
    state: &State,
    entries: &[IndexedEntry],
    hash: Hash32,
) -> Result<Vec<u8>, ServerError> {
    for entry in entries.iter().filter(|entry| entry.kind == "draw.frozen") {
        let payload = record(state, entry).await?.payload()?;
        let blobs = payload.map(|payload| payload.blobs).unwrap_or_default();
        if let Some(blob) = blobs.into_iter().find(|blob| blob.hash == hash) {
            return whole(state, &blob).await;
        }
    }
    refused("its list is not here")
}

async fn whole(state: &State, blob: &BlobRef) -> Result<Vec<u8>, ServerError> {
    let length = usize::try_from(blob.bytes).unwrap_or(usize::MAX);
    let mut bytes = Vec::new();
    while bytes.len() < length {
        let rest = length - bytes.len();
        let piece = state.files.read(&blob.hash, bytes.len() as u64, rest).await?;
        if piece.is_empty() {
            return refused("its list has not arrived whole");
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

fn refused<T>(why: &'static str) -> Result<T, ServerError> {
    Err(ServerError::DrawNotOpened(why))
}
