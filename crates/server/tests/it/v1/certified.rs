//! What a log says that headquarters certified is held against what it certified.

use keys::{Authority, Cert, CertSubject, Founding, Lifetime};
use record::{CERTIFIED, Class, Subject};
use serde_json::{Value, json};
use sync::memory::MemoryLocal;
use sync::wire::{EnrolAnswer, Invitee, PushRequest, Role};

use crate::support::{
    Call, NOW_MS, REGION, TestServer, code, person_key, problem, seat, signed_log,
};

/// Somebody of the county, and the chain that their machine was answered.
async fn joined(
    server: &TestServer,
    administrator: &MemoryLocal,
    n: u8,
) -> (MemoryLocal, Vec<String>) {
    let (name, region) = (format!("人{n}"), REGION.to_owned());
    let who = Invitee::New { name, role: Role::Inspector, region };
    let invitation = server.invite(administrator, who).await;
    let (local, answer) = server.accept(invitation, n).await.unwrap();
    (local, in_hex(&answer))
}

fn in_hex(answer: &EnrolAnswer) -> Vec<String> {
    answer.chain.iter().map(|pem| hex::encode(Cert::from_pem(pem).unwrap().der())).collect()
}

/// What headquarters says to this log with that claim at its end.
async fn told(server: &TestServer, local: &MemoryLocal, claim: &Value) -> (u16, String) {
    let told = local.clone_disk();
    let subject = Subject::new("person", "p-1");
    let record = told.write(subject, Class::Normal, CERTIFIED, claim, &[]);
    let entries = signed_log(&told).iter().map(Into::into).collect();
    let call = Call::post("/v1/records", &PushRequest { entries }).by(server, &told).await;
    let answer = call.send(server).await;
    if answer.status() == 200 {
        return (200, String::new());
    }
    assert_eq!(problem(&answer).entry.unwrap().seq, record.header.seq);
    code(&answer)
}

#[tokio::test]
async fn only_what_was_certified_so_is_taken() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let (_victim, victims) = joined(&server, &administrator, 2).await;
    let (forger, forgers) = joined(&server, &administrator, 3).await;
    let claim = |person: u8, of: u8, chain: &[String]| json!({ "person": seat(person), "seat": seat(of), "chain": chain });
    let refused = (422, "certificate-forged".to_owned());
    for forged in [
        // The forger's seat as the victim's, and the other way round.
        claim(2, 3, &victims),
        claim(3, 2, &forgers),
        claim(2, 3, &forgers),
        // A seat of nobody's, and one in another machine's log.
        claim(2, 9, &victims),
        claim(2, 2, &victims),
        claim(2, 2, &[]),
        claim(2, 2, &["00".to_owned()]),
        json!({ "person": seat(2), "chain": victims }),
    ] {
        assert_eq!(told(&server, &forger, &forged).await, refused, "{forged}");
    }
    assert_eq!(told(&server, &forger, &claim(3, 3, &forgers)).await.0, 200);
}

/// What an earlier headquarters certified stands in the log of whoever joins again.
#[tokio::test]
async fn an_earlier_certificate_of_the_own_seat_holds_up_no_log() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    joined(&server, &administrator, 2).await;
    let (local, _) = joined(&server, &administrator, 3).await;
    let claim = |n: u8| json!({ "person": seat(n), "seat": seat(n), "chain": elsewhere(n) });
    assert_eq!(told(&server, &local, &claim(3)).await.0, 200);
    assert_eq!(told(&server, &local, &claim(2)).await, (422, "certificate-forged".to_owned()));
}

/// A certificate of another authority for this person and their key.
fn elsewhere(n: u8) -> Vec<String> {
    let lifetime = Lifetime { not_before_ms: 0, not_after_ms: NOW_MS };
    let founding = Founding {
        organisation: "另一个自然资源局",
        root_name: "根",
        issuing_name: "签发",
        root_entropy: &[71; 32],
        issuing_entropy: &[72; 32],
        root_lifetime: lifetime,
        issuing_lifetime: lifetime,
    };
    let authority = Authority::found(&founding).unwrap().1;
    let subject = CertSubject {
        name: format!("人{n}"),
        person_id: seat(n),
        organisation: founding.organisation.into(),
        department: None,
    };
    let cert = authority.issue_person(person_key(n).public(), &subject, [n; 16], lifetime);
    authority.chain_of(&cert.unwrap()).iter().map(hex::encode).collect()
}
