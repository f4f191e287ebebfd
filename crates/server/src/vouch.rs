//! Whose word a person's checkpoint is, by the certificates that were issued here.

use record::{CHECKPOINT_PERSON, Header, PersonCheckpoint, Record, RecordError};

use crate::ServerError;
use crate::database::Certificate;

/// What people vouched for in this batch: each signed the entry before, in their own name.
pub fn checkpoints(batch: &[Record]) -> Result<Vec<(&Header, PersonCheckpoint)>, ServerError> {
    let mut vouched = Vec::new();
    for record in batch.iter().filter(|record| record.header.kind == CHECKPOINT_PERSON) {
        let body: Option<PersonCheckpoint> = record.body()?;
        match body {
            Some(body) if body.vouches(&record.header) => vouched.push((&record.header, body)),
            _ => {
                let (device, seq) = (record.header.device.clone(), record.header.seq);
                let why = "it is not what the person signed";
                return Err(RecordError::BadCheckpoint { device, seq, why }.into());
            }
        }
    }
    Ok(vouched)
}

/// The key is one that this person had a certificate for, not revoked by the time of signing. A
/// certificate may come after a first signature, since people work before they join; and somebody
/// who never joined vouches for nothing yet, so there is nothing to refuse.
pub fn check(
    header: &Header,
    body: &PersonCheckpoint,
    issued: &[Certificate],
) -> Result<(), ServerError> {
    let mut theirs = issued.iter().filter(|one| is_of(one, body)).peekable();
    if theirs.peek().is_none() || is_certified(header, body, issued) {
        return Ok(());
    }
    let (device, seq) = (header.device.clone(), header.seq);
    if theirs.any(|one| one.key == body.key) {
        return Err(ServerError::PersonKeyRevoked { device, seq });
    }
    Err(ServerError::PersonKeyUnknown { device, seq })
}

/// Whether a certificate of this person has the key, and was not revoked by the time of signing.
pub fn is_certified(header: &Header, body: &PersonCheckpoint, issued: &[Certificate]) -> bool {
    let at_ms = header.clock.latest_ms();
    let mut with_key = issued.iter().filter(|one| is_of(one, body) && one.key == body.key);
    with_key.any(|one| one.revoked_ms.is_none_or(|revoked_ms| at_ms < revoked_ms))
}

fn is_of(one: &Certificate, body: &PersonCheckpoint) -> bool {
    one.seat == body.person || one.person == body.person
}
