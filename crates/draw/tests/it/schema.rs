//! The published schema against certificates of all kinds, by a validator that knows nothing of us.

use draw::certificate::{self, Certificate, Commit, Facts};
use draw::{Inputs, Plan, rehearse};
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::amended::changed;
use crate::common::{CERTIFICATE, DICE, SOFTWARE, narrowed, plan, secret};
use crate::forged::paths;
use crate::signed::{countersigned, drawn, facts, official, receipted, signed};

fn schema() -> Validator {
    jsonschema::validator_for(&serde_json::from_str(certificate::SCHEMA).unwrap()).unwrap()
}

/// A rehearsal, one by lottery and one from a part of the mines; official ones that others and
/// headquarters vouch for, that repeat another and that were changed afterwards.
fn of_all_kinds() -> Vec<Value> {
    let (_, outcome) = drawn();
    let mut by_lottery = plan();
    let rule = json!({"kind": "lottery", "source": "双色球", "issue": "2026115", "digits": 14});
    by_lottery.inputs.witness_rule = serde_json::from_value(rule).unwrap();
    let rehearsed = |plan, digits| rehearse(plan, &secret(), digits, SOFTWARE).unwrap().to_bytes();
    let both = Commit {
        countersignatures: countersigned(&outcome, &["p-a"]).countersignatures,
        ..receipted(&outcome, 1)
    };
    let repeats = Facts { repeats: Some("r-2026-0003".into()), ..facts(Some(both)) };
    let all = [
        CERTIFICATE.to_vec(),
        rehearsed(by_lottery, "01050912182406"),
        rehearsed(Plan { inputs: narrowed(plan().inputs), ..plan() }, DICE),
        official().to_bytes(),
        signed(repeats).to_bytes(),
        changed().to_bytes(),
    ];
    all.iter().map(|bytes| serde_json::from_slice(bytes).unwrap()).collect()
}

fn reads(certificate: &Value) -> bool {
    Certificate::read(&canon::to_bytes(certificate).unwrap()).is_ok()
}

#[test]
fn every_certificate_has_the_published_form() {
    let schema = schema();
    for certificate in of_all_kinds() {
        let errors = schema.iter_errors(&certificate);
        let errors: Vec<String> =
            errors.map(|error| format!("{error} at {}", error.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new());
        assert!(reads(&certificate));
    }
}

/// Inside these stands what other programs wrote, of which the reader wants no form.
const FREE: [&str; 5] =
    ["/record", "/commit/record", "/commit/payload", "/commit/following", "/commit/receipt"];

/// The places of a certificate, of each list the first two.
fn places(certificate: &Value) -> Vec<String> {
    let mut all = vec![String::new()];
    paths(certificate, "", &mut all);
    let more = |name: &str| name.parse::<usize>().is_ok_and(|number| number > 1);
    all.retain(|path| {
        !path.split('/').any(more) && !FREE.iter().any(|free| path.starts_with(free))
    });
    all
}

/// Key by key: whatever the reader wants, the schema wants; what may be left out, may be left out
/// of both; and neither takes a key that it doesn't know.
#[test]
fn schema_and_reader_ask_for_the_same_keys() {
    let schema = schema();
    let (mut needed, mut optional) = (0, 0);
    for certificate in of_all_kinds() {
        for path in places(&certificate) {
            let Some(object) = certificate.pointer(&path).and_then(Value::as_object) else {
                continue;
            };
            for key in object.keys() {
                let mut less = certificate.clone();
                less.pointer_mut(&path).and_then(Value::as_object_mut).unwrap().remove(key);
                let taken = schema.is_valid(&less);
                assert_eq!(taken, reads(&less) && is_whole(&less), "{path} without {key}");
                *(if taken { &mut optional } else { &mut needed }) += 1;
            }
            let mut more = certificate.clone();
            more.pointer_mut(&path).unwrap()["more"] = json!(1);
            // The counts of a denominator go by the names of strata.
            let counts = path.ends_with("/denominator");
            assert!(counts || !schema.is_valid(&more) && !reads(&more), "{path} with one more");
        }
    }
    assert!(needed > 500 && optional > 20, "{needed} needed, {optional} optional");
}

/// What the schema says as well, and the reader leaves to the verification: kind and conditions go
/// together, and a lottery is named whole.
fn is_whole(certificate: &Value) -> bool {
    let inputs = serde_json::from_value::<Inputs>(certificate["inputs"].clone());
    inputs.is_ok_and(|inputs| inputs.check().is_ok())
}

/// What is of another type for one is so for the other.
#[test]
fn what_the_reader_refuses_the_schema_refuses() {
    let schema = schema();
    for certificate in of_all_kinds() {
        for path in places(&certificate) {
            for other in [json!(null), json!(true), json!(-1), json!(1.5), json!("x"), json!({})] {
                let mut typed = certificate.clone();
                *typed.pointer_mut(&path).unwrap() = other.clone();
                assert!(!schema.is_valid(&typed) || reads(&typed), "{path} is {other}");
            }
        }
    }
}

#[test]
fn kind_and_conditions_go_together_in_the_schema_too() {
    let schema = schema();
    let all = of_all_kinds();
    let (whole, narrowed) = (&all[0], &all[2]);
    for (certificate, kind) in [(whole, "directed"), (narrowed, "quarterly")] {
        let mut other = certificate.clone();
        other["inputs"]["kind"] = json!(kind);
        assert!(!schema.is_valid(&other), "{kind}");
    }
}
