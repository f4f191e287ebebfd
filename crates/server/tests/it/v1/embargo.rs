//! A draw before its release: what its readers are shown, and what everybody else is not.

use canon::sha256;
use record::{Class, Subject};
use sync::Local as _;
use sync::memory::MemoryLocal;
use sync::wire::{AboutAnswer, PushRequest, Role, SubjectsAnswer};

use crate::support::{Call, Home, TestServer, code, exchange, exchange_all, seat, signed_log};

fn draw() -> Subject {
    Subject::new("draw", "r-1")
}

/// Entries with their payloads of the author's log that the reader has here.
fn told(reader: &MemoryLocal, author: &MemoryLocal) -> Vec<bool> {
    let here = reader.entries(&author.device().id());
    here.iter().map(|record| record.payload.is_some()).collect()
}

/// Of the draw: how many entries are readable and how many withheld, by both ways of asking.
async fn counted(server: &TestServer, reader: &MemoryLocal) -> Option<(u64, u64)> {
    let call = Call::get("/v1/subjects?kind=draw").by(server, reader).await;
    let SubjectsAnswer { subjects } = call.json(server).await;
    let call = Call::get("/v1/records?subject=draw/r-1").by(server, reader).await;
    let AboutAnswer { entries } = call.json(server).await;
    let withheld = entries.iter().filter(|entry| entry.withheld).count() as u64;
    for entry in &entries {
        assert_eq!(entry.kind.is_none(), entry.withheld);
    }
    let seen = subjects.first().map(|draw| (draw.entries, draw.withheld));
    if let Some(seen) = seen {
        assert_eq!(seen, (entries.len() as u64 - withheld, withheld));
    }
    seen
}

#[tokio::test]
async fn only_readers_are_told_before_the_release_and_all_who_follow_after_it() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let author = server.inspector(&administrator, 2).await;
    let member = server.inspector(&administrator, 3).await;
    let colleague = server.inspector(&administrator, 4).await;
    let elsewhere = Home("650000", Role::Inspector);
    let stranger = server.enrol(&administrator, 5, elsewhere).await;
    author.write_for(&[&seat(2)], draw(), "draw.frozen", &"the list", &[b"list"]);
    author.write(draw(), Class::Normal, "draw.committed", &"hashes", &[]);
    author.write_for(&[&seat(2)], draw(), "draw.revealed", &"drawn", &[b"certificate"]);
    author.write_for(&[&seat(3), &seat(5)], draw(), "draw.assigned", &"one visit", &[]);
    exchange_all(&author, &server.transport()).await;
    let everybody = [&member, &colleague, &administrator, &stranger];
    for reader in everybody {
        exchange_all(reader, &server.transport()).await;
    }
    assert_eq!(told(&member, &author), [false, true, false, true, true]);
    assert_eq!(counted(&server, &member).await, Some((2, 2)));
    for reader in [&colleague, &administrator] {
        assert_eq!(told(reader, &author), [false, true, false, false, true]);
        assert_eq!(counted(&server, reader).await, Some((1, 3)));
    }
    let contents = [b"list".as_slice(), b"certificate"].map(sha256);
    for reader in everybody {
        assert!(contents.iter().all(|hash| reader.blob(hash).is_none()));
        let call = Call::get(&format!("/v1/blobs/{}", contents[1])).by(&server, reader).await;
        assert_eq!(code(&call.send(&server).await), (404, "blob-unknown".into()));
    }

    author.write(draw(), Class::Normal, "draw.released", &"now", &[]);
    exchange_all(&author, &server.transport()).await;
    for reader in [&member, &colleague, &administrator] {
        exchange_all(reader, &server.transport()).await;
        assert_eq!(reader.entries(&author.device().id()), signed_log(&author));
        assert_eq!(counted(&server, reader).await, Some((5, 0)));
        assert!(contents.iter().all(|hash| reader.blob(hash).is_some()));
    }
    exchange_all(&stranger, &server.transport()).await;
    let nothing = told(&stranger, &author).is_empty();
    assert!(nothing, "named as a reader, of a log that can't be followed");
    assert_eq!(counted(&server, &stranger).await, None);
}

#[tokio::test]
async fn a_forged_release_is_refused_by_its_entry_and_opens_nothing() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let author = server.inspector(&administrator, 2).await;
    let forger = server.inspector(&administrator, 3).await;
    author.write_for(&[], draw(), "draw.revealed", &"drawn", &[]);
    exchange_all(&author, &server.transport()).await;
    exchange_all(&forger, &server.transport()).await;
    forger.write(draw(), Class::Normal, "draw.released", &"now", &[]);
    let entries = signed_log(&forger).iter().map(Into::into).collect();
    let call = Call::post("/v1/records", &PushRequest { entries }).by(&server, &forger).await;
    assert_eq!(code(&call.send(&server).await), (422, "release-forged".into()));
    let outcome = exchange(&forger, &server.transport()).await;
    assert_eq!(outcome.stopped.map(|why| why.code()), Some("release-forged"));
    exchange_all(&administrator, &server.transport()).await;
    assert_eq!(told(&administrator, &author), [false, true]);
    assert!(administrator.entries(&forger.device().id()).is_empty());
}
