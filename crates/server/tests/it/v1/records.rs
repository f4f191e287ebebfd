use record::{Class, Record, Subject};
use sync::Local as _;
use sync::memory::MemoryLocal;
use sync::wire::{
    AboutAnswer, Base64, Entry, PullAnswer, PullRequest, PushAnswer, PushRequest, Role,
    SubjectsAnswer,
};

use crate::support::{
    Call, Home, TestServer, code, exchange_all, note, photo, problem, signed_log,
};

fn request(records: &[Record]) -> PushRequest {
    PushRequest { entries: records.iter().map(Entry::from).collect() }
}

async fn push(server: &TestServer, local: &MemoryLocal, request: &PushRequest) -> Call {
    Call::post("/v1/records", request).by(server, local).await
}

/// Status, code and number of the entry that the refusal names.
async fn refused(
    server: &TestServer,
    local: &MemoryLocal,
    request: &PushRequest,
) -> (u16, String, Option<u64>) {
    let response = push(server, local, request).await.send_unchecked(server).await;
    let (status, code) = code(&response);
    (status, code, problem(&response).entry.map(|entry| entry.seq))
}

async fn pull(
    server: &TestServer,
    reader: &MemoryLocal,
    of: &MemoryLocal,
    after: u64,
) -> PullAnswer {
    let after = [(of.device().id(), after)].into();
    let call = Call::post("/v1/records/pull", &PullRequest { after });
    call.by(server, reader).await.json(server).await
}

#[tokio::test]
async fn a_push_is_receipted_and_can_be_repeated() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    note(&local, "a");
    note(&local, "b");
    let log = signed_log(&local);
    for _ in 0..3 {
        let call = push(&server, &local, &request(&log)).await;
        let PushAnswer { receipt } = call.json(&server).await;
        receipt.verify(&server.public).unwrap();
        assert_eq!((receipt.receipt.seq, receipt.receipt.head), (3, log[2].hash));
        assert!(receipt.receipt.stored);
    }
    note(&local, "c");
    let longer = signed_log(&local);
    let call = push(&server, &local, &request(&longer)).await;
    let PushAnswer { receipt } = call.json(&server).await;
    assert_eq!(receipt.receipt.seq, 5);
}

#[tokio::test]
async fn what_does_not_hold_is_refused_by_its_entry() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    for text in ["a", "b", "c"] {
        note(&local, text);
    }
    let log = signed_log(&local);
    let whole = request(&log);

    let mut tampered = whole.clone();
    tampered.entries[1].payload = Some(Base64(br#"{"body":"changed","salt":""}"#.to_vec()));
    let mut withheld = whole.clone();
    withheld.entries[1].payload = None;
    let mut swapped = whole.clone();
    swapped.entries.swap(0, 1);
    let mut cut_out = whole.clone();
    cut_out.entries.remove(1);
    let mut rewritten = whole.clone();
    let mut header = log[1].header.clone();
    header.kind = "mine.praised".into();
    rewritten.entries[1].header = Base64(header.encode());
    let mut another_spelling = whole.clone();
    another_spelling.entries[1].header.0.push(b' ');
    let open_end = request(&log[..3]);
    let gap = request(&log[1..]);
    let nothing = PushRequest { entries: Vec::new() };

    let cases = [
        (tampered, (422, "record-wrong-payload", Some(2))),
        (withheld, (422, "payload-missing", Some(2))),
        (swapped, (409, "record-gap", Some(1))),
        (cut_out, (409, "record-gap", Some(3))),
        (rewritten, (422, "record-broken-chain", Some(3))),
        (another_spelling, (422, "record-unreadable", Some(0))),
        (open_end, (422, "record-no-checkpoint", Some(3))),
        (gap, (409, "record-gap", Some(2))),
        (nothing, (400, "batch-empty", None)),
    ];
    for (request, (status, code, seq)) in cases {
        assert_eq!(refused(&server, &local, &request).await, (status, code.into(), seq));
    }
    let metrics = Call::get("/metrics").send(&server).await;
    assert!(String::from_utf8_lossy(metrics.body()).contains("qingshan_entries 0\n"));
    exchange_all(&local, &server.transport()).await;
}

#[tokio::test]
async fn a_checkpoint_of_another_key_signs_nothing() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let other = server.inspector(&administrator, 2).await;
    note(&other, "a");
    // Another's log under one's own name, and a log with a forged checkpoint.
    let (status, code, seq) = refused(&server, &administrator, &request(&signed_log(&other))).await;
    assert_eq!((status, code.as_str(), seq), (409, "record-gap", Some(1)));

    note(&administrator, "b");
    let log = signed_log(&administrator);
    let body = record::DeviceCheckpoint::sign(log[0].hash, other.key());
    let payload = record::Payload::new([0; 16], &body, Vec::new()).unwrap().encode().unwrap();
    let mut header = log[1].header.clone();
    header.payload_hash = canon::sha256(&payload);
    let forged = [log[0].clone(), Record::new(header, payload)];
    let (status, code, seq) = refused(&server, &administrator, &request(&forged)).await;
    assert_eq!((status, code.as_str(), seq), (422, "record-bad-checkpoint", Some(2)));
}

#[tokio::test]
async fn both_branches_of_a_fork_are_kept() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    note(&local, "a");
    exchange_all(&local, &server.transport()).await;
    let clone = local.clone_disk();
    note(&local, "what this machine says");
    note(&clone, "what its copy says");
    exchange_all(&local, &server.transport()).await;
    let theirs = signed_log(&clone);
    for branch in [&theirs[..], &theirs[2..]] {
        let (status, code, seq) = refused(&server, &local, &request(branch)).await;
        assert_eq!((status, code.as_str(), seq), (409, "record-fork", Some(3)));
    }
    let metrics = Call::get("/metrics").send(&server).await;
    assert!(String::from_utf8_lossy(metrics.body()).contains("qingshan_forks 1\n"));
    // The log itself goes on as it was.
    note(&local, "and goes on");
    exchange_all(&local, &server.transport()).await;
}

#[tokio::test]
async fn withheld_payloads_are_no_gap() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let author = server.inspector(&administrator, 2).await;
    let colleague = server.inspector(&administrator, 3).await;
    let stranger = server.enrol(&administrator, 4, Home("650000", Role::Inspector)).await;
    note(&author, "for all");
    photo(&author, Class::Restricted, b"a face");
    photo(&author, Class::Embargoed, b"a draw");
    note(&author, "for all again");
    exchange_all(&author, &server.transport()).await;

    let answer = pull(&server, &colleague, &author, 0).await;
    let shown: Vec<bool> =
        answer.segments[0].entries.iter().map(|entry| entry.payload.is_some()).collect();
    assert_eq!(shown, [true, false, false, true, true]);
    exchange_all(&colleague, &server.transport()).await;
    let (here, there) = (colleague.entries(&author.device().id()), signed_log(&author));
    assert_eq!(here.len(), 5);
    for (here, there) in here.iter().zip(&there) {
        assert_eq!(here.header_bytes, there.header_bytes);
        assert!(here.payload.is_none() || here.payload == there.payload);
    }
    assert_eq!(pull(&server, &stranger, &author, 0).await.segments, []);
}

#[tokio::test]
async fn a_long_log_comes_in_pages() {
    let server = TestServer::bounded(|limits| limits.pull_bytes = 1_000).await;
    let administrator = server.administrator().await;
    let author = server.inspector(&administrator, 2).await;
    for round in 0..5 {
        for entry in 0..3 {
            note(&author, &format!("{round} {entry}"));
        }
        exchange_all(&author, &server.transport()).await;
    }
    let answer = pull(&server, &administrator, &author, 0).await;
    assert!(answer.more);
    assert_eq!(answer.segments[0].entries.len(), 4);
    assert!(!pull(&server, &administrator, &author, 16).await.more);

    let outcome = exchange_all(&administrator, &server.transport()).await;
    assert_eq!(outcome.entries_received, 20);
    assert_eq!(administrator.entries(&author.device().id()), signed_log(&author));
}

#[tokio::test]
async fn headquarters_shows_what_it_has_seen() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let author = server.inspector(&administrator, 2).await;
    let taken = photo(&author, Class::Normal, b"photo");
    note(&author, "a");
    exchange_all(&author, &server.transport()).await;
    let call = Call::get("/v1/subjects?kind=inspection").by(&server, &administrator).await;
    let SubjectsAnswer { subjects } = call.json(&server).await;
    assert_eq!(subjects.len(), 1);
    let inspection = Subject::new("inspection", "i-1");
    assert_eq!((&subjects[0].subject, subjects[0].entries), (&inspection, 1));
    assert_eq!(subjects[0].withheld, 0);

    let call = Call::get("/v1/records?subject=inspection/i-1").by(&server, &administrator).await;
    let AboutAnswer { entries } = call.json(&server).await;
    assert_eq!(entries.len(), 1);
    assert_eq!((entries[0].hash, entries[0].kind.as_deref()), (taken.hash, Some("photo.taken")));
    let nonsense = Call::get("/v1/records?subject=nonsense").by(&server, &administrator).await;
    assert_eq!(code(&nonsense.send(&server).await), (400, "request-unreadable".into()));
}

/// What each of these readers is shown: of subjects the counts of readable and withheld entries,
/// and of one subject's entries whether they are withheld.
async fn shown_to(
    server: &TestServer,
    reader: &MemoryLocal,
) -> (Vec<(String, u64, u64)>, Vec<bool>) {
    let call = Call::get("/v1/subjects?kind=inspection").by(server, reader).await;
    let SubjectsAnswer { subjects } = call.json(server).await;
    let counts = subjects.iter().map(|s| (s.subject.id.clone(), s.entries, s.withheld)).collect();
    let call = Call::get("/v1/records?subject=inspection/i-1").by(server, reader).await;
    let AboutAnswer { entries } = call.json(server).await;
    for entry in &entries {
        assert_eq!(
            (entry.kind.is_some(), entry.class.is_some()),
            (!entry.withheld, !entry.withheld)
        );
    }
    (counts, entries.iter().map(|entry| entry.withheld).collect())
}

#[tokio::test]
async fn of_what_may_not_be_read_only_the_hash_is_shown() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let author = server.inspector(&administrator, 2).await;
    let colleague = server.inspector(&administrator, 3).await;
    let stranger = server.enrol(&administrator, 4, Home("650000", Role::Inspector)).await;
    for class in [Class::Normal, Class::Restricted, Class::Embargoed] {
        photo(&author, class, b"photo");
    }
    let complaint = Subject::new("inspection", "i-2");
    author.write(complaint, Class::Restricted, "inspection.opened", &"who", &[]);
    exchange_all(&author, &server.transport()).await;

    let all = vec![("i-1".to_owned(), 3, 0), ("i-2".to_owned(), 1, 0)];
    assert_eq!(shown_to(&server, &author).await, (all, vec![false, false, false]));
    for reader in [&colleague, &administrator] {
        let open = vec![("i-1".to_owned(), 1, 2)];
        assert_eq!(shown_to(&server, reader).await, (open, vec![false, true, true]));
    }
    assert_eq!(shown_to(&server, &stranger).await, (vec![], vec![]));
}
