//! Whether a draw was abandoned, by the rule that machines judge by: a second person ends it before
//! its witness event, or whoever froze the list before anything was committed to. A changed program
//! can write that word too; so the person's own key, certified here, signs it in the next entry.

use record::{CHECKPOINT_PERSON, PersonCheckpoint, Record};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::stored;
use crate::ServerError;
use crate::database::{Certificate, IndexedEntry};
use crate::state::State;
use crate::vouch;

/// Of the bodies, what is judged here.
#[derive(Deserialize)]
struct Abandoned {
    by: String,
}

#[derive(Deserialize)]
struct Listed {
    /// The day of the lottery that decides the draw. Dice have none.
    #[serde(default)]
    event_on: Option<IgnoredAny>,
}

/// A word that ends a draw, as far as its own log tells.
struct Word<'a> {
    record: &'a Record,
    by: String,
    /// The next entry, and what was signed in it.
    next: &'a Record,
    signed: PersonCheckpoint,
}

/// `own` is what the log with the commitment has about the draw, in its order.
pub async fn is_abandoned(
    state: &State,
    own: &[&IndexedEntry],
    commit: &Record,
    event_ms: i64,
) -> Result<bool, ServerError> {
    let list = match own.iter().find(|entry| entry.kind == "draw.frozen") {
        Some(entry) => stored(state, &entry.device, entry.seq).await?,
        None => None,
    };
    let settled_ms = settled_ms(list.as_ref(), event_ms);
    let makers = list.iter().chain([commit]).map(|record| record.header.actor.clone());
    let makers: Vec<String> = makers.collect();
    for entry in own.iter().filter(|entry| entry.kind == "draw.abandoned") {
        let record = stored(state, &entry.device, entry.seq).await?;
        let next = stored(state, &entry.device, entry.seq + 1).await?;
        let word = record.as_ref().zip(next.as_ref()).and_then(|(record, next)| read(record, next));
        let Some(word) = word else { continue };
        let ids = makers.iter().chain([&word.by, &word.signed.person]).cloned().collect();
        let issued = state.database.certificates(ids).await?;
        // Nothing is random before the commitment: its officer may set the list aside alone.
        let is_early = word.record.header.seq < commit.header.seq;
        let is_second = entry.received_ms < settled_ms && !is_among(&makers, &word.by, &issued);
        if (is_early || is_second) && is_vouched(&word, &issued) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// From when on nobody ends a committed draw: its witness event; and of a lottery, which may have
/// been drawn at any hour of its day, the beginning of that day in China.
fn settled_ms(list: Option<&Record>, event_ms: i64) -> i64 {
    const DAY_MS: i64 = 86_400_000;
    const CHINA_MS: i64 = 8 * 3_600_000;
    let listed: Option<Listed> = list.and_then(|list| list.body().ok().flatten());
    if listed.is_none_or(|listed| listed.event_on.is_none()) {
        return event_ms;
    }
    event_ms.saturating_sub(event_ms.saturating_add(CHINA_MS).rem_euclid(DAY_MS))
}

/// One that can't be read here can't be read elsewhere either.
fn read<'a>(record: &'a Record, next: &'a Record) -> Option<Word<'a>> {
    let Abandoned { by } = record.body().ok()??;
    if next.header.kind != CHECKPOINT_PERSON {
        return None;
    }
    let signed: PersonCheckpoint = next.body().ok()??;
    Some(Word { record, by, next, signed })
}

/// Whether the person that the word names signed it, with a key that was certified for them.
fn is_vouched(word: &Word<'_>, issued: &[Certificate]) -> bool {
    let Word { by, next, signed, .. } = word;
    signed.vouches(&next.header)
        && whose(&signed.person, issued) == whose(by, issued)
        && vouch::is_certified(&next.header, signed, issued)
}

fn is_among(ids: &[String], person: &str, issued: &[Certificate]) -> bool {
    ids.iter().any(|id| whose(id, issued) == whose(person, issued))
}

/// Whom an id stands for: a seat for the person that it was certified for, any other for itself.
fn whose<'a>(id: &'a str, issued: &'a [Certificate]) -> &'a str {
    issued.iter().find(|one| one.seat == id).map_or(id, |one| one.person.as_str())
}
