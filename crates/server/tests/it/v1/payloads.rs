//! What was withheld once can arrive later, and only what may be read by then.

use record::Class;
use rusqlite::Connection;
use sync::Local as _;
use sync::memory::MemoryLocal;
use sync::wire::{PayloadsAnswer, PayloadsRequest, Role};

use crate::support::{
    Call, Home, TestServer, code, exchange, exchange_all, note, photo, signed_log,
};

/// Two inspectors of one county; the second has the first one's headers, and not all payloads.
struct Pair {
    server: TestServer,
    administrator: MemoryLocal,
    author: MemoryLocal,
    reader: MemoryLocal,
}

impl Pair {
    async fn new() -> Self {
        let server = TestServer::bounded(|limits| limits.pull_bytes = 600).await;
        let administrator = server.administrator().await;
        let author = server.inspector(&administrator, 2).await;
        let reader = server.inspector(&administrator, 3).await;
        note(&author, "for all");
        for number in 0..20_u8 {
            photo(&author, Class::Restricted, &[number]);
        }
        note(&author, "for all again");
        photo(&author, Class::Embargoed, b"a draw");
        exchange_all(&author, &server.transport()).await;
        exchange_all(&reader, &server.transport()).await;
        Self { server, administrator, author, reader }
    }

    fn database(&self) -> Connection {
        let database = Connection::open(self.server.folder().join("server.sqlite")).unwrap();
        database.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
        database
    }

    /// From now on the reader's machine is one of the author's.
    fn give_the_right(&self) {
        let (author, reader) = (self.author.device().id(), self.reader.device().id());
        let sql = "UPDATE device SET person = (SELECT person FROM device WHERE id = ?1) \
                   WHERE id = ?2";
        assert_eq!(self.database().execute(sql, [author, reader]).unwrap(), 1);
    }

    fn missing(&self) -> usize {
        let here = self.reader.entries(&self.author.device().id());
        here.iter().filter(|record| record.payload.is_none()).count()
    }

    async fn asked(&self, of: &MemoryLocal, runs: Vec<(u64, u64)>) -> Call {
        let request = PayloadsRequest { missing: [(self.author.device().id(), runs)].into() };
        Call::post("/v1/records/payloads", &request).by(&self.server, of).await
    }
}

#[tokio::test]
async fn a_right_that_is_given_later_brings_the_payloads() {
    let pair = Pair::new().await;
    assert_eq!(pair.missing(), 21);
    let outcome = exchange_all(&pair.reader, &pair.server.transport()).await;
    assert_eq!((outcome.payloads_received, pair.missing()), (0, 21));

    pair.give_the_right();
    let outcome = exchange_all(&pair.reader, &pair.server.transport()).await;
    assert_eq!((outcome.payloads_received, pair.missing()), (21, 0), "in more than one answer");
    assert_eq!(pair.reader.entries(&pair.author.device().id()), signed_log(&pair.author));
    assert_eq!(outcome.blobs_received, 21, "what they name comes in the same exchange");
    let outcome = exchange_all(&pair.reader, &pair.server.transport()).await;
    assert_eq!(outcome.payloads_received, 0);
}

#[tokio::test]
async fn other_payloads_than_the_headers_name_are_not_kept() {
    let pair = Pair::new().await;
    pair.give_the_right();
    let changed = "UPDATE payload SET bytes = CAST('{}' AS BLOB) WHERE seq = 5 \
                   AND device = ?1";
    pair.database().execute(changed, [pair.author.device().id()]).unwrap();
    let outcome = exchange(&pair.reader, &pair.server.transport()).await;
    assert!(outcome.stopped.is_none() && !outcome.is_complete(), "{outcome:?}");
    let distrusted: Vec<_> = outcome.distrusted.iter().map(|d| d.why.code()).collect();
    assert_eq!(distrusted, ["record-wrong-payload"]);
    assert_eq!((outcome.payloads_received, pair.missing()), (20, 1));
}

#[tokio::test]
async fn only_what_may_be_read_is_handed_out() {
    let pair = Pair::new().await;
    let elsewhere = Home("650000", Role::Inspector);
    let stranger = pair.server.enrol(&pair.administrator, 4, elsewhere).await;
    for (reader, expected) in [
        (&pair.author, vec![1, 2, 3]),
        (&pair.reader, vec![1]),
        (&pair.administrator, vec![1]),
        (&stranger, vec![]),
    ] {
        let call = pair.asked(reader, vec![(1, 1), (2, 3)]).await;
        let answer: PayloadsAnswer = call.json(&pair.server).await;
        let shown: Vec<u64> = answer.payloads.iter().map(|late| late.seq).collect();
        assert_eq!(shown, expected);
        let log = signed_log(&pair.author);
        for late in answer.payloads {
            let index = usize::try_from(late.seq).unwrap() - 1;
            assert_eq!(Some(late.payload.0), log[index].payload);
        }
    }
}

#[tokio::test]
async fn no_log_is_gone_through_twice() {
    let pair = Pair::new().await;
    for runs in [vec![(1, 9), (9, 9)], vec![(5, 5), (1, 1)], vec![(3, 2)]] {
        let response = pair.asked(&pair.author, runs).await.send(&pair.server).await;
        assert_eq!(code(&response), (400, "field-invalid".into()));
    }
    let beyond = pair.asked(&pair.author, vec![(99, u64::MAX >> 11)]).await;
    let answer: PayloadsAnswer = beyond.json(&pair.server).await;
    assert_eq!((answer.payloads.len(), answer.more), (0, false));
}
