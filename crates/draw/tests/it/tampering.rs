//! Every change of a certificate shows: byte by byte, and field by field with a mended digest.

use draw::certificate::{Certificate, Commit, Facts, verify};
use draw::{Denominator, Recusal};
use serde_json::Value;

use crate::amended::changed_from;
use crate::common::{CERTIFICATE, Shape, narrowed, plain};
use crate::forged::{forged, other_byte, paths};
use crate::signed::{
    EVENT_MS, countersigned, drawn_from, facts, lenient, official, policy, receipted, reseal,
    signed_from, wrong,
};

/// A small draw with every field that there is: narrowed, countersigned and received, repeated, and
/// changed afterwards.
fn whole() -> Certificate {
    let shape =
        Shape { strata: 1, mines: 4, quota: 1, people: 5, slots: 2, cap: Some(4), recused: 0 };
    let mut inputs = narrowed(plain(shape));
    let all = std::iter::once(("00".to_owned(), 4)).collect();
    inputs.denominator = Some(Denominator::ByStratum(all));
    inputs.inspectors[0].strata = Some(vec!["00".into()]);
    inputs.recusals = vec![Recusal { person: "p-0000".into(), holder: "holder-9".into() }];
    inputs.team.slots[1].department = Some("自然资源".into());
    inputs.witness_rule.source = Some("二楼会议室".into());
    let (frozen, outcome) = drawn_from(inputs);
    let countersignatures = countersigned(&outcome, &["p-clerk", "p-chief"]).countersignatures;
    let commit = Commit { countersignatures, ..receipted(&outcome, EVENT_MS - 1) };
    let facts = Facts { repeats: Some("r-2026-0003".into()), ..facts(Some(commit)) };
    changed_from(&signed_from(&frozen, &outcome, facts))
}

/// Every byte of the file, replaced by another one.
#[test]
fn every_changed_byte_is_refused_with_a_reason() {
    let bytes = whole().to_bytes();
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
    let whole: Value = serde_json::from_slice(&whole().to_bytes()).unwrap();
    // These only describe: in an unsigned rehearsal nothing vouches for them.
    let free = ["/draw", "/software", "/record", "/commit", "/witness/present"];
    for (certificate, derived_only) in [(&original, false), (&whole, false), (&rehearsal, true)] {
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
