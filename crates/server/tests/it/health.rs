use sync::wire::SERVER_HEADER;

use crate::support::{Call, TestServer, code, exchange_all, note, photo};

fn text(body: &bytes::Bytes) -> String {
    String::from_utf8(body.to_vec()).unwrap()
}

#[tokio::test]
async fn it_says_that_it_lives_and_is_ready() {
    let server = TestServer::start().await;
    for (path, expected) in [("/healthz", "ok\n"), ("/readyz", "ready\n")] {
        let response = Call::get(path).send(&server).await;
        assert_eq!((response.status().as_u16(), text(response.body())), (200, expected.into()));
        assert_eq!(response.headers()[SERVER_HEADER], server.public.to_string());
    }
}

#[tokio::test]
async fn metrics_count_and_name_nobody() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    note(&local, "石料堆放整齐");
    photo(&local, record::Class::Normal, b"photo");
    exchange_all(&local, &server.transport()).await;
    let metrics = text(Call::get("/metrics").send(&server).await.body());
    for line in [
        "qingshan_devices 1",
        "qingshan_entries 3",
        "qingshan_segments 1",
        "qingshan_forks 0",
        "qingshan_blobs 1",
        "qingshan_blob_bytes 5",
        "qingshan_blobs_awaited 0",
        "qingshan_uploads 0",
        "qingshan_subjects{kind=\"inspection\"} 1",
        "qingshan_subjects{kind=\"mine\"} 1",
        "qingshan_answers_total{status=\"5xx\"} 0",
    ] {
        assert!(metrics.lines().any(|found| found == line), "{line} is not in\n{metrics}");
    }
    for secret in ["石料", "p-", "d-", "管理员", "m-1", "i-1"] {
        assert!(!metrics.contains(secret), "{secret} is in\n{metrics}");
    }
}

#[tokio::test]
async fn the_document_is_served() {
    let server = TestServer::start().await;
    let served = Call::get("/openapi.json").send(&server).await;
    assert_eq!(text(served.body()), include_str!("../../openapi.json"));
}

#[tokio::test]
async fn what_is_not_there_says_so() {
    let server = TestServer::start().await;
    let nothing = Call::get("/v2/heads").send_unchecked(&server).await;
    assert_eq!(code(&nothing), (404, "path-unknown".into()));
    let method = Call::new("PUT", "/v1/records", "").send_unchecked(&server).await;
    assert_eq!(code(&method), (405, "method-unknown".into()));
    assert_eq!(method.headers()[SERVER_HEADER], server.public.to_string());
}
