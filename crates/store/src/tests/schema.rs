use std::collections::BTreeSet;

use super::desk::{Desk, append, crashed_copy, files};
use super::facts;
use crate::schema::{self, Class};

#[test]
fn every_table_is_declared() {
    let (desk, store) = Desk::new(1);
    drop(store);
    let db = desk.raw();
    let mut statement = db
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .unwrap();
    let found: BTreeSet<String> =
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let declared: BTreeSet<String> =
        schema::TABLES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(found, declared);
    assert_eq!(declared.len(), schema::TABLES.len(), "one is declared twice");
}

/// A stolen disk shows nothing: not in the database, not in its write-ahead log, not in a blob.
#[test]
fn nothing_readable_lies_on_the_disk() {
    let (desk, store) = Desk::new(1);
    let bytes = facts::sheet(255);
    let file = facts::put(&store, &bytes);
    append(&store, ("mines", "all"), &facts::imported(file, &bytes)).unwrap();
    append(&store, ("inspection", "i-1"), &facts::opened(1)).unwrap();
    store.set_draft("i-1", "note", "白音敖包").unwrap();
    assert_eq!(store.mine_index().unwrap().len(), 8);
    let open = crashed_copy(desk.folder());
    drop(store);
    for folder in [desk.folder(), open.path()] {
        for (path, bytes) in files(folder) {
            for secret in ["白音", "矿业公司", "C1506222018", "inspection", "SQLite", "CREATE"]
            {
                let secret = secret.as_bytes();
                let shows = bytes.windows(secret.len()).any(|window| window == secret);
                assert!(!shows, "{} shows {secret:?}", path.display());
            }
        }
    }
}

/// Stores of every format that has shipped are opened, and nothing of them is lost.
#[test]
fn stores_of_earlier_formats_open() {
    for format in 1..=schema::MIGRATIONS.len() {
        let (desk, store) = Desk::new(1);
        append(&store, ("inspection", "i-1"), &facts::opened(1)).unwrap();
        append(&store, ("inspection", "i-1"), &facts::answered(1, 5, vec![])).unwrap();
        store.set_draft("i-1", "note", "安全帽").unwrap();
        let log = super::desk::log_of(&store, &store.device_id());
        drop(store);
        downgrade(&desk, format);
        let store = desk.open().unwrap();
        assert_eq!(super::desk::log_of(&store, &store.device_id()), log);
        assert_eq!(store.drafts("i-1").unwrap().len(), 1);
        assert_eq!(store.inspection_state("i-1").unwrap().answers.len(), 1);
        let health = store.examine().unwrap();
        assert!(health.is_good(), "format {format}: {health:#?}");
    }
}

/// The same log and the same drafts, in a file as that format had it, with older projections.
fn downgrade(desk: &Desk, format: usize) {
    let (now, old) = (desk.folder().join("store.db"), desk.folder().join("old.db"));
    let db = rusqlite::Connection::open(&old).unwrap();
    let key = format!("x'{}'", hex::encode(desk.key.as_slice()));
    db.pragma_update(None, "key", &key).unwrap();
    db.pragma_update(None, "application_id", schema::APPLICATION_ID).unwrap();
    for sql in &schema::MIGRATIONS[..format] {
        db.execute_batch(sql).unwrap();
    }
    db.pragma_update(None, "user_version", format).unwrap();
    crate::connection::attach(&db, &now, &desk.key, "now").unwrap();
    for table in [Class::Log, Class::Bundle, Class::Device].into_iter().flat_map(schema::tables) {
        db.execute_batch(&format!("INSERT INTO main.{table} SELECT * FROM now.{table}")).unwrap();
    }
    db.execute("UPDATE main.setting SET value = 'older' WHERE name = 'projection'", []).unwrap();
    db.execute_batch("DETACH DATABASE now").unwrap();
    db.close().unwrap();
    std::fs::rename(old, now).unwrap();
}
