//! A draw that its officer never revealed: headquarters opens the secret that was escrowed to it,
//! three days after the witness event.

mod abandoned;

use canon::{BlobRef, Hash32, sha256};
use chrono::{DateTime, FixedOffset, SecondsFormat};
use keys::Escrow;
use record::{Head, Record, SignedReceipt, Subject};
use serde::Deserialize;

use crate::ServerError;
use crate::database::{Device, IndexedEntry, Opened};
use crate::rights::may_read;
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
    let Some(committed) = committed(&entries) else { return refused("none is known") };
    // Only the machine with the secret ends a draw; what other logs say of it is their own affair.
    let own: Vec<&IndexedEntry> =
        entries.iter().filter(|entry| entry.device == committed.device).collect();
    if own.iter().any(|entry| entry.kind == "draw.revealed") {
        return refused("it is revealed already");
    }
    let commit = record(state, committed).await?;
    // Whoever knows the outcome could abandon it: a word that came after the event ends nothing.
    if abandoned::is_abandoned(state, &own, &commit, event_ms).await? {
        return refused("it was abandoned before its witness event");
    }
    let from_ms = event_ms.saturating_add(OFFICERS_MS);
    if state.now_ms() < from_ms {
        let until = in_china(from_ms);
        let why = "its officer has three days after the witness event";
        return refused(format!("{why}, until {until}"));
    }
    let body: Option<Committed> = commit.body()?;
    let Some(body) = body else { return refused("its commitment is not here") };
    let secret = secret(state, draw, &body)?;
    let inputs = inputs(state, &entries, body.population_hash).await?;
    let head = Head { seq: committed.seq, hash: commit.hash };
    let receipt = state.receipt(committed.device.clone(), head, true, committed.received_ms);
    Ok(OpenedDraw { inputs, secret, commit, receipt })
}

/// Keeps what was made of it for the machines that hold the draw.
pub async fn give_word(
    state: &State,
    draw: &str,
    opened: &OpenedDraw,
    file: &[u8],
) -> Result<(), ServerError> {
    let (draw, device) = (Subject::new("draw", draw), opened.commit.header.device.clone());
    let word = Opened { draw, device, file: file.to_vec(), at_ms: state.now_ms() };
    if state.database.keep_opened(word).await? {
        return Ok(());
    }
    refused("it was revealed or opened just now")
}

/// Headquarters' word on a draw, for whoever may read the list that was committed to.
pub async fn word_for(
    state: &State,
    draw: &str,
    reader: &Device,
) -> Result<Option<Vec<u8>>, ServerError> {
    let subject = Subject::new("draw", draw);
    let Some(opened) = state.database.opened(&subject).await? else { return Ok(None) };
    let owner = state.device(&opened.device).await?;
    let about = state.database.about(&subject, vec![opened.device], &reader.person).await?;
    let mut lists = about.iter().filter(|entry| entry.kind == "draw.frozen");
    let holds = lists.any(|list| may_read(reader, &owner, list.access));
    Ok(holds.then_some(opened.file))
}

/// Who reads the draw's id in a header may commit to it in another log: the list's own goes first.
fn committed(entries: &[IndexedEntry]) -> Option<&IndexedEntry> {
    let home = entries.iter().find(|entry| entry.kind == "draw.frozen").map(|list| &list.device);
    let is_commitment = |entry: &&IndexedEntry| entry.kind == "draw.committed";
    let at_home = |entry: &&IndexedEntry| is_commitment(entry) && Some(&entry.device) == home;
    entries.iter().find(at_home).or_else(|| entries.iter().find(is_commitment))
}

/// As people in China write an instant.
fn in_china(ms: i64) -> String {
    let zone = FixedOffset::east_opt(8 * 3600).expect("eight hours");
    let time = DateTime::from_timestamp_millis(ms).unwrap_or_default().with_timezone(&zone);
    time.to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// Everything that is here of a draw, in the order in which it came.
async fn about(state: &State, draw: &str) -> Result<Vec<IndexedEntry>, ServerError> {
    let devices = state.database.devices().await?;
    let devices = devices.iter().map(Device::id).collect();
    // Nobody reads: kinds, places and times alone are looked at.
    state.database.about(&Subject::new("draw", draw), devices, "").await
}

async fn record(state: &State, entry: &IndexedEntry) -> Result<Record, ServerError> {
    let missing = || ServerError::PayloadMissing { device: entry.device.clone(), seq: entry.seq };
    stored(state, &entry.device, entry.seq).await?.ok_or_else(missing)
}

/// What stands at this place of a log with its payload, if that has come and was not deleted.
async fn stored(state: &State, device: &str, seq: u64) -> Result<Option<Record>, ServerError> {
    let suffix = state.database.suffix(device, seq - 1, 0, "").await?;
    let Some(entry) = suffix.entries.into_iter().next() else { return Ok(None) };
    let record = Record::decode(entry.header, entry.payload)?;
    Ok(Some(record).filter(|record| record.payload.is_some() && record.header.seq == seq))
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

fn refused<T>(why: impl Into<String>) -> Result<T, ServerError> {
    Err(ServerError::DrawNotOpened(why.into()))
}
