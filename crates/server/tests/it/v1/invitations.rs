use sync::SyncError;
use sync::wire::{Invitation, InviteRequest, Invitee, Role};

use crate::support::{Call, TestServer, code};

fn new(name: &str, region: &str) -> Invitee {
    Invitee::New { name: name.into(), role: Role::Inspector, region: region.into() }
}

#[tokio::test]
async fn an_invitation_says_what_it_is() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let invitation = server.invite(&administrator, new("王小满", "620102")).await;
    let invited = sync::read_invitation(&server.transport(), invitation).await.unwrap();
    assert_eq!((invited.name.as_str(), invited.region.as_str()), ("王小满", "620102"));
    assert_eq!((invited.role, invited.server), (Role::Inspector, server.public));
}

#[tokio::test]
async fn only_administrators_invite() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let inspector = server.inspector(&administrator, 2).await;
    let request = InviteRequest { who: new("赵", "620102"), valid_hours: 1 };
    let call = Call::post("/v1/invitations", &request);
    assert_eq!(code(&call.clone().send(&server).await), (401, "token-missing".into()));
    let call = call.by(&server, &inspector).await;
    assert_eq!(code(&call.send(&server).await), (403, "not-allowed".into()));
}

#[tokio::test]
async fn nonsense_is_not_invited() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let nobody = Invitee::Known { person: "p-0000000000000000".into() };
    let long = "长".repeat(65);
    let cases = [
        (new(" ", "620102"), 1, "field-invalid"),
        (new("a\nb", "620102"), 1, "field-invalid"),
        (new(&long, "620102"), 1, "field-invalid"),
        (new("赵", "62010"), 1, "field-invalid"),
        (new("赵", "六二〇一〇二"), 1, "field-invalid"),
        (new("赵", "620102"), 0, "field-invalid"),
        (new("赵", "620102"), 721, "field-invalid"),
        (nobody, 1, "person-unknown"),
    ];
    for (who, valid_hours, expected) in cases {
        let call = Call::post("/v1/invitations", &InviteRequest { who, valid_hours });
        let response = call.by(&server, &administrator).await.send_unchecked(&server).await;
        assert_eq!(code(&response).1, expected);
    }
}

#[tokio::test]
async fn unknown_and_expired_invitations_have_names() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let invented = Invitation::new(&[7; 32], &server.public);
    let refused = |result: Result<_, SyncError>| result.err().unwrap().code();
    assert_eq!(refused(server.accept(invented, 2).await), "invitation-unknown");

    let invitation = server.invite(&administrator, new("赵", "620102")).await;
    server.pass(25 * 3_600_000);
    assert_eq!(refused(server.accept(invitation, 2).await), "invitation-expired");
    server.pass(-25 * 3_600_000);
    assert!(server.accept(invitation, 2).await.is_ok());
    // Who has accepted in time is answered again later.
    server.pass(25 * 3_600_000);
    assert!(server.accept(invitation, 2).await.is_ok());
}

#[tokio::test]
async fn the_secret_is_nowhere_in_the_server_s_files() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let invitation = server.invite(&administrator, new("赵", "620102")).await;
    let digits = invitation.to_string().replace('-', "");
    let secret = hex::decode(&digits[..24]).unwrap();
    for name in ["server.sqlite", "server.sqlite-wal"] {
        let bytes = std::fs::read(server.folder().join(name)).unwrap();
        assert!(!bytes.windows(12).any(|window| window == secret));
        assert!(!bytes.windows(24).any(|window| window == &digits.as_bytes()[..24]));
    }
}
