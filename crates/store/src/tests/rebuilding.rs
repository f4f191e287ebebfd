use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use canon::BlobRef;

use super::desk::{Desk, append, files, log_of};
use super::facts;
use crate::Store;

const I1: (&str, &str) = ("inspection", "i-1");

#[test]
fn a_tampered_projection_is_made_anew() {
    let (desk, store) = Desk::new(1);
    append(&store, I1, &facts::opened(1)).unwrap();
    append(&store, I1, &facts::answered(1, 5, vec![])).unwrap();
    store.set_draft("i-1", "note", "安全帽").unwrap();
    let raw = desk.raw();
    raw.execute("UPDATE answer SET note = 'better'", []).unwrap();
    raw.execute("DELETE FROM inspection", []).unwrap();
    drop(raw);
    assert_eq!(store.differing_projections().unwrap(), ["inspection", "answer"]);
    let log = log_of(&store, &store.device_id());
    store.rebuild().unwrap();
    assert!(store.differing_projections().unwrap().is_empty());
    assert_eq!(store.inspection_state("i-1").unwrap().answers["item-1"][0].note, "备注5");
    assert_eq!(store.drafts("i-1").unwrap()[0].text, "安全帽");
    append(&store, I1, &facts::answered(1, 6, vec![])).unwrap();
    drop(store);
    let store = desk.open().unwrap();
    assert_eq!(store.head().seq, 3);
    assert_eq!(log_of(&store, &store.device_id())[..2], log[..]);
    let names: Vec<_> = files(desk.folder()).into_keys().collect();
    assert!(!names.iter().any(|name| name.to_string_lossy().contains("rebuild")), "{names:?}");
}

/// Another version of the program projects otherwise.
#[test]
fn older_projections_are_rebuilt_on_opening() {
    let (desk, store) = Desk::new(1);
    append(&store, I1, &facts::opened(1)).unwrap();
    store.set_setting("projection", "older").unwrap();
    drop(store);
    let raw = desk.raw();
    raw.execute("DELETE FROM inspection", []).unwrap();
    drop(raw);
    let store = desk.open().unwrap();
    assert_eq!(store.inspections().unwrap().len(), 1);
    assert_eq!(store.setting("projection").unwrap().as_deref(), Some(crate::schema::PROJECTION));
}

/// Rebuilding runs beside: what others confirm meanwhile is in the new file too.
#[test]
fn nothing_written_while_rebuilding_is_lost() {
    let (desk, store) = Desk::new(1);
    append(&store, I1, &facts::opened(1)).unwrap();
    let store = Arc::new(store);
    let done = Arc::new(AtomicBool::new(false));
    let writing = {
        let (store, done) = (Arc::clone(&store), Arc::clone(&done));
        std::thread::spawn(move || {
            let mut confirmed = 1;
            while !done.load(Ordering::SeqCst) {
                confirmed = append(&store, I1, &facts::answered(1, 5, vec![])).unwrap().header.seq;
                store.set_draft("i-1", "note", &confirmed.to_string()).unwrap();
                assert!(!store.inspection_state("i-1").unwrap().answers["item-1"].is_empty());
            }
            confirmed
        })
    };
    for _ in 0..8 {
        store.rebuild().unwrap();
        assert!(store.differing_projections().unwrap().is_empty());
    }
    done.store(true, Ordering::SeqCst);
    let confirmed = writing.join().unwrap();
    assert!(confirmed > 8, "{confirmed}");
    let check = |store: &Store| {
        assert_eq!(store.head().seq, confirmed);
        assert_eq!(log_of(store, &store.device_id()).len() as u64, confirmed);
        assert_eq!(store.drafts("i-1").unwrap()[0].text, confirmed.to_string());
    };
    check(&store);
    drop(store);
    check(&desk.open().unwrap());
}

/// A store with eight mines of one sheet and an open inspection, and the sheet.
fn with_sheet() -> (Desk, Store, Vec<u8>, BlobRef) {
    let (desk, store) = Desk::new(1);
    let bytes = facts::sheet(255);
    let file = facts::put(&store, &bytes);
    append(&store, ("mines", "all"), &facts::imported(file.clone(), &bytes)).unwrap();
    append(&store, I1, &facts::opened(1)).unwrap();
    (desk, store, bytes, file)
}

fn spoil(desk: &Desk, file: &BlobRef) {
    let name = file.hash.to_string();
    let path = desk.folder().join("blobs").join(&name[..2]).join(&name);
    let mut sealed = std::fs::read(&path).unwrap();
    sealed[30] ^= 1;
    std::fs::write(&path, sealed).unwrap();
}

fn wrong(store: &Store) -> Vec<&'static str> {
    let health = store.examine().unwrap();
    health.findings.iter().filter(|finding| !finding.ok).map(|finding| finding.name).collect()
}

/// Its mines stand until it is back, which headquarters is asked for.
#[test]
fn a_rebuild_waits_for_a_damaged_sheet() {
    let (desk, store, bytes, file) = with_sheet();
    spoil(&desk, &file);
    assert_eq!(store.rebuild().unwrap_err().code(), "sheet-lost");
    assert_eq!(store.mine_index().unwrap().len(), 8);
    let health = store.examine().unwrap();
    let projections = health.findings.iter().find(|f| f.name == "projections").unwrap();
    let fault = projections.fault.as_ref().unwrap();
    assert_eq!(fault.code, "projections-not-compared");
    assert!(projections.message.contains("Do not rebuild"), "{}", projections.message);
    drop(store);

    let store = desk.open().unwrap();
    let wanted = store.blobs_wanted().unwrap();
    let wanted: Vec<_> = wanted.into_iter().map(|(blob, _)| blob).collect();
    assert_eq!(wanted, std::slice::from_ref(&file));
    facts::put(&store, &bytes);
    store.blob_arrived(&file.hash).unwrap();
    assert!(store.blobs_wanted().unwrap().is_empty());
    store.rebuild().unwrap();
    assert_eq!(store.mine_index().unwrap().len(), 8);
    assert!(store.examine().unwrap().is_good());
}

/// A sheet that the disk has spoilt is the doctor's to name: another version of the program starts
/// all the same.
#[test]
fn a_damaged_sheet_does_not_stop_the_rebuild_on_opening() {
    let (desk, store, bytes, file) = with_sheet();
    store.set_setting("projection", "older").unwrap();
    drop(store);
    spoil(&desk, &file);
    let store = desk.open().unwrap();
    assert_eq!(store.inspections().unwrap().len(), 1);
    assert_eq!(wrong(&store), ["blobs"]);
    facts::put(&store, &bytes);
    store.blob_arrived(&file.hash).unwrap();
    assert_eq!(store.mine_index().unwrap().len(), 8);
    assert!(store.examine().unwrap().is_good());
}
