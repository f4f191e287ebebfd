//! What people read when something is refused, word for word.

use draw::certificate::verify;
use draw::{Inputs, Plan, freeze, reveal};

use crate::common::{CERTIFICATE, DICE, PLAN, Shape, directed, plain, secret};
use crate::signed::{lenient, wrong};

const SHAPE: Shape =
    Shape { strata: 2, mines: 4, quota: 2, people: 3, slots: 2, cap: None, recused: 0 };

#[test]
fn of_inputs() {
    type Change = fn(&mut Inputs);
    let cases: [(Change, &str); 9] = [
        (
            |i| i.directed = Some(directed()),
            "inputs.directed narrows the population, but inputs.kind is \"quarterly\"; a narrowed draw has the kind \"directed\"",
        ),
        (
            |i| i.kind = "directed".into(),
            "inputs.kind is \"directed\", but inputs.directed is missing; name what narrows the population and by which document, or use another kind",
        ),
        (
            |i| i.strata[0].members[3].name = "Ba\u{308}renkopf".into(),
            "\"Ba\u{308}renkopf\" at inputs.strata[0].members[3].name is not in Unicode NFC form; write it anew in one normal form",
        ),
        (
            |i| i.strata[1].members[1].id = "m-01-0000".into(),
            "\"m-01-0000\" at inputs.strata[1].members[1].id appears twice; keep one",
        ),
        (
            |i| i.inspectors[2].id = "p-0002/x".into(),
            "the id \"p-0002/x\" at inputs.inspectors[2].id contains \"/\", which separates ids in tickets; use another id",
        ),
        (
            |i| i.strata[0].members[3].id = "m-e\u{301}".into(),
            "\"m-e\u{301}\" at inputs.strata[0].members[3].id is not in Unicode NFC form; write it anew in one normal form",
        ),
        (
            |i| i.strata[1].quota = 5,
            "inputs.strata[1].quota is 5, but stratum 01 has only 4 mines; lower the quota",
        ),
        (
            |i| i.witness_rule.digits = Some(39),
            "inputs.witness_rule.digits is 39; dice need at least 40",
        ),
        (
            |i| {
                i.witness_rule =
                    serde_json::from_str(r#"{"kind":"lottery","issue":7,"digits":5}"#).unwrap();
            },
            "inputs.witness_rule.source is missing; a lottery needs its game, issue and count of digits",
        ),
    ];
    for (change, expected) in cases {
        let mut inputs = plain(SHAPE);
        change(&mut inputs);
        let found = freeze(inputs).unwrap_err().to_string();
        let found = found.replace("\\u{301}", "\u{301}").replace("\\u{308}", "\u{308}");
        assert_eq!(found, expected);
    }
}

#[test]
fn of_witness_digits() {
    let frozen = freeze(plain(SHAPE)).unwrap();
    let full_width = DICE.replacen('3', "３", 1);
    let cases = [
        (&DICE[1..], "the witness rule asks for 40 digits, found 39; enter the whole result once"),
        (
            full_width.as_str(),
            "place 1 of the witness digits is the full-width '３'; enter the plain digit '3'",
        ),
        ("3 1", "place 2 of the witness digits is ' '; enter digits only, nothing between them"),
        ("37", "place 2 of the witness digits is '7'; a die shows 1 to 6"),
        ("", "the witness rule asks for 40 digits, found 0; enter the whole result once"),
    ];
    for (typed, expected) in cases {
        assert_eq!(reveal(&frozen, &secret(), typed).unwrap_err().to_string(), expected);
    }
}

#[test]
fn of_a_newer_certificate() {
    let text = std::str::from_utf8(CERTIFICATE).unwrap();
    let newer = text.replacen("qingshan-draw-1", "qingshan-draw-2", 1);
    let newest = r#"{"format":"qingshan-draw-30","with":["other","keys"]}"#;
    for (file, format) in [(newer.as_str(), "qingshan-draw-2"), (newest, "qingshan-draw-30")] {
        let report = verify(file.as_bytes(), &lenient());
        let expected = format!(
            "newer-format: the certificate's format is {format:?}, which is newer than this version knows; update and check again"
        );
        assert_eq!((report.accepted, wrong(&report)), (false, vec![expected]));
    }
}

/// In the parts of a certificate that are any JSON, a number that no canonical form can be trusted
/// with is refused like any other change, and stops nothing.
#[test]
fn of_strange_numbers() {
    let text = std::str::from_utf8(CERTIFICATE).unwrap();
    for number in ["1.5", "18446744073709551615", "-0", "1e300", "1E400", "9007199254740993"] {
        let changed =
            text.replacen("\"record\":null", &format!("\"record\":{{\"n\":{number}}}"), 1);
        assert_ne!(changed, text);
        assert!(!verify(changed.as_bytes(), &lenient()).accepted, "{number}");
    }
}

#[test]
fn of_a_plan() {
    let text = std::str::from_utf8(PLAN).unwrap();
    let found = Plan::read(text.replacen("\"quota\": 2", "\"quota\": -2", 1).as_bytes());
    let found = found.map(drop).unwrap_err().to_string();
    assert!(found.starts_with("the plan can't be read: invalid value: integer `-2`"), "{found}");
    assert!(found.ends_with(". Nothing was drawn; correct the file and try again"), "{found}");
}
