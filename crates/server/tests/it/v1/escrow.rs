//! Secrets of draws that were escrowed to headquarters.

use canon::sha256;
use keys::Escrow;
use record::{Class, Subject};
use serde_json::{Value, json};
use sync::memory::MemoryLocal;
use sync::wire::{Invitee, Role};

use crate::support::{NOW_MS, REGION, TestServer, exchange_all, seat};

const SECRET: [u8; 32] = [7; 32];
const DAY_MS: i64 = 86_400_000;

fn draw() -> Subject {
    Subject::new("draw", "r-1")
}

/// Somebody who froze a list, and what their machine was told to escrow to.
async fn author(server: &TestServer) -> (MemoryLocal, keys::DevicePublic) {
    author_by(server, &server.administrator().await).await
}

async fn author_by(
    server: &TestServer,
    administrator: &MemoryLocal,
) -> (MemoryLocal, keys::DevicePublic) {
    let (name, region) = ("人2".to_owned(), REGION.to_owned());
    let who = Invitee::New { name, role: Role::Officer, region };
    let invitation = server.invite(administrator, who).await;
    let (author, answer) = server.accept(invitation, 2).await.unwrap();
    author.write_for(&[&seat(2)], draw(), "draw.frozen", &"the list", &[b"list"]);
    (author, answer.draw_key.key)
}

fn committed(key: &keys::DevicePublic, draw: &str) -> Value {
    let escrow = Escrow::seal(key, draw.as_bytes(), &SECRET, &[9; 32]);
    let mut body = unescrowed();
    body["escrow"] = json!(escrow);
    body
}

fn unescrowed() -> Value {
    json!({ "population_hash": sha256(b"list"), "commitment": sha256(&SECRET) })
}

async fn refusal(server: &mut TestServer) -> String {
    refusal_after(server, NOW_MS - 4 * DAY_MS).await
}

async fn refusal_after(server: &mut TestServer, event_ms: i64) -> String {
    let opened = server.open_draw("r-1", event_ms).await;
    opened.err().map_or_else(String::new, |error| error.to_string())
}

#[tokio::test]
async fn headquarters_opens_a_draw_three_days_after_its_event() {
    let mut server = TestServer::start().await;
    let (author, key) = author(&server).await;
    let commit =
        author.write(draw(), Class::Normal, "draw.committed", &committed(&key, "r-1"), &[]);
    exchange_all(&author, &server.transport()).await;
    server.pass(3 * DAY_MS - 1);
    let early = server.open_draw("r-1", NOW_MS).await.err().unwrap();
    assert_eq!(early.code(), "draw-not-opened");
    assert!(early.to_string().contains("three days"), "{early}");
    server.pass(1);
    let opened = server.open_draw("r-1", NOW_MS).await.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((opened.secret, opened.inputs.as_slice()), (SECRET, b"list".as_slice()));
    assert_eq!(opened.commit, commit);
    opened.receipt.verify(&server.public).unwrap();
    let receipt = &opened.receipt.receipt;
    assert_eq!((receipt.seq, receipt.head), (commit.header.seq, commit.hash));
    assert_eq!((receipt.at_ms, receipt.stored), (NOW_MS, true), "from when it came");
}

#[tokio::test]
async fn what_is_not_headquarters_to_open_stays_closed() {
    let endings: [(&str, &str); 3] = [
        ("draw.revealed", "revealed already"),
        ("draw.abandoned", "abandoned"),
        ("draw.noted", ""),
    ];
    for (kind, why) in endings {
        let mut server = TestServer::start().await;
        let (author, key) = author(&server).await;
        let body = committed(&key, "r-1");
        author.write(draw(), Class::Normal, "draw.committed", &body, &[]);
        author.write(draw(), Class::Normal, kind, &"it ended", &[]);
        exchange_all(&author, &server.transport()).await;
        server.pass(5 * DAY_MS);
        let said = refusal_after(&mut server, NOW_MS + DAY_MS).await;
        assert_eq!(said.is_empty(), why.is_empty(), "{said}");
        assert!(said.contains(why), "{said}");
    }
}

/// The officer and a second person saw the result, and didn't like what follows from it.
#[tokio::test]
async fn an_abandonment_that_came_after_the_event_ends_nothing() {
    let mut server = TestServer::start().await;
    let (author, key) = author(&server).await;
    author.write(draw(), Class::Normal, "draw.committed", &committed(&key, "r-1"), &[]);
    exchange_all(&author, &server.transport()).await;
    server.pass(DAY_MS);
    author.write(draw(), Class::Normal, "draw.abandoned", &"not to our taste", &[]);
    exchange_all(&author, &server.transport()).await;
    server.pass(4 * DAY_MS);
    let said = refusal_after(&mut server, NOW_MS + DAY_MS + 1).await;
    assert!(said.contains("abandoned"), "{said}");
    assert_eq!(refusal_after(&mut server, NOW_MS + DAY_MS).await, "");
}

/// Anybody's changed program can write that the draw has ended, into a log of its own.
#[tokio::test]
async fn another_log_does_not_end_a_draw() {
    let mut server = TestServer::start().await;
    let administrator = server.administrator().await;
    let (author, key) = author_by(&server, &administrator).await;
    author.write(draw(), Class::Normal, "draw.committed", &committed(&key, "r-1"), &[]);
    let stranger = server.inspector(&administrator, 3).await;
    stranger.write(draw(), Class::Normal, "draw.abandoned", &"not to my taste", &[]);
    stranger.write_for(&[&seat(3)], draw(), "draw.frozen", &"my list", &[b"my list"]);
    for machine in [&stranger, &author] {
        exchange_all(machine, &server.transport()).await;
    }
    assert_eq!(refusal(&mut server).await, "");
}

/// Nor does it commit to one: the officer's own word is opened.
#[tokio::test]
async fn another_log_does_not_commit_to_a_draw() {
    let mut server = TestServer::start().await;
    let administrator = server.administrator().await;
    let (author, key) = author_by(&server, &administrator).await;
    let stranger = server.inspector(&administrator, 3).await;
    stranger.write(draw(), Class::Normal, "draw.committed", &unescrowed(), &[]);
    exchange_all(&stranger, &server.transport()).await;
    author.write(draw(), Class::Normal, "draw.committed", &committed(&key, "r-1"), &[]);
    exchange_all(&author, &server.transport()).await;
    assert_eq!(refusal(&mut server).await, "");
}

/// A body of `draw.committed`, from headquarters' draw key and another.
type Body = fn(&keys::DevicePublic, &keys::DevicePublic) -> Value;

#[tokio::test]
async fn a_secret_for_another_draw_or_key_and_none_at_all() {
    let stranger = keys::DeviceKey::from_entropy(&[3; 32]).public();
    let bodies: [(Body, &str); 5] = [
        (|own, _| committed(own, "r-2"), "sealed for another"),
        (|_, other| committed(other, "r-1"), "sealed for another"),
        (|_, _| unescrowed(), "not escrowed"),
        (
            |own, _| {
                let mut body = committed(own, "r-1");
                body["commitment"] = json!(sha256(b"another"));
                body
            },
            "not what was committed to",
        ),
        (
            |own, _| {
                let mut body = committed(own, "r-1");
                body["population_hash"] = json!(sha256(b"another list"));
                body
            },
            "list is not here",
        ),
    ];
    for (body, why) in bodies {
        let mut server = TestServer::start().await;
        let (author, key) = author(&server).await;
        let body = body(&key, &stranger);
        author.write(draw(), Class::Normal, "draw.committed", &body, &[]);
        exchange_all(&author, &server.transport()).await;
        let said = refusal(&mut server).await;
        assert!(said.contains(why), "{said}");
    }
}
