use std::sync::Barrier;

use ::record::Subject;
use canon::{BlobRef, Hash32};
use rules::document::{Made, Place, Signed};
use rules::fact::Fact;
use rules::person::CardRecorded;
use serde::{Deserialize, Serialize};

use super::{find, inspection_record, list, record_signature};
use crate::api::{Nothing, Unlock, Visit};
use crate::inspection::{start, subject};
use crate::testing::{Desk, PASSPHRASE, finalise, first_visit, opened};
use crate::{App, Session, clock, machine};

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

/// A beginning as a version to come records it.
#[derive(Serialize, Deserialize)]
struct OpenedTomorrow {
    weather: String,
}

impl Fact for OpenedTomorrow {
    const KIND: &'static str = "inspection.opened";
    const V: u16 = 9;
}

#[test]
fn a_document_says_whether_its_inspection_has_come_and_hides_no_other() {
    let desk = Desk::new();
    let session = desk.session();
    made(&session);
    made_of(&session, "o-2", "i-elsewhere");
    session.append(&subject("i-3"), &OpenedTomorrow { weather: "晴".into() }).unwrap();
    made_of(&session, "o-3", "i-3");
    session.append(&subject("i-4"), &opened("检-4", "practice-2031")).unwrap();
    made_of(&session, "o-4", "i-4");
    let mut rows = list(&desk.app, Nothing {}).unwrap();
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    let rows: Vec<_> =
        rows.iter().map(|r| (r.id.as_str(), r.mine_name.as_str(), r.visit)).collect();
    let expected = [
        ("o-1", "m-1", Visit::Here),
        ("o-2", "1", Visit::NotArrived),
        ("o-3", "1", Visit::Newer),
        ("o-4", "m-1", Visit::Newer),
    ];
    assert_eq!(rows, expected);
}

fn sign_out_and_in(app: &App) {
    let state = machine::lock(app, Nothing {}).unwrap();
    let unlock = Unlock { person: state.people[0].id.clone(), passphrase: PASSPHRASE.into() };
    machine::unlock(app, unlock).unwrap();
}

/// The program ended after 定稿 and before its document was made.
#[test]
fn a_missing_document_is_made_at_the_next_signing_in() {
    let desk = Desk::new();
    let visit = start(&desk.app, first_visit(&desk.app)).unwrap();
    finalise(&desk.session(), &visit.row.id);
    assert!(list(&desk.app, Nothing {}).unwrap().is_empty());
    for _ in 0..2 {
        sign_out_and_in(&desk.app);
        let rows = list(&desk.app, Nothing {}).unwrap();
        let [row] = rows.as_slice() else { panic!("{rows:?}") };
        assert_eq!((&row.inspection, row.visit), (&visit.row.id, Visit::Here));
        assert_eq!((row.places.len(), &row.number), (2, &visit.row.number));
        let facts = find(&desk.session(), &row.id).unwrap();
        let pdf = desk.session().store.blobs.read(&facts.pdf).unwrap();
        assert!(pdf.starts_with(b"%PDF"));
    }
}

/// CN-3: the card that was good when the visit began, also once another has replaced it.
#[test]
fn the_record_of_a_visit_names_the_cards_of_its_team() {
    let desk = Desk::new();
    let visit = start(&desk.app, first_visit(&desk.app)).unwrap();
    let session = desk.session();
    let facts = session.store.inspection(&visit.row.id).unwrap();
    let today = clock::date(desk.app.now_ms());
    let card = |number: &str, first: i64, last: i64| CardRecorded {
        number: number.into(),
        issuer: "准格尔旗司法局（演示）".into(),
        first: today + chrono::Duration::days(first),
        last: today + chrono::Duration::days(last),
    };
    let leader = Subject::new("person", &facts.team[0].person);
    for one in [card("1", -400, -1), card("2", -1, 30), card("3", 31, 400)] {
        session.append(&leader, &one).unwrap();
    }
    let values = inspection_record(&session, &facts).unwrap();
    let team: Vec<_> = values.team.iter().map(|p| (p.role.as_str(), p.card.as_str())).collect();
    assert_eq!(team, [("组长", "2"), ("组员", "")]);
}

/// The machine that finalised it makes its document; on any other it would be a second one.
#[test]
fn a_colleagues_missing_document_is_left_to_their_machine() {
    let (theirs, ours) = (Desk::new(), Desk::new());
    let visit = start(&theirs.app, first_visit(&theirs.app)).unwrap();
    finalise(&theirs.session(), &visit.row.id);
    let store = &theirs.session().store;
    store.checkpoint("machine").unwrap();
    let log = store.records(&store.device_id(), 0, usize::MAX).unwrap();
    ours.session().store.take_over(&store.device_key().public(), &log).unwrap();
    sign_out_and_in(&ours.app);
    assert!(list(&ours.app, Nothing {}).unwrap().is_empty());
    assert_eq!(ours.session().store.inspections().unwrap().len(), 1);
}
