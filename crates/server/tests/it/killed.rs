//! The server as a process of its own, killed in the middle of whatever it does.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use canon::sha256;
use keys::{DeviceKey, DevicePublic};
use record::Class;
use server::{Limits, Server};
use sync::faults::Seeded;
use sync::memory::MemoryLocal;
use sync::wire::Invitation;
use sync::{Cancel, Client, HttpTransport, Local as _, Patience, run_once};
use tokio::sync::Notify;

use crate::support::{NOW_MS, config, exchange_all, note, person_key, photo, seat, signed_log};

const FOLDER: &str = "QINGSHAN_TEST_SERVER_FOLDER";
const SEED: &str = "QINGSHAN_TEST_SERVER_SEED";

/// Not a test: what the test below starts as a process, through this same program.
#[test]
#[ignore = "serves until it is killed; started by the test below"]
fn serve_until_killed() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let seed = std::env::var(SEED).unwrap().parse().unwrap();
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let clock = Arc::new(AtomicI64::new(NOW_MS));
        let server = Server::open(config(folder.into(), &clock, seed, Limits::default()));
        let server = server.await.unwrap();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let invitation = server.first_invitation().await.unwrap();
        let invitation = invitation.map(|i| i.to_string()).unwrap_or_default();
        // A line of its own, whatever the test runner has printed before.
        println!("\nserving {} {} {invitation}", listener.local_addr().unwrap(), server.public());
        server.serve(listener, std::future::pending()).await.unwrap();
    });
}

struct Process {
    child: Child,
    transport: HttpTransport,
    public: DevicePublic,
    invitation: String,
}

impl Process {
    fn start(folder: &Path, seed: u64) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "killed::serve_until_killed", "--ignored", "--nocapture"])
            .env(FOLDER, folder)
            .env(SEED, seed.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line =
            lines.find_map(|line| line.unwrap().strip_prefix("serving ").map(ToOwned::to_owned));
        let line = line.expect("the server says where it is");
        let mut words = line.split(' ');
        let address = format!("http://{}", words.next().unwrap());
        let transport = HttpTransport::new(&address, Patience::default()).unwrap();
        let public = words.next().unwrap().parse().unwrap();
        let invitation = words.next().unwrap_or_default().to_owned();
        Self { child, transport, public, invitation }
    }

    fn kill(self) {
        drop(self);
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

async fn enrol(process: &Process) -> MemoryLocal {
    let invitation: Invitation = process.invitation.parse().unwrap();
    let (device, key) = (DeviceKey::from_entropy(&[1; 32]), person_key(1));
    sync::enrol(&process.transport, invitation, &seat(1), &device, &key).await.unwrap();
    let local = MemoryLocal::new(device, &seat(1));
    local.pin_server(process.public);
    local
}

#[tokio::test]
async fn what_was_receipted_survives_every_kill() {
    const KILLS: u64 = 12;
    let folder = tempfile::tempdir().unwrap();
    let mut seeded = Seeded::new(2026);
    let mut process = Process::start(folder.path(), 0);
    let local = enrol(&process).await;
    let mut interrupted = 0;
    for round in 1..=KILLS {
        for n in 0..20 {
            note(&local, &format!("{round} {n}"));
        }
        let size = usize::try_from(1_000_000 + seeded.below(3_000_000)).unwrap();
        photo(&local, Class::Normal, &seeded.bytes(size));
        // Every second kill comes at once in one of the first two steps, while a photo waits for
        // a later one: on the fastest machine that interrupts the exchange.
        let (steps, wait) = if round % 2 == 0 {
            (seeded.below(2), None)
        } else {
            (seeded.below(6), Some(Duration::from_millis(seeded.below(8))))
        };
        interrupted += u64::from(exchange_and_kill(&local, process, steps, wait).await);
        process = Process::start(folder.path(), round);
        nothing_is_lost(&local, &process).await;
    }
    assert!(interrupted >= KILLS / 2, "only {interrupted} exchanges were interrupted");
    exchange_all(&local, &process.transport).await;
    nothing_is_lost(&local, &process).await;
    assert_eq!(local.acknowledged().unwrap(), local.checkpoint().unwrap().seq);
    assert_eq!(local.blobs_waiting().unwrap(), []);
    process.kill();
}

/// Kills the server some steps into an exchange, and a moment later; whether that interrupted it.
async fn exchange_and_kill(
    local: &MemoryLocal,
    process: Process,
    steps: u64,
    wait: Option<Duration>,
) -> bool {
    let (transport, enough) = (process.transport.clone(), Notify::new());
    let seen = AtomicU64::new(0);
    let progress = |_, _, _| {
        if seen.fetch_add(1, Ordering::Relaxed) == steps {
            enough.notify_one();
        }
    };
    let cancel = Cancel::default();
    let exchanging = async {
        let outcome = run_once(local, &transport, &progress, &cancel).await;
        enough.notify_one();
        outcome
    };
    let killing = async {
        enough.notified().await;
        if let Some(wait) = wait {
            tokio::time::sleep(wait).await;
        }
        process.kill();
    };
    tokio::join!(exchanging, killing).0.stopped.is_some()
}

/// What this device holds a receipt for is there: its log that far, and its blobs.
async fn nothing_is_lost(local: &MemoryLocal, process: &Process) {
    let client = Client::new(local, &process.transport).unwrap();
    let stored = client.witness(local.checkpoint().unwrap()).await.unwrap().stored;
    assert!(stored.seq >= local.acknowledged().unwrap());
    let log = signed_log(local);
    if let Some(index) = stored.seq.checked_sub(1) {
        assert_eq!(stored.hash, log[usize::try_from(index).unwrap()].hash);
    }
    let waiting: Vec<_> = local.blobs_waiting().unwrap().into_iter().map(|w| w.blob).collect();
    for record in &log {
        for blob in record.payload().unwrap().unwrap().blobs {
            if !waiting.contains(&blob) {
                let bytes = client.read_blob(&blob.hash, 0, blob.bytes).await.unwrap();
                assert_eq!(sha256(&bytes), blob.hash);
            }
        }
    }
}
