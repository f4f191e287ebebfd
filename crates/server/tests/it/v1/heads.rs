use record::Head;
use sync::wire::{HeadAnswer, Heads, Role, SignedHead};
use sync::{Client, Local as _};

use crate::support::{Call, Home, TestServer, code, exchange_all, note, problem, signed_log};

fn signed(local: &sync::memory::MemoryLocal, head: Head) -> SignedHead {
    let device = local.device().id();
    let signature = local.sign(&SignedHead::message(&device, head)).unwrap();
    SignedHead { device, seq: head.seq, hash: head.hash, signature }
}

#[tokio::test]
async fn a_head_gets_its_receipt_before_its_entries_come() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    note(&local, "a");
    let head = local.checkpoint().unwrap();
    let shown = signed(&local, head);
    let answer: HeadAnswer = Call::post("/v1/heads", &shown).json(&server).await;
    answer.receipt.verify(&server.public).unwrap();
    let receipt = &answer.receipt.receipt;
    assert_eq!((receipt.seq, receipt.head, receipt.stored), (2, head.hash, false));
    assert_eq!((receipt.at_ms, answer.stored), (crate::support::NOW_MS, Head::START));

    exchange_all(&local, &server.transport()).await;
    let again: HeadAnswer = Call::post("/v1/heads", &shown).json(&server).await;
    assert_eq!((again.receipt.receipt.stored, again.stored), (true, head));
}

#[tokio::test]
async fn a_signed_head_fits_into_300_bytes() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    let head = Head { seq: 9_999_999_999, hash: canon::sha256(b"") };
    let bytes = serde_json::to_vec(&signed(&local, head)).unwrap();
    assert!(bytes.len() <= 300, "{} bytes", bytes.len());
}

#[tokio::test]
async fn heads_of_strangers_and_forgers_are_refused() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    note(&local, "a");
    let head = local.checkpoint().unwrap();
    let good = signed(&local, head);
    let stranger = sync::memory::MemoryLocal::new(keys::DeviceKey::from_entropy(&[66; 32]), "p-6");
    let forged = signed(&stranger, head);
    let cases = [
        (forged.clone(), 403, "device-unknown"),
        (SignedHead { device: good.device.clone(), ..forged }, 403, "proof-invalid"),
        (SignedHead { seq: 3, ..good.clone() }, 403, "proof-invalid"),
        (SignedHead { hash: canon::sha256(b"x"), ..good }, 403, "proof-invalid"),
    ];
    for (shown, status, expected) in cases {
        let response = Call::post("/v1/heads", &shown).send(&server).await;
        assert_eq!(code(&response), (status, expected.into()));
    }
}

#[tokio::test]
async fn a_log_without_end_is_not_believed() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    for seq in [(1 << 53) + 1, u64::MAX] {
        let shown = signed(&local, Head { seq, hash: canon::sha256(b"") });
        let response = Call::post("/v1/heads", &shown).send(&server).await;
        assert_eq!(code(&response), (400, "field-invalid".into()));
    }
    let shown = signed(&local, Head { seq: 1 << 53, hash: canon::sha256(b"") });
    let answer: HeadAnswer = Call::post("/v1/heads", &shown).json(&server).await;
    answer.receipt.verify(&server.public).unwrap();
}

#[tokio::test]
async fn a_head_binds_what_comes_later() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    let clone = local.clone_disk();
    note(&local, "as it was");
    note(&clone, "as one would like it to have been");
    let shown = signed(&local, local.checkpoint().unwrap());
    let _: HeadAnswer = Call::post("/v1/heads", &shown).json(&server).await;

    let other = signed(&clone, clone.checkpoint().unwrap());
    let response = Call::post("/v1/heads", &other).send(&server).await;
    assert_eq!(code(&response), (409, "record-fork".into()));
    let entry = problem(&response).entry.unwrap();
    assert_eq!((entry.device, entry.seq), (clone.device().id(), 2));
    assert_eq!(signed_log(&clone).len(), 2);
    let metrics = Call::get("/metrics").send(&server).await;
    assert!(String::from_utf8_lossy(metrics.body()).contains("qingshan_forks 1\n"));
}

#[tokio::test]
async fn an_idle_poll_is_answered_with_nothing() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let inspector = server.inspector(&administrator, 2).await;
    note(&inspector, "a");
    exchange_all(&inspector, &server.transport()).await;
    let transport = server.transport();
    let client = Client::new(&administrator, &transport).unwrap();
    let heads = client.heads(&Heads::default()).await.unwrap().unwrap();
    assert_eq!(heads.0, [(inspector.device().id(), 2)].into());
    assert_eq!(client.heads(&heads).await.unwrap(), None);
    let call = Call::get("/v1/heads").header("if-none-match", heads.etag());
    let idle = call.by(&server, &administrator).await.send(&server).await;
    assert_eq!((idle.status().as_u16(), idle.body().len()), (304, 0));
}

#[tokio::test]
async fn one_follows_one_s_own_region_only() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let homes = [("620102", 2), ("620102", 3), ("620000", 4), ("650000", 5)];
    let mut locals = Vec::new();
    for (region, n) in homes {
        let local = server.enrol(&administrator, n, Home(region, Role::Inspector)).await;
        note(&local, "a");
        exchange_all(&local, &server.transport()).await;
        locals.push(local);
    }
    let id = |index: usize| locals[index].device().id();
    let expected =
        [vec![id(1)], vec![id(0)], vec![id(0), id(1)], vec![]].map(|mut ids: Vec<String>| {
            ids.sort();
            ids
        });
    for (local, expected) in locals.iter().zip(expected) {
        let transport = server.transport();
        let client = Client::new(local, &transport).unwrap();
        let heads = client.heads(&Heads::default()).await.unwrap().unwrap_or_default();
        assert_eq!(heads.0.into_keys().collect::<Vec<_>>(), expected);
    }
}
