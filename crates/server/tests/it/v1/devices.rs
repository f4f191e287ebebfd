use keys::{Cert, Chain, DeviceKey, KeysError, PersonKey, PersonRequest};
use sync::Local as _;
use sync::wire::{EnrolRequest, Invitee, Role};

use crate::support::{
    Call, Home, NOW_MS, TestServer, code, exchange_all, note, person_key, seat, signed_log,
};

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
    let person = note(&laptop, "x").header.actor;
    let who = Invitee::Known { person: person.clone() };
    let invitation = server.invite(&administrator, who).await;
    let (tablet, answer) = server.accept(invitation, 3).await.unwrap();
    assert_ne!(tablet.device(), laptop.device());
    let subject = cert(&answer.chain[0]).subject();
    let enrolled = answer.enrolment.enrolment;
    assert_eq!((&enrolled.person, enrolled.region.as_str()), (&person, "620102"));
    assert_eq!((subject.person_id, subject.name), (person, "人2".into()));
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
    sync::read_invitation(&transport, invitation).await.unwrap();
    let (device, thief) = (DeviceKey::from_entropy(&[1; 32]), DeviceKey::from_entropy(&[66; 32]));
    let (key, stolen) = (PersonKey::from_entropy(&[2; 32]), PersonKey::from_entropy(&[3; 32]));
    let text = invitation.to_string();
    let request = PersonRequest::new(&key, &seat(1), &text);
    let good = EnrolRequest::new(invitation, request.clone(), &device);

    let public = stolen.public();
    let renamed = PersonRequest { seat: seat(7), ..request.clone() };
    let other_invitation = PersonRequest::new(&key, &seat(1), "another");
    let bad = [
        EnrolRequest { device: thief.public(), ..good.clone() },
        EnrolRequest { request: PersonRequest { public, ..request }, ..good.clone() },
        EnrolRequest::new(invitation, renamed, &device),
        EnrolRequest::new(invitation, other_invitation, &device),
    ];
    for request in bad {
        let response = Call::post("/v1/devices", &request).send_unchecked(&server).await;
        assert_eq!(code(&response), (403, "proof-invalid".into()));
    }
    let response = Call::post("/v1/devices", &good).send(&server).await;
    assert_eq!(response.status(), 200);
    // The same device with another person's key is not the one that was enrolled.
    let other = PersonRequest::new(&stolen, &seat(1), &text);
    let other = EnrolRequest::new(invitation, other, &device);
    let response = Call::post("/v1/devices", &other).send(&server).await;
    assert_eq!(code(&response), (409, "invitation-used".into()));
}

#[tokio::test]
async fn somebody_new_keeps_the_id_of_their_machine() {
    let server = TestServer::start().await;
    let (_, answer) = server.accept(server.first_invitation(), 1).await.unwrap();
    assert_eq!(answer.enrolment.enrolment.person, seat(1));
    assert_eq!(cert(&answer.chain[0]).subject().person_id, seat(1));
}

#[tokio::test]
async fn an_id_that_stands_for_somebody_else_is_refused() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let new = |n| Invitee::New { name: n, role: Role::Inspector, region: "620102".into() };
    let invitation = server.invite(&administrator, new("赵".to_owned())).await;
    let refused = server.accept_as(invitation, 2, &seat(1)).await.err().unwrap();
    assert_eq!(refused.code(), "person-id-taken");
    let (device, key) = (DeviceKey::from_entropy(&[2; 32]), person_key(2));
    let bare = server.bare_transport();
    let nonsense = sync::enrol(&bare, invitation, "p-甲", &device, &key).await.err().unwrap();
    assert_eq!(nonsense.code(), "server-refused", "an id is plain");

    // Somebody registers a colleague, and another machine asks for that colleague's id.
    let colleague = seat(0xcc);
    let subject = record::Subject::new("person", &colleague);
    administrator.write(subject, record::Class::Normal, "person.registered", &"钱", &[]);
    signed_log(&administrator);
    exchange_all(&administrator, &server.transport()).await;
    let refused = server.accept_as(invitation, 2, &colleague).await.err().unwrap();
    assert_eq!(refused.code(), "person-id-taken");
    // The invitation is as good as before.
    server.accept(invitation, 2).await.unwrap();

    let (name, region) = ("钱".to_owned(), "620102".to_owned());
    let (person, role) = (colleague.clone(), Role::Inspector);
    let who = Invitee::Registered { person, name, role, region };
    let invitation = server.invite(&administrator, who).await;
    let (_, answer) = server.accept(invitation, 3).await.unwrap();
    assert_eq!(answer.enrolment.enrolment.person, colleague, "the registry's id, not the seat's");
}
