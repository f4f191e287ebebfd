//! Headquarters' receipt for the record that committed: what an outsider needs to check it is in
//! the certificate, from the commitment through the chained headers to the signed head.

use canon::{Hash32, sha256, sha256_tagged};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Certificate, Commit, signature};
use crate::DrawError;

/// As headquarters signs it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Signed {
    receipt: Receipt,
    server: String,
    signature: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Receipt {
    device: String,
    seq: u64,
    head: Hash32,
    at_ms: i64,
    stored: bool,
}

/// What the proof rests on in a record's header.
#[derive(Deserialize)]
struct Header {
    device: String,
    seq: u64,
    prev: Hash32,
    subject: String,
    kind: String,
    payload_hash: Hash32,
}

#[derive(Deserialize)]
struct Payload {
    body: Committed,
}

#[derive(Deserialize)]
struct Committed {
    population_hash: Hash32,
    commitment: Hash32,
}

/// A receipt that covers the commitment; whose key signed it, the asker has to know.
pub(super) struct Covering {
    pub server: String,
    pub at_ms: i64,
}

/// None if there is no receipt. One that proves something else is refused.
pub(super) fn check(
    certificate: &Certificate,
    commit: &Commit,
) -> Result<Option<Covering>, DrawError> {
    let Some(receipt) = &commit.receipt else { return Ok(None) };
    let signed: Signed = read(receipt, "it does not have the form of a receipt")?;
    let tag = b"qingshan-receipt-1\0".as_slice();
    let message = [tag, &canonical(&signed.receipt)].concat();
    if !signature::is_by(&signed.server, &signed.signature, &message) {
        return refused("its signature is not valid");
    }
    let committed = committed(certificate, commit)?;
    let Receipt { device, seq, head, at_ms, .. } = signed.receipt;
    if device != committed.device || (seq, head) != head_after(&committed, commit)? {
        return refused("it does not cover the record that committed");
    }
    Ok(Some(Covering { server: signed.server, at_ms }))
}

/// The header, if it and its payload are those of this very commitment.
fn committed(certificate: &Certificate, commit: &Commit) -> Result<Header, DrawError> {
    let header: Header = read(&commit.record, "commit.record is no header of a record")?;
    let payload = commit.payload.as_ref();
    let payload = payload.ok_or(DrawError::ReceiptRefused { why: "commit.payload is missing" })?;
    if sha256(&canonical(payload)) != header.payload_hash {
        return refused("commit.payload is not the one of commit.record");
    }
    let Payload { body } = read(payload, "commit.payload says no commitment")?;
    let here = header.kind == "draw.committed"
        && header.subject == format!("draw/{}", certificate.draw)
        && body.population_hash == certificate.population_hash
        && body.commitment == certificate.commitment;
    if here { Ok(header) } else { refused("commit.record committed to something else") }
}

/// Number and hash of the last of the headers, each of which names the one before.
fn head_after(committed: &Header, commit: &Commit) -> Result<(u64, Hash32), DrawError> {
    let mut head = (committed.seq, hash(&commit.record));
    for value in &commit.following {
        let header: Header = read(value, "commit.following holds no header of a record")?;
        if header.device != committed.device || (header.seq, header.prev) != (head.0 + 1, head.1) {
            return refused("commit.following does not continue the log");
        }
        head = (header.seq, hash(value));
    }
    Ok(head)
}

/// As in every log: over the tag `qingshan-record-1`, a zero byte and the header's canonical form.
fn hash(header: &Value) -> Hash32 {
    sha256_tagged("qingshan-record-1", &[&canonical(header)])
}

fn canonical(value: &impl Serialize) -> Vec<u8> {
    canon::to_bytes(value).expect("strings, integers and what was JSON before")
}

fn read<'de, T: Deserialize<'de>>(value: &'de Value, why: &'static str) -> Result<T, DrawError> {
    T::deserialize(value).map_err(|_| DrawError::ReceiptRefused { why })
}

fn refused<T>(why: &'static str) -> Result<T, DrawError> {
    Err(DrawError::ReceiptRefused { why })
}
