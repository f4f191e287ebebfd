//! What the doctor says of people's keys and their certificates.

use keys::{Authority, CertSubject, Founding, Lifetime, PersonKey};
use rules::document::Signed;
use rules::person::Certified;

use super::desk::{Desk, NOON_MS, append, log_of};
use super::doctor::filled;
use super::facts;
use crate::Store;

/// The person's key of a checkpoint is held against every certificate that they were ever given.
#[test]
fn a_checkpoint_with_a_key_that_is_not_the_persons_is_found() {
    let (_desk, store) = filled();
    let certify = |person: &str, key: u8| {
        append(&store, ("person", person), &certified(person, key)).unwrap();
        store.checkpoint("p-1").unwrap();
        let health = store.examine().unwrap();
        let wrong = health.findings.into_iter().filter(|finding| !finding.ok);
        wrong.map(|finding| (finding.name, finding.message)).collect::<Vec<_>>()
    };
    assert_eq!(certify("p-2", 8), [], "nothing is known of who signed");
    let wrong = certify("p-1", 8);
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert_eq!(wrong[0].0, "checkpoints");
    assert!(wrong[0].1.contains("/8: p-1 signed"), "{wrong:?}");
    assert_eq!(certify("p-1", 7), [], "an older key of theirs stays theirs");
}

/// A machine that joined headquarters holds every certificate against that root, and each use of a
/// key against its certificate's time.
#[test]
fn certificates_lead_to_the_root_and_are_used_in_their_time() {
    let joined = |root: u8| {
        let (desk, store) = filled();
        trust(&store, root);
        append(&store, ("person", "p-1"), &certified("p-1", 7)).unwrap();
        (desk, store)
    };
    let wrong = |store: &Store| {
        store.checkpoint("p-1").unwrap();
        let findings = store.examine().unwrap().findings;
        let wrong = findings.into_iter().filter(|finding| !finding.ok);
        wrong.map(|finding| (finding.name, finding.message)).collect::<Vec<_>>()
    };
    let one = |store: &Store| {
        let mut wrong = wrong(store);
        assert_eq!(wrong.len(), 1, "{wrong:?}");
        assert_eq!(wrong[0].0, "certificates");
        wrong.remove(0).1
    };
    let (_desk, store) = joined(1);
    assert_eq!(wrong(&store), [], "the key was used before it was certified, and that is no harm");
    let checked = |store: &Store| {
        let findings = store.examine().unwrap().findings;
        findings.iter().find(|f| f.name == "certificates").unwrap().checked
    };
    assert_eq!(checked(&store), 1);

    let (_desk, store) = joined(20);
    assert!(one(&store).contains("does not lead to an authority"));

    let (_desk, store) = joined(1);
    let other = Certified { person: "p-9".into(), ..certified("p-1", 7) };
    append(&store, ("person", "p-1"), &other).unwrap();
    assert!(one(&store).contains("the certificate is for p-1"));

    let (_desk, store) = joined(1);
    let cut = Certified { chain: vec!["00".into()], ..certified("p-1", 7) };
    append(&store, ("person", "p-1"), &cut).unwrap();
    assert!(one(&store).contains("can't be read"));

    let (_desk, store) = joined(1);
    let sign = |at_ms: i64| {
        let pdf = facts::put(&store, b"pdf");
        let signed = Signed { at_ms, ..facts::signed(canon::sha256(b"base"), pdf, 1) };
        append(&store, ("document", "o-1"), &signed).unwrap();
    };
    sign(START_MS + 1);
    assert_eq!(wrong(&store), []);
    sign(START_MS - 1);
    sign(START_MS + 2 * YEAR_MS);
    let message = one(&store);
    assert!(message.contains("not valid yet") && message.contains("1 more"), "{message}");

    let (desk, store) = joined(1);
    desk.fake.pass(2 * YEAR_MS);
    store.write(|write| write.vouch("p-1", &PersonKey::from_entropy(&[7; 32]))).unwrap();
    assert!(one(&store).contains("expired"));
}

/// Joins the headquarters with this number.
pub fn trust(store: &Store, number: u8) {
    let root = authority(number).root().pem();
    store.write(|write| write.trust_root(&root)).unwrap();
}

/// Who stands behind the seat, and whether a certificate of it counts.
fn stands(store: &Store, seat: &str) -> (String, bool) {
    (store.person_id(seat).unwrap(), !store.certificate(seat).unwrap().is_empty())
}

/// A machine that isn't Qingshan's, or a changed program: its log goes through all checks but this.
#[test]
fn what_headquarters_did_not_certify_makes_nobody_somebody_else() {
    let (_desk, store) = Desk::new(1);
    let (forgers, foreign) = Desk::new(2);
    let good = Certified { seat: "p-2".into(), ..certified("p-1", 7) };
    append(&store, ("person", "p-2"), &good).unwrap();
    assert_eq!(stands(&store, "p-2"), ("p-2".into(), false), "before this machine has joined");
    trust(&store, 1);
    assert_eq!(stands(&store, "p-2"), ("p-1".into(), true));
    let chain = store.certificate("p-2").unwrap();

    forgers.fake.pass(YEAR_MS);
    let rubbish = Certified { person: "p-9".into(), chain: vec!["00".into()], ..good.clone() };
    let renamed = Certified { person: "p-9".into(), ..good.clone() };
    for forged in [rubbish, renamed, Certified { chain: Vec::new(), ..good }] {
        append(&foreign, ("person", "p-2"), &forged).unwrap();
    }
    foreign.checkpoint("p-9").unwrap();
    let log = log_of(&foreign, &foreign.device_id());
    store.take_over(&forgers.device.public(), &log).unwrap();
    assert_eq!(stands(&store, "p-2"), ("p-1".into(), true));
    assert_eq!(store.certificate("p-2").unwrap(), chain, "a newer forged one displaces none");
    assert!(store.differing_projections().unwrap().is_empty());

    trust(&store, 20);
    assert_eq!(stands(&store, "p-2"), ("p-2".into(), false), "another headquarters");
    assert!(store.differing_projections().unwrap().is_empty());
}

const YEAR_MS: i64 = 365 * 86_400_000;
/// A little after the clock of a desk begins.
const START_MS: i64 = NOON_MS + 60_000;

fn authority(seed: u8) -> Authority {
    let lifetime = |years| Lifetime { not_before_ms: 0, not_after_ms: START_MS + years * YEAR_MS };
    let founding = Founding {
        organisation: "自然资源局（演示）",
        root_name: "根",
        issuing_name: "签发",
        root_entropy: &[seed; 32],
        issuing_entropy: &[seed + 1; 32],
        root_lifetime: lifetime(3),
        issuing_lifetime: lifetime(2),
    };
    Authority::found(&founding).unwrap().1
}

/// Headquarters' word that the key from this entropy is the person's, for a year.
pub fn certified(person: &str, key: u8) -> Certified {
    let authority = authority(1);
    let subject = CertSubject {
        name: "检查员甲".into(),
        person_id: person.into(),
        organisation: "自然资源局（演示）".into(),
        department: None,
    };
    let public = PersonKey::from_entropy(&[key; 32]).public();
    let lifetime = Lifetime { not_before_ms: START_MS, not_after_ms: START_MS + YEAR_MS };
    let cert = authority.issue_person(public, &subject, [key; 16], lifetime).unwrap();
    let chain = authority.chain_of(&cert).iter().map(hex::encode).collect();
    Certified { person: person.into(), seat: person.into(), chain }
}
