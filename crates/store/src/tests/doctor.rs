use keys::PersonKey;
use rusqlite::Connection;

use super::desk::{Desk, append, crashed_copy, files};
use super::facts;
use crate::Store;

const I1: (&str, &str) = ("inspection", "i-1");

/// A store with a bit of everything that the doctor looks at.
pub fn filled() -> (Desk, Store) {
    let (desk, store) = Desk::new(1);
    append(&store, I1, &facts::opened(1)).unwrap();
    let (original, small) = (facts::put(&store, b"original"), facts::put(&store, b"small"));
    append(&store, I1, &facts::photo_taken(original, small, 0)).unwrap();
    for points in 0..5 {
        append(&store, I1, &facts::answered(1, points, vec![])).unwrap();
    }
    let key = PersonKey::from_entropy(&[7; 32]);
    store.write(|write| write.vouch("p-1", &key)).unwrap();
    store.checkpoint("p-1").unwrap();
    (desk, store)
}

/// What the doctor finds wrong after `harm` was done behind the store's back.
fn found(harm: impl FnOnce(&Desk, &Connection)) -> Vec<(&'static str, String)> {
    let (desk, store) = filled();
    let raw = desk.raw();
    raw.pragma_update(None, "foreign_keys", false).unwrap();
    harm(&desk, &raw);
    drop(raw);
    let health = store.examine().unwrap();
    assert_eq!(health.is_good(), health.findings.iter().all(|finding| finding.ok));
    health.findings.into_iter().filter(|f| !f.ok).map(|f| (f.name, f.message)).collect()
}

fn harmed(sql: &str) -> Vec<(&'static str, String)> {
    found(|_, raw| assert!(raw.execute(sql, []).unwrap() > 0))
}

#[test]
fn a_sound_store_is_good() {
    let (_desk, store) = filled();
    let health = store.examine().unwrap();
    assert!(health.is_good(), "{health:#?}");
    let checked = |name| health.findings.iter().find(|f| f.name == name).unwrap().checked;
    assert_eq!((checked("chain"), checked("checkpoints"), checked("blobs")), (9, 1, 2));
}

/// Whether it was closed or crashed, and whatever the crash left beside it.
#[test]
fn looking_at_a_closed_store_changes_not_a_byte() {
    let (desk, store) = filled();
    let crashed = crashed_copy(desk.folder());
    drop(store);
    assert!(crate::disk::has_wal(&crashed.path().join("store.db")));
    for folder in [desk.folder(), crashed.path()] {
        std::fs::create_dir_all(folder.join("blobs/tmp")).unwrap();
        for left in ["rebuild.db", "blobs/tmp/unfinished"] {
            std::fs::write(folder.join(left), b"left by a crash").unwrap();
        }
        let before = files(folder);
        let examine = || Store::examine_closed(folder, desk.key.clone(), desk.fake.clone());
        let health = examine().unwrap();
        assert!(health.is_good(), "{health:#?}");
        assert!(before == files(folder), "a file was changed");

        let spoilt = canon::sha256(b"original").to_string();
        let spoilt = folder.join("blobs").join(&spoilt[..2]).join(&spoilt);
        std::fs::write(spoilt, b"damaged").unwrap();
        let before = files(folder);
        let health = examine().unwrap();
        let wrong = health.findings.iter().filter(|finding| !finding.ok);
        assert_eq!(wrong.map(|finding| finding.name).collect::<Vec<_>>(), ["blobs"]);
        assert!(before == files(folder), "a file was changed");
    }
    let open = desk.open().unwrap();
    let held = Store::examine_closed(desk.folder(), desk.key.clone(), desk.fake.clone());
    assert_eq!(held.unwrap_err().code(), "store-in-use");
    drop(open);
}

#[test]
fn a_changed_payload_is_found() {
    let wrong = harmed("UPDATE record SET payload = x'7b7d' WHERE seq = 4");
    assert_eq!(wrong[0].0, "chain");
    assert!(wrong[0].1.contains("/4"), "{wrong:?}");
}

#[test]
fn a_changed_header_is_found() {
    let wrong = harmed(
        "UPDATE record SET header = CAST(replace(header, '\"p-1\"', '\"p-2\"') AS BLOB) \
         WHERE seq = 4",
    );
    assert_eq!(wrong[0].0, "chain");
}

#[test]
fn a_deleted_record_is_found() {
    for seq in 1..9 {
        let wrong = harmed(&format!("DELETE FROM record WHERE seq = {seq}"));
        assert_eq!(wrong[0].0, "chain", "{wrong:?}");
    }
}

/// The end can be cut without breaking the chain; what followed from it gives it away.
#[test]
fn a_cut_end_is_found() {
    let wrong = harmed("DELETE FROM record WHERE seq > 6");
    assert_eq!(wrong.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["projections"]);
    let wrong = found(|desk, raw| {
        let receipt = record::Receipt {
            device: desk.device.id(),
            seq: 9,
            head: canon::sha256(b"head"),
            at_ms: 1,
            stored: true,
        };
        let signed = record::SignedReceipt::sign(receipt, &desk.device);
        let text = serde_json::to_string(&signed).unwrap();
        raw.execute("INSERT INTO receipt VALUES (9, 1, ?1)", [text]).unwrap();
        raw.execute("DELETE FROM record WHERE seq = 9", []).unwrap();
    });
    assert_eq!(wrong[0].0, "receipts", "{wrong:?}");
}

#[test]
fn a_receipt_that_was_changed_is_found() {
    let wrong = found(|desk, raw| {
        let (device, head) = (desk.device.id(), canon::sha256(b"head"));
        let receipt = record::Receipt { device, seq: 0, head, at_ms: 1, stored: false };
        let mut signed = record::SignedReceipt::sign(receipt, &desk.device);
        signed.receipt.at_ms += 1;
        let text = serde_json::to_string(&signed).unwrap();
        raw.execute("INSERT INTO receipt VALUES (0, 0, ?1)", [text]).unwrap();
    });
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert_eq!(wrong[0].0, "receipts");
    assert!(wrong[0].1.contains("signature"), "{wrong:?}");
}

#[test]
fn what_stands_beside_a_record_is_held_against_it() {
    for column in ["subject", "kind"] {
        let sql = format!("UPDATE record SET {column} = 'inspection/i-2' WHERE seq = 5");
        assert_eq!(harmed(&sql)[0].0, "chain");
    }
    assert_eq!(harmed("UPDATE record SET hash = zeroblob(32) WHERE seq = 5")[0].0, "chain");
}

#[test]
fn another_devices_key_is_found() {
    let wrong = harmed("UPDATE device SET public_key = zeroblob(32)");
    assert_eq!(wrong[0].0, "chain");
    let wrong = harmed("DELETE FROM device");
    assert_eq!(wrong[0].0, "disk", "{wrong:?}");
}

#[test]
fn broken_and_missing_contents_are_found() {
    let path = |desk: &Desk| {
        let name = canon::sha256(b"original").to_string();
        desk.folder().join("blobs").join(&name[..2]).join(&name)
    };
    let broken = found(|desk, _| {
        let mut bytes = std::fs::read(path(desk)).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        std::fs::write(path(desk), bytes).unwrap();
    });
    let missing = found(|desk, _| std::fs::remove_file(path(desk)).unwrap());
    for wrong in [broken, missing] {
        assert_eq!(wrong.len(), 1);
        assert_eq!(wrong[0].0, "blobs");
        assert!(wrong[0].1.contains(&canon::sha256(b"original").to_string()));
    }
}

#[test]
fn a_doctored_projection_is_found() {
    for (sql, table) in [
        ("UPDATE answer SET note = 'better' WHERE id LIKE '%/5'", "answer"),
        ("UPDATE answer SET superseded = 1 WHERE id LIKE '%/5'", "answer"),
        ("DELETE FROM photo_taken", "photo_taken"),
        ("INSERT INTO certificate VALUES ('p-1', 'now', 'p-2', 'd-1', '[]', 1)", "certificate"),
        ("UPDATE inspection SET draws = '[\"r-1\"]'", "inspection"),
    ] {
        let wrong = harmed(sql);
        assert_eq!(wrong, [("projections", format!("{table} differs from the log; rebuild"))]);
    }
}

#[test]
fn a_signature_of_somebody_else_is_found() {
    let (_desk, store) = filled();
    let key = PersonKey::from_entropy(&[7; 32]);
    let body = record::PersonCheckpoint::sign(canon::sha256(b"another head"), "p-1", &key);
    let subject = record::Subject::new("person", "p-1");
    let act = crate::Act { actor: "p-1", subject: &subject, class: record::Class::Normal };
    store
        .write(|write| write.append_raw(&act, record::CHECKPOINT_PERSON, 1, &body, vec![]))
        .unwrap();
    let health = store.examine().unwrap();
    let wrong: Vec<_> = health.findings.iter().filter(|f| !f.ok).map(|f| f.name).collect();
    assert_eq!(wrong, ["checkpoints"]);
}
