//! Files that an exchange could not hand over or take over, by the names that people know.

use canon::Hash32;
use record::{Class, Header, Record};
use rules::document::{Made, Signed};
use rules::drawing::{Frozen, Revealed};
use rules::fact::{Fact, read};
use rules::inspection::{InkSigned, PhotoTaken};
use rules::mine::Imported;
use sync::{Outcome, SyncError};

use crate::api::{FileKind, Problem, StuckFile};
use crate::draw::is_known_and_open;
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
    let (kind, mut name) = record.as_ref().map_or((FileKind::Other, String::new()), named);
    if let Some(record) = &record
        && !may_be_named(session, record)?
    {
        name.clear();
    }
    let subject = record.map(|record| record.header.subject);
    let title = match &subject {
        Some(subject) if subject.kind == "inspection" => title_of(session, &subject.id)?,
        _ => String::new(),
    };
    let subject = subject.map(|subject| subject.to_string()).unwrap_or_default();
    Ok(StuckFile { hash: hash.to_string(), kind, name, subject, title, incoming, problem })
}

/// What is embargoed is called by its name to those alone who may see it.
fn may_be_named(session: &Session, record: &Record) -> Result<bool> {
    let Header { class, subject, .. } = &record.header;
    Ok(*class != Class::Embargoed || is_known_and_open(session, &subject.id)?)
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

#[cfg(test)]
mod tests {
    use record::Subject;
    use store::Act;

    use super::*;
    use crate::testing::Desk;

    /// A draw of this officer's, whose list would not go.
    fn shown_of(session: &Session, officer: &str) -> StuckFile {
        let store = &session.store;
        let inputs = store.blobs.put(store.random(), officer.as_bytes()).unwrap();
        let hash = inputs.hash;
        let frozen = Frozen {
            title: "第三季度抽查".into(),
            region: "150622".into(),
            population_hash: hash,
            inputs,
            population: 1,
            quota: 1,
            readers: vec![officer.to_owned()],
            left_out: Vec::new(),
            snapshot: None,
            kind: None,
            period: String::new(),
            over_cap: None,
            candidates: None,
            repeats: None,
            event_on: None,
            pack: None,
        };
        let subject = Subject::new("draw", format!("r-{officer}"));
        let act = Act { actor: officer, subject: &subject, class: Class::Normal };
        store.write(|write| write.append(&act, &frozen)).unwrap();
        let problem = AppError::interrupted().into();
        let stuck = vec![Stuck { hash, incoming: false, problem }];
        shown(session, stuck).unwrap().remove(0)
    }

    #[test]
    fn an_embargoed_draw_is_named_to_those_alone_who_may_see_it() {
        let desk = Desk::new();
        let session = desk.session();
        let own = shown_of(&session, &session.person.id);
        assert_eq!((own.kind, own.name.as_str()), (FileKind::Draw, "第三季度抽查"));
        let other = shown_of(&session, "p-other");
        assert_eq!((other.kind, other.name.as_str()), (FileKind::Draw, ""));
    }
}
