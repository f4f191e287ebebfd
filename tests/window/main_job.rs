//! The main job, and what it leaves as others judge it.

use std::path::Path;
use std::process::Command;

use judge::Judge;
use tests::harness::{Result, Said, out, pdf_text, qingshan, run};
use tests::main_job::{FINDINGS, Left, REPRESENTATIVE, main_job};

use crate::office::text;
use crate::readable;

#[tokio::test]
async fn from_a_sheet_of_mines_to_a_signed_record_at_headquarters() -> Result {
    let folder = tempfile::tempdir()?;
    let left = main_job(folder.path()).await;
    keep_screens(&folder.path().join("screens"))?;
    let left = left?;
    draw_verifies(&left)?;
    pdf_verifies(&left)?;
    pdf_says_what_was_done(&left)?;
    pdfsig_names_both(&left)?;
    pyhanko_trusts_both(&left)?;
    readable::nothing_is(&left)?;
    store_is_sound_and_headquarters_has_it(&left)
}

fn yes(said: &Said) {
    assert_eq!(said.code, Some(0), "{said:?}");
}

fn store_is_sound_and_headquarters_has_it(left: &Left) -> Result {
    let file = text(&left.passphrase);
    let said =
        qingshan(&["--json", "doctor", "--data", text(&left.desk), "--passphrase-file", file])?;
    yes(&said);
    let found = said.json()?;
    let checks = found["checks"].as_array().ok_or("the doctor checked nothing")?;
    let chain = checks.iter().find(|check| check["name"] == "chain").ok_or("no chain")?;
    let entries = left.headquarters.counts("qingshan_entries")?;
    assert_eq!(Some(entries), chain["checked"].as_u64(), "{found}");
    assert_eq!(left.headquarters.counts("qingshan_blobs_awaited")?, 0);
    assert!(left.headquarters.counts("qingshan_blobs")? >= 5);
    Ok(())
}

fn draw_verifies(left: &Left) -> Result {
    yes(&qingshan(&["draw", "verify", text(&left.certificate)])?);
    Ok(())
}

fn pdf_verifies(left: &Left) -> Result {
    let root = text(&left.headquarters.root);
    yes(&qingshan(&["verify", text(&left.pdf), "--trust", root])?);
    // Without the root the same signatures have nobody to vouch for them.
    let said = qingshan(&["verify", text(&left.pdf)])?;
    assert_ne!(said.code, Some(0), "{said:?}");
    Ok(())
}

/// What was typed in the window, rare characters too, and who was there.
fn pdf_says_what_was_done(left: &Left) -> Result {
    let text = pdf_text(&left.pdf)?;
    let names = left.people.iter().map(|person| person.name);
    for said in names.chain([FINDINGS, REPRESENTATIVE, "练习用", "■责令限期整改"]) {
        assert!(text.contains(said), "{said} is not in {text}");
    }
    Ok(())
}

fn pdfsig_names_both(left: &Left) -> Result {
    let said = run(Command::new("pdfsig").arg(&left.pdf))?;
    for person in &left.people {
        assert!(said.stdout.contains(person.name), "{said:?}");
    }
    assert_eq!(said.stdout.matches("Signature is Valid").count(), 2, "{said:?}");
    assert!(said.stdout.contains("Total document signed"), "{said:?}");
    Ok(())
}

/// In the order of signing: after the first signature nothing was changed but for the second one,
/// which covers the whole file. Both are trusted by headquarters' root.
fn pyhanko_trusts_both(left: &Left) -> Result {
    let sign = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/sign");
    let said = Judge::new(sign, "pyhanko_check.py").run([&left.headquarters.root, &left.pdf]);
    let [first, second] = left.people.as_slice() else { return Err("two people sign".into()) };
    let good = "ok=True trusted=True intact=True docmdp=True";
    let expected = [
        format!("{} {good} coverage=ENTIRE_REVISION changes=FORM_FILLING", first.name),
        format!("{} {good} coverage=ENTIRE_FILE changes=NONE", second.name),
    ];
    // Each line begins with the signature's field.
    let lines = said.lines().filter_map(|line| line.split_once(' '));
    assert_eq!(lines.map(|(_, rest)| rest).collect::<Vec<_>>(), expected, "{said}");
    Ok(())
}

/// The pictures outlive the test, in `out/screens/`.
fn keep_screens(from: &Path) -> Result {
    if from.exists() {
        tests::desk::copy(from, &out().join("screens"))?;
    }
    Ok(())
}
