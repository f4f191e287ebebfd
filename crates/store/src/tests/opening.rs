use std::fs;
use std::path::Path;

use rusqlite::Connection;

use super::desk::{Desk, append, crashed_copy, files};
use super::facts;
use crate::{Result, Store, StoreKey, connection};

const I1: (&str, &str) = ("inspection", "i-1");

/// A store with enough in it for several pages, closed.
fn closed() -> Desk {
    let (desk, store) = Desk::new(1);
    for points in 0..40 {
        append(&store, I1, &facts::answered(1, points, vec!["x".repeat(300)])).unwrap();
    }
    desk
}

fn code(opened: Result<Store>) -> &'static str {
    opened.map(|_| ()).unwrap_err().code()
}

/// Opens what `damage` made of the store, and lets the doctor look at it: neither may change a byte
/// of the folder, and both say the same.
fn refused(desk: &Desk, damage: impl FnOnce(&Path)) -> &'static str {
    let copy = crashed_copy(desk.folder());
    fs::remove_file(copy.path().join("store.lock")).unwrap();
    damage(&copy.path().join("store.db"));
    let before = files(copy.path());
    let code = code(desk.open_in(copy.path()));
    let examined = Store::examine_closed(copy.path(), desk.key.clone(), desk.fake.clone());
    assert_eq!(examined.unwrap_err().code(), code);
    let after = files(copy.path());
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    assert!(before == after, "a file was changed");
    code
}

#[test]
fn a_damaged_file_is_named_and_left_alone() {
    let desk = closed();
    let whole = fs::read(desk.folder().join("store.db")).unwrap();
    let pages = whole.len() / 4096;
    assert!(pages > 20);
    for length in [0, 10, 100, 4_095, 4_096, 8_192, whole.len() / 2, whole.len() - 1] {
        let cut = refused(&desk, |db| fs::write(db, &whole[..length]).unwrap());
        assert_eq!(cut, "store-damaged", "cut to {length}");
    }
    for at in [0, 17, 20, 500, 4_000] {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x20;
        assert_eq!(refused(&desk, |db| fs::write(db, &bytes).unwrap()), "store-damaged");
    }
    let overwritten = refused(&desk, |db| fs::write(db, vec![0; whole.len()]).unwrap());
    assert_eq!(overwritten, "store-damaged");
}

/// A page that opening doesn't need may be the damaged one: then whoever reads it is told.
#[test]
fn damage_anywhere_is_found_at_the_latest_by_the_doctor() {
    let desk = closed();
    let whole = fs::read(desk.folder().join("store.db")).unwrap();
    for page in 1..whole.len() / 4096 {
        let copy = crashed_copy(desk.folder());
        let mut bytes = whole.clone();
        bytes[page * 4096 + 2_000] ^= 1;
        fs::write(copy.path().join("store.db"), &bytes).unwrap();
        let before = files(copy.path());
        match desk.open_in(copy.path()) {
            Err(error) => {
                assert_eq!(error.code(), "store-damaged");
                assert!(before == files(copy.path()));
            }
            Ok(store) => {
                let health = store.examine().unwrap();
                assert!(!health.is_good(), "page {page}: {health:#?}");
                assert!(!health.findings[0].ok);
            }
        }
    }
}

#[test]
fn what_is_no_store_is_named_and_left_alone() {
    let desk = closed();
    let text = refused(&desk, |db| fs::write(db, "采矿许可证".repeat(1_000)).unwrap());
    assert_eq!(text, "store-damaged");
    let plain = refused(&desk, |db| {
        fs::remove_file(db).unwrap();
        let other = Connection::open(db).unwrap();
        other.execute_batch("CREATE TABLE record (seq INTEGER)").unwrap();
    });
    assert_eq!(plain, "store-foreign");
    let other_program = refused(&desk, |db| {
        let other = connection::writer(db, &desk.key).unwrap();
        other.pragma_update(None, "application_id", 7).unwrap();
    });
    assert_eq!(other_program, "store-foreign");
}

#[test]
fn a_newer_store_is_named_and_left_alone() {
    let desk = closed();
    let newer = refused(&desk, |db| {
        connection::writer(db, &desk.key).unwrap().pragma_update(None, "user_version", 2).unwrap();
    });
    assert_eq!(newer, "store-newer");
    let none = refused(&desk, |db| {
        let db = connection::writer(db, &desk.key).unwrap();
        db.pragma_update(None, "user_version", -1).unwrap();
    });
    assert_eq!(none, "store-damaged");
}

/// The newer program crashed: its number stands only in the write-ahead log.
#[test]
fn a_newer_store_is_named_and_left_alone_also_after_a_crash() {
    let (desk, store) = Desk::new(1);
    append(&store, I1, &facts::opened(1)).unwrap();
    store.writer().pragma_update(None, "user_version", 2).unwrap();
    assert!(crate::disk::has_wal(&desk.folder().join("store.db")));
    assert_eq!(refused(&desk, |_| ()), "store-newer");
    let garbage = refused(&desk, |db| fs::write(db, [7; 9_000]).unwrap());
    assert_eq!(garbage, "store-damaged");
}

#[test]
fn another_key_opens_nothing() {
    let desk = closed();
    let before = files(desk.folder());
    let opened = Store::open(desk.folder(), StoreKey::new([9; 32]), desk.fake.clone());
    assert_eq!(code(opened), "store-damaged");
    assert!(before == files(desk.folder()));
}

#[test]
fn a_store_is_open_once() {
    let (desk, store) = Desk::new(1);
    assert_eq!(code(desk.open()), "store-in-use");
    drop(store);
    desk.open().unwrap();
}

#[test]
fn there_is_one_store_in_a_folder() {
    let desk = closed();
    let before = files(desk.folder());
    let again = Store::create(desk.folder(), desk.key.clone(), &desk.device, desk.fake.clone());
    assert_eq!(code(again), "store-exists");
    assert!(before == files(desk.folder()));
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(code(desk.open_in(empty.path())), "store-missing");
    assert!(files(empty.path()).is_empty());
}

/// The names that a crash while creating or rebuilding leaves, with anything in them.
#[test]
fn leftovers_of_a_crash_do_no_harm() {
    let leave = |folder: &Path| {
        for name in ["store.new", "rebuild.db", "compare.db", "examine.db"] {
            fs::write(folder.join(name), [7; 5_000]).unwrap();
            fs::write(folder.join(name.to_owned() + "-wal"), [7; 5_000]).unwrap();
        }
    };
    let desk = closed();
    leave(desk.folder());
    let store = desk.open().unwrap();
    assert_eq!(store.head().seq, 40);
    let folder = tempfile::tempdir().unwrap();
    leave(folder.path());
    let key = desk.key.clone();
    let new = Store::create(folder.path(), key, &desk.device, desk.fake.clone()).unwrap();
    append(&new, I1, &facts::opened(1)).unwrap();
    for folder in [desk.folder(), folder.path()] {
        let names = files(folder);
        let left = |path: &&std::path::PathBuf| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            !name.starts_with("store.db") && name != "store.lock"
        };
        assert_eq!(names.keys().filter(left).count(), 0, "{:?}", names.keys());
    }
}

/// Spaces, Chinese and signs that mean something in a file address.
#[test]
fn any_folder_name_will_do() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("青山 100% #1?模式=a&b");
    let (desk, _store) = Desk::new(1);
    let create = Store::create(&folder, desk.key.clone(), &desk.device, desk.fake.clone());
    append(&create.unwrap(), I1, &facts::opened(1)).unwrap();
    let store = desk.open_in(&folder).unwrap();
    store.rebuild().unwrap();
    assert_eq!(store.head().seq, 1);
}
