//! The page that checks draw certificates, in a real browser: it must say what the program says,
//! though neither has a line of the other.

#[path = "../../crates/draw/tests/it/amended.rs"]
mod amended;
#[path = "../../crates/draw/tests/it/common.rs"]
#[allow(dead_code, reason = "shared with the tests of `draw`, which use all of it")]
mod common;
#[path = "../../crates/draw/tests/it/forged.rs"]
mod forged;
mod lists;
mod page;
#[path = "../../crates/draw/tests/it/signed.rs"]
#[allow(dead_code, reason = "shared with the tests of `draw`, which use all of it")]
mod signed;

use draw::certificate::{Commit, Facts, Policy};
use draw::{Inputs, Outcome, Plan, rehearse};
use serde_json::{Value, json};
use tests::harness::{Answer, Result, VerifierPage};

use amended::changed;
use common::{CERTIFICATE, DICE, Random, SOFTWARE, Shape, mixed, narrowed, plain, plan, secret};
use forged::{forged, other_byte, paths};
use lists::directed;
use page::{by_program, entered, open, signed_by_program};
use signed::{EVENT_MS, Pen, drawn, facts, official, policy, receipted, reseal, signed, unnamed};

/// Asks both about all of these files and fails on the first difference. Gives the page's answers.
async fn agreed(page: &VerifierPage, files: &[Vec<u8>]) -> Result<Vec<Answer>> {
    let answers = page.check(files).await?;
    for (number, (file, answer)) in files.iter().zip(&answers).enumerate() {
        let expected = by_program(file, &policy());
        if *answer != expected {
            let text = String::from_utf8_lossy(file);
            let said = format!("the page says {answer:?}, the program {expected:?}");
            return Err(format!("file {number}: {said}, of {text}").into());
        }
    }
    Ok(answers)
}

fn rehearsed(plan: Plan, witness: &str) -> Result<Vec<u8>> {
    Ok(rehearse(plan, &secret(), witness, SOFTWARE)?.to_bytes())
}

#[tokio::test]
async fn honest_certificates_are_accepted() -> Result {
    let page = open("verifier-honest").await?;
    let mut files = vec![CERTIFICATE.to_vec(), by_lottery()?, directed()?];
    files.extend(official_ones());
    let answers = agreed(&page, &files).await?;
    let verdicts =
        ["open", "open", "open", "official", "official", "open", "official", "open", "refused"];
    assert_eq!(page.verdicts().await?, verdicts);
    assert_eq!(answers[0].open.len(), 4, "a rehearsal without time, officer and witness");
    assert_eq!(answers[8].wrong, ["receipt-refused"]);
    page.screenshot("verifier/zh").await?;
    let text = page.text().await?;
    assert!(text.contains("计算全部正确"));
    let conditions = "矿种为建筑用砂或煤炭，且风险等级为中或高的矿山";
    assert!(text.contains(conditions) && text.contains("某市《抽查计划》第三条"), "{text}");
    assert!(text.contains("每人派了几次"), "{text}");
    page.switch_language().await?;
    page.screenshot("verifier/en").await?;
    assert!(page.text().await?.contains("All the arithmetic is right"));
    page.close().await
}

/// Who signed is known only to those who have the keys from elsewhere.
#[tokio::test]
async fn keys_that_are_known_make_a_draw_official() -> Result {
    let page = open("verifier-keys").await?;
    let file = official().to_bytes();
    page.know(&[]).await?;
    page.check(std::slice::from_ref(&file)).await?;
    assert_eq!(page.verdicts().await?, ["open"]);
    page.know(&entered(&policy())).await?;
    page.check(&[file]).await?;
    assert_eq!(page.verdicts().await?, ["official"]);
    page.close().await
}

/// Keys by name, keys without, another's key and none: the same codes, and the same sentences.
#[tokio::test]
async fn keys_are_held_against_names_in_the_same_words() -> Result {
    let page = open("verifier-names").await?;
    page.switch_language().await?;
    let mut exchanged = policy();
    exchanged.owners.clear();
    exchanged.bind("p-clerk", &Pen::p256("officer").key());
    exchanged.bind("p-chief", &Pen::p256("officer").key());
    let receipted = signed(facts(Some(receipted(&drawn().1, EVENT_MS - 1))));
    let files = [official().to_bytes(), receipted.to_bytes()];
    for known in [policy(), unnamed(), exchanged, Policy::default()] {
        page.know(&entered(&known)).await?;
        for (file, answer) in files.iter().zip(page.check(&files).await?) {
            assert_eq!(answer, by_program(file, &known));
        }
        let said = files.iter().map(|file| signed_by_program(file, &known));
        assert_eq!(page.signed().await?, said.collect::<Vec<_>>(), "{known:?}");
    }
    let names = ["p-clerk", "p-chief", "p-officer", "p-witness-1"];
    let receipted = ["headquarters", "p-officer", "p-witness-1"];
    assert_eq!(page.signers().await?, [&names[..], &receipted].concat());
    assert!(page.text().await?.contains("cannot prove whose a key is"));
    page.screenshot("verifier/keys").await?;

    page.know(&["p-officer=no-key".to_owned()]).await?;
    page.check(&files).await?;
    assert!(page.text().await?.contains("were not used: p-officer=no-key"));
    page.close().await
}

/// Every field in turn, once as it is and once with a mended digest.
#[tokio::test]
async fn every_changed_field_gets_the_same_answer() -> Result {
    let page = open("verifier-fields").await?;
    let receipted = receipted(&drawn().1, EVENT_MS - 1);
    let official = [official(), changed(), signed(facts(Some(receipted)))];
    let official = official.map(|certificate| certificate.to_bytes());
    for bytes in official.into_iter().chain([CERTIFICATE.to_vec(), directed()?]) {
        let original: Value = serde_json::from_slice(&bytes)?;
        let mut all = Vec::new();
        paths(&original, "", &mut all);
        let mut files = Vec::new();
        for path in all {
            let mut changed = original.clone();
            let value = changed.pointer_mut(&path).ok_or("a path of no value")?;
            *value = forged(value);
            if changed == original {
                continue;
            }
            files.push(canon::to_bytes(&changed)?);
            reseal(&mut changed);
            files.push(canon::to_bytes(&changed)?);
        }
        assert!(files.len() > 400);
        let answers = agreed(&page, &files).await?;
        let refused = answers.iter().filter(|answer| !answer.accepted).count();
        assert!(refused * 10 > files.len() * 9, "{refused} of {}", files.len());
    }
    page.close().await
}

#[tokio::test]
async fn every_changed_byte_is_refused() -> Result {
    let page = open("verifier-bytes").await?;
    let shape =
        Shape { strata: 1, mines: 3, quota: 2, people: 3, slots: 2, cap: Some(2), recused: 30 };
    let inputs = mixed(shape, &mut Random(2));
    let bytes = rehearsed(Plan { draw: None, inputs }, DICE)?;
    let changed = |at: usize| {
        let mut changed = bytes.clone();
        changed[at] = other_byte(bytes[at]);
        changed
    };
    let files: Vec<Vec<u8>> = (0..bytes.len()).map(changed).collect();
    for answer in page.check(&files).await? {
        assert!(!answer.accepted && !answer.wrong.is_empty(), "{answer:?}");
    }
    let cut = [&bytes[..bytes.len() - 1], &bytes[..bytes.len() / 2], b"", b"\xef\xbb\xbf{}"];
    agreed(&page, &cut.map(<[u8]>::to_vec)).await?;
    page.close().await
}

/// Draws of all kinds: with people bound to strata, at their cap, recused, and too few.
#[tokio::test]
async fn random_draws_are_assigned_alike() -> Result {
    let page = open("verifier-random").await?;
    let mut random = Random(11);
    let mut files = Vec::new();
    let mut short = 0;
    for _ in 0..300 {
        let mines = 1 + random.below(8);
        let shape = Shape {
            strata: 1 + random.below(3),
            mines,
            quota: u32::try_from(1 + random.below(mines))?,
            people: 2 + random.below(9),
            slots: 1 + random.below(3),
            cap: [None, Some(2), Some(3), Some(5)][random.below(4)],
            recused: [0, 15, 40][random.below(3)],
        };
        let mut inputs = mixed(shape, &mut random);
        if random.chance(30) {
            inputs = narrowed(inputs);
        }
        files.push(rehearsed(Plan { draw: None, inputs }, DICE)?);
        let written: Value = serde_json::from_slice(&files[files.len() - 1])?;
        let teams = written["teams"].as_array().ok_or("no teams")?;
        let full = |team: &Value| team["members"].as_array().map(Vec::len) == Some(shape.slots);
        short += usize::from(!teams.iter().all(full));
    }
    assert!((30..270).contains(&short), "{short} draws with a team that is short");
    for answer in agreed(&page, &files).await? {
        assert!(answer.accepted, "{answer:?}");
    }
    page.close().await
}

/// How long that takes is reported, not judged.
#[tokio::test]
async fn fifty_thousand_mines() -> Result {
    let page = open("verifier-large").await?;
    let bytes = rehearsed(Plan { draw: None, inputs: fifty_strata() }, DICE)?;
    let size = bytes.len();
    let answers = agreed(&page, &[bytes]).await?;
    assert!(answers[0].accepted, "{answers:?}");
    println!("50,000 mines, {size} bytes: {} ms in the browser", page.milliseconds().await?);
    page.close().await
}

/// Of a thousand mines each, a fifth of them drawn, with fifty people of its own.
fn fifty_strata() -> Inputs {
    let shape = Shape {
        strata: 50,
        mines: 1000,
        quota: 200,
        people: 2500,
        slots: 2,
        cap: Some(10),
        recused: 0,
    };
    let mut inputs = plain(shape);
    for (number, person) in inputs.inspectors.iter_mut().enumerate() {
        person.strata = Some(vec![format!("{:02}", number % 50)]);
    }
    inputs
}

/// Countersigned, receipted, changed afterwards, and neither.
fn official_ones() -> Vec<Vec<u8>> {
    let (_, outcome) = drawn();
    let late = receipted(&outcome, EVENT_MS + 1);
    let commits =
        [None, Some(receipted(&outcome, EVENT_MS - 1)), Some(late), Some(broken(&outcome))];
    let signed = commits.map(|commit| signed(facts(commit)).to_bytes());
    [official().to_bytes(), changed().to_bytes()].into_iter().chain(signed).collect()
}

/// A receipt whose log has a gap.
fn broken(outcome: &Outcome) -> Commit {
    let mut commit = receipted(outcome, EVENT_MS - 1);
    commit.following.remove(0);
    commit
}

/// Their own valid signature makes nobody a witness.
#[tokio::test]
async fn a_witness_who_was_not_there_is_refused_alike() -> Result {
    let page = open("verifier-absent").await?;
    let (_, outcome) = drawn();
    let present = vec!["p-witness-2".into(), "p-witness-3".into()];
    let commit = receipted(&outcome, EVENT_MS - 1);
    let absent = signed(Facts { present, ..facts(Some(commit)) });
    let answers = agreed(&page, &[absent.to_bytes()]).await?;
    assert_eq!(answers[0].wrong, ["witness-absent"]);
    page.close().await
}

fn by_lottery() -> Result<Vec<u8>> {
    let mut plan = plan();
    let rule = json!({"kind": "lottery", "source": "双色球", "issue": 2_026_115, "digits": 14});
    plan.inputs.witness_rule = serde_json::from_value(rule)?;
    rehearsed(plan, "01050912182406")
}
