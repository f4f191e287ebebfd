//! Lists that must not be: what page and program say of each.

use draw::Plan;
use serde_json::{Value, json};
use tests::harness::Result;

use crate::common::{CERTIFICATE, DICE, narrowed, plan};
use crate::forged::paths;
use crate::page::open;
use crate::signed::reseal;
use crate::{agreed, rehearsed};

/// What a draw from a part of the mines says of itself.
pub fn directed() -> Result<Vec<u8>> {
    rehearsed(Plan { inputs: narrowed(plan().inputs), ..plan() }, DICE)
}

/// Each thing that a narrowed list must not be, with a mended digest.
#[tokio::test]
async fn a_directed_draw_is_refused_alike() -> Result {
    let page = open("verifier-directed").await?;
    let original: Value = serde_json::from_slice(&directed()?)?;
    let [mineral, risk] = ["mineral", "risk"].map(|by| json!({"by": by, "values": ["中", "高"]}));
    let with = |filters: Value| json!({"filters": filters, "source": "第三条"});
    let filter = |values: Value| with(json!([{"by": "mineral", "values": values}]));
    let all = [
        (with(json!([])), "empty"),
        (filter(json!([])), "empty"),
        (filter(json!([""])), "empty"),
        (filter(json!(["e\u{301}"])), "not-normalised"),
        (filter(json!(["高", "中"])), "not-sorted"),
        (filter(json!(["高", "高"])), "duplicate"),
        (with(json!([risk, mineral])), "not-sorted"),
        (with(json!([risk, risk])), "duplicate"),
        (json!({"filters": [risk], "source": ""}), "empty"),
        (with(json!([{"by": "holder", "values": ["高"]}])), "malformed"),
        (json!({"filters": [risk]}), "malformed"),
        (json!({"filters": [risk], "source": "第三条", "more": 1}), "malformed"),
        (json!("第三条"), "malformed"),
        (Value::Null, "not-canonical"),
    ];
    let mut files = Vec::new();
    for (directed, _) in &all {
        let mut changed = original.clone();
        changed["inputs"]["directed"] = directed.clone();
        reseal(&mut changed);
        files.push(canon::to_bytes(&changed)?);
    }
    let answers = agreed(&page, &files).await?;
    for ((directed, code), answer) in all.iter().zip(answers) {
        assert_eq!(answer.wrong, [*code], "{directed}");
    }
    page.close().await
}

/// Conditions behind another kind, a kind without conditions, and a repeated draw of no id.
#[tokio::test]
async fn what_contradicts_itself_is_refused_alike() -> Result {
    let page = open("verifier-contradictions").await?;
    let with = |bytes: &[u8], path: &str, other: Value| -> Result<Vec<u8>> {
        let mut changed: Value = serde_json::from_slice(bytes)?;
        changed[path] = other;
        reseal(&mut changed);
        Ok(canon::to_bytes(&changed)?)
    };
    let inputs = |bytes: &[u8], kind: &str| -> Result<Vec<u8>> {
        let certificate: Value = serde_json::from_slice(bytes)?;
        let mut inputs = certificate["inputs"].clone();
        inputs["kind"] = json!(kind);
        with(bytes, "inputs", inputs)
    };
    let whole = CERTIFICATE;
    let files = [
        inputs(&directed()?, "quarterly")?,
        inputs(whole, "directed")?,
        with(whole, "repeats", json!("r/1"))?,
        with(whole, "repeats", json!(""))?,
    ];
    let answers = agreed(&page, &files).await?;
    let codes: Vec<&str> = answers.iter().flat_map(|one| &one.wrong).map(String::as_str).collect();
    assert_eq!(codes, ["directed-unmarked", "directed-unstated", "slash-in-id", "empty"]);
    page.close().await
}

/// Each text of the list in turn, spelt with a letter that is put together from parts.
#[tokio::test]
async fn texts_out_of_normal_form_are_refused_alike() -> Result {
    let page = open("verifier-texts").await?;
    let mut original: Value = serde_json::from_slice(&directed()?)?;
    original["inputs"]["witness_rule"] =
        json!({"kind": "lottery", "source": "双色球", "issue": "2026115", "digits": 14});
    let mut all = Vec::new();
    paths(&original["inputs"], "/inputs", &mut all);
    all.retain(|path| original.pointer(path).is_some_and(Value::is_string));
    let mut files = Vec::new();
    for path in &all {
        let mut changed = original.clone();
        let text = changed.pointer_mut(path).ok_or("a path of no value")?;
        *text = json!(format!("{}e\u{301}", text.as_str().unwrap_or_default()));
        reseal(&mut changed);
        files.push(canon::to_bytes(&changed)?);
    }
    let (mut names, answers) = (0, agreed(&page, &files).await?);
    for (path, answer) in all.iter().zip(answers) {
        assert!(!answer.accepted, "{path}");
        if ["/name", "/licence", "/holder", "/source", "/issue"].iter().any(|n| path.ends_with(n)) {
            assert_eq!(answer.wrong, ["not-normalised"], "{path}");
            names += 1;
        }
    }
    assert!(names > 40, "{names} of {}", all.len());
    page.close().await
}

/// Everything else that a list, or what was read out, must not be.
#[tokio::test]
async fn bad_input_is_refused_alike() -> Result {
    let page = open("verifier-bad-input").await?;
    let original: Value = serde_json::from_slice(CERTIFICATE)?;
    let slot = original["inputs"]["team"]["slots"][0].clone();
    let lottery = json!({"kind": "lottery", "issue": 7, "digits": 5});
    let (less, full_width) = (&DICE[1..], DICE.replacen('3', "３", 1));
    let all = [
        ("/inputs/strata/1/members/1/id", json!("m-150621-0001"), "duplicate"),
        ("/inputs/strata/2/members/0/id", json!("m-150621-0001"), "duplicate"),
        ("/inputs/strata/1/members/0/id", json!("m/1"), "slash-in-id"),
        ("/inputs/strata/1/members/0/id", json!("z"), "not-sorted"),
        ("/inputs/strata/1/quota", json!(99), "quota-above-population"),
        ("/inputs/excluded/0/id", json!("m-150621-0001"), "excluded-member"),
        ("/inputs/inspectors/0/department", json!(""), "empty"),
        ("/inputs/recusals/0/person", json!("p-0"), "unknown-person"),
        ("/inputs/team/slots", json!([]), "no-slots"),
        ("/inputs/team/slots", json!(vec![slot; 65]), "too-many-slots"),
        ("/inputs/snapshot_at", json!("2026-9-30"), "snapshot-not-a-date"),
        ("/inputs/witness_rule", lottery, "lottery-incomplete"),
        ("/inputs/witness_rule/digits", json!(39), "too-few-dice"),
        ("/witness/digits", json!(less), "witness-count"),
        ("/witness/digits", json!(format!("{DICE}1")), "witness-count"),
        ("/witness/digits", json!(full_width), "witness-full-width"),
        ("/witness/digits", json!(format!("7{less}")), "witness-not-a-die"),
        ("/witness/digits", json!(format!(" {less}")), "witness-not-a-digit"),
        ("/witness/present", json!(["赵海山"]), "not-an-id"),
        ("/format", json!("qingshan-draw-2"), "newer-format"),
    ];
    let mut files = Vec::new();
    for (path, other, _) in &all {
        let mut changed = original.clone();
        *changed.pointer_mut(path).ok_or_else(|| format!("no {path}"))? = other.clone();
        reseal(&mut changed);
        files.push(canon::to_bytes(&changed)?);
    }
    for ((path, _, code), answer) in all.iter().zip(agreed(&page, &files).await?) {
        assert_eq!(answer.wrong, [*code], "{path}");
    }
    page.close().await
}
