use std::sync::Barrier;

use ::record::Subject;
use canon::{BlobRef, Hash32};
use rules::document::{Made, Place, Signed};

use super::{find, list, record_signature};
use crate::Session;
use crate::api::Nothing;
use crate::inspection::subject;
use crate::testing::{Desk, finalise, opened};

const DOCUMENT: &str = "o-1";

fn put(session: &Session, bytes: &[u8]) -> BlobRef {
    session.store.blobs.put(session.store.random(), bytes).unwrap()
}

/// A document with one place for each of two inspectors; the file before any signature.
fn made(session: &Session) -> Hash32 {
    session.append(&subject("i-1"), &opened("1", "practice-2020")).unwrap();
    made_of(session, DOCUMENT, "i-1")
}

fn made_of(session: &Session, document: &str, inspection: &str) -> Hash32 {
    let place = |field: &str, person: &str| Place {
        field: field.into(),
        person: person.into(),
        name: "检查员".into(),
        organisation: "准格尔旗自然资源局（演示）".into(),
    };
    let made = Made {
        inspection: inspection.into(),
        title: "现场检查记录".into(),
        number: "1".into(),
        form: "inspection-record".into(),
        form_version: 1,
        body_hash: canon::sha256(b"body"),
        pages: 1,
        pdf: put(session, b"pdf"),
        layout: put(session, b"layout"),
        places: vec![place("inspector-1", "p-a"), place("inspector-2", "p-b")],
        missing: String::new(),
    };
    session.append(&Subject::new("document", document), &made).unwrap();
    made.pdf.hash
}

fn signed(session: &Session, field: &str, person: &str, base: Hash32) -> Signed {
    let pdf = put(session, format!("{base} signed by {person} in {field}").as_bytes());
    Signed { field: field.into(), person: person.into(), at_ms: 1, base, pdf }
}

/// Recording changes nothing, and says why.
fn assert_refused(session: &Session, fact: &Signed) {
    let before = session.store.head();
    let error = record_signature(session, DOCUMENT, fact).unwrap_err();
    assert_eq!(error.code(), "document-changed");
    assert_eq!(session.store.head(), before);
}

#[test]
fn of_two_signings_at_once_one_is_recorded() {
    let desk = Desk::new();
    let session = desk.session();
    let base = made(&session);
    finalise(&session, "i-1");
    let facts = [("inspector-1", "p-a"), ("inspector-2", "p-b")]
        .map(|(field, person)| signed(&session, field, person, base));
    let start = Barrier::new(2);
    let sign = |fact| {
        start.wait();
        record_signature(&session, DOCUMENT, fact)
    };
    let (first, second) = std::thread::scope(|scope| {
        let other = scope.spawn(|| sign(&facts[1]));
        (sign(&facts[0]), other.join().unwrap())
    });
    assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
    let late = first.and(second).unwrap_err();
    assert_eq!(late.code(), "document-changed");
    let records = session.store.records_about(&Subject::new("document", DOCUMENT)).unwrap();
    assert_eq!(records.len(), 2, "made, and signed once");
    // Read again, the one who came too late signs on top.
    let facts = find(&session, DOCUMENT).unwrap();
    let (field, person) = match facts.signatures[0].person.as_str() {
        "p-a" => ("inspector-2", "p-b"),
        _ => ("inspector-1", "p-a"),
    };
    record_signature(&session, DOCUMENT, &signed(&session, field, person, facts.pdf)).unwrap();
    assert_eq!(find(&session, DOCUMENT).unwrap().signatures.len(), 2);
}

#[test]
fn an_open_inspection_is_not_signed() {
    let desk = Desk::new();
    let session = desk.session();
    let base = made(&session);
    let fact = signed(&session, "inspector-1", "p-a", base);
    assert_refused(&session, &fact);
    finalise(&session, "i-1");
    record_signature(&session, DOCUMENT, &fact).unwrap();
}

#[test]
fn only_an_own_free_place_on_the_file_as_it_stands_is_signed() {
    let desk = Desk::new();
    let session = desk.session();
    let base = made(&session);
    finalise(&session, "i-1");
    assert_refused(&session, &signed(&session, "inspector-2", "p-a", base));
    assert_refused(&session, &signed(&session, "inspector-3", "p-a", base));
    assert_refused(&session, &signed(&session, "inspector-1", "p-a", canon::sha256(b"other")));
    let first = signed(&session, "inspector-1", "p-a", base);
    record_signature(&session, DOCUMENT, &first).unwrap();
    assert_refused(&session, &signed(&session, "inspector-1", "p-a", first.pdf.hash));
    assert_refused(&session, &signed(&session, "inspector-2", "p-b", base));
    record_signature(&session, DOCUMENT, &signed(&session, "inspector-2", "p-b", first.pdf.hash))
        .unwrap();
}

#[test]
fn a_document_of_an_inspection_that_is_not_here_hides_no_other() {
    let desk = Desk::new();
    let session = desk.session();
    made(&session);
    made_of(&session, "o-2", "i-elsewhere");
    let mut rows = list(&desk.app, Nothing {}).unwrap();
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    let rows: Vec<_> =
        rows.iter().map(|r| (r.id.as_str(), r.mine_name.as_str(), r.newer)).collect();
    assert_eq!(rows, [("o-1", "m-1", false), ("o-2", "1", true)]);
}
