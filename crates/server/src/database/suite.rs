//! What every database must do. An engine beside SQLite passes by calling [`all`] on a fresh one.

mod embargo;

use canon::{BlobRef, sha256};
use keys::{DeviceKey, PersonKey};
use record::{Class, Head, Record, RecordError, Subject};
use sync::Local as _;
use sync::memory::MemoryLocal;
use sync::wire::Role;

use super::{
    Access, Certificate, Database, Device, Enrolling, Fork, Invite, Owner, Person, Upload,
};
use crate::ServerError;

/// Runs every case, each on a database of its own.
pub async fn all<D: Database>(fresh: impl Fn() -> D) {
    invitations_are_used_once(&fresh()).await;
    a_machine_may_have_several_people(&fresh()).await;
    an_id_stands_for_one_person(&fresh()).await;
    a_revocation_keeps_its_earliest_time(&fresh()).await;
    what_is_pushed_comes_back_verbatim(&fresh()).await;
    pushing_again_is_no_harm(&fresh()).await;
    gaps_and_forks_are_refused_and_change_nothing(&fresh()).await;
    a_witnessed_head_binds(&fresh()).await;
    a_suffix_is_whole_segments(&fresh()).await;
    subjects_are_counted_for_those_who_follow(&fresh()).await;
    payloads_are_found_by_their_entries(&fresh()).await;
    embargo::is_for_its_readers_until_its_release(&fresh()).await;
    embargo::is_released_by_the_hand_that_made_it(&fresh()).await;
    embargo::is_released_by_a_holder_once_headquarters_opened_it(&fresh()).await;
    embargo::is_not_released_by_others_though_headquarters_opened_it(&fresh()).await;
    embargo::is_not_opened_once_its_log_reveals(&fresh()).await;
    blobs_stand_by_their_owners(&fresh()).await;
    uploads_are_begun_once_and_ended(&fresh()).await;
}

/// A person whom nothing names.
const NOBODY: &str = "p-nobody";

fn local(n: u8) -> MemoryLocal {
    MemoryLocal::new(DeviceKey::from_entropy(&[n; 32]), &person(n).id)
}

fn person(n: u8) -> Person {
    let role = if n == 1 { Role::Administrator } else { Role::Inspector };
    Person { id: format!("p-{n:016x}"), name: format!("人{n}"), role, region: "620102".into() }
}

fn invite(n: u8) -> Invite {
    let Person { id, name, role, region } = person(n);
    let (hash, person) = (sha256(&[n]), Some(id));
    Invite { hash, person, name, role, region, expires_ms: 9_000, used_by: None }
}

/// Person `n` on the machine with this number.
fn enrolling(n: u8, machine: u8) -> Enrolling {
    let serial = format!("s{n}-{machine}");
    let key = DeviceKey::from_entropy(&[machine; 32]).public();
    Enrolling {
        key,
        certificate: Certificate {
            person: person(n).id,
            device: key.id(),
            seat: format!("p-{n:02x}{machine:014x}"),
            key: PersonKey::from_entropy(&[n * 16 + machine; 32]).public(),
            pem: format!("pem {serial}"),
            serial,
            revoked_ms: None,
        },
        at_ms: 5_000,
    }
}

/// An enrolled device with this number, whose person has it too.
async fn enrolled<D: Database>(database: &D, n: u8) -> MemoryLocal {
    database.invite(invite(n)).await.unwrap();
    database.enrol(sha256(&[n]), enrolling(n, n)).await.unwrap();
    local(n)
}

fn write(local: &MemoryLocal, subject: &str, class: Class, blobs: &[&[u8]]) -> Record {
    let subject: Subject = subject.parse().unwrap();
    local.write(subject, class, "test.written", &"文", blobs)
}

/// Entries up to a checkpoint.
fn batch(local: &MemoryLocal, entries: usize) -> Vec<Record> {
    let before = local.entries(&local.device().id()).len();
    for _ in 0..entries {
        write(local, "mine/m-1", Class::Normal, &[]);
    }
    local.checkpoint().unwrap();
    local.entries(&local.device().id()).split_off(before)
}

fn code<T>(result: Result<T, ServerError>) -> &'static str {
    result.err().map_or("fine", |error| error.code())
}

async fn head<D: Database>(database: &D, device: &str) -> Head {
    database.heads().await.unwrap().get(device).copied().unwrap_or(Head::START)
}

async fn stored<D: Database>(database: &D, device: &str) -> Vec<(Vec<u8>, Option<Vec<u8>>)> {
    let suffix = database.suffix(device, 0, usize::MAX, NOBODY).await.unwrap();
    assert!(suffix.complete);
    suffix.entries.into_iter().map(|entry| (entry.header, entry.payload)).collect()
}

fn verbatim(records: &[Record]) -> Vec<(Vec<u8>, Option<Vec<u8>>)> {
    records.iter().map(|record| (record.header_bytes.clone(), record.payload.clone())).collect()
}

async fn invitations_are_used_once<D: Database>(database: &D) {
    assert!(!database.has_administrator().await.unwrap());
    database.invite(invite(1)).await.unwrap();
    database.invite(Invite { expires_ms: 1, ..invite(1) }).await.unwrap();
    assert_eq!(database.invitation(sha256(&[1])).await.unwrap(), Some(invite(1)));
    assert_eq!(database.invitation(sha256(&[2])).await.unwrap(), None);
    assert_eq!(code(database.enrol(sha256(&[2]), enrolling(2, 1)).await), "invitation-unknown");

    database.enrol(sha256(&[1]), enrolling(1, 1)).await.unwrap();
    let id = enrolling(1, 1).key.id();
    let used = database.invitation(sha256(&[1])).await.unwrap().unwrap();
    assert_eq!(used.used_by, Some(id.clone()));
    assert_eq!(code(database.enrol(sha256(&[1]), enrolling(1, 2)).await), "invitation-used");
    assert_eq!(database.devices().await.unwrap().len(), 1);

    let Person { id: person_id, role, region, .. } = person(1);
    let key = enrolling(1, 1).key;
    let device = Device { key, person: person_id.clone(), role, region, enrolled_ms: 5_000 };
    assert_eq!(database.device(&id).await.unwrap(), Some(device));
    assert_eq!(database.person(&person_id).await.unwrap(), Some(person(1)));
    let certificate = database.certificate(sha256(&[1])).await.unwrap();
    assert_eq!(certificate, Some(enrolling(1, 1).certificate));
    assert!(database.has_administrator().await.unwrap());
}

async fn a_machine_may_have_several_people<D: Database>(database: &D) {
    enrolled(database, 1).await;
    database.invite(invite(2)).await.unwrap();
    database.enrol(sha256(&[2]), enrolling(2, 1)).await.unwrap();
    let id = enrolling(1, 1).key.id();
    assert_eq!(database.person(&person(2).id).await.unwrap(), Some(person(2)));
    let first = database.device(&id).await.unwrap().unwrap();
    assert_eq!(first.person, person(1).id, "what the machine may do follows from the first");
    for n in [1, 2] {
        let certificate = database.certificate(sha256(&[n])).await.unwrap();
        assert_eq!(certificate, Some(enrolling(n, 1).certificate));
    }
}

async fn an_id_stands_for_one_person<D: Database>(database: &D) {
    let first = enrolled(database, 1).await;
    let open = |n: u8, person: Option<String>| Invite { person, ..invite(n) };
    let seat = enrolling(1, 1).certificate.seat;
    let with_seat = |n: u8, seat: &str| {
        let mut asked = enrolling(n, n);
        asked.certificate.seat = seat.into();
        asked.certificate.person = seat.into();
        asked
    };
    database.invite(open(2, None)).await.unwrap();
    for taken in [&seat, &person(1).id] {
        let asked = with_seat(2, taken);
        assert_eq!(code(database.enrol(sha256(&[2]), asked).await), "person-id-taken");
    }
    // A colleague is registered in somebody's log; only an invitation that names them gives it away.
    let colleague = "p-00000000000000cc";
    write(&first, &format!("person/{colleague}"), Class::Normal, &[]);
    first.checkpoint().unwrap();
    let id = first.device().id();
    database.push(&id, first.entries(&id), 1).await.unwrap();
    let asked = with_seat(2, colleague);
    assert_eq!(code(database.enrol(sha256(&[2]), asked.clone()).await), "person-id-taken");
    assert_eq!(database.devices().await.unwrap().len(), 1, "nothing of it happened");
    database.invite(open(3, Some(colleague.into()))).await.unwrap();
    let asked =
        Enrolling { certificate: Certificate { serial: "s".into(), ..asked.certificate }, ..asked };
    database.enrol(sha256(&[3]), asked).await.unwrap();

    // The same person on a second machine; whose seat is not another person's afterwards.
    database.invite(Invite { hash: sha256(&[4]), ..invite(1) }).await.unwrap();
    database.enrol(sha256(&[4]), enrolling(1, 4)).await.unwrap();
    database.invite(open(5, None)).await.unwrap();
    let mut again = enrolling(1, 4);
    again.certificate.serial = "again".into();
    again.certificate.person.clone_from(&again.certificate.seat);
    assert_eq!(code(database.enrol(sha256(&[5]), again).await), "person-id-taken");
}

async fn a_revocation_keeps_its_earliest_time<D: Database>(database: &D) {
    enrolled(database, 1).await;
    enrolled(database, 2).await;
    let ids = vec![person(1).id, enrolling(2, 2).certificate.seat, "p-none".into()];
    assert_eq!(database.certificates(ids.clone()).await.unwrap().len(), 2);
    assert_eq!(database.revoke("p-none", 7).await.unwrap(), 0);
    for at_ms in [9, 8, 10] {
        assert_eq!(database.revoke(&person(1).id, at_ms).await.unwrap(), 1);
    }
    for certificate in database.certificates(ids).await.unwrap() {
        let revoked = certificate.person == person(1).id;
        assert_eq!(certificate.revoked_ms, revoked.then_some(8));
    }
}

async fn what_is_pushed_comes_back_verbatim<D: Database>(database: &D) {
    let local = enrolled(database, 1).await;
    let id = local.device().id();
    assert_eq!(head(database, &id).await, Head::START);
    let (first, second) = (batch(&local, 3), batch(&local, 2));
    database.push(&id, first.clone(), 10).await.unwrap();
    database.push(&id, second.clone(), 20).await.unwrap();
    let all = [first, second].concat();
    assert_eq!(stored(database, &id).await, verbatim(&all));
    assert_eq!(head(database, &id).await, local.checkpoint().unwrap());
}

async fn pushing_again_is_no_harm<D: Database>(database: &D) {
    let local = enrolled(database, 1).await;
    let id = local.device().id();
    let first = batch(&local, 3);
    let all = [first.clone(), batch(&local, 1)].concat();
    for again in [&first, &first, &all, &all, &first] {
        database.push(&id, again.clone(), 10).await.unwrap();
    }
    assert_eq!(stored(database, &id).await, verbatim(&all));
    let counts = database.counts().await.unwrap();
    assert_eq!((counts.entries, counts.segments), (6, 2));
}

async fn gaps_and_forks_are_refused_and_change_nothing<D: Database>(database: &D) {
    let local = enrolled(database, 1).await;
    let id = local.device().id();
    let first = batch(&local, 2);
    database.push(&id, first.clone(), 10).await.unwrap();
    let clone = local.clone_disk();

    let _lost = batch(&local, 1);
    let gap = database.push(&id, batch(&local, 1), 20).await;
    let Err(ServerError::Record(RecordError::Gap { expected, found, .. })) = gap else {
        panic!("a gap must be refused")
    };
    assert_eq!((expected, found), (4, 6));

    let ours = local.entries(&id);
    database.push(&id, ours.clone(), 30).await.unwrap();
    clone.write("mine/m-2".parse().unwrap(), Class::Normal, "test.other", &1, &[]);
    clone.checkpoint().unwrap();
    let theirs = clone.entries(&id);
    for branch in [theirs.clone(), theirs[3..].to_vec(), theirs[4..].to_vec()] {
        let fork = database.push(&id, branch, 40).await;
        assert!(matches!(fork, Err(ServerError::Record(RecordError::Fork { seq: 4, .. }))));
    }
    assert_eq!(stored(database, &id).await, verbatim(&ours));

    let fork = Fork {
        device: id.clone(),
        seq: 4,
        ours: ours[3].hash,
        theirs: theirs[3].hash,
        branch: b"branch".to_vec(),
        at_ms: 40,
    };
    database.keep_fork(fork.clone()).await.unwrap();
    database.keep_fork(fork).await.unwrap();
    assert_eq!(database.counts().await.unwrap().forks, 1);
}

async fn a_witnessed_head_binds<D: Database>(database: &D) {
    let local = enrolled(database, 1).await;
    let id = local.device().id();
    let clone = local.clone_disk();
    let shown = batch(&local, 2);
    let head = Head { seq: 3, hash: shown[2].hash };
    assert_eq!(database.witness(&id, head, 10).await.unwrap(), Head::START);
    assert_eq!(database.witness(&id, head, 11).await.unwrap(), Head::START);
    let other = Head { hash: sha256(b"other"), ..head };
    assert_eq!(code(database.witness(&id, other, 12).await), "record-fork");

    clone.write("mine/m-9".parse().unwrap(), Class::Normal, "test.other", &1, &[]);
    let rewritten = batch(&clone, 1);
    let rewritten = [clone.entries(&id)[..1].to_vec(), rewritten].concat();
    assert_eq!(code(database.push(&id, rewritten, 20).await), "record-fork");
    database.push(&id, shown, 30).await.unwrap();
    assert_eq!(database.witness(&id, head, 40).await.unwrap(), head);
    assert_eq!(code(database.witness(&id, other, 41).await), "record-fork");
}

async fn a_suffix_is_whole_segments<D: Database>(database: &D) {
    let local = enrolled(database, 1).await;
    let id = local.device().id();
    for _ in 0..3 {
        database.push(&id, batch(&local, 3), 10).await.unwrap();
    }
    let all = verbatim(&local.entries(&id));
    let of = async |after, budget| {
        let suffix = database.suffix(&id, after, budget, NOBODY).await.unwrap();
        let entries: Vec<_> = suffix.entries.into_iter().map(|e| (e.header, e.payload)).collect();
        (entries, suffix.complete)
    };
    assert_eq!(of(0, 1).await, (all[..4].to_vec(), false));
    assert_eq!(of(4, 1).await, (all[4..8].to_vec(), false));
    // From the middle of a segment, when a restored database has cut them otherwise.
    assert_eq!(of(6, 1).await, (all[6..8].to_vec(), false));
    assert_eq!(of(8, 1).await, (all[8..].to_vec(), true));
    assert_eq!(of(2, usize::MAX).await, (all[2..].to_vec(), true));
    assert_eq!(of(12, usize::MAX).await, (Vec::new(), true));
    assert_eq!(of(99, usize::MAX).await, (Vec::new(), true));
}

async fn subjects_are_counted_for_those_who_follow<D: Database>(database: &D) {
    let (first, second) = (enrolled(database, 1).await, enrolled(database, 2).await);
    let ids = [first.device().id(), second.device().id()];
    write(&first, "inspection/i-1", Class::Normal, &[]);
    write(&first, "inspection/i-2", Class::Restricted, &[]);
    write(&first, "inspections/i-9", Class::Normal, &[]);
    first.checkpoint().unwrap();
    database.push(&ids[0], first.entries(&ids[0]), 10).await.unwrap();
    let seen = write(&second, "inspection/i-1", Class::Normal, &[]);
    second.checkpoint().unwrap();
    database.push(&ids[1], second.entries(&ids[1]), 20).await.unwrap();

    let shares = database.subjects("inspection", ids.to_vec(), NOBODY).await.unwrap();
    assert!(shares.is_sorted_by_key(|share| share.subject.to_string()));
    let mut shares: Vec<_> = shares
        .into_iter()
        .map(|s| (s.subject.to_string(), s.received_ms, s.device, s.access.class, s.entries))
        .collect();
    shares.sort_by_key(|share| (share.0.clone(), share.1));
    let (first_id, second_id) = (ids[0].clone(), ids[1].clone());
    let expected = [
        ("inspection/i-1".to_owned(), 10, first_id.clone(), Class::Normal, 1),
        ("inspection/i-1".to_owned(), 20, second_id, Class::Normal, 1),
        ("inspection/i-2".to_owned(), 10, first_id, Class::Restricted, 1),
    ];
    assert_eq!(shares, expected);
    let followed = database.subjects("inspection", ids[1..].to_vec(), NOBODY).await.unwrap();
    assert_eq!(followed.len(), 1);

    let subject = Subject::new("inspection", "i-1");
    let about = database.about(&subject, ids.to_vec(), NOBODY).await.unwrap();
    assert_eq!(about.len(), 2);
    assert_eq!((about[1].hash, about[1].received_ms), (seen.hash, 20));
    let by_first = database.about(&subject, ids[..1].to_vec(), NOBODY).await.unwrap();
    assert_eq!(by_first.len(), 1);
    let counts = database.counts().await.unwrap();
    assert_eq!(counts.subjects["inspection"], 2);
    assert_eq!(counts.subjects["inspections"], 1);
}

async fn payloads_are_found_by_their_entries<D: Database>(database: &D) {
    let local = enrolled(database, 1).await;
    let id = local.device().id();
    for class in [Class::Normal, Class::Restricted, Class::Embargoed, Class::Normal] {
        write(&local, "mine/m-1", class, &[]);
    }
    local.checkpoint().unwrap();
    let all = local.entries(&id);
    database.push(&id, all.clone(), 10).await.unwrap();
    let accesses = database.accesses(&id, vec![(2, 3), (5, 99)], NOBODY).await.unwrap();
    let closed = |class| Access { class, open: false };
    let expected = [
        (2, closed(Class::Restricted)),
        (3, closed(Class::Embargoed)),
        // The checkpoint.
        (5, closed(Class::Normal)),
    ];
    assert_eq!(accesses, expected);
    assert_eq!(database.accesses("d-other", vec![(1, 9)], NOBODY).await.unwrap(), []);
    assert_eq!(database.payload(&id, 2).await.unwrap(), all[1].payload);
    assert_eq!(database.payload(&id, 9).await.unwrap(), None);
}

async fn blobs_stand_by_their_owners<D: Database>(database: &D) {
    let (first, second) = (enrolled(database, 1).await, enrolled(database, 2).await);
    let ids = [first.device().id(), second.device().id()];
    let blob = BlobRef { hash: sha256(b"photo"), bytes: 5 };
    let hidden = BlobRef { hash: sha256(b"face"), bytes: 4 };
    write(&first, "mine/m-1", Class::Normal, &[b"photo"]);
    write(&first, "mine/m-1", Class::Restricted, &[b"face"]);
    first.checkpoint().unwrap();
    database.push(&ids[0], first.entries(&ids[0]), 10).await.unwrap();
    assert_eq!(database.counts().await.unwrap().blobs_awaited, 2);
    assert_eq!(database.standing(vec![blob.hash], NOBODY).await.unwrap(), []);

    for blob in [&blob, &blob, &hidden] {
        database.own(&ids[0], blob.clone(), 20).await.unwrap();
    }
    // The second device has sent the same bytes, but names them nowhere.
    database.own(&ids[1], blob.clone(), 30).await.unwrap();
    let asked = vec![hidden.hash, sha256(b""), blob.hash];
    let standing = database.standing(asked, NOBODY).await.unwrap();
    assert_eq!(standing.len(), 2);
    assert_eq!((&standing[0].blob, &standing[1].blob), (&hidden, &blob));
    let named = |owner: &Owner| owner.named.map(|access| access.class);
    assert_eq!(named(&standing[0].owners[0]), Some(Class::Restricted));
    let mut owners: Vec<_> =
        standing[1].owners.iter().map(|owner| (owner.device.id(), named(owner))).collect();
    owners.sort_by_key(|(device, _)| device.clone());
    let mut expected = vec![(ids[0].clone(), Some(Class::Normal)), (ids[1].clone(), None)];
    expected.sort_by_key(|(device, _)| device.clone());
    assert_eq!(owners, expected);
    let counts = database.counts().await.unwrap();
    assert_eq!((counts.blobs, counts.blob_bytes, counts.blobs_awaited), (2, 9, 0));
}

async fn uploads_are_begun_once_and_ended<D: Database>(database: &D) {
    let blob = BlobRef { hash: sha256(b"photo"), bytes: 5 };
    let upload = Upload { id: "0a".into(), device: "d-1".into(), blob, begun_ms: 10 };
    database.begin_upload(upload.clone()).await.unwrap();
    assert_eq!(database.upload("0a").await.unwrap(), Some(upload.clone()));
    let again = Upload { begun_ms: 20, ..upload };
    database.begin_upload(again.clone()).await.unwrap();
    assert_eq!(database.upload("0a").await.unwrap(), Some(again.clone()));
    assert_eq!(database.uploads_begun_before(20).await.unwrap(), []);
    assert_eq!(database.uploads_begun_before(21).await.unwrap(), [again]);
    assert_eq!(database.counts().await.unwrap().uploads, 1);
    database.end_upload("0a").await.unwrap();
    database.end_upload("0a").await.unwrap();
    assert_eq!(database.upload("0a").await.unwrap(), None);
}
