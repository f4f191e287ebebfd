//! Files that an exchange could not hand over or take over, by the names that people know.

use canon::Hash32;
use record::Record;
use rules::document::{Made, Signed};
use rules::drawing::{Frozen, Revealed};
use rules::fact::{Fact, read};
use rules::inspection::{InkSigned, PhotoTaken};
use rules::mine::Imported;
use sync::{Outcome, SyncError};

use crate::api::{FileKind, Problem, StuckFile};
use crate::{AppError, Result, Session};

/// One such file, and why.
#[derive(Clone)]
pub struct Stuck {
    hash: Hash32,
    incoming: bool,
    problem: Problem,
}

pub fn of(outcome: &Outcome) -> Vec<Stuck> {
    let stuck = |incoming: bool| {
        move |(hash, why): &(Hash32, SyncError)| {
            let problem = AppError::from(why.clone()).into();
            Stuck { hash: *hash, incoming, problem }
        }
    };
    let sent = outcome.blobs_refused.iter().map(stuck(false));
    sent.chain(outcome.blobs_missed.iter().map(stuck(true))).collect()
}

pub fn shown(session: &Session, stuck: Vec<Stuck>) -> Result<Vec<StuckFile>> {
    stuck.into_iter().map(|stuck| shown_one(session, stuck)).collect()
}

fn shown_one(session: &Session, stuck: Stuck) -> Result<StuckFile> {
    let Stuck { hash, incoming, problem } = stuck;
    let record = session.store.record_naming(&hash)?;
    let (kind, name) = record.as_ref().map_or((FileKind::Other, String::new()), named);
    let subject = record.map(|record| record.header.subject);
    let title = match &subject {
        Some(subject) if subject.kind == "inspection" => title_of(session, &subject.id)?,
        _ => String::new(),
    };
    let subject = subject.map(|subject| subject.to_string()).unwrap_or_default();
    Ok(StuckFile { hash: hash.to_string(), kind, name, subject, title, incoming, problem })
}

/// The mine that was inspected; nothing if the inspection's own record is not here yet.
fn title_of(session: &Session, inspection: &str) -> Result<String> {
    match session.store.inspection(inspection) {
        Ok(facts) => session.name_of_mine(&facts.mine),
        Err(store::StoreError::NotFound { .. }) => Ok(String::new()),
        Err(error) => Err(error.into()),
    }
}

/// What the file is, and what people call it.
fn named(record: &Record) -> (FileKind, String) {
    match record.header.kind.as_str() {
        PhotoTaken::KIND => (FileKind::Photo, said(record, |photo: PhotoTaken| photo.name)),
        InkSigned::KIND => (FileKind::Ink, said(record, |ink: InkSigned| ink.name)),
        Made::KIND => (FileKind::Document, said(record, |made: Made| made.number)),
        Signed::KIND => (FileKind::Document, String::new()),
        Imported::KIND => (FileKind::Sheet, said(record, |sheet: Imported| sheet.file_name)),
        Frozen::KIND => (FileKind::Draw, said(record, |draw: Frozen| draw.title)),
        Revealed::KIND => (FileKind::Draw, String::new()),
        _ => (FileKind::Other, String::new()),
    }
}

/// A name out of what a record says; none if this version can't read it.
fn said<F: Fact>(record: &Record, name: impl FnOnce(F) -> String) -> String {
    let payload = record.payload().ok().flatten();
    let fact = payload.and_then(|payload| read::<F>(record.header.v, &payload.body).ok());
    fact.map(name).unwrap_or_default()
}
