//! Every change of a certificate shows: byte by byte, and field by field with a mended digest.

use draw::certificate::verify;
use serde_json::Value;

use crate::common::{CERTIFICATE, Random, Shape, mixed};
use crate::forged::{forged, other_byte, paths};
use crate::signed::{
    countersigned, drawn_from, facts, lenient, official, policy, reseal, signed_from, wrong,
};

/// Every byte of the file, replaced by another one.
#[test]
fn every_changed_byte_is_refused_with_a_reason() {
    let shape =
        Shape { strata: 1, mines: 3, quota: 2, people: 3, slots: 2, cap: Some(2), recused: 30 };
    let (frozen, outcome) = drawn_from(mixed(shape, &mut Random(2)));
    let commit = countersigned(&outcome, &["p-clerk", "p-chief"]);
    let bytes = signed_from(&frozen, &outcome, facts(Some(commit))).to_bytes();
    assert!(verify(&bytes, &policy()).accepted);
    let mut changed = bytes.clone();
    for at in 0..bytes.len() {
        changed[at] = other_byte(bytes[at]);
        assert_refused(&changed, &format!("byte {at}"));
        changed[at] = bytes[at];
    }
    for end in [0, 1, bytes.len() / 2, bytes.len() - 1] {
        assert_refused(&bytes[..end], "cut");
    }
    for more in [" ", "\n", "{}", "\0"] {
        assert_refused(&[&bytes, more.as_bytes()].concat(), "longer");
    }
}

fn assert_refused(bytes: &[u8], what: &str) {
    let report = verify(bytes, &lenient());
    assert!(!report.accepted, "{what} was accepted");
    assert!(!wrong(&report).is_empty(), "{what} without a reason");
    for line in &report.lines {
        assert_eq!(serde_json::to_value(&line.says).unwrap()["code"], line.code());
    }
}

/// Changes every field in turn and mends the digest. Signatures give it away in an official draw;
/// in a rehearsal everything that follows from something else does.
#[test]
fn every_changed_field_is_refused_even_with_a_mended_digest() {
    let original: Value = serde_json::from_slice(&official().to_bytes()).unwrap();
    let rehearsal: Value = serde_json::from_slice(CERTIFICATE).unwrap();
    // These only describe: in an unsigned rehearsal nothing vouches for them.
    let free = ["/draw", "/software", "/record", "/commit", "/witness/present"];
    for (certificate, derived_only) in [(&original, false), (&rehearsal, true)] {
        let mut all = Vec::new();
        paths(certificate, "", &mut all);
        assert!(all.len() > 200);
        for path in all {
            if derived_only && free.iter().any(|free| path.starts_with(free)) {
                continue;
            }
            let mut changed = certificate.clone();
            let value = changed.pointer_mut(&path).unwrap();
            let other = forged(value);
            if other == *value {
                continue;
            }
            *value = other;
            if path == "/signatures" {
                // Signing is no part of the content: without the officer it is just not official.
                assert!(!verify(&canon::to_bytes(&changed).unwrap(), &policy()).accepted);
                continue;
            }
            if path != "/digest" {
                reseal(&mut changed);
            }
            assert_refused(&canon::to_bytes(&changed).unwrap(), &path);
        }
    }
}
