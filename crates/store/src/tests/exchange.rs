use record::{Head, Record};

use super::desk::{Desk, append, log_of};
use super::facts;
use crate::{Result, Store};

const I1: (&str, &str) = ("inspection", "i-1");

/// A signed log of `answers` answers and a checkpoint.
fn written(seed: u8, answers: u8) -> (Desk, Store, Vec<Record>) {
    let (desk, store) = Desk::new(seed);
    for points in 0..answers {
        append(&store, I1, &facts::answered(seed, points, vec![])).unwrap();
    }
    store.checkpoint("p-1").unwrap();
    let log = log_of(&store, &store.device_id());
    (desk, store, log)
}

fn code(taken: Result<()>) -> &'static str {
    taken.unwrap_err().code()
}

#[test]
fn taking_over_can_be_repeated() {
    let (other, theirs, log) = written(2, 4);
    let (desk, store) = Desk::new(1);
    let key = other.device.public();
    append(&store, I1, &facts::opened(1)).unwrap();
    store.take_over(&key, &log).unwrap();
    store.take_over(&key, &log).unwrap();
    store.take_over(&key, &[]).unwrap();
    assert_eq!(log_of(&store, &key.id()), log);
    let answers = store.inspection_state("i-1").unwrap().answers;
    assert_eq!(answers["item-2"].len(), 4);
    append(&theirs, I1, &facts::answered(2, 9, vec![])).unwrap();
    theirs.checkpoint("p-1").unwrap();
    let longer = log_of(&theirs, &key.id());
    // A batch that begins with what is here already.
    store.take_over(&key, &longer[2..]).unwrap();
    assert_eq!(log_of(&store, &key.id()), longer);
    assert_eq!(store.head().seq, 1, "the own log is another");
    store.checkpoint("p-1").unwrap();
    assert!(store.examine().unwrap().is_good());
    drop(store);
    assert_eq!(desk.open().unwrap().heads().unwrap()[&key.id()].seq, 7);
}

#[test]
fn what_does_not_hold_is_refused_whole() {
    let (other, _theirs, log) = written(2, 4);
    let (_desk, store) = Desk::new(1);
    let key = other.device.public();
    assert_eq!(code(store.take_over(&key, &log[1..])), "record-gap");
    assert_eq!(code(store.take_over(&key, &log[..3])), "record-no-checkpoint");
    let holes = [&log[..1], &log[2..]].concat();
    assert_eq!(code(store.take_over(&key, &holes)), "record-gap");
    let mut changed = log.clone();
    changed[1].payload = Some(b"{}".to_vec());
    assert_eq!(code(store.take_over(&key, &changed)), "record-wrong-payload");
    let stranger = Desk::new(3).0.device.public();
    assert_eq!(code(store.take_over(&stranger, &log)), "record-gap");
    assert!(store.heads().unwrap().is_empty());
    assert!(store.forks().unwrap().is_empty());
    let mut first = log[..1].to_vec();
    first[0].header.seq = 0;
    assert_eq!(code(store.take_over(&key, &first)), "record-gap");
}

/// A restored backup: the same device went on twice.
#[test]
fn a_fork_is_refused_and_both_branches_are_kept() {
    let (other, _theirs, log) = written(2, 4);
    let (_again, _copy, mut branch) = written(2, 2);
    let key = other.device.public();
    assert_eq!(branch[..2], log[..2]);
    assert_ne!(branch[2], log[2]);
    let (desk, store) = Desk::new(1);
    store.take_over(&key, &log).unwrap();
    assert_eq!(code(store.take_over(&key, &branch)), "record-fork");
    assert_eq!(log_of(&store, &key.id()), log);
    assert_eq!(store.forks().unwrap(), [(key.id(), 3)]);
    // Only the end of the other branch.
    branch.remove(0);
    assert_eq!(code(store.take_over(&key, &branch)), "record-fork");
    store.rebuild().unwrap();
    drop(store);
    let store = desk.open().unwrap();
    assert_eq!(store.forks().unwrap(), [(key.id(), 3)]);
    let health = store.examine().unwrap();
    let wrong: Vec<_> = health.findings.iter().filter(|f| !f.ok).map(|f| f.name).collect();
    assert_eq!(wrong, ["forks"]);
}

/// The branch goes on where the log that is here ends: its first entry gives it away.
#[test]
fn a_fork_in_the_last_entry_is_a_fork() {
    let (other, _theirs, log) = written(2, 2);
    let (_again, _copy, branch) = written(2, 4);
    let (_desk, store) = Desk::new(1);
    store.take_over(&other.device.public(), &log).unwrap();
    let taken = store.take_over(&other.device.public(), &branch[3..]);
    assert_eq!(code(taken), "record-fork");
}

/// Headquarters has more of the own log than this machine: it was restored from a backup.
#[test]
fn the_own_log_is_not_continued_from_elsewhere() {
    let (desk, _longer, log) = written(1, 4);
    let (_again, store) = Desk::new(1);
    assert_eq!(code(store.take_over(&desk.device.public(), &log)), "log-forked");
    assert_eq!(store.head(), Head::START);
    assert_eq!(store.forks().unwrap(), [(desk.device.id(), 1)]);
    let (same, store, log) = written(1, 4);
    store.take_over(&same.device.public(), &log).unwrap();
    assert_eq!(store.head().seq, 5);
}

/// What was seen comes before what is done after seeing it, whatever the wall clocks say; also
/// after a restart.
#[test]
fn answers_come_after_what_they_saw() {
    let (other, theirs, _) = written(2, 0);
    other.fake.pass(3_600_000);
    let seen = append(&theirs, I1, &facts::answered(1, 5, vec![])).unwrap();
    theirs.checkpoint("p-1").unwrap();
    let (desk, store) = Desk::new(1);
    store.take_over(&other.device.public(), &log_of(&theirs, &other.device.id())).unwrap();
    let own = append(&store, I1, &facts::answered(1, 6, vec![seen.id()])).unwrap();
    assert!(own.header.at > seen.header.at);
    let (third, unseen, _) = written(3, 0);
    third.fake.pass(7_200_000);
    let latest = append(&unseen, I1, &facts::answered(1, 7, vec![])).unwrap();
    unseen.checkpoint("p-1").unwrap();
    store.take_over(&third.device.public(), &log_of(&unseen, &third.device.id())).unwrap();
    drop(store);
    let store = desk.open().unwrap();
    let after = append(&store, I1, &facts::answered(1, 8, vec![])).unwrap();
    assert!(after.header.at > latest.header.at);
}

/// Two that nobody has seen together are a conflict; one that saw both settles it, whichever
/// comes first.
#[test]
fn conflicts_stand_until_somebody_settles_them() {
    let (first, here, _) = written(1, 0);
    let (second, there, _) = written(2, 0);
    let ours = append(&here, I1, &facts::answered(1, 5, vec![])).unwrap();
    let theirs = append(&there, I1, &facts::answered(1, 6, vec![])).unwrap();
    for (from, desk, to) in [(&here, &first, &there), (&there, &second, &here)] {
        from.checkpoint("p-1").unwrap();
        to.take_over(&desk.device.public(), &log_of(from, &desk.device.id())).unwrap();
    }
    append(&here, ("inspection", "i-1"), &facts::opened(1)).unwrap();
    let state = here.inspection_state("i-1").unwrap();
    assert_eq!(state.conflicts().collect::<Vec<_>>(), ["item-1"]);
    let settled = append(&here, I1, &facts::answered(1, 5, vec![ours.id(), theirs.id()])).unwrap();
    let standing = here.inspection_state("i-1").unwrap().answers["item-1"].clone();
    assert_eq!(standing.len(), 1);
    assert_eq!(standing[0].id, settled.id());
}

/// The record of an import comes before its file does.
#[test]
fn a_sheet_that_arrives_late_is_read_in_its_place() {
    let (other, theirs) = Desk::new(2);
    let (older, newer) = (facts::sheet(255), facts::sheet(3));
    let files = [facts::put(&theirs, &older), facts::put(&theirs, &newer)];
    append(&theirs, ("mines", "all"), &facts::imported(files[0].clone(), &older)).unwrap();
    append(&theirs, ("mines", "all"), &facts::imported(files[1].clone(), &newer)).unwrap();
    theirs.checkpoint("p-1").unwrap();
    let (_desk, store) = Desk::new(1);
    let device = other.device.public();
    store.take_over(&device, &log_of(&theirs, &device.id())).unwrap();
    assert_eq!(store.mine_index().unwrap().len(), 0);
    facts::put(&store, b"something else");
    store.blob_arrived(&canon::sha256(b"something else")).unwrap();
    assert_eq!(store.mine_index().unwrap().len(), 0);
    for (bytes, mines) in [(&newer, 3), (&older, 8)] {
        let file = facts::put(&store, bytes);
        store.blob_arrived(&file.hash).unwrap();
        assert_eq!(store.mine_index().unwrap().len(), mines);
    }
    let mines = |store: &Store| store.mines_of_region("1506").unwrap();
    assert_eq!(mines(&store), mines(&theirs));
}

/// A colleague's log with one import of each of these sheets, taken over without the files.
fn imports_without_files(sheets: &[&[u8]]) -> (Desk, Store) {
    let (other, theirs) = Desk::new(2);
    for bytes in sheets {
        let file = facts::put(&theirs, bytes);
        append(&theirs, ("mines", "all"), &facts::imported(file, bytes)).unwrap();
    }
    theirs.checkpoint("p-1").unwrap();
    let (desk, store) = Desk::new(1);
    let device = other.device.public();
    store.take_over(&device, &log_of(&theirs, &device.id())).unwrap();
    (desk, store)
}

/// The program ended after the file had its name and before it was read.
#[test]
fn a_sheet_that_nobody_has_read_is_read_on_opening() {
    let sheet = facts::sheet(255);
    let (desk, store) = imports_without_files(&[&sheet]);
    facts::put(&store, &sheet);
    assert_eq!(store.mine_index().unwrap().len(), 0);
    drop(store);
    let store = desk.open().unwrap();
    assert_eq!(store.mine_index().unwrap().len(), 8);
    assert!(store.differing_projections().unwrap().is_empty());
    let head = store.head();
    drop(store);
    assert_eq!(desk.open().unwrap().head(), head, "reading records nothing");
}

/// A damaged sheet is older than one that was read, and will never be read itself.
#[test]
fn a_damaged_sheet_does_not_have_the_others_read_again() {
    let (early, late) = (facts::sheet(255), facts::sheet(3));
    let (desk, store) = imports_without_files(&[&early, &late]);
    let file = facts::put(&store, &early);
    let name = file.hash.to_string();
    let path = desk.folder().join("blobs").join(&name[..2]).join(&name);
    std::fs::write(path, b"damaged").unwrap();
    let newer = facts::put(&store, &late);
    store.blob_arrived(&newer.hash).unwrap();
    assert_eq!(store.mine_index().unwrap().len(), 3);
    assert!(store.differing_projections().unwrap().is_empty());
    // Reading all again would wipe this mark out.
    let marked = || {
        let count = "SELECT count(*) FROM mine WHERE holder = 'marked'";
        desk.raw().query_row(count, [], |row| row.get::<_, u32>(0)).unwrap()
    };
    desk.raw().execute("UPDATE mine SET holder = 'marked'", []).unwrap();
    store.blob_arrived(&file.hash).unwrap();
    store.blob_arrived(&newer.hash).unwrap();
    assert_eq!(marked(), 3);
    drop(store);
    let store = desk.open().unwrap();
    assert_eq!(marked(), 3);
    // Once it can be read it takes its place before the other.
    store.blobs.remove(&file.hash).unwrap();
    facts::put(&store, &early);
    store.blob_arrived(&file.hash).unwrap();
    assert_eq!((marked(), store.mine_index().unwrap().len()), (0, 8));
    assert!(store.differing_projections().unwrap().is_empty());
}

#[test]
fn all_but_the_originals_of_photos_is_wanted() {
    let (other, theirs) = Desk::new(2);
    let [original, small, ink, both] =
        [b"original".as_slice(), b"small", b"ink", b"both"].map(|bytes| facts::put(&theirs, bytes));
    append(&theirs, I1, &facts::photo_taken(original, small.clone(), 1)).unwrap();
    append(&theirs, I1, &facts::photo_taken(both.clone(), both.clone(), 2)).unwrap();
    append(&theirs, I1, &facts::ink_signed(ink.clone(), 1)).unwrap();
    theirs.checkpoint("p-1").unwrap();
    let (desk, store) = Desk::new(1);
    let device = other.device.public();
    store.take_over(&device, &log_of(&theirs, &device.id())).unwrap();
    let wanted = |store: &Store| {
        let wanted = store.blobs_wanted().unwrap().into_iter();
        wanted.map(|(blob, _)| blob.hash).collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(wanted(&store), [small.hash, ink.hash, both.hash].into());
    facts::put(&store, b"small");
    store.blob_arrived(&small.hash).unwrap();
    assert_eq!(wanted(&store), [ink.hash, both.hash].into());
    assert!(wanted(&theirs).is_empty());
    // The program ended between the file and the note of it.
    facts::put(&store, b"ink");
    drop(store);
    let store = desk.open().unwrap();
    assert_eq!(wanted(&store), [both.hash].into());
    // One that a person here hands over too is wanted no longer.
    let own = facts::put(&store, b"both");
    append(&store, I1, &facts::ink_signed(own, 1)).unwrap();
    assert!(wanted(&store).is_empty());
    store.rebuild().unwrap();
    assert!(wanted(&store).is_empty());
}

#[test]
fn what_was_withheld_is_projected_when_it_comes() {
    let (other, theirs, log) = written(2, 3);
    let mut bare = log.clone();
    bare[0].payload = None;
    bare[1].payload = None;
    let (_desk, store) = Desk::new(1);
    let device = other.device.public();
    let id = device.id();
    append(&store, I1, &facts::opened(1)).unwrap();
    store.take_over(&device, &bare).unwrap();
    let run = crate::WithheldRun { device: id.clone(), first: 1, last: 2 };
    assert_eq!(store.withheld().unwrap(), [run]);
    assert_eq!(store.inspection_state("i-1").unwrap().answers["item-2"].len(), 1);
    assert!(store.examine().unwrap().is_good());

    let payload = |seq: usize| log[seq - 1].payload.clone().unwrap();
    assert_eq!(store.keep_payload(&id, 1, payload(2)).unwrap_err().code(), "record-wrong-payload");
    assert!(store.keep_payload(&id, 2, payload(2)).unwrap());
    assert!(!store.keep_payload(&id, 2, payload(2)).unwrap(), "it is here already");
    assert!(!store.keep_payload(&id, 3, payload(2)).unwrap());
    assert!(!store.keep_payload("d-nobody", 1, payload(1)).unwrap());
    assert!(store.keep_payload(&id, 1, payload(1)).unwrap());
    assert_eq!(store.withheld().unwrap(), []);
    assert_eq!(log_of(&store, &id), log_of(&theirs, &id));
    assert_eq!(store.inspection_state("i-1").unwrap().answers["item-2"].len(), 3);
    assert!(store.differing_projections().unwrap().is_empty());
}

/// Made by a newer version: kept, passed on, counted where it touches.
#[test]
fn unknown_kinds_are_kept_and_shown() {
    let (other, theirs) = Desk::new(2);
    append(&theirs, I1, &facts::opened(1)).unwrap();
    let subject = record::Subject::new("inspection", "i-1");
    let act = crate::Act { actor: "p-1", subject: &subject, class: record::Class::Normal };
    let body = serde_json::json!({ "sketch": "…" });
    let file = facts::put(&theirs, b"sketch");
    theirs
        .write(|write| -> Result<()> {
            write.append_raw(&act, "inspection.sketched", 1, &body, vec![file.clone()])?;
            // A known kind in a version to come, and one that doesn't say what it should.
            write.append_raw(&act, "inspection.answered", 9, &body, vec![])?;
            write.append_raw(&act, "inspection.answered", 1, &body, vec![])?;
            write.sign("p-1")?;
            Ok(())
        })
        .unwrap();
    let (_desk, store) = Desk::new(1);
    let device = other.device.public();
    let log = log_of(&theirs, &device.id());
    store.take_over(&device, &log).unwrap();
    for store in [&store, &theirs] {
        assert_eq!(store.newer_records().unwrap(), 3);
        assert_eq!(store.inspection_state("i-1").unwrap().newer_records, 3);
        assert!(store.is_referenced(&file.hash).unwrap());
        assert_eq!(log_of(store, &device.id()), log);
        assert!(store.examine().unwrap().is_good());
    }
}
