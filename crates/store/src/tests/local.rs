use canon::sha256;
use keys::DeviceKey;
use record::{Receipt, SignedReceipt};

use super::desk::{Desk, NOON_MS, append};
use super::facts;
use crate::Result;

const I1: (&str, &str) = ("inspection", "i-1");

fn receipt(seq: u64, stored: bool, at_ms: i64) -> SignedReceipt {
    let device = "d-1".to_owned();
    let receipt = Receipt { device, seq, head: sha256(b"head"), at_ms, stored };
    SignedReceipt::sign(receipt, &DeviceKey::from_entropy(&[9; 32]))
}

#[test]
fn the_last_letter_of_a_draft_is_kept() {
    let (desk, store) = Desk::new(1);
    for text in ["安", "安全", "安全帽"] {
        store.set_draft("i-1", "item/1/note", text).unwrap();
    }
    drop(store);
    let drafts = desk.open().unwrap().drafts("i-1").unwrap();
    assert_eq!(drafts.len(), 1);
    assert_eq!((drafts[0].field.as_str(), drafts[0].text.as_str()), ("item/1/note", "安全帽"));
}

#[test]
fn a_draft_goes_when_its_answer_stays_and_only_then() {
    let (_desk, store) = Desk::new(1);
    store.set_draft("i-1", "note", "安全帽").unwrap();
    let failed: Result<()> = store.write(|write| {
        write.drop_draft("i-1", "note", "安全帽")?;
        Err(crate::StoreError::DiskFull)
    });
    assert!(failed.is_err());
    assert_eq!(store.drafts("i-1").unwrap().len(), 1);
    // Another letter was typed while the answer was on its way.
    store.write(|write| write.drop_draft("i-1", "note", "安全")).unwrap();
    assert_eq!(store.drafts("i-1").unwrap().len(), 1);
    store.write(|write| write.drop_draft("i-1", "note", "安全帽")).unwrap();
    assert!(store.drafts("i-1").unwrap().is_empty());
}

#[test]
fn a_secret_is_never_overwritten() {
    let (desk, store) = Desk::new(1);
    store.write(|write| write.add_secret("draw/r-1", b"first")).unwrap();
    let refused = store.write(|write| write.add_secret("draw/r-1", b"second")).unwrap_err();
    assert_eq!(refused.code(), "secret-exists");
    store.rebuild().unwrap();
    drop(store);
    let kept = desk.open().unwrap().secret("draw/r-1").unwrap();
    assert_eq!(kept.as_deref(), Some(b"first".as_slice()));
}

#[test]
fn a_clock_set_back_is_doubtful_also_after_a_restart() {
    let (desk, store) = Desk::new(1);
    let clock = |store: &crate::Store| {
        append(store, I1, &facts::answered(1, 1, vec![])).unwrap().header.clock
    };
    assert_eq!(clock(&store).trusted, None);
    store.trust_time(NOON_MS, 5_000).unwrap();
    desk.fake.pass(3_600_000);
    let told = clock(&store);
    assert_eq!(told.trusted, Some(NOON_MS + 3_600_000));
    assert!(!told.is_doubtful());
    desk.fake.set_wall(NOON_MS - 86_400_000);
    assert!(clock(&store).is_doubtful());
    drop(store);
    let store = desk.open().unwrap();
    assert!(clock(&store).is_doubtful());
    store.rebuild().unwrap();
    assert!(clock(&store).is_doubtful());
}

/// The wall clock goes back, the order of records does not.
#[test]
fn order_survives_a_clock_set_back() {
    let (desk, store) = Desk::new(1);
    let first = append(&store, I1, &facts::answered(1, 1, vec![])).unwrap();
    desk.fake.set_wall(NOON_MS - 1_000_000);
    drop(store);
    let store = desk.open().unwrap();
    let second = append(&store, I1, &facts::answered(1, 2, vec![])).unwrap();
    assert!(second.header.at > first.header.at);
}

#[test]
fn receipts_say_what_is_safe() {
    let (desk, store) = Desk::new(1);
    for points in 0..5 {
        append(&store, I1, &facts::answered(1, points, vec![])).unwrap();
    }
    assert_eq!(store.waiting().unwrap().records, 5);
    store.add_receipt(&receipt(4, false, 10)).unwrap();
    assert_eq!(store.waiting().unwrap().records, 5, "seen is not stored");
    store.add_receipt(&receipt(4, true, 20)).unwrap();
    store.add_receipt(&receipt(2, true, 30)).unwrap();
    assert_eq!(store.waiting().unwrap().records, 1);
    assert_eq!(store.custody("inspection/i-1").unwrap().waiting_records, 1);
    // The same word once more, later: the earlier one proves more.
    store.add_receipt(&receipt(4, true, 99)).unwrap();
    store.checkpoint("p-1").unwrap();
    drop(store);
    let store = desk.open().unwrap();
    let kept = store.receipts(10).unwrap();
    let told: Vec<_> = kept.iter().map(|r| (r.receipt.seq, r.receipt.at_ms)).collect();
    assert_eq!(told, [(4, 20), (4, 10), (2, 30)]);
    store.send_again_after(1).unwrap();
    assert_eq!(store.waiting().unwrap().records, 5);
    assert_eq!(store.receipts(10).unwrap().len(), 3);
}

#[test]
fn blobs_wait_until_they_are_safe() {
    let (_desk, store) = Desk::new(1);
    let (original, small) = (facts::put(&store, b"original"), facts::put(&store, b"small"));
    append(&store, I1, &facts::photo_taken(original.clone(), small, 0)).unwrap();
    let waiting = store.waiting().unwrap();
    assert_eq!((waiting.blobs, waiting.bytes), (2, 13));
    store.blob_is_safe(&original.hash).unwrap();
    let custody = store.custody("inspection/i-1").unwrap();
    assert_eq!((custody.blobs, custody.waiting_blobs), (2, 1));
    assert!(store.is_referenced(&original.hash).unwrap());
    assert!(!store.is_referenced(&sha256(b"other")).unwrap());
}
