//! `qingshan coord`, beside PROJ.

use tests::harness::{Result, qingshan};

use crate::judge::ask;

/// From, to, x, y; and within how much of the other's answer.
const CASES: [(&str, &str, &str, &str, f64); 6] = [
    ("4490", "4525", "109.97", "39.5", 0.001),
    ("4490", "4546", "109.97", "39.5", 0.001),
    ("4326", "4508", "109.97", "39.5", 0.001),
    ("4525", "4490", "37411472.125", "4374193.5", 1e-8),
    ("4546", "4525", "411472.125", "4374193.5", 0.001),
    // Between neighbouring zones, beyond the edge of both.
    ("4525", "4524", "37630000", "4374193.5", 0.001),
];

#[test]
fn places_are_those_of_proj() -> Result {
    for (from, to, x, y, within) in CASES {
        let said = qingshan(&["--json", "coord", "--from", from, "--to", to, x, y])?;
        assert_eq!(said.code, Some(0), "{said:?}");
        let (ours, theirs) = (said.json()?, ask(&["project", from, to, x, y])?);
        let far = |ours: &serde_json::Value, theirs: &serde_json::Value| {
            let number = |value: &serde_json::Value| value.as_f64().unwrap_or(f64::NAN);
            (number(ours) - number(theirs)).abs()
        };
        let off = far(&ours["x"], &theirs[0]).max(far(&ours["y"], &theirs[1]));
        assert!(off <= within, "{from} {to}: {ours} {theirs}");
    }
    Ok(())
}

#[test]
fn what_is_no_place_is_refused() -> Result {
    let cases = [
        ("4490", "4525", "39.5", "109.97", "coordinates-swapped"),
        ("4490", "4525", "190", "39.5", "angle-over-180"),
        ("4525", "4490", "4374193", "37411472", "plane-swapped"),
        ("4490", "2381", "109.97", "39.5", "unknown-system"),
        ("4490", "4513", "130", "39.5", "far-from-zone"),
    ];
    for (from, to, x, y, code) in cases {
        let said = qingshan(&["--json", "coord", "--from", from, "--to", to, x, y])?;
        assert_eq!((said.code, &said.json()?["error"]), (Some(3), &code.into()), "{said:?}");
        assert!(!said.stderr.is_empty());
    }
    assert_eq!(qingshan(&["coord", "--from", "4490", "109", "39"])?.code, Some(2));
    Ok(())
}
