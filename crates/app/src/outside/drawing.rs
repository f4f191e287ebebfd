//! Draws without a store: a certificate checked, and a draw that headquarters reveals itself.

use chrono::DateTime;
use draw::certificate::{Commit, Facts, Mode, Policy, Role, Signature, Signer, build, verify};
use draw::{Inputs, Secret};
use keys::{DevicePublic, PersonPublic, Signature64};
use serde_json::Value;

use super::Answer;
use crate::draw::opened;
use crate::{AppError, Result};

/// By nothing but the file's bytes, and keys that whoever asks knows: headquarters' and people's, in
/// hex, with whose each is: `p-…=KEY`, `headquarters=KEY`. A key alone counts for whoever is named
/// with it, and the answer says so.
pub fn verify_draw(bytes: &[u8], official: bool, known: &[String]) -> Result<Answer> {
    let report = verify(bytes, &policy(official, known)?);
    Ok(Answer {
        accepted: report.accepted,
        lines: report.lines.iter().map(ToString::to_string).collect(),
        json: serde_json::to_value(&report).unwrap_or_default(),
    })
}

fn policy(official: bool, known: &[String]) -> Result<Policy> {
    let mut policy = Policy { official, ..Policy::default() };
    for one in known {
        let (owner, key) = match one.split_once('=') {
            Some((owner, key)) => (Some(owner), key),
            None => (None, one.as_str()),
        };
        let is_key = key.parse::<DevicePublic>().is_ok() || key.parse::<PersonPublic>().is_ok();
        if !is_key {
            return Err(AppError::bad_input(format!("{key:?} is no public key in hex")));
        }
        match owner {
            Some(owner) => policy.bind(owner, key),
            None => policy.know(key),
        }
    }
    Ok(policy)
}

/// What headquarters opened of a draw that its officer never revealed.
pub struct Unrevealed<'a> {
    pub draw: &'a str,
    pub inputs: &'a [u8],
    pub secret: [u8; 32],
    /// Header and payload of the record that committed, and headquarters' receipt.
    pub record: Value,
    pub payload: Value,
    pub receipt: Value,
    /// What the witnesses read out, and when the event was.
    pub digits: &'a str,
    pub event_ms: i64,
    /// Who was there, by the minutes: ids of registered people, or roles such as `witness-1`.
    pub present: Vec<String>,
    pub now_ms: i64,
}

/// What headquarters gives out.
pub struct OpenedFiles {
    /// Signed by headquarters in the officer's place.
    pub certificate: Vec<u8>,
    /// For a machine that holds the draw to take over.
    pub opening: Vec<u8>,
}

/// Headquarters reveals what the officer did not.
pub fn reveal_draw(
    unrevealed: Unrevealed<'_>,
    headquarters: &DevicePublic,
    sign: impl Fn(&[u8]) -> Signature64,
) -> Result<OpenedFiles> {
    let inputs: Inputs = canon::from_slice(unrevealed.inputs)?;
    let frozen = draw::freeze(inputs)?;
    let outcome = draw::reveal(&frozen, &Secret::new(unrevealed.secret), unrevealed.digits)?;
    let commit = Commit {
        record: unrevealed.record,
        payload: Some(unrevealed.payload),
        receipt: Some(unrevealed.receipt),
        ..Commit::default()
    };
    let facts = Facts {
        draw: unrevealed.draw.to_owned(),
        mode: Mode::Official,
        commit: Some(commit),
        present: unrevealed.present,
        witnessed_ms: Some(unrevealed.event_ms),
        repeats: None,
        software: concat!("qingshan ", env!("CARGO_PKG_VERSION")).to_owned(),
        record: None,
    };
    let mut certificate = build(&frozen, &outcome, facts)?;
    let key = headquarters.to_string();
    let signer = Signer { role: Role::Officer, name: "headquarters".to_owned(), key };
    let signature = sign(&certificate.message(&signer));
    certificate.sign(Signature::new(signer, &signature.0));
    let opening = opened::file(&certificate, unrevealed.now_ms, sign)?;
    Ok(OpenedFiles { certificate: certificate.to_bytes(), opening })
}

/// The same files of a word that headquarters gave before. With other digits it gives none: machines
/// may have taken that one over.
pub fn revealed_before(opening: Vec<u8>, digits: Option<&str>) -> Result<OpenedFiles> {
    let (certificate, given) = opened::parts(&opening)?;
    if digits.is_some_and(|digits| digits != given) {
        return Err(AppError::bad_input(format!(
            "headquarters opened this draw with the digits {given}, and its first word stands"
        )));
    }
    Ok(OpenedFiles { certificate, opening })
}

/// An instant such as `2026-10-01T10:00:00+08:00`, in unix milliseconds.
pub fn read_time(text: &str) -> Result<i64> {
    let time = DateTime::parse_from_rfc3339(text).map_err(AppError::bad_input)?;
    Ok(time.timestamp_millis())
}
