//! Certificates: what holds, what is only a rehearsal, and what is refused.

use draw::certificate::{self, Facts, Policy, Role, Signer, State, verify};
use draw::rehearse;
use serde_json::{Value, json};

use crate::common::{CERTIFICATE, DICE, PLAN, SOFTWARE, plan, secret, seed};
use crate::signed::{
    EVENT_MS, Pen, codes, countersigned, countersigned_at, drawn, facts, lenient, official, policy,
    receipted, reseal, signed, unnamed, wrong,
};

#[test]
fn an_official_certificate_is_official() {
    let report = verify(&official().to_bytes(), &policy());
    assert!(report.accepted, "{:?}", report.lines);
    assert_eq!(codes(&report), ["official", "arithmetic-right", "time-proved", "signed", "signed"]);
    assert_eq!(report.draw.as_deref(), Some("r-2026-0004"));
    assert_eq!(
        report.lines[2].to_string(),
        "the commitment was countersigned before the witness event by p-clerk, p-chief"
    );
    let present = official().witness.present;
    assert_eq!(present, ["p-witness-1", "p-witness-2"]);
}

#[test]
fn a_rehearsal_holds_and_is_never_official() {
    let bytes = rehearse(plan(), &secret(), DICE, SOFTWARE).unwrap().to_bytes();
    assert_eq!(bytes, CERTIFICATE);
    let report = verify(&bytes, &lenient());
    assert!(report.accepted);
    assert_eq!(
        codes(&report),
        ["rehearsal", "arithmetic-right", "time-not-proved", "not-signed", "not-signed"]
    );
    assert!(report.lines[2].to_string().starts_with("time not proved"));
    assert!(!verify(&bytes, &policy()).accepted);
}

/// Somebody known who isn't the officer signs as the officer.
#[test]
fn a_key_that_is_known_to_be_anothers_is_not_the_officers() {
    let mut exchanged = Policy { official: true, ..Policy::default() };
    exchanged.bind("p-clerk", &Pen::p256("officer").key());
    exchanged.bind("p-witness-1", &Pen::ed25519("witness").key());
    exchanged.bind("p-officer", &Pen::ed25519("p-clerk").key());
    exchanged.bind("p-chief", &Pen::ed25519("p-chief").key());
    let report = verify(&official().to_bytes(), &exchanged);
    assert!(!report.accepted);
    assert_eq!(codes(&report)[2..], ["time-not-proved", "signer-other", "signed"]);
    let said = report.lines[3].to_string();
    let other = "signed as p-officer (officer) with a key that is known as that of p-clerk";
    assert!(said.starts_with(other), "{said}");
}

/// They count for whoever is named with them, and the report leaves nobody in doubt of it.
#[test]
fn keys_without_names_are_told_with_whom_they_were_taken_for() {
    let report = verify(&official().to_bytes(), &unnamed());
    assert!(report.accepted, "{report:?}");
    assert_eq!(codes(&report)[3..5], ["signed", "signed"]);
    assert_eq!(codes(&report)[5..], ["key-unbound"; 4]);
    let names = ["p-clerk", "p-chief", "p-officer", "p-witness-1"];
    for (line, name) in report.lines[5..].iter().zip(names) {
        let said = line.to_string();
        assert!(said.contains(&format!("was taken for that of {name}: nothing says")), "{said}");
        assert_eq!(line.state, State::Note);
    }
    let (_, outcome) = drawn();
    let receipted = signed(facts(Some(receipted(&outcome, EVENT_MS - 1)))).to_bytes();
    let report = verify(&receipted, &unnamed());
    assert!(report.lines[5].to_string().contains("that of headquarters: nothing"), "{report:?}");

    let mut partly = unnamed();
    partly.bind("p-officer", &Pen::p256("officer").key());
    let report = verify(&official().to_bytes(), &partly);
    assert_eq!(codes(&report).iter().filter(|code| **code == "key-unbound").count(), 3);
    assert!(codes(&verify(&official().to_bytes(), &policy())).iter().all(|c| *c != "key-unbound"));
}

/// Of a certificate that is refused nothing was taken for anybody's.
#[test]
fn a_refused_certificate_tells_of_no_keys() {
    let mut changed: Value = serde_json::from_slice(&official().to_bytes()).unwrap();
    changed["seed"] = json!(seed("x"));
    reseal(&mut changed);
    let report = verify(&canon::to_bytes(&changed).unwrap(), &unnamed());
    assert!(codes(&report).iter().all(|code| *code != "key-unbound"), "{report:?}");
}

#[test]
fn without_proof_of_time_or_known_keys_nothing_is_official() {
    let (_, outcome) = drawn();
    let late = EVENT_MS + 1;
    let people = ["p-clerk", "p-chief"];
    let cases = [
        (None, "there is neither"),
        (Some(countersigned(&outcome, &[])), "there is neither"),
        (Some(countersigned(&outcome, &["p-clerk"])), "two people"),
        (Some(countersigned(&outcome, &["p-clerk", "p-officer"])), "two people"),
        (Some(countersigned(&outcome, &["p-clerk", "p-stranger"])), "not known here"),
        (Some(countersigned_at(&outcome, &people, EVENT_MS)), "after the witness event"),
        (Some(receipted(&outcome, late)), "after the witness event"),
    ];
    for (commit, text) in cases {
        let bytes = signed(facts(commit)).to_bytes();
        let report = verify(&bytes, &policy());
        assert!(!report.accepted);
        assert_eq!(report.lines[2].code(), "time-not-proved");
        assert!(report.lines[2].to_string().contains(text), "{}", report.lines[2]);
        assert!(verify(&bytes, &lenient()).accepted, "right all the same");
    }
    let untimed = Facts { witnessed_ms: None, ..facts(Some(receipted(&outcome, 1))) };
    let report = verify(&signed(untimed).to_bytes(), &policy());
    assert!(report.lines[2].to_string().contains("time of the witness event"));
    let nobody_known = Policy { official: true, ..Policy::default() };
    let report = verify(&official().to_bytes(), &nobody_known);
    assert!(!report.accepted);
    assert_eq!(codes(&report)[3..], ["signer-unknown", "signer-unknown"]);
}

#[test]
fn a_certificate_needs_officer_and_witness() {
    let (frozen, outcome) = drawn();
    let commit = countersigned(&outcome, &["p-clerk", "p-chief"]);
    let unsigned = certificate::build(&frozen, &outcome, facts(Some(commit))).unwrap();
    let report = verify(&unsigned.to_bytes(), &policy());
    assert_eq!(codes(&report)[3..], ["not-signed", "not-signed"]);
    assert!(!report.accepted);
}

#[test]
fn refusals_name_the_reason_and_the_place() {
    type Change<'a> = &'a dyn Fn(&mut Value);
    let original: Value = serde_json::from_slice(CERTIFICATE).unwrap();
    let refusal = |change: Change<'_>| {
        let mut changed = original.clone();
        change(&mut changed);
        reseal(&mut changed);
        let report = verify(&canon::to_bytes(&changed).unwrap(), &lenient());
        wrong(&report).join("; ")
    };
    let cases: [(Change<'_>, &str); 13] = [
        (&|c| c["seed"] = json!(seed("x")), "differs: seed does not follow"),
        (&|c| c["commitment"] = json!(seed("x")), "differs: commitment"),
        (&|c| c["population_hash"] = json!(seed("x")), "differs: population_hash"),
        (&|c| c["strata"][1]["drawn"][0] = json!("m-x"), "differs: strata[1].drawn[0]"),
        (&|c| c["strata"][2]["tickets"][5]["ticket"] = json!("0.1"), "strata[2].tickets[5]"),
        (&|c| c["teams"][3]["members"][1]["person"] = json!("p-x"), "teams[3].members[1]"),
        (&|c| _ = c["teams"].as_array_mut().unwrap().pop(), "the length of teams"),
        (&|c| c["witness"]["digits"] = json!("31"), "witness-count"),
        (&|c| c["repeats"] = json!("r/1"), "slash-in-id: the id \"r/1\" at repeats"),
        (&|c| c["format"] = json!("qingshan-draw-2"), "newer-format"),
        (&|c| c["format"] = json!("bingo"), "not-a-certificate"),
        (
            &|c| c["extra"] = json!(1),
            "malformed: the certificate does not have the form of qingshan-draw-1: unknown field `extra`",
        ),
        (&|c| c["inputs"]["denominator"] = Value::Null, "not-canonical"),
    ];
    for (change, expected) in cases {
        let found = refusal(change);
        assert!(found.contains(expected), "{found}");
    }
    let pretty = serde_json::to_vec_pretty(&original).unwrap();
    assert_eq!(codes(&verify(&pretty, &lenient())), ["not-canonical"]);
    assert_eq!(codes(&verify(PLAN, &lenient())), ["not-a-certificate"]);
    let digest = String::from_utf8(CERTIFICATE.to_vec()).unwrap().replace("煤炭", "煤碳");
    assert_eq!(codes(&verify(digest.as_bytes(), &lenient()))[1], "digest-differs");
}

#[test]
fn signatures_belong_to_their_signer_and_place() {
    let check = |change: &dyn Fn(&mut Vec<Value>)| {
        let mut certificate: Value = serde_json::from_slice(&official().to_bytes()).unwrap();
        change(certificate["signatures"].as_array_mut().unwrap());
        codes(&verify(&canon::to_bytes(&certificate).unwrap(), &lenient())).pop().unwrap()
    };
    assert_eq!(check(&|s| s[0]["name"] = json!("p-other")), "signature-invalid");
    assert_eq!(check(&|s| s[0]["role"] = json!("witness")), "signature-invalid");
    assert_eq!(check(&|s| s[1]["role"] = json!("countersigner")), "signature-misplaced");
    assert_eq!(check(&|s| s.push(s[1].clone())), "signature-repeated");
    let upper = |s: &mut Vec<Value>| {
        s[1]["signature"] = json!(s[1]["signature"].as_str().unwrap().to_uppercase());
    };
    assert_eq!(check(&upper), "signature-invalid");

    let mut rehearsal = rehearse(plan(), &secret(), DICE, SOFTWARE).unwrap();
    let pen = Pen::ed25519("officer");
    let signer = pen.signer(Role::Officer, "p-officer");
    rehearsal.sign(pen.sign(signer.clone(), &rehearsal.message(&signer)));
    assert_eq!(codes(&verify(&rehearsal.to_bytes(), &lenient())).pop(), Some("rehearsal-signed"));
}

/// A key that is known to be somebody's makes nobody a witness.
#[test]
fn only_who_was_there_signs_as_a_witness() {
    let mut certificate = certificate_without_signatures();
    let officer = Pen::p256("officer");
    let signer = officer.signer(Role::Officer, "p-officer");
    certificate.sign(officer.sign(signer.clone(), &certificate.message(&signer)));
    let passer_by = Pen::ed25519("witness");
    let signer = passer_by.signer(Role::Witness, "p-passer-by");
    let signature = passer_by.sign(signer.clone(), &certificate.message(&signer));
    assert!(certificate.fits(&signature), "the signature itself is valid");
    certificate.sign(signature);
    let report = verify(&certificate.to_bytes(), &lenient());
    assert_eq!(codes(&report).pop(), Some("witness-absent"));
    assert!(!report.accepted);
}

/// The compact form of a P-256 key names the same key again: nobody signs twice with it.
#[test]
fn a_key_has_one_spelling() {
    for number in 0..8 {
        let mut certificate = certificate_without_signatures();
        let pen = Pen::p256(&format!("somebody {number}"));
        let signer =
            Signer { key: format!("05{}", &pen.key()[2..]), ..pen.signer(Role::Officer, "p-a") };
        certificate.sign(pen.sign(signer.clone(), &certificate.message(&signer)));
        let report = verify(&certificate.to_bytes(), &lenient());
        assert_eq!(codes(&report).pop(), Some("signature-invalid"), "{number}");
    }
}

fn certificate_without_signatures() -> certificate::Certificate {
    let (frozen, outcome) = drawn();
    certificate::build(&frozen, &outcome, facts(None)).unwrap()
}

#[test]
fn reports_are_for_programs_too() {
    let report = serde_json::to_value(verify(CERTIFICATE, &Policy::default())).unwrap();
    assert_eq!(report["accepted"], json!(true));
    assert_eq!(report["mode"], json!("rehearsal"));
    let arithmetic = &report["lines"][1];
    assert_eq!(arithmetic["about"], json!("arithmetic"));
    assert_eq!(arithmetic["state"], json!("right"));
    assert_eq!(arithmetic["code"], arithmetic["details"]["code"]);
    assert_eq!(arithmetic["details"]["drawn"], json!(5));
    let wrong = serde_json::to_value(verify(b"[]", &Policy::default())).unwrap();
    assert_eq!(wrong["lines"][0]["code"], json!("not-a-certificate"));
    assert_eq!(wrong["lines"][0]["code"], wrong["lines"][0]["details"]["code"]);
}

/// The certificate is public: names stay out, in whatever script, also when somebody seals it anew.
#[test]
fn who_was_present_stands_there_by_id_or_role() {
    let (frozen, outcome) = drawn();
    let build = |present: &[&str]| {
        let present = present.iter().map(|one| (*one).to_owned()).collect();
        certificate::build(&frozen, &outcome, Facts { present, ..facts(None) })
    };
    let good = build(&["witness-2", "p-0f520704a24cfed9", "witness-1"]).unwrap();
    assert_eq!(good.witness.present, ["p-0f520704a24cfed9", "witness-1", "witness-2"]);
    let mut value: Value = serde_json::from_slice(&good.to_bytes()).unwrap();
    let people = ["赵海山", "Zhao Haishan", "p-", "p-赵", "p-A"];
    let roles = ["witness", "witness-", "witness-0", "witness-01", "witness-100"];
    for name in people.into_iter().chain(roles) {
        assert_eq!(build(&[name]).unwrap_err().code(), "not-an-id", "{name}");
        value["witness"]["present"] = json!([name]);
        reseal(&mut value);
        let report = verify(&canon::to_bytes(&value).unwrap(), &lenient());
        assert!(wrong(&report)[0].starts_with("not-an-id"), "{name}: {:?}", wrong(&report));
    }
    assert_eq!(build(&["witness-1", "witness-1"]).unwrap_err().code(), "duplicate");
}
