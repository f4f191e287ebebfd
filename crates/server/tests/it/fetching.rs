//! What colleagues' records rest on comes to the other devices, and nothing but that.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use canon::{BlobRef, Hash32, sha256};
use http::{Request, Response};
use record::Class;
use sync::faults::Seeded;
use sync::memory::MemoryLocal;
use sync::{HttpTransport, Local as _, Outcome, Patience, Transport, TransportError};

use crate::support::{ChaosProxy, TestServer, exchange, exchange_all, photo};

/// Two devices of one county; the first has sent these contents.
struct Pair {
    server: TestServer,
    reader: MemoryLocal,
    sent: Vec<Vec<u8>>,
}

impl Pair {
    async fn with(sizes: &[usize]) -> Self {
        let server = TestServer::start().await;
        let administrator = server.administrator().await;
        let author = server.inspector(&administrator, 2).await;
        let reader = server.inspector(&administrator, 3).await;
        let mut seeded = Seeded::new(3);
        let sent: Vec<Vec<u8>> = sizes.iter().map(|size| seeded.bytes(*size)).collect();
        for bytes in &sent {
            photo(&author, Class::Normal, bytes);
        }
        exchange_all(&author, &server.transport()).await;
        Self { server, reader, sent }
    }

    fn hash(&self, index: usize) -> Hash32 {
        sha256(&self.sent[index])
    }

    /// Where headquarters keeps it.
    fn file(&self, index: usize) -> PathBuf {
        let name = self.hash(index).to_string();
        self.server.folder().join("blobs").join(&name[..2]).join(name)
    }

    /// Which of those sent are here. What is here is right.
    fn here(&self) -> Vec<usize> {
        let here = |index: &usize| {
            let found = self.reader.blob(&self.hash(*index));
            found.inspect(|found| assert_eq!(*found, self.sent[*index])).is_some()
        };
        (0..self.sent.len()).filter(here).collect()
    }

    async fn exchange(&self) -> Outcome {
        exchange(&self.reader, &self.server.transport()).await
    }
}

fn missed(outcome: &Outcome) -> Vec<(Hash32, &'static str)> {
    outcome.blobs_missed.iter().map(|(hash, why)| (*hash, why.code())).collect()
}

#[tokio::test]
async fn the_files_of_others_come() {
    let pair = Pair::with(&[0, 1, 200_000, 900_000, 6_000_000]).await;
    let outcome = exchange_all(&pair.reader, &pair.server.transport()).await;
    assert_eq!((outcome.blobs_received, pair.here()), (5, vec![0, 1, 2, 3, 4]));
    assert_eq!(pair.reader.blobs_waiting().unwrap(), [], "nothing of it is the reader's own");
    let outcome = exchange_all(&pair.reader, &pair.server.transport()).await;
    assert_eq!(outcome.blobs_received, 0);
}

#[tokio::test]
async fn other_bytes_than_those_of_the_name_are_not_kept() {
    let pair = Pair::with(&[1_000, 2_000, 700_000]).await;
    for index in [0, 2] {
        fs::write(pair.file(index), vec![7; pair.sent[index].len()]).unwrap();
    }
    for _ in 0..2 {
        let outcome = pair.exchange().await;
        assert!(outcome.stopped.is_none() && !outcome.is_complete(), "{outcome:?}");
        // Small ones come first.
        let wrong = "server-bad-file";
        assert_eq!(missed(&outcome), [(pair.hash(0), wrong), (pair.hash(2), wrong)]);
        assert_eq!(pair.here(), [1]);
    }
    for index in [0, 2] {
        fs::write(pair.file(index), &pair.sent[index]).unwrap();
    }
    let outcome = exchange_all(&pair.reader, &pair.server.transport()).await;
    assert_eq!((outcome.blobs_received, pair.here()), (2, vec![0, 1, 2]));
}

/// The answer breaks off as when the line is dead; but the line is not dead.
#[tokio::test]
async fn a_file_cut_short_at_headquarters_holds_up_no_other() {
    let pair = Pair::with(&[1_000, 2_000, 3_000, 700_000, 800_000]).await;
    for (index, left) in [(0, 0), (1, 50), (3, 300_000)] {
        fs::write(pair.file(index), &pair.sent[index][..left]).unwrap();
    }
    let outcome = pair.exchange().await;
    assert!(outcome.stopped.is_none() && !outcome.is_complete(), "{outcome:?}");
    let missed: BTreeSet<Hash32> = missed(&outcome).into_iter().map(|(hash, _)| hash).collect();
    assert_eq!(missed, [0, 1, 3].map(|index| pair.hash(index)).into());
    assert_eq!(pair.here(), [2, 4]);
    for index in [0, 1, 3] {
        fs::write(pair.file(index), &pair.sent[index]).unwrap();
    }
    exchange_all(&pair.reader, &pair.server.transport()).await;
    assert_eq!(pair.here(), [0, 1, 2, 3, 4]);
}

/// Carries requests; those for one file ask for one that nobody has.
struct Hidden<T> {
    inner: T,
    path: String,
}

impl<T: Transport> Transport for Hidden<T> {
    async fn send(&self, mut request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        if request.uri().path() == self.path {
            *request.uri_mut() = format!("/v1/blobs/{}", sha256(b"nobody's")).parse().unwrap();
        }
        self.inner.send(request).await
    }
}

/// It was there when it was asked about, and gone when it was asked for.
#[tokio::test]
async fn a_file_taken_away_meanwhile_stays_wanted() {
    let pair = Pair::with(&[1_000, 2_000]).await;
    let path = format!("/v1/blobs/{}", pair.hash(0));
    let hidden = Hidden { inner: pair.server.transport(), path };
    let outcome = exchange_all(&pair.reader, &hidden).await;
    assert_eq!((outcome.blobs_received, pair.here()), (1, vec![1]));
    let blob = BlobRef { hash: pair.hash(0), bytes: 1_000 };
    let wanted = pair.reader.blobs_wanted().unwrap();
    assert_eq!(wanted.into_iter().map(|wanted| wanted.blob).collect::<Vec<_>>(), [blob]);
    exchange_all(&pair.reader, &pair.server.transport()).await;
    assert_eq!(pair.here(), [0, 1]);
}

/// Adds up what the answers carry.
struct Weighed<T> {
    inner: T,
    bytes: AtomicU64,
}

impl<T: Transport> Transport for Weighed<T> {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let answer = self.inner.send(request).await?;
        self.bytes.fetch_add(answer.body().len() as u64, Ordering::Relaxed);
        Ok(answer)
    }
}

#[tokio::test]
async fn what_has_come_is_not_fetched_again() {
    const SIZE: usize = 6_000_000;
    let pair = Pair::with(&[SIZE]).await;
    let proxy = ChaosProxy::start(pair.server.address(), 1_500_000, 5).await;
    let inner =
        HttpTransport::new(&format!("http://{}", proxy.address), Patience::default()).unwrap();
    let line = Weighed { inner, bytes: AtomicU64::new(0) };
    let mut runs = 0;
    while !exchange(&pair.reader, &line).await.is_complete() {
        runs += 1;
        assert!(runs < 200, "it never ends");
    }
    assert_eq!(pair.here(), [0]);
    assert!(runs >= 2, "{runs} runs were broken off");
    // Each whole answer was used: all of them together carry the file once, and some words.
    let carried = line.bytes.load(Ordering::Relaxed);
    assert!(carried <= SIZE as u64 + 500_000, "{carried} bytes for {SIZE} in {runs} runs");
}
