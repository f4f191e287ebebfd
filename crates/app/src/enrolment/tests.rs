use keys::{Authority, CertSubject, DeviceKey, Founding, Lifetime, PersonKey};
use sync::wire::{Enrolment, Role, SignedDrawKey, SignedEnrolment};

use super::*;
use crate::api;

const PERSON: &str = "p-0000000000000001";

fn authority(seed: u8) -> Authority {
    let lifetime =
        |years: i64| Lifetime { not_before_ms: 0, not_after_ms: years * 365 * 86_400_000 };
    let founding = Founding {
        organisation: "示例自然资源局",
        root_name: "根",
        issuing_name: "签发",
        root_entropy: &[seed; 32],
        issuing_entropy: &[seed + 1; 32],
        root_lifetime: lifetime(3),
        issuing_lifetime: lifetime(2),
    };
    Authority::found(&founding).unwrap().1
}

fn key(n: u8) -> PersonKey {
    PersonKey::from_entropy(&[n; 32])
}

/// A certificate for this name, id and key, as headquarters answers with it.
fn answer(name: &str, person_id: &str, key: &PersonKey) -> EnrolAnswer {
    let (authority, server) = (authority(1), DeviceKey::from_entropy(&[9; 32]));
    let organisation = "示例自然资源局".into();
    let subject = CertSubject {
        name: name.into(),
        person_id: person_id.into(),
        organisation,
        department: None,
    };
    let lifetime = Lifetime { not_before_ms: 0, not_after_ms: 86_400_000 };
    let cert = authority.issue_person(key.public(), &subject, [3; 16], lifetime).unwrap();
    let device = DeviceKey::from_entropy(&[8; 32]).public();
    let enrolment = Enrolment { device, person: PERSON.into(), region: "150622".into(), at_ms: 1 };
    EnrolAnswer {
        server: server.public(),
        draw_key: SignedDrawKey::sign(server.public(), &server),
        enrolment: SignedEnrolment::sign(enrolment, &server),
        name: name.into(),
        role: Role::Inspector,
        chain: vec![cert.pem(), authority.issuing().pem()],
        root: authority.root().pem(),
    }
}

fn seat() -> PersonCard {
    PersonCard {
        id: "p-000000000000000a".into(),
        name: "检查员甲".into(),
        organisation: "准格尔旗自然资源局（演示）".into(),
        role: api::Role::Inspector,
        region: "150622".into(),
        region_name: "准格尔旗".into(),
        certified: false,
        last_signed_in_ms: None,
    }
}

#[test]
fn only_the_persons_own_certificate_is_kept() {
    let good = answer("检查员甲", PERSON, &key(1));
    let certified = judge(&good, &seat(), &key(1).public()).unwrap();
    assert_eq!((certified.person.as_str(), certified.seat), (PERSON, seat().id));
    assert_eq!(certified.chain.len(), 2);

    let refused = |answer: &EnrolAnswer| judge(answer, &seat(), &key(1).public()).unwrap_err();
    let another = refused(&answer("检查员乙", PERSON, &key(1)));
    assert_eq!(another.code(), "certificate-other-name");
    assert!(another.to_string().contains("检查员乙"));
    assert_eq!(refused(&answer("检查员甲", PERSON, &key(2))).code(), "certificate-other-key");
    let other_id = answer("检查员甲", "p-0000000000000002", &key(1));
    assert_eq!(refused(&other_id).code(), "certificate-other-key");

    let foreign = EnrolAnswer { root: authority(20).root().pem(), ..good.clone() };
    assert_eq!(refused(&foreign).code(), "untrusted");
    let cut = EnrolAnswer { chain: good.chain[..1].to_vec(), ..good.clone() };
    assert_eq!(refused(&cut).code(), "untrusted");
    assert_eq!(refused(&EnrolAnswer { chain: Vec::new(), ..good }).code(), "untrusted");
}
