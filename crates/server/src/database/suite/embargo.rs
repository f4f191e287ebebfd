//! What is embargoed is for its readers, until the hand that embargoed it releases it.

use canon::{BlobRef, sha256};
use keys::DeviceKey;
use record::{Class, Head, Subject};
use sync::Local as _;
use sync::memory::MemoryLocal;

use super::{NOBODY, code, enrolled, enrolling, head, invite, person, write};
use crate::database::{Access, Database, Invite, Opened};

async fn push_all<D: Database>(database: &D, local: &MemoryLocal) -> &'static str {
    local.checkpoint().unwrap();
    let id = local.device().id();
    code(database.push(&id, local.entries(&id), 10).await)
}

const NONE: [u64; 0] = [];

/// Headquarters' word on the draw to which this machine committed.
fn opened(author: &MemoryLocal, at_ms: i64) -> Opened {
    let (draw, device) = (Subject::new("draw", "r-1"), author.device().id());
    Opened { draw, device, file: format!("said at {at_ms}").into_bytes(), at_ms }
}

/// Which entries of the log are open to this person, by every way of asking.
async fn open_to<D: Database>(database: &D, local: &MemoryLocal, person: &str) -> Vec<u64> {
    let id = local.device().id();
    let asked = database.accesses(&id, vec![(1, 99)], person).await.unwrap();
    let open: Vec<u64> = asked.iter().filter(|(_, a)| a.open).map(|(seq, _)| *seq).collect();
    let suffix = database.suffix(&id, 0, usize::MAX, person).await.unwrap();
    let accesses: Vec<Access> = asked.iter().map(|(_, access)| *access).collect();
    assert_eq!(suffix.entries.iter().map(|e| e.access).collect::<Vec<_>>(), accesses);
    let draw = Subject::new("draw", "r-1");
    let about = database.about(&draw, vec![id.clone()], person).await.unwrap();
    assert!(about.iter().all(|e| e.access.open == open.contains(&e.seq)), "{about:?}");
    let shares = database.subjects("draw", vec![id], person).await.unwrap();
    let counted: u64 = shares.iter().filter(|s| s.access.open).map(|s| s.entries).sum();
    assert_eq!(counted, open.len() as u64);
    open
}

pub async fn is_for_its_readers_until_its_release<D: Database>(database: &D) {
    let (author, reader) = (enrolled(database, 1).await, person(2).id);
    let seat = enrolling(2, 2).certificate.seat;
    enrolled(database, 2).await;
    let draw: Subject = "draw/r-1".parse().unwrap();
    author.write_for(&["p-other"], draw.clone(), "draw.frozen", &"list", &[b"list"]);
    author.write_for(&[&reader], draw.clone(), "draw.revealed", &"drawn", &[b"drawn"]);
    author.write_for(&[&seat], draw.clone(), "draw.assigned", &"visit", &[]);
    author.write_for(&[&reader], "draw/r-2".parse().unwrap(), "draw.frozen", &"x", &[]);
    write(&author, "draw/r-1", Class::Restricted, &[]);
    assert_eq!(push_all(database, &author).await, "fine");
    assert_eq!(open_to(database, &author, NOBODY).await, NONE);
    assert_eq!(open_to(database, &author, "p-other").await, [1]);
    assert_eq!(open_to(database, &author, &reader).await, [2, 3, 4], "a seat is its person");

    let id = author.device().id();
    for bytes in [b"list".as_slice(), b"drawn"] {
        let blob = BlobRef { hash: sha256(bytes), bytes: bytes.len() as u64 };
        database.own(&id, blob, 20).await.unwrap();
    }
    let shown = async |person: &str| {
        let asked = vec![sha256(b"list"), sha256(b"drawn")];
        let standings = database.standing(asked, person).await.unwrap();
        standings.iter().map(|s| s.owners[0].named.unwrap().open).collect::<Vec<_>>()
    };
    assert_eq!(shown(NOBODY).await, [false, false]);
    assert_eq!(shown(&reader).await, [false, true]);

    author.write(draw, Class::Normal, "draw.released", &"now", &[]);
    assert_eq!(push_all(database, &author).await, "fine");
    assert_eq!(open_to(database, &author, NOBODY).await, [1, 2, 3], "and not the other draw");
    assert_eq!(shown(NOBODY).await, [true, true]);
}

pub async fn is_released_by_the_hand_that_made_it<D: Database>(database: &D) {
    let (author, forger) = (enrolled(database, 1).await, enrolled(database, 2).await);
    let draw: Subject = "draw/r-1".parse().unwrap();
    author.write_for(&[], draw.clone(), "draw.revealed", &"drawn", &[]);
    assert_eq!(push_all(database, &author).await, "fine");
    // Even in the author's own name, and after something embargoed of one's own.
    let claiming = MemoryLocal::new(forger.key().clone(), &person(1).id);
    let own = claiming.clone_disk();
    claiming.write(draw.clone(), Class::Normal, "draw.released", &"now", &[]);
    assert_eq!(push_all(database, &claiming).await, "release-forged");
    assert_eq!(open_to(database, &author, NOBODY).await, NONE);
    assert_eq!(head(database, &forger.device().id()).await, Head::START, "nothing of it is kept");
    own.write_for(&[], draw.clone(), "draw.revealed", &"another", &[]);
    own.write(draw.clone(), Class::Normal, "draw.released", &"now", &[]);
    assert_eq!(push_all(database, &own).await, "fine");
    assert_eq!(open_to(database, &own, NOBODY).await, [1]);
    assert_eq!(open_to(database, &author, NOBODY).await, NONE);

    // The author's other machine.
    let again = Invite { hash: sha256(&[9]), ..invite(1) };
    database.invite(again).await.unwrap();
    let mut enrolling = enrolling(1, 9);
    enrolling.certificate.person = person(1).id;
    database.enrol(sha256(&[9]), enrolling).await.unwrap();
    let laptop = MemoryLocal::new(DeviceKey::from_entropy(&[9; 32]), &person(1).id);
    laptop.write(draw, Class::Normal, "draw.released", &"now", &[]);
    assert_eq!(push_all(database, &laptop).await, "fine");
    assert_eq!(open_to(database, &author, NOBODY).await, [1]);
}

pub async fn is_released_by_a_holder_once_headquarters_opened_it<D: Database>(database: &D) {
    let (author, holder) = (enrolled(database, 1).await, enrolled(database, 2).await);
    let stranger = enrolled(database, 3).await;
    let draw: Subject = "draw/r-1".parse().unwrap();
    let (officer, bringer) = (person(1).id, person(2).id);
    author.write_for(&[&officer, &bringer], draw.clone(), "draw.frozen", &"list", &[]);
    assert_eq!(push_all(database, &author).await, "fine");
    for machine in [&stranger, &holder] {
        machine.write_for(&[&officer, &bringer], draw.clone(), "draw.opened", &"drawn", &[]);
        machine.write(draw.clone(), Class::Normal, "draw.released", &"now", &[]);
        assert_eq!(push_all(database, machine).await, "fine");
        assert_eq!(open_to(database, machine, NOBODY).await, [1], "their own");
    }
    assert_eq!(open_to(database, &author, NOBODY).await, NONE, "headquarters opened nothing");
    let word = opened(&author, 30);
    assert!(database.keep_opened(word.clone()).await.unwrap());
    assert!(!database.keep_opened(opened(&author, 40)).await.unwrap(), "the first stands");
    assert_eq!(database.opened(&draw).await.unwrap(), Some(word));
    assert_eq!(open_to(database, &author, NOBODY).await, [1], "by the word of who holds it");
}

pub async fn is_not_released_by_others_though_headquarters_opened_it<D: Database>(database: &D) {
    let (author, holder) = (enrolled(database, 1).await, enrolled(database, 2).await);
    let stranger = enrolled(database, 3).await;
    let draw: Subject = "draw/r-1".parse().unwrap();
    let (officer, bringer) = (person(1).id, person(2).id);
    author.write_for(&[&officer, &bringer], draw.clone(), "draw.frozen", &"list", &[]);
    holder.write_for(&[&officer, &bringer], draw.clone(), "draw.opened", &"drawn", &[]);
    assert!(database.keep_opened(opened(&author, 30)).await.unwrap());
    stranger.write_for(&[], draw.clone(), "draw.opened", &"drawn", &[]);
    stranger.write(draw.clone(), Class::Normal, "draw.released", &"now", &[]);
    for machine in [&author, &holder, &stranger] {
        assert_eq!(push_all(database, machine).await, "fine");
    }
    for machine in [&author, &holder] {
        assert_eq!(open_to(database, machine, NOBODY).await, NONE);
    }
    // The officer's word is for what somebody else brought, too.
    author.write(draw, Class::Normal, "draw.released", &"now", &[]);
    assert_eq!(push_all(database, &author).await, "fine");
    assert_eq!(open_to(database, &holder, NOBODY).await, [1]);
}

/// What the officer reveals while headquarters reckons comes first; another log reveals nothing.
pub async fn is_not_opened_once_its_log_reveals<D: Database>(database: &D) {
    let (author, stranger) = (enrolled(database, 1).await, enrolled(database, 2).await);
    let draw = Subject::new("draw", "r-1");
    author.write(draw.clone(), Class::Normal, "draw.revealed", &"drawn", &[]);
    assert_eq!(push_all(database, &author).await, "fine");
    assert!(!database.keep_opened(opened(&author, 30)).await.unwrap());
    assert_eq!(database.opened(&draw).await.unwrap(), None);
    assert!(database.keep_opened(opened(&stranger, 40)).await.unwrap());
}
