use std::path::Path;
use std::process::Command;

use proptest::prelude::*;

use super::*;
use crate::{KeysError, PersonKey};

const DAY: i64 = 86_400_000;
const YEAR: i64 = 365 * DAY;
/// 2026-01-01T00:00:00Z.
const START: i64 = 1_767_225_600_000;

fn years(n: i64) -> Lifetime {
    Lifetime { not_before_ms: START, not_after_ms: START + n * YEAR }
}

fn founded(seed: u8) -> (OfflineRoot, Authority) {
    Authority::found(&Founding {
        organisation: "青岭省自然资源厅",
        root_name: "青山根证书",
        issuing_name: "青山签发证书",
        root_entropy: &[seed; 32],
        issuing_entropy: &[seed + 1; 32],
        // Past 2049, where X.509 changes the form of its times.
        root_lifetime: years(30),
        issuing_lifetime: years(10),
    })
    .unwrap()
}

fn subject() -> CertSubject {
    CertSubject {
        name: "𠮷野岚".into(),
        person_id: "p-00112233aabbccdd".into(),
        organisation: "云州市自然资源局".into(),
        department: Some("矿山监督科".into()),
    }
}

fn person(authority: &Authority) -> Cert {
    let key = PersonKey::from_entropy(&[9; 32]);
    authority.issue_person(key.public(), &subject(), [0xff; 16], years(2)).unwrap()
}

fn chain(authority: &Authority, person: &Cert) -> Chain {
    Chain::build(person, &[authority.issuing().clone()], &[authority.root().clone()]).unwrap()
}

#[test]
fn a_person_is_certified_up_to_the_root() {
    let (root, authority) = founded(1);
    let person = person(&authority);
    assert_eq!(person.subject(), subject());
    assert_eq!(person.public(), &PersonKey::from_entropy(&[9; 32]).public());
    assert_eq!((person.not_before_ms(), person.not_after_ms()), (START, START + 2 * YEAR + 999));
    assert_eq!(person.serial(), format!("7f{}", "ff".repeat(15)));
    assert_eq!(root.cert(), authority.root());

    let chain = chain(&authority, &person);
    assert_eq!(chain.certs().len(), 3);
    assert_eq!(chain.root().fingerprint(), authority.root().fingerprint());
    assert_eq!(Cert::from_pem(&authority.root().pem()).unwrap(), *authority.root());
}

#[test]
fn times_are_judged_to_the_second() {
    let (_, authority) = founded(1);
    let chain = chain(&authority, &person(&authority));
    assert_eq!(chain.check_at(START - 1, &[]), Err(KeysError::NotYetValid));
    assert_eq!(chain.check_at(START, &[]), Ok(()));
    assert_eq!(chain.check_at(START + 2 * YEAR + 999, &[]), Ok(()));
    assert_eq!(chain.check_at(START + 2 * YEAR + 1000, &[]), Err(KeysError::Expired));
}

#[test]
fn only_a_chain_to_a_trusted_root_is_one() {
    let (_, authority) = founded(1);
    let (_, stranger) = founded(20);
    let person = person(&authority);
    let pool = [authority.issuing().clone(), stranger.issuing().clone()];
    let build = |pool: &[Cert], roots: &[Cert]| Chain::build(&person, pool, roots).unwrap_err();
    assert_eq!(build(&pool, &[stranger.root().clone()]), KeysError::Untrusted);
    assert_eq!(build(&[], &[authority.root().clone()]), KeysError::Untrusted);
    // Neither an authority's certificate nor a person's may stand in for the other.
    let roots = [authority.root().clone()];
    assert_eq!(
        Chain::build(authority.issuing(), &[], &roots).unwrap_err(),
        KeysError::WrongPurpose
    );
    let by_a_person = [person.clone()];
    assert_eq!(person.check_issuer(0), Err(KeysError::WrongPurpose));
    assert_eq!(build(&[], &by_a_person), KeysError::Untrusted);
}

#[test]
fn an_issuing_key_certifies_no_further_authority() {
    let (_, authority) = founded(1);
    assert_eq!(authority.issuing().check_issuer(0), Ok(()));
    assert_eq!(authority.issuing().check_issuer(1), Err(KeysError::WrongPurpose));
    assert_eq!(authority.root().check_issuer(1), Ok(()));
    assert_eq!(authority.root().check_issuer(2), Err(KeysError::WrongPurpose));
}

#[test]
fn a_revoked_certificate_counts_until_it_was_revoked() {
    let (root, authority) = founded(1);
    let person = person(&authority);
    let chain = chain(&authority, &person);
    let at_ms = START + 100 * DAY;
    let revoked = [Revoked { serial: person.serial(), at_ms, reason: Reason::KeyCompromise }];
    let list = authority.revocation_list(7, at_ms, at_ms + 30 * DAY, &revoked).unwrap();
    let lists = [RevocationList::from_der(list.der()).unwrap()];
    assert_eq!(lists[0].this_update_ms(), at_ms);
    assert_eq!(lists[0].next_update_ms(), Some(at_ms + 30 * DAY));
    assert_eq!(chain.check_at(at_ms - 1, &lists), Ok(()));
    assert_eq!(chain.check_at(at_ms, &lists), Err(KeysError::Revoked { at_ms }));

    // The issuing certificate falls by the root's list, and with it all below.
    let serial = authority.issuing().serial();
    let revoked = [Revoked { serial, at_ms, reason: Reason::CessationOfOperation }];
    let list = root.revocation_list(1, at_ms, at_ms + YEAR, &revoked).unwrap();
    assert_eq!(chain.check_at(at_ms, &[list]), Err(KeysError::Revoked { at_ms }));

    // A list that somebody else signed, or none, revokes nothing.
    let (_, stranger) = founded(20);
    let revoked = [Revoked { serial: person.serial(), at_ms, reason: Reason::Superseded }];
    let forged = stranger.revocation_list(8, at_ms, at_ms + DAY, &revoked).unwrap();
    let empty = authority.revocation_list(9, at_ms, at_ms + DAY, &[]).unwrap();
    assert_eq!(chain.check_at(at_ms, &[forged, empty]), Ok(()));
}

#[test]
fn what_may_not_be_issued_is_refused() {
    let (_, authority) = founded(1);
    let public = PersonKey::from_entropy(&[9; 32]).public();
    let issue = |subject, lifetime| {
        authority.issue_person(public, &subject, [1; 16], lifetime).unwrap_err().code()
    };
    let long = "山".repeat(65);
    for name in ["", " ", "两\n行", long.as_str()] {
        assert_eq!(
            issue(CertSubject { name: name.into(), ..subject() }, years(1)),
            "name-not-allowed"
        );
    }
    let person_id = "p-中文".to_owned();
    assert_eq!(issue(CertSubject { person_id, ..subject() }, years(1)), "name-not-allowed");
    assert_eq!(issue(subject(), years(11)), "lifetime-not-allowed");
    assert_eq!(issue(subject(), years(0)), "lifetime-not-allowed");
    let early = Lifetime { not_before_ms: START - 1000, not_after_ms: START + DAY };
    assert_eq!(issue(subject(), early), "lifetime-not-allowed");
}

#[test]
fn an_authority_survives_export_and_import() {
    let (root, authority) = founded(1);
    let json = serde_json::to_string(&authority.export()).unwrap();
    let again = Authority::import(&serde_json::from_str(&json).unwrap()).unwrap();
    assert_eq!(person(&again), person(&authority));
    let json = serde_json::to_string(&root.export()).unwrap();
    let again = OfflineRoot::import(&serde_json::from_str(&json).unwrap()).unwrap();
    let renewed = again.certify_issuing("厅", "青山签发证书 2", &[77; 32], years(5)).unwrap();
    chain(&renewed, &person(&renewed));

    // The key of one authority with the certificate of another.
    let mut mixed = serde_json::to_value(authority.export()).unwrap();
    mixed["key_pkcs8"] = serde_json::to_value(founded(20).1.export()).unwrap()["key_pkcs8"].clone();
    let mixed: AuthorityFile = serde_json::from_value(mixed).unwrap();
    assert_eq!(Authority::import(&mixed).unwrap_err(), KeysError::NotAPrivateKey);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn a_changed_certificate_never_builds_a_chain(place: prop::sample::Index, bit in 0u32..8) {
        let (_, authority) = founded(1);
        let roots = [authority.root().clone()];
        let person = person(&authority);
        for (changed, other) in [(&person, authority.issuing()), (authority.issuing(), &person)] {
            let mut der = changed.der().to_vec();
            let at = place.index(der.len());
            der[at] ^= 1u8 << bit;
            let Ok(cert) = Cert::from_der(&der) else { continue };
            prop_assert!(Chain::build(&cert, std::slice::from_ref(other), &roots).is_err());
            prop_assert!(Chain::build(other, &[cert], &roots).is_err());
        }
    }
}

fn openssl(folder: &Path, args: &[&str]) -> (bool, String) {
    let output = Command::new("openssl").args(args).current_dir(folder).output();
    let output = output.expect("openssl is missing: run cargo xtask setup");
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&text).into_owned())
}

#[test]
fn openssl_agrees_about_chain_and_revocation() {
    let (root, authority) = founded(1);
    let person = person(&authority);
    let at_ms = START + 100 * DAY;
    let revoked = [Revoked { serial: person.serial(), at_ms, reason: Reason::KeyCompromise }];
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    write("ca.pem", authority.root().pem().as_bytes());
    write("issuing.pem", authority.issuing().pem().as_bytes());
    write("person.pem", person.pem().as_bytes());
    write("ca.crl", root.revocation_list(1, at_ms, at_ms + YEAR, &[]).unwrap().der());
    let list = authority.revocation_list(7, at_ms, at_ms + YEAR, &revoked).unwrap();
    write("issuing.crl", list.der());

    let (_, text) = openssl(folder.path(), &["x509", "-in", "person.pem", "-noout", "-text"]);
    for expected in ["Digital Signature, Non Repudiation", "1.3.6.1.5.5.7.3.36", "CA:FALSE"] {
        assert!(text.contains(expected), "{text}");
    }
    let seconds = ((at_ms + DAY) / 1000).to_string();
    let base = ["verify", "-x509_strict", "-attime", &seconds, "-CAfile", "ca.pem"];
    let base = [&base[..], &["-untrusted", "issuing.pem"]].concat();
    let (ok, text) = openssl(folder.path(), &[&base[..], &["person.pem"]].concat());
    assert!(ok, "{text}");

    let with_lists = ["-crl_check_all", "-CRLfile", "ca.crl", "-CRLfile", "issuing.crl"];
    let with_lists = [&with_lists[..], &["person.pem"]].concat();
    let (ok, text) = openssl(folder.path(), &[&base[..], &with_lists].concat());
    assert!(!ok && text.contains("certificate revoked"), "{text}");
}
