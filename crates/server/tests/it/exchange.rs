//! Whole exchanges: several devices, bad lines, restarts, backups, copies.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use canon::{Hash32, sha256};
use record::{Class, Log as _};
use sync::faults::{Faulty, Seeded};
use sync::memory::MemoryLocal;
use sync::{Cancel, HttpTransport, Local as _, Patience, SyncError, run_once};

use crate::support::{
    Call, ChaosProxy, TestServer, exchange, exchange_all, note, photo, sign_in, signed_log,
};

/// Everything that `local` has written is at headquarters, and every receipt holds.
async fn all_is_safe(server: &TestServer, local: &MemoryLocal) {
    let head = local.checkpoint().unwrap();
    assert_eq!(local.acknowledged().unwrap(), head.seq);
    assert_eq!(local.blobs_waiting().unwrap(), []);
    let receipts = local.receipts();
    let log = signed_log(local);
    for signed in &receipts {
        signed.verify(&server.public).unwrap();
        let before = signed.receipt.seq.checked_sub(1).map(|index| usize::try_from(index).unwrap());
        let head = before.map_or(Hash32::ZERO, |index| log[index].hash);
        assert_eq!(signed.receipt.head, head);
    }
    for record in &log {
        for blob in record.payload().unwrap().unwrap().blobs {
            let path = format!("/v1/blobs/{}", blob.hash);
            let there = Call::get(&path).by(server, local).await.send(server).await;
            assert_eq!(sha256(there.body()), blob.hash);
        }
    }
}

/// A random piece of work.
fn work(local: &MemoryLocal, seeded: &mut Seeded) {
    for _ in 0..seeded.below(6) {
        match seeded.below(4) {
            0 => {
                let size = usize::try_from(seeded.below(700_000)).unwrap();
                photo(local, Class::Normal, &seeded.bytes(size));
            }
            1 => {
                local.checkpoint().unwrap();
            }
            _ => {
                note(local, &format!("{}", seeded.number()));
            }
        }
    }
}

#[tokio::test]
async fn two_devices_come_to_know_each_other_s_work() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let locals =
        [server.inspector(&administrator, 2).await, server.inspector(&administrator, 3).await];
    let mut seeded = Seeded::new(7);
    for _ in 0..6 {
        for local in &locals {
            work(local, &mut seeded);
            exchange_all(local, &server.transport()).await;
        }
    }
    for local in &locals {
        exchange_all(local, &server.transport()).await;
        all_is_safe(&server, local).await;
    }
    for (reader, author) in [(&locals[0], &locals[1]), (&locals[1], &locals[0])] {
        assert_eq!(reader.entries(&author.device().id()), signed_log(author));
        assert_eq!(reader.blobs_wanted().unwrap(), []);
    }
    let outcome = exchange_all(&locals[0], &server.transport()).await;
    assert_eq!((outcome.entries_sent, outcome.entries_received, outcome.blobs_sent), (0, 0, 0));
}

#[tokio::test]
async fn progress_goes_forward_and_ends() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    note(&local, "a");
    photo(&local, Class::Normal, &Seeded::new(1).bytes(900_000));
    let steps = Arc::new(std::sync::Mutex::new(Vec::new()));
    let seen = Arc::clone(&steps);
    let progress = move |stage, done, total| seen.lock().unwrap().push((stage, done, total));
    run_once(&local, &server.transport(), &progress, &Cancel::default()).await;
    let steps = steps.lock().unwrap();
    assert!(steps.is_sorted());
    assert!(steps.iter().all(|(_, done, total)| done <= total));
    assert!(steps.len() > 4);
}

#[tokio::test]
async fn a_line_that_fails_at_random_loses_nothing() {
    for seed in 0..5 {
        let server = TestServer::start().await;
        let administrator = server.administrator().await;
        let locals =
            [server.inspector(&administrator, 2).await, server.inspector(&administrator, 3).await];
        let transport = Faulty::new(server.bare_transport(), 25, seed);
        let mut seeded = Seeded::new(seed);
        for _ in 0..8 {
            for local in &locals {
                work(local, &mut seeded);
                if let Some(error) = exchange(local, &transport).await.stopped {
                    assert!(error.is_passing(), "seed {seed}: {error}");
                }
            }
        }
        for local in locals.iter().chain(&locals) {
            exchange_all(local, &server.transport()).await;
        }
        for (reader, author) in [(&locals[0], &locals[1]), (&locals[1], &locals[0])] {
            all_is_safe(&server, author).await;
            assert_eq!(reader.entries(&author.device().id()), signed_log(author), "seed {seed}");
            assert_eq!(reader.blobs_wanted().unwrap(), [], "seed {seed}");
        }
    }
}

#[tokio::test]
async fn a_connection_cut_anywhere_goes_on_where_it_was() {
    const SIZE: usize = 6_000_000;
    let server = TestServer::start().await;
    let local = server.administrator().await;
    for n in 0..300 {
        note(&local, &format!("entry {n}"));
    }
    photo(&local, Class::Normal, &Seeded::new(5).bytes(SIZE));
    let proxy = ChaosProxy::start(server.address(), 700_000, 11).await;
    let transport =
        HttpTransport::new(&format!("http://{}", proxy.address), Patience::default()).unwrap();
    let mut runs = 0;
    while !exchange(&local, &transport).await.is_complete() {
        runs += 1;
        assert!(runs < 200, "it never ends");
    }
    all_is_safe(&server, &local).await;
    let (sent, cuts) =
        (proxy.to_server.load(Ordering::Relaxed), proxy.cuts.load(Ordering::Relaxed));
    assert!(cuts >= 5, "{cuts} cuts");
    // What arrived is not sent again: each cut costs a piece and some headers, not the photo.
    let fair = SIZE as u64 + 1_000_000 + cuts * 150_000;
    assert!(sent <= fair, "{sent} bytes for {SIZE} with {cuts} cuts");
}

#[tokio::test]
async fn a_server_that_comes_and_goes_is_no_trouble() {
    let mut server = TestServer::start().await;
    let local = server.administrator().await;
    let mut seeded = Seeded::new(13);
    for _ in 0..4 {
        work(&local, &mut seeded);
        note(&local, "kept while it is away");
        let transport = server.transport();
        server.stop().await;
        let stopped = exchange(&local, &transport).await.stopped.unwrap();
        assert_eq!(stopped.code(), "server-away");
        server.restart().await;
        exchange_all(&local, &server.transport()).await;
        all_is_safe(&server, &local).await;
    }
}

#[tokio::test]
async fn a_server_restored_from_a_backup_gets_it_all_again() {
    let mut server = TestServer::start().await;
    let local = server.administrator().await;
    photo(&local, Class::Normal, b"before the backup");
    exchange_all(&local, &server.transport()).await;
    server.stop().await;
    let backup = tempfile::tempdir().unwrap();
    copy(server.folder(), backup.path());

    server.restart().await;
    photo(&local, Class::Normal, b"after the backup");
    note(&local, "after it too");
    exchange_all(&local, &server.transport()).await;
    server.stop().await;
    std::fs::remove_dir_all(server.folder()).unwrap();
    copy(backup.path(), server.folder());

    server.restart().await;
    let outcome = exchange_all(&local, &server.transport()).await;
    assert_eq!((outcome.entries_sent, outcome.blobs_sent), (3, 1));
    all_is_safe(&server, &local).await;
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    let copied = std::process::Command::new("cp").arg("-a").arg(from.join(".")).arg(to).status();
    assert!(copied.unwrap().success());
}

#[tokio::test]
async fn a_store_restored_from_a_backup_is_told_so() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    note(&local, "a");
    let backup = local.clone_disk();
    note(&local, "b");
    exchange_all(&local, &server.transport()).await;

    let before = signed_log(&backup).len();
    let stopped = exchange(&backup, &server.transport()).await.stopped.unwrap();
    assert_eq!(stopped.code(), "record-fork");
    assert_eq!(signed_log(&backup).len(), before);

    // Where the backup ends in a checkpoint that was sent, nothing has parted yet.
    let server = TestServer::start().await;
    let local = server.administrator().await;
    note(&local, "a");
    exchange_all(&local, &server.transport()).await;
    let backup = local.clone_disk();
    note(&local, "b");
    exchange_all(&local, &server.transport()).await;
    let stopped = exchange(&backup, &server.transport()).await.stopped.unwrap();
    assert!(matches!(stopped, SyncError::Behind { ours: 2, theirs: 4 }), "{stopped}");
}

#[tokio::test]
async fn a_cloned_disk_is_found_out() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    note(&local, "a");
    exchange_all(&local, &server.transport()).await;
    let clone = local.clone_disk();
    note(&local, "here");
    exchange_all(&local, &server.transport()).await;
    for text in ["there", "and there", "and there again"] {
        note(&clone, text);
    }
    let stopped = exchange(&clone, &server.transport()).await.stopped.unwrap();
    assert_eq!(stopped.code(), "record-fork");
    let metrics = Call::get("/metrics").send(&server).await;
    assert!(String::from_utf8_lossy(metrics.body()).contains("qingshan_forks 1\n"));
}

#[tokio::test]
async fn another_headquarters_at_the_same_address_gets_nothing() {
    let (ours, other) = (TestServer::start().await, TestServer::start().await);
    let local = ours.administrator().await;
    // It differs in nothing but its keys.
    local.pin_server(keys::DeviceKey::from_entropy(&[77; 32]).public());
    note(&local, "secret");
    let outcome = exchange(&local, &other.transport()).await;
    assert_eq!(outcome.stopped.unwrap().code(), "server-wrong-key");
    assert_eq!(local.acknowledged().unwrap(), 0);
}

#[tokio::test]
async fn records_that_do_not_hold_are_left_alone_and_others_go_on() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let (honest, forked) =
        (server.inspector(&administrator, 2).await, server.inspector(&administrator, 3).await);
    for local in [&honest, &forked] {
        note(local, "a");
        exchange_all(local, &server.transport()).await;
    }
    // The reader has met another branch of this log elsewhere.
    let other = forked_branch(&forked);
    let mut log = record::MemoryLog::default();
    log.append(&other).unwrap();
    let source = sync::wire::Enrolment {
        device: forked.device(),
        person: "p-3".into(),
        region: "620102".into(),
        at_ms: 0,
    };
    administrator.append(&source, &other).unwrap();
    note(&forked, "b");
    note(&forked, "c");
    exchange_all(&forked, &server.transport()).await;

    let outcome = exchange(&administrator, &server.transport()).await;
    assert!(outcome.stopped.is_none());
    assert_eq!(outcome.distrusted.len(), 1);
    assert_eq!(outcome.distrusted[0].device, forked.device().id());
    assert_eq!(outcome.distrusted[0].why.code(), "record-broken-chain");
    assert_eq!(administrator.entries(&honest.device().id()), signed_log(&honest));
    assert_eq!(administrator.entries(&forked.device().id()), other);
}

fn forked_branch(local: &MemoryLocal) -> Vec<record::Record> {
    let clone = MemoryLocal::new(local.key().clone(), "p-3");
    note(&clone, "another beginning");
    signed_log(&clone)
}

#[tokio::test]
async fn a_thousand_entries_between_two_checkpoints_go_as_one() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    let text = "很长的说明".repeat(40);
    for _ in 0..1_500 {
        note(&local, &text);
    }
    let outcome = exchange_all(&local, &server.transport()).await;
    assert_eq!(outcome.entries_sent, 1_501);
    let token = sign_in(&server, &local).await;
    let subjects = Call::get("/v1/subjects?kind=mine").token(&token).send(&server).await;
    assert!(String::from_utf8_lossy(subjects.body()).contains("\"entries\":1500"));
}
