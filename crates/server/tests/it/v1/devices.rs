use keys::{Cert, Chain, DeviceKey, KeysError, PersonKey, PersonRequest};
use sync::Local as _;
use sync::wire::{EnrolRequest, Invitee, Role};

use crate::support::{Call, Home, NOW_MS, TestServer, code, exchange_all};

fn cert(pem: &str) -> Cert {
    Cert::from_pem(pem).unwrap()
}

#[tokio::test]
async fn the_first_administrator_enrols_and_then_no_other() {
    let server = TestServer::start().await;
    let invitation = server.first_invitation();
    let (local, answer) = server.accept(invitation, 1).await.unwrap();
    assert_eq!((answer.role, answer.server), (Role::Administrator, server.public));
    exchange_all(&local, &server.transport()).await;
    let other = server.accept(invitation, 2).await.err().unwrap();
    assert_eq!(other.code(), "invitation-used");
}

#[tokio::test]
async fn enrolling_again_gives_the_same_answer() {
    let server = TestServer::start().await;
    let invitation = server.first_invitation();
    let (_, first) = server.accept(invitation, 1).await.unwrap();
    server.pass(1_000_000_000_000);
    let (_, again) = server.accept(invitation, 1).await.unwrap();
    assert_eq!(first, again);
}

#[tokio::test]
async fn the_certificate_leads_to_the_root() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let new =
        Invitee::New { name: "王小满".into(), role: Role::Inspector, region: "620102".into() };
    let invitation = server.invite(&administrator, new).await;
    let (_, answer) = server.accept(invitation, 2).await.unwrap();
    let chain: Vec<Cert> = answer.chain.iter().map(|pem| cert(pem)).collect();
    let built = Chain::build(&chain[0], &chain[1..], &[cert(&answer.root)]).unwrap();
    assert_eq!(built.check_at(NOW_MS, &[]), Ok(()));
    // A laptop whose clock lags by some hours signs with it too.
    assert_eq!(built.check_at(NOW_MS - 10 * 3_600_000, &[]), Ok(()));
    let ten_years = 10 * 366 * 86_400_000;
    assert_eq!(built.check_at(NOW_MS + ten_years, &[]), Err(KeysError::Expired));
    let subject = chain[0].subject();
    assert_eq!(
        (subject.name.as_str(), subject.organisation.as_str()),
        ("王小满", "示例自然资源局")
    );
    assert_eq!(subject.person_id, answer.enrolment.enrolment.person);
    assert_eq!(*chain[0].public(), PersonKey::from_entropy(&[102; 32]).public());
}

#[tokio::test]
async fn a_known_person_gets_another_device() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let laptop = server.enrol(&administrator, 2, Home("620102", Role::Officer)).await;
    let person = crate::support::note(&laptop, "x").header.actor;
    let who = Invitee::Known { person: person.clone() };
    let invitation = server.invite(&administrator, who).await;
    let (tablet, answer) = server.accept(invitation, 3).await.unwrap();
    assert_ne!(tablet.device(), laptop.device());
    let enrolled = answer.enrolment.enrolment;
    assert_eq!((enrolled.person, enrolled.region.as_str()), (person, "620102"));
    assert_eq!(answer.role, Role::Officer);
}

#[tokio::test]
async fn a_machine_may_have_several_people() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    server.inspector(&administrator, 2).await;
    let who = Invitee::New { name: "赵".into(), role: Role::Inspector, region: "620102".into() };
    let invitation = server.invite(&administrator, who).await;
    let (_, first) = server.accept(invitation, 2).await.unwrap();
    let (_, again) = server.accept(invitation, 2).await.unwrap();
    assert_eq!((first.name.as_str(), &first.chain), ("赵", &again.chain));
    let refused = server.accept(invitation, 3).await.err().unwrap();
    assert_eq!(refused.code(), "invitation-used");
}

#[tokio::test]
async fn both_keys_must_be_proved() {
    let server = TestServer::start().await;
    let invitation = server.first_invitation();
    let transport = server.transport();
    let invited = sync::read_invitation(&transport, invitation).await.unwrap();
    let (device, thief) = (DeviceKey::from_entropy(&[1; 32]), DeviceKey::from_entropy(&[66; 32]));
    let (key, stolen) = (PersonKey::from_entropy(&[2; 32]), PersonKey::from_entropy(&[3; 32]));
    let text = invitation.to_string();
    let request = PersonRequest::new(&key, &invited.person, &text);
    let good = EnrolRequest::new(invitation, request.clone(), &device);

    let public = stolen.public();
    let other_person = PersonRequest::new(&key, "p-0000000000000000", &text);
    let other_invitation = PersonRequest::new(&key, &invited.person, "another");
    let bad = [
        EnrolRequest { device: thief.public(), ..good.clone() },
        EnrolRequest { request: PersonRequest { public, ..request }, ..good.clone() },
        EnrolRequest::new(invitation, other_person, &device),
        EnrolRequest::new(invitation, other_invitation, &device),
    ];
    for request in bad {
        let response = Call::post("/v1/devices", &request).send_unchecked(&server).await;
        assert_eq!(code(&response), (403, "proof-invalid".into()));
    }
    let response = Call::post("/v1/devices", &good).send(&server).await;
    assert_eq!(response.status(), 200);
    // The same device with another person's key is not the one that was enrolled.
    let other = PersonRequest::new(&stolen, &invited.person, &text);
    let other = EnrolRequest::new(invitation, other, &device);
    let response = Call::post("/v1/devices", &other).send(&server).await;
    assert_eq!(code(&response), (409, "invitation-used".into()));
}
