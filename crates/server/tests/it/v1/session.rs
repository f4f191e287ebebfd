use sync::wire::{ChallengeAnswer, ChallengeRequest, Heads, TokenRequest, session_message};
use sync::{Client, Local as _};

use crate::support::{Call, TestServer, code};

const HOUR_MS: i64 = 3_600_000;

async fn challenge(server: &TestServer, device: &str) -> String {
    let asked = ChallengeRequest { device: device.into() };
    let answer: ChallengeAnswer = Call::post("/v1/session/challenge", &asked).json(server).await;
    answer.challenge
}

#[tokio::test]
async fn an_expired_token_is_renewed_in_passing() {
    let server = TestServer::start().await;
    let (local, transport) = (server.administrator().await, server.transport());
    let client = Client::new(&local, &transport).unwrap();
    for _ in 0..3 {
        assert_eq!(client.heads(&Heads::default()).await.unwrap(), None);
        server.pass(HOUR_MS);
    }
}

#[tokio::test]
async fn nothing_opens_without_a_good_token() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    let heads = || Call::get("/v1/heads");
    assert_eq!(code(&heads().send(&server).await), (401, "token-missing".into()));
    for bad in ["", "abc", "a.b", "Basic abc"] {
        let response = heads().token(bad).send(&server).await;
        assert_eq!(code(&response), (401, "token-invalid".into()), "{bad}");
    }
    // A challenge is no token.
    let id = local.device().id();
    let response = heads().token(&challenge(&server, &id).await).send(&server).await;
    assert_eq!(code(&response), (401, "token-invalid".into()));

    let signed_in = heads().by(&server, &local).await;
    assert_eq!(signed_in.clone().send(&server).await.status(), 200);
    server.pass(HOUR_MS);
    assert_eq!(code(&signed_in.send(&server).await), (401, "token-expired".into()));
}

#[tokio::test]
async fn only_the_device_s_own_key_answers_its_challenge() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let other = server.inspector(&administrator, 2).await;
    let sign_in = async |challenge: String, message: Vec<u8>| {
        let signature = other.sign(&message).unwrap();
        let request = TokenRequest { challenge, signature };
        let response = Call::post("/v1/session", &request).send(&server).await;
        if response.status() == 200 { "in".to_owned() } else { code(&response).1 }
    };
    let own = challenge(&server, &other.device().id()).await;
    let message = session_message(&server.public, &own);
    assert_eq!(sign_in(own.clone(), message.clone()).await, "in");

    let foreign = challenge(&server, &administrator.device().id()).await;
    let message_foreign = session_message(&server.public, &foreign);
    assert_eq!(sign_in(foreign, message_foreign).await, "proof-invalid");
    // A false server can't pass the challenge on: what is signed names the server.
    let passed_on = session_message(&administrator.device(), &own);
    assert_eq!(sign_in(own.clone(), passed_on).await, "proof-invalid");
    let unknown = challenge(&server, "d-00000000000000000000000000000000").await;
    assert_eq!(sign_in(unknown, message.clone()).await, "device-unknown");
    server.pass(HOUR_MS);
    assert_eq!(sign_in(own, message).await, "token-expired");
}

#[tokio::test]
async fn challenges_differ() {
    let server = TestServer::start().await;
    let device = "d-00000000000000000000000000000000";
    assert_ne!(challenge(&server, device).await, challenge(&server, device).await);
}
