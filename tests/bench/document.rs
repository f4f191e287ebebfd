//! The record of an inspection as PDF, laid out and written.

use std::collections::BTreeMap;

use documents::{Draft, Fonts, Form, Metadata, compose, to_pdf};
use serde_json::{Value, json};
use tests::harness::Result;

use crate::desks::Desks;
use crate::figure::{Figure, median, millis, timed};

pub fn measure(_: &Desks) -> Result<Vec<Figure>> {
    let (mut pages, mut bytes) = (0, 0);
    let time = median(|| {
        let (time, made) = timed(make)?;
        (pages, bytes) = made;
        Ok(time)
    })?;
    let name = format!("record of an inspection as PDF, {pages} pages");
    let measured = format!("{}, {} kB", millis(time), bytes / 1000);
    Ok(vec![Figure::new(name, measured, "≤ 100 ms and ≤ 150 kB a page")])
}

/// How many pages, and how many bytes.
fn make() -> Result<(usize, usize)> {
    let (form, fonts, pictures) = (Form::inspection_record(), Fonts::embedded(), BTreeMap::new());
    let values = values();
    let draft = Draft { form: &form, values: &values, head: None, pictures: &pictures, inks: &[] };
    let composed = compose(&draft, &fonts)?;
    let metadata = Metadata {
        title: "绿色矿山现场检查记录".into(),
        author: "准格尔旗自然资源局（演示）".into(),
        producer: "bench".into(),
        created_ms: 1_793_322_764_000,
        offset_minutes: 480,
        id: [7; 16],
    };
    let pdf = to_pdf(&composed.pages, &fonts, &pictures, &metadata)?;
    Ok((composed.pages.pages.len(), pdf.len()))
}

/// A short visit: what fits about one page, and the page of signatures.
fn values() -> Value {
    let item = |number: u32| {
        json!({ "no": format!("1.{number}"), "title": "矿区功能分区布局合理，有明显的标识牌",
            "possible": "2", "score": "1.5", "not_applicable": false, "note": "", "photos": [] })
    };
    let mine = json!({ "name": "柳林沟煤矿", "holder": "内蒙古柳林沟煤业有限公司",
        "licence": "C1506222019051110150934", "credit_code": "91150622MA0N00000X",
        "region": "内蒙古自治区鄂尔多斯市准格尔旗", "mineral": "煤", "scale": "大型",
        "list_level": "自治区级" });
    let person = |name: &str| json!({ "role": "组员", "name": name, "organisation": "准格尔旗自然资源局", "card": "" });
    let signer = |field: &str, name: &str| {
        json!({ "field": field, "duty": "检查人员", "name": name,
            "organisation": "准格尔旗自然资源局", "refusal": null })
    };
    json!({
        "number": "准绿检〔2026〕031 号", "practice": true, "checklist": "练习用评价指标",
        "checklist_version": "2020", "kind": "随机抽查", "basis": "2026 年第四季度抽查",
        "mine": mine, "from": "2026-10-30", "to": null,
        "team": [person("检查员甲"), person("检查员乙")], "present": [],
        "prerequisites": [],
        "groups": [{ "title": "矿区环境", "score": "6", "possible": "8",
            "items": (1..=4).map(item).collect::<Vec<_>>() }],
        "score": "6", "possible": "8",
        "results": [{ "title": "责令限期整改", "chosen": true }],
        "findings": "北侧联络道两旁约0.3公顷未绿化，限三十日内补植。", "opinion": "",
        "photos": [],
        "signers": [signer("inspector-1", "检查员甲"), signer("inspector-2", "检查员乙")],
    })
}
