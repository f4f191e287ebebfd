//! A person's checkpoint is held against their certificates when it comes.

use keys::{DeviceKey, PersonKey};
use record::{CHECKPOINT_PERSON, Class, PersonCheckpoint, Subject};
use sync::Local as _;
use sync::memory::MemoryLocal;
use sync::wire::{Invitee, PushRequest};

use crate::support::{Call, TestServer, code, exchange_all, note, person_key, problem, seat};

/// `person` signs what the machine recorded, with this key.
fn vouch(local: &MemoryLocal, person: &str, key: &PersonKey) -> u64 {
    let before = note(local, "文");
    let body = PersonCheckpoint::sign(before.hash, person, key);
    let subject = Subject::new("person", person);
    let record = local.write(subject, Class::Normal, CHECKPOINT_PERSON, &body, &[]);
    local.checkpoint().unwrap();
    record.header.seq
}

/// What headquarters says to the whole log.
async fn push(server: &TestServer, local: &MemoryLocal) -> http::Response<bytes::Bytes> {
    let entries = local.entries(&local.device().id());
    let request = PushRequest { entries: entries.iter().map(Into::into).collect() };
    let call = Call::post("/v1/records", &request).by(server, local).await;
    call.send(server).await
}

#[tokio::test]
async fn a_key_that_is_not_theirs_is_refused_with_its_entry() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    vouch(&local, &seat(1), &person_key(1));
    assert_eq!(push(&server, &local).await.status(), 200);
    let seq = vouch(&local, &seat(1), &PersonKey::from_entropy(&[7; 32]));
    let refused = push(&server, &local).await;
    assert_eq!(code(&refused), (422, "person-key-unknown".into()));
    assert_eq!(problem(&refused).entry.unwrap().seq, seq);
}

#[tokio::test]
async fn what_nobody_signed_so_is_refused() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    let before = note(&local, "文");
    let mut body = PersonCheckpoint::sign(before.hash, &seat(1), &person_key(1));
    body.head = canon::sha256(b"another head");
    let subject = Subject::new("person", seat(1));
    local.write(subject, Class::Normal, CHECKPOINT_PERSON, &body, &[]);
    local.checkpoint().unwrap();
    assert_eq!(code(&push(&server, &local).await).1, "record-bad-checkpoint");
}

#[tokio::test]
async fn somebody_who_has_not_joined_holds_up_no_log() {
    let server = TestServer::start().await;
    server.administrator().await;
    // A second person of that machine signs out before they join.
    let local = MemoryLocal::new(DeviceKey::from_entropy(&[1; 32]), &seat(9));
    local.pin_server(server.public);
    vouch(&local, &seat(9), &PersonKey::from_entropy(&[7; 32]));
    assert_eq!(push(&server, &local).await.status(), 200);
}

#[tokio::test]
async fn a_revoked_key_counts_until_it_was_revoked() {
    let mut server = TestServer::start().await;
    let local = server.administrator().await;
    let seq = vouch(&local, &seat(1), &person_key(1));
    // In memory an entry's time is its number.
    let at_ms = i64::try_from(seq).unwrap() + 1;
    server.revoke(&seat(1), at_ms).await;
    assert_eq!(push(&server, &local).await.status(), 200, "signed before, come after");
    vouch(&local, &seat(1), &person_key(1));
    assert_eq!(code(&push(&server, &local).await).1, "person-key-revoked");
}

#[tokio::test]
async fn each_machine_of_a_person_has_its_own_key() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let who = Invitee::Known { person: seat(1) };
    let invitation = server.invite(&administrator, who).await;
    let (laptop, _) = server.accept(invitation, 2).await.unwrap();
    vouch(&laptop, &seat(2), &person_key(2));
    exchange_all(&laptop, &server.transport()).await;
    vouch(&laptop, &seat(2), &person_key(7));
    assert_eq!(code(&push(&server, &laptop).await).1, "person-key-unknown");
}
