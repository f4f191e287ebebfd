use std::sync::Arc;

use canon::{BlobRef, sha256};
use keys::PersonKey;
use record::{Class, Head, Subject, verify_segment};

use super::desk::{Desk, NOON_MS, append, crashed_copy, log_of};
use super::facts;
use crate::{Act, Result, StoreError};

const I1: (&str, &str) = ("inspection", "i-1");

#[test]
fn entries_are_chained_and_stay() {
    let (desk, store) = Desk::new(1);
    append(&store, I1, &facts::opened(1)).unwrap();
    append(&store, I1, &facts::answered(1, 5, vec![])).unwrap();
    let head = store.checkpoint("p-1").unwrap();
    assert_eq!((head.seq, store.head()), (3, head));
    assert_eq!(store.checkpoint("p-1").unwrap(), head, "nothing new to sign");
    drop(store);
    let store = desk.open().unwrap();
    assert_eq!(store.head(), head);
    let log = log_of(&store, &store.device_id());
    let chained = verify_segment(Head::START, &log, &desk.device.public()).unwrap();
    assert_eq!((chained.head, chained.signed), (head, 3));
    append(&store, I1, &facts::answered(1, 6, vec![])).unwrap();
    let all = log_of(&store, &store.device_id());
    assert_eq!(all[..3], log[..]);
    assert_eq!(all[3].header.prev, head.hash);
    assert_eq!(store.heads().unwrap()[&store.device_id()], store.head());
}

/// As a power cut does: nothing was closed, and all that was confirmed is there.
#[test]
fn what_was_confirmed_survives_without_closing() {
    let (desk, store) = Desk::new(1);
    for points in 0..20 {
        append(&store, I1, &facts::answered(1, points, vec![])).unwrap();
        let copy = crashed_copy(desk.folder());
        let after = desk.open_in(copy.path()).unwrap();
        assert_eq!(after.head(), store.head());
    }
}

#[test]
fn a_failed_act_leaves_nothing() {
    let (_desk, store) = Desk::new(1);
    append(&store, I1, &facts::opened(1)).unwrap();
    let before = store.head();
    let failed: Result<()> = store.write(|write| {
        let subject = Subject::new("inspection", "i-1");
        let act = Act { actor: "p-1", subject: &subject, class: Class::Normal };
        write.append(&act, &facts::answered(1, 5, vec![]))?;
        assert_eq!(write.head().seq, before.seq + 1);
        Err(StoreError::DiskFull)
    });
    assert_eq!(failed.unwrap_err().code(), "disk-full");
    assert_eq!(store.head(), before);
    assert!(store.inspection_state("i-1").unwrap().answers.is_empty());
    append(&store, I1, &facts::answered(1, 5, vec![])).unwrap();
    assert_eq!(store.head().seq, before.seq + 1);
}

#[test]
fn a_panic_leaves_nothing_and_the_store_works_on() {
    let (desk, store) = Desk::new(1);
    append(&store, I1, &facts::opened(1)).unwrap();
    let before = store.head();
    let store = Arc::new(store);
    let panicking = Arc::clone(&store);
    let panicked = std::thread::spawn(move || {
        panicking.write(|write| -> Result<()> {
            let subject = Subject::new("inspection", "i-1");
            let act = Act { actor: "p-1", subject: &subject, class: Class::Normal };
            write.append(&act, &facts::answered(1, 5, vec![]))?;
            panic!("in the middle of a transaction");
        })
    });
    assert!(panicked.join().is_err());
    assert_eq!(store.head(), before);
    append(&store, I1, &facts::answered(1, 5, vec![])).unwrap();
    let head = store.checkpoint("p-1").unwrap();
    assert!(store.examine().unwrap().is_good());
    drop(store);
    assert_eq!(desk.open().unwrap().head(), head);
}

#[test]
fn threads_write_one_after_the_other() {
    let (desk, store) = Desk::new(1);
    let store = Arc::new(store);
    let write = |item: u8| {
        let store = Arc::clone(&store);
        std::thread::spawn(move || {
            for points in 0..25 {
                append(&store, I1, &facts::answered(item, points, vec![])).unwrap();
                assert!(store.head().seq > 0);
            }
        })
    };
    let threads: Vec<_> = (0..3).map(write).collect();
    for thread in threads {
        thread.join().unwrap();
    }
    store.checkpoint("p-1").unwrap();
    let log = log_of(&store, &store.device_id());
    let chained = verify_segment(Head::START, &log, &desk.device.public()).unwrap();
    assert_eq!(chained.head.seq, 76);
}

/// The store can be asked while an act is under way: it tells what was there before.
#[test]
fn an_act_may_read_the_store() {
    let (_desk, store) = Desk::new(1);
    let seen = store.write(|write| -> Result<_> {
        write.set_setting("language", "zh")?;
        Ok((store.setting("language")?, store.head(), store.device_id()))
    });
    assert_eq!(seen.unwrap(), (None, Head::START, store.device_id()));
    assert_eq!(store.setting("language").unwrap().as_deref(), Some("zh"));
}

#[test]
fn the_device_signs_after_five_minutes_of_activity() {
    let (desk, store) = Desk::new(1);
    let answer = |points| append(&store, I1, &facts::answered(1, points, vec![])).unwrap();
    answer(1);
    desk.fake.pass(299_999);
    answer(2);
    assert_eq!(store.head().seq, 2);
    desk.fake.pass(1);
    answer(3);
    assert_eq!(store.head().seq, 4, "the third answer and a checkpoint");
    let log = log_of(&store, &store.device_id());
    assert_eq!(log[3].header.kind, "checkpoint.device");
    desk.fake.pass(1_000_000);
    store.set_draft("i-1", "note", "…").unwrap();
    assert_eq!(store.head().seq, 4, "nothing new to sign");
    answer(4);
    assert_eq!(store.head().seq, 6);
}

/// The wall clock does not decide when to sign: people set it.
#[test]
fn a_moved_wall_clock_signs_nothing() {
    let (desk, store) = Desk::new(1);
    append(&store, I1, &facts::answered(1, 1, vec![])).unwrap();
    desk.fake.set_wall(NOON_MS + 999_999_999);
    append(&store, I1, &facts::answered(1, 2, vec![])).unwrap();
    assert_eq!(store.head().seq, 2);
}

#[test]
fn what_an_earlier_run_left_unsigned_is_signed_with_the_next_act() {
    let (desk, store) = Desk::new(1);
    append(&store, I1, &facts::answered(1, 1, vec![])).unwrap();
    drop(store);
    let store = desk.open().unwrap();
    append(&store, I1, &facts::answered(1, 2, vec![])).unwrap();
    assert_eq!(store.head().seq, 3);
    drop(store);
    let store = desk.open().unwrap();
    append(&store, I1, &facts::answered(1, 3, vec![])).unwrap();
    assert_eq!(store.head().seq, 4, "all was signed, so five minutes begin");
}

#[test]
fn a_person_vouches_for_what_stands() {
    let (_desk, store) = Desk::new(1);
    let key = PersonKey::from_entropy(&[7; 32]);
    append(&store, I1, &facts::opened(1)).unwrap();
    let vouched = store.write(|write| write.vouch("p-1", &key)).unwrap();
    let body = vouched.body::<record::PersonCheckpoint>().unwrap().unwrap();
    assert!(body.verify());
    assert_eq!(body.head, vouched.header.prev);
    store.checkpoint("p-1").unwrap();
    let health = store.examine().unwrap();
    assert!(health.is_good(), "{health:#?}");
}

#[test]
fn a_record_names_only_content_that_is_here() {
    let (_desk, store) = Desk::new(1);
    let missing = BlobRef { hash: sha256(b"never written"), bytes: 13 };
    let refused = append(&store, I1, &facts::ink_signed(missing, 0)).unwrap_err();
    assert_eq!(refused.code(), "blob-missing");
    assert_eq!(store.head(), Head::START);
}

/// The room on the disk ends in the middle of writing: the step is refused, everything that was
/// confirmed stays, and with room again work goes on.
#[test]
fn a_full_disk_loses_nothing() {
    let (desk, store) = Desk::new(1);
    append(&store, I1, &facts::opened(1)).unwrap();
    let limit = |pages: u32| store.writer().pragma_update(None, "max_page_count", pages).unwrap();
    let pages: u32 = store.writer().query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    limit(pages + 4);
    let mut confirmed = store.head();
    let refused = loop {
        match append(&store, I1, &facts::answered(1, 5, vec!["x".repeat(900)])) {
            Ok(record) => {
                confirmed = Head { seq: record.header.seq, hash: record.hash };
                assert!(confirmed.seq < 100, "the disk never filled");
            }
            Err(error) => break error,
        }
    };
    assert_eq!(refused.code(), "disk-full");
    assert_eq!(store.head(), confirmed);
    assert_eq!(store.setting("none").unwrap(), None, "reading still works");
    limit(1_000_000);
    append(&store, I1, &facts::answered(1, 6, vec![])).unwrap();
    assert_eq!(store.head().seq, confirmed.seq + 1);
    let head = store.checkpoint("p-1").unwrap();
    assert!(store.examine().unwrap().is_good());
    drop(store);
    assert_eq!(desk.open().unwrap().head(), head);
}
