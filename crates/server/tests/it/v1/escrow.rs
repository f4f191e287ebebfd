//! Secrets of draws that were escrowed to headquarters.

use canon::sha256;
use keys::Escrow;
use record::{CHECKPOINT_PERSON, Class, PersonCheckpoint, Subject};
use serde_json::{Value, json};
use sync::Cancel;
use sync::memory::MemoryLocal;
use sync::wire::{Invitee, Role};

use crate::support::{NOW_MS, REGION, TestServer, exchange_all, person_key, seat};

const SECRET: [u8; 32] = [7; 32];
const DAY_MS: i64 = 86_400_000;
const HOUR_MS: i64 = 3_600_000;
/// The officer, a colleague whom headquarters certified too, and somebody of the same machine who
/// never joined.
const OFFICER: u8 = 2;
const CHIEF: u8 = 5;
const UNKNOWN: u8 = 9;
/// A colleague who holds the draw, if they join.
const HOLDER: u8 = 4;

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
    author_of(server, administrator, &json!({})).await
}

/// The same of a list that says this.
async fn author_of(
    server: &TestServer,
    administrator: &MemoryLocal,
    list: &Value,
) -> (MemoryLocal, keys::DevicePublic) {
    let (name, region) = ("人2".to_owned(), REGION.to_owned());
    let who = Invitee::New { name, role: Role::Officer, region };
    let invitation = server.invite(administrator, who).await;
    let (author, answer) = server.accept(invitation, OFFICER).await.unwrap();
    let readers = [OFFICER, HOLDER].map(seat);
    let readers = [readers[0].as_str(), readers[1].as_str()];
    author.write_for(&readers, draw(), "draw.frozen", list, &[b"list"]);
    (author, answer.draw_key.key)
}

/// The word of one at the officer's machine; whoever signs the next entry signs with their own key.
fn abandon(author: &MemoryLocal, by: u8, signer: Option<u8>) {
    let body = json!({ "by": seat(by), "reason": "名单有误" });
    let word = author.write_as(&seat(by), draw(), "draw.abandoned", &body);
    let Some(signer) = signer else { return };
    let signed = PersonCheckpoint::sign(word.hash, &seat(signer), &person_key(signer));
    let subject = Subject::new("person", seat(signer));
    author.write_as(&seat(signer), subject, CHECKPOINT_PERSON, &signed);
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
    assert!(early.to_string().contains("until 2026-06-01T04:26:40+08:00"), "{early}");
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
    for (kind, why) in [("draw.revealed", "revealed already"), ("draw.noted", "")] {
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

/// A draw whose commitment came, and then this word on it: whether it ended the draw.
async fn is_ended_by(by: u8, signer: Option<u8>) -> bool {
    let mut server = TestServer::start().await;
    let administrator = server.administrator().await;
    let (author, key) = author_by(&server, &administrator).await;
    server.inspector(&administrator, CHIEF).await;
    author.write(draw(), Class::Normal, "draw.committed", &committed(&key, "r-1"), &[]);
    abandon(&author, by, signer);
    exchange_all(&author, &server.transport()).await;
    server.pass(5 * DAY_MS);
    let said = refusal_after(&mut server, NOW_MS + DAY_MS).await;
    assert!(said.is_empty() || said.contains("abandoned before"), "{said}");
    !said.is_empty()
}

/// As machines judge it: a second person's word, which their own certified key signs.
#[tokio::test]
async fn only_a_second_person_who_vouches_for_it_abandons_a_draw() {
    assert!(is_ended_by(CHIEF, Some(CHIEF)).await);
    assert!(!is_ended_by(CHIEF, None).await, "nobody signed it");
    assert!(!is_ended_by(CHIEF, Some(OFFICER)).await, "in another's name");
    assert!(!is_ended_by(OFFICER, Some(OFFICER)).await, "whoever committed is no second person");
    assert!(!is_ended_by(UNKNOWN, Some(UNKNOWN)).await, "nobody knows whose key that is");
}

#[tokio::test]
async fn before_the_commitment_its_officer_sets_a_list_aside_alone() {
    let mut server = TestServer::start().await;
    let (author, key) = author(&server).await;
    abandon(&author, OFFICER, Some(OFFICER));
    author.write(draw(), Class::Normal, "draw.committed", &committed(&key, "r-1"), &[]);
    exchange_all(&author, &server.transport()).await;
    let said = refusal(&mut server).await;
    assert!(said.contains("abandoned"), "{said}");
}

/// The officer and a second person saw the result, and didn't like what follows from it.
#[tokio::test]
async fn an_abandonment_that_came_after_the_event_ends_nothing() {
    let mut server = TestServer::start().await;
    let administrator = server.administrator().await;
    let (author, key) = author_by(&server, &administrator).await;
    server.inspector(&administrator, CHIEF).await;
    author.write(draw(), Class::Normal, "draw.committed", &committed(&key, "r-1"), &[]);
    exchange_all(&author, &server.transport()).await;
    server.pass(DAY_MS);
    abandon(&author, CHIEF, Some(CHIEF));
    exchange_all(&author, &server.transport()).await;
    server.pass(4 * DAY_MS);
    let said = refusal_after(&mut server, NOW_MS + DAY_MS + 1).await;
    assert!(said.contains("abandoned"), "{said}");
    assert_eq!(refusal_after(&mut server, NOW_MS + DAY_MS).await, "");
}

/// A lottery may be drawn at any hour of its day: from midnight in China on nothing ends the draw.
#[tokio::test]
async fn on_the_day_of_its_lottery_a_draw_is_not_abandoned() {
    // It was half past four in the morning when the test began.
    for (hours, ends) in [(19, true), (20, false)] {
        let mut server = TestServer::start().await;
        let administrator = server.administrator().await;
        let list = json!({ "event_on": "2026-05-30" });
        let (author, key) = author_of(&server, &administrator, &list).await;
        server.inspector(&administrator, CHIEF).await;
        author.write(draw(), Class::Normal, "draw.committed", &committed(&key, "r-1"), &[]);
        server.pass(hours * HOUR_MS);
        abandon(&author, CHIEF, Some(CHIEF));
        exchange_all(&author, &server.transport()).await;
        server.pass(5 * DAY_MS);
        let said = refusal_after(&mut server, NOW_MS + DAY_MS).await;
        assert_eq!(said.contains("abandoned"), ends, "{said}");
    }
}

/// Anybody's changed program can write that the draw has ended, into a log of its own.
#[tokio::test]
async fn another_log_does_not_end_a_draw() {
    let mut server = TestServer::start().await;
    let administrator = server.administrator().await;
    let (author, key) = author_by(&server, &administrator).await;
    author.write(draw(), Class::Normal, "draw.committed", &committed(&key, "r-1"), &[]);
    let stranger = server.inspector(&administrator, 3).await;
    abandon(&stranger, 3, Some(3));
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

/// It is given beside the running server, and nobody who doesn't hold the draw hears of it.
#[tokio::test]
async fn headquarters_word_is_handed_to_whoever_holds_the_draw() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let (author, key) = author_by(&server, &administrator).await;
    let holder = server.inspector(&administrator, HOLDER).await;
    let stranger = server.inspector(&administrator, CHIEF).await;
    author.write(draw(), Class::Normal, "draw.committed", &committed(&key, "r-1"), &[]);
    exchange_all(&author, &server.transport()).await;
    server.pass(3 * DAY_MS);
    let asked = ["r-1".to_owned(), "r-2".to_owned()];
    let told = async |local: &MemoryLocal| {
        let cancel = Cancel::default();
        sync::openings(local, &server.transport(), &asked, &cancel).await.unwrap()
    };
    let early = server.give_word("r-1", NOW_MS + 1, b"the word").await.unwrap_err();
    assert_eq!(early.code(), "draw-not-opened");
    assert_eq!(told(&holder).await, [b""; 0]);
    server.give_word("r-1", NOW_MS, b"the word").await.unwrap();
    for machine in [&author, &holder] {
        assert_eq!(told(machine).await, [b"the word"]);
    }
    for machine in [&stranger, &administrator] {
        assert_eq!(told(machine).await, [b""; 0]);
    }
    let again = server.give_word("r-1", NOW_MS, b"another word").await.unwrap_err();
    assert!(again.to_string().contains("opened just now"), "{again}");
    assert_eq!(told(&holder).await, [b"the word"]);
}
