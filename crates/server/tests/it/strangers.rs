//! Whatever is sent, the answer is a refusal with a name, never a failure of the server.

use proptest::prelude::*;
use sync::faults::Seeded;

use crate::support::{Call, TestServer, code, exchange_all, note, sign_in};

const JSON_PATHS: [&str; 8] = [
    "/v1/heads",
    "/v1/records",
    "/v1/records/pull",
    "/v1/blobs/here",
    "/v1/devices",
    "/v1/invitations",
    "/v1/invitations/read",
    "/v1/session",
];

#[tokio::test]
async fn garbage_is_refused_everywhere() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    let token = sign_in(&server, &local).await;
    let mut seeded = Seeded::new(3);
    let deep = format!("{}{}", "[".repeat(60_000), "]".repeat(60_000));
    let bodies: Vec<Vec<u8>> = vec![
        Vec::new(),
        b"{".to_vec(),
        b"null".to_vec(),
        b"[]".to_vec(),
        b"{\"entries\":[{\"header\":\"%%%\"}]}".to_vec(),
        b"{\"entries\":[{\"header\":\"e30=\"}],\"more\":1}".to_vec(),
        b"{\"after\":{\"d-1\":-1}}".to_vec(),
        b"{\"after\":{\"d-1\":18446744073709551616}}".to_vec(),
        b"{\"device\":\"\\ud800\"}".to_vec(),
        deep.into_bytes(),
        seeded.bytes(5_000),
    ];
    for path in JSON_PATHS {
        for body in &bodies {
            let call = Call::new("POST", path, body.clone()).token(&token);
            let response = call.send_unchecked(&server).await;
            let (status, code) = code(&response);
            assert_eq!((status, code.as_str()), (400, "request-unreadable"), "{path}");
        }
    }
    note(&local, "and it still works");
    exchange_all(&local, &server.transport()).await;
}

#[tokio::test]
async fn numbers_at_their_ends_are_no_harm() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    let device = sync::Local::device(&local).id();
    for seq in [0, 1, u64::MAX / 2, u64::MAX] {
        let body = format!("{{\"after\":{{\"{device}\":{seq}}}}}");
        let call = Call::new("POST", "/v1/records/pull", body).by(&server, &local).await;
        assert_eq!(call.send(&server).await.status(), 200, "{seq}");
    }
    for range in ["bytes=18446744073709551615-", "bytes=0-18446744073709551616"] {
        let path = format!("/v1/blobs/{}", canon::sha256(b"x"));
        let call = Call::get(&path).header("range", range).by(&server, &local).await;
        assert_eq!(call.send(&server).await.status(), 404);
    }
}

#[tokio::test]
async fn a_body_has_its_bound() {
    let server = TestServer::bounded(|limits| limits.batch_bytes = 300_000).await;
    let token = sign_in(&server, &server.administrator().await).await;
    for (path, most) in [("/v1/heads", 128 * 1024), ("/v1/records", 300_000)] {
        for (size, expected) in [(most, "request-unreadable"), (most + 1, "request-too-large")] {
            let call = Call::new("POST", path, vec![b' '; size]).token(&token);
            assert_eq!(code(&call.send_unchecked(&server).await).1, expected, "{path} {size}");
        }
    }
    // Who has not signed in sends nothing large.
    let stranger = Call::new("POST", "/v1/records", vec![b' '; 200_000]);
    assert_eq!(code(&stranger.send_unchecked(&server).await), (401, "token-missing".into()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn no_header_value_breaks_it(values in prop::collection::vec("[ -~]{0,40}", 6)) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let server = TestServer::start().await;
            let local = server.administrator().await;
            let token = sign_in(&server, &local).await;
            for path in ["/v1/blobs", "/v1/blobs/uploads/ab"] {
                let method = if path == "/v1/blobs" { "POST" } else { "PATCH" };
                let response = Call::new(method, path, "some bytes")
                    .token(&token)
                    .header("tus-resumable", "1.0.0")
                    .header("upload-length", &values[0])
                    .header("upload-metadata", &values[1])
                    .header("upload-offset", &values[2])
                    .header("upload-checksum", &values[3])
                    .header("content-type", &values[4])
                    .header("if-none-match", &values[5])
                    .send_unchecked(&server)
                    .await;
                assert!(response.status().is_client_error(), "{response:?}");
            }
        });
    }
}
