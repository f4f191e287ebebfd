//! What was handed over and never used goes; what anything names stays, whatever happens.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use canon::{BlobRef, Hash32};
use record::{Class, Subject};

use super::desk::{Desk, Fake, NOON_MS, append, log_of};
use super::facts;
use crate::{Act, Store, StoreKey};

const I1: (&str, &str) = ("inspection", "i-1");
const DAY_MS: i64 = 86_400_000;

/// Content that was put here so long before noon.
fn put(store: &Store, text: &str, before_noon_ms: i64) -> BlobRef {
    let blob = facts::put(store, text.as_bytes());
    age(store, &blob.hash, before_noon_ms);
    blob
}

fn file(folder: &Path, hash: &Hash32) -> PathBuf {
    let name = hash.to_string();
    folder.join("blobs").join(&name[..2]).join(name)
}

fn age(store: &Store, hash: &Hash32, before_noon_ms: i64) {
    let path = file(store.folder(), hash);
    let ms = u64::try_from(NOON_MS - before_noon_ms).unwrap();
    let file = File::options().write(true).open(path).unwrap();
    file.set_modified(UNIX_EPOCH + Duration::from_millis(ms)).unwrap();
}

fn here(store: &Store, blob: &BlobRef) -> bool {
    store.blobs.contains(&blob.hash)
}

#[test]
fn only_what_nothing_names_goes_and_only_after_a_day() {
    let (_desk, store) = Desk::new(1);
    let named = put(&store, "named", 9 * DAY_MS);
    append(&store, I1, &facts::ink_signed(named.clone(), 1)).unwrap();
    let drafted = put(&store, "drafted", 9 * DAY_MS);
    store.set_draft("i-1", "photo", &format!("see {}", drafted.hash)).unwrap();
    let fresh = put(&store, "fresh", DAY_MS - 1_000);
    let of_tomorrow = put(&store, "of tomorrow", -DAY_MS);
    let unused = put(&store, "unused", DAY_MS + 1_000);
    assert_eq!(store.clear_unused_blobs().unwrap(), 1);
    for kept in [&named, &drafted, &fresh, &of_tomorrow] {
        assert!(here(&store, kept));
    }
    assert!(!here(&store, &unused));
    // Handed over once more, it is new.
    let again = facts::put(&store, b"fresh");
    age(&store, &again.hash, 0);
    store.set_draft("i-1", "photo", "").unwrap();
    assert_eq!(store.clear_unused_blobs().unwrap(), 1);
    assert!(here(&store, &fresh) && !here(&store, &drafted));
}

#[test]
fn nothing_goes_while_a_newer_version_has_written_here() {
    let (_desk, store) = Desk::new(1);
    let unused = put(&store, "unused", 9 * DAY_MS);
    let subject = Subject::new("inspection", "i-1");
    let act = Act { actor: "p-1", subject: &subject, class: Class::Normal };
    let body = serde_json::json!({ "sketch": "…" });
    store.write(|write| write.append_raw(&act, "photo.sketched", 1, &body, vec![])).unwrap();
    assert_eq!(store.clear_unused_blobs().unwrap(), 0);
    assert!(here(&store, &unused));
}

#[test]
fn what_the_other_branch_of_a_log_names_is_evidence() {
    let (other, theirs) = Desk::new(2);
    theirs.checkpoint("p-1").unwrap();
    append(&theirs, I1, &facts::answered(1, 1, vec![])).unwrap();
    theirs.checkpoint("p-1").unwrap();
    let (branch_desk, branch) = Desk::new(2);
    let file = facts::put(&branch, b"ink");
    append(&branch, I1, &facts::ink_signed(file.clone(), 1)).unwrap();
    branch.checkpoint("p-1").unwrap();
    let device = other.device.public();
    assert_eq!(branch_desk.device.public(), device);

    let (_desk, store) = Desk::new(1);
    store.take_over(&device, &log_of(&theirs, &device.id())).unwrap();
    assert!(store.take_over(&device, &log_of(&branch, &device.id())).is_err());
    let file = put(&store, "ink", 9 * DAY_MS);
    let unused = put(&store, "unused", 9 * DAY_MS);
    assert_eq!(store.clear_unused_blobs().unwrap(), 1);
    assert!(here(&store, &file) && !here(&store, &unused));
}

const FOLDER: &str = "QINGSHAN_TEST_STORE_FOLDER";

/// Not a test: what the test below starts as a process and kills.
#[test]
#[ignore = "started by the test below"]
fn clear_until_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let store = Store::open(folder.as_ref(), StoreKey::new([1; 32]), Arc::new(Fake::new(1)));
    store.unwrap().clear_unused_blobs().unwrap();
}

/// Starts clearing in another process and kills it once this file is gone.
fn kill_after(folder: &Path, early: &Path) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "tests::contents::clear_until_killed", "--ignored"])
        .env(FOLDER, folder)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    while early.exists() {
        if child.try_wait().unwrap().is_some() {
            assert!(!early.exists(), "it ended, and cleared nothing");
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Clears, is killed, and clears the rest. Whether the kill came in the middle.
fn killed_halfway(desk: &Desk, named: &[BlobRef], count: usize) -> bool {
    let store = desk.open().unwrap();
    let old = |n| put(&store, &format!("unused {n}"), 9 * DAY_MS).hash;
    let mut unused: Vec<Hash32> = (0..count).map(old).collect();
    // They go in the order of their names.
    unused.sort();
    drop(store);
    kill_after(desk.folder(), &file(desk.folder(), &unused[2]));

    let store = desk.open().unwrap();
    assert!(store.examine().unwrap().is_good());
    let left = store.blobs.names().unwrap().len() - named.len();
    assert_eq!(store.clear_unused_blobs().unwrap() as usize, left);
    assert!(named.iter().all(|ink| store.blobs.read(&ink.hash).is_ok()));
    (1..count).contains(&left)
}

#[test]
fn killed_in_between_it_loses_nothing() {
    let (desk, store) = Desk::new(1);
    let ink = |n: u8| {
        let ink = put(&store, &format!("ink {n}"), 9 * DAY_MS);
        append(&store, I1, &facts::ink_signed(ink.clone(), n)).unwrap();
        ink
    };
    let named: Vec<BlobRef> = (0..20).map(ink).collect();
    drop(store);
    // On a busy machine it may be done before the kill comes: then with twice as many, until
    // clearing takes longer than a kill does.
    let halfway = |round: u32| killed_halfway(&desk, &named, 120_usize << round);
    assert!((0..8).any(halfway), "it was never killed in the middle");
}
