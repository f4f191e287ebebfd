use std::fs;
use std::path::PathBuf;

use super::{Result, assert_snapshot, both, qingshan, shown, text};

const SECRET: &str = "6d2f8b1c4e9a7035f1c2d3b4a5968778695a4b3c2d1e0f123456789abcdef012";
const DICE: &str = "1425363124651133526444216356214351623461";

/// The draw that `crates/draw` tests against other software.
fn file(name: &str) -> PathBuf {
    let crates = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/draw/tests/data");
    PathBuf::from(crates).join(name)
}

#[test]
fn a_rehearsed_draw() -> Result {
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("certificate.json");
    let plan = file("plan.json");
    let args = ["draw", "run", "--plan", text(&plan), "--secret", SECRET, "--witness", DICE];
    let [people, programs] = both(&[&args[..], &["--out", text(&out)]].concat())?;
    let hidden = [(text(folder.path()), "FOLDER")];
    assert_snapshot!("draw-run", shown(&people, &hidden)?);
    assert_snapshot!("draw-run-json", shown(&programs, &hidden)?);
    Ok(())
}

#[test]
fn a_certificate_verified() -> Result {
    let certificate = file("certificate.json");
    let [people, programs] = both(&["draw", "verify", text(&certificate)])?;
    assert_snapshot!("draw-verify", shown(&people, &[])?);
    assert_snapshot!("draw-verify-json", shown(&programs, &[])?);
    let said = qingshan(&["draw", "verify", text(&certificate), "--official"])?;
    assert_snapshot!("draw-verify-official", shown(&said, &[])?);
    Ok(())
}

/// One digit of the dice was changed afterwards.
#[test]
fn a_certificate_tampered_with() -> Result {
    let folder = tempfile::tempdir()?;
    let honest = fs::read_to_string(file("certificate.json"))?;
    let value: serde_json::Value = serde_json::from_str(&honest)?;
    let dice = value["witness"]["digits"].as_str().ok_or("no dice in the certificate")?;
    let other = if dice.starts_with('6') { "5" } else { "6" };
    let forged = honest.replace(dice, &format!("{other}{}", &dice[1..]));
    assert_ne!(forged, honest);
    let path = folder.path().join("forged.json");
    fs::write(&path, forged)?;
    let said = qingshan(&["draw", "verify", text(&path)])?;
    assert_snapshot!("draw-verify-forged", shown(&said, &[])?);
    Ok(())
}

/// Both come with the program, so that a certificate can be checked wherever it is.
#[test]
fn what_checks_a_certificate_elsewhere() -> Result {
    let folder = tempfile::tempdir()?;
    let page = folder.path().join("page.html");
    let said = qingshan(&["draw", "verifier", "--to", text(&page)])?;
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(fs::read_to_string(&page)?.contains("default-src 'none'"));
    let schema = qingshan(&["draw", "schema", "--json"])?.json()?;
    assert_eq!(schema["$id"], "urn:qingshan:draw-certificate:1");
    Ok(())
}

#[test]
fn a_known_key_has_one_spelling() -> Result {
    let certificate = file("certificate.json");
    let verify = ["draw", "verify", text(&certificate), "--known-key"];
    let said = qingshan(&[&verify[..], &["a key"]].concat())?;
    assert_eq!(said.code, Some(3), "{said:?}");
    let key = format!("58{}", "66".repeat(31));
    for known in [key.clone(), format!("p-officer={key}")] {
        let said = qingshan(&[&verify[..], &[known.as_str()]].concat())?;
        assert_eq!(said.code, Some(0), "{said:?}");
    }
    let said = qingshan(&[&verify[..], &["p-officer=a key"]].concat())?;
    assert_eq!(said.code, Some(3), "{said:?}");
    Ok(())
}
