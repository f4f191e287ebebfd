//! What goes out after a draw: each form with its values, and what stays white.

use chrono::NaiveDate;
use documents::{
    Composed, Draft, DrawPaper, Form, Item, Person, Pictures, ResultList, ResultRow, compose,
    to_pdf,
};
use serde::Serialize;

use crate::sample::{FONTS, metadata, record};
use crate::tools::{Kept, stdout};

const RECUSAL: &str = "有权申请其回避";
const COUNTING: &str = "期间开始的当日不计入，自次日起算；最后一日为休息日的，不顺延。";

fn paper(card: &str) -> DrawPaper {
    let person = |role: &str, name: &str| Person {
        role: role.into(),
        name: name.into(),
        organisation: "准格尔旗自然资源局".into(),
        card: card.into(),
    };
    DrawPaper {
        practice: true,
        draw: "r-2026-04".into(),
        title: "2026 年第四季度双随机抽查".into(),
        basis: "《关于全面加强绿色矿山建设监管工作的通知》（OR-4.2）".into(),
        revealed: NaiveDate::from_ymd_opt(2026, 10, 12).unwrap(),
        certificate: "18fc66c5".repeat(8),
        mine: record().mine,
        team: vec![person("组长", "娜仁花"), person("组员", "𠮷㛃䶮")],
        checklist: "练习用评价指标".into(),
        checklist_version: "1".into(),
        items: vec!["矿区环境".into(), "资源开采".into()],
        counting: COUNTING.into(),
        issuer: "鄂尔多斯市自然资源局".into(),
    }
}

fn results() -> ResultList {
    let row = |mine: &str, results: &[&str]| ResultRow {
        mine: mine.into(),
        holder: "内蒙古某某煤业有限公司".into(),
        licence: "C1506222019051110150934".into(),
        region: "准格尔旗".into(),
        visited: NaiveDate::from_ymd_opt(2026, 11, 3).unwrap(),
        results: results.iter().map(|one| (*one).to_owned()).collect(),
    };
    ResultList {
        draw: "r-2026-04".into(),
        title: "2026 年第四季度双随机抽查".into(),
        basis: "OR-4.2".into(),
        revealed: NaiveDate::from_ymd_opt(2026, 10, 12).unwrap(),
        certificate: "18fc66c5".repeat(8),
        drawn: 12,
        done: 2,
        rows: vec![row("柳林沟煤矿", &["未发现问题"]), row("树林湾煤矿", &["责令限期整改"])],
        counting: COUNTING.into(),
        issuer: "鄂尔多斯市自然资源局".into(),
    }
}

fn composed(form: &Form, values: &impl Serialize) -> Composed {
    let (values, pictures) = (serde_json::to_value(values).unwrap(), Pictures::new());
    let draft = Draft { form, values: &values, head: None, pictures: &pictures, inks: &[] };
    compose(&draft, &FONTS).unwrap()
}

/// As another program reads the file, without blanks and line breaks.
fn read_back(form: &Form, values: &impl Serialize) -> String {
    let composed = composed(form, values);
    assert!(composed.missing.is_empty(), "{:?}", composed.missing);
    let pdf = to_pdf(&composed.pages, &FONTS, &Pictures::new(), &metadata()).unwrap();
    let kept = Kept::new(&pdf);
    stdout("pdftotext", &["-raw", &kept.pdf(), "-"]).replace(['\n', ' ', '\u{3000}'], "")
}

fn says(text: &str, all: &[&str]) {
    for expected in all {
        assert!(text.contains(&expected.replace(' ', "")), "{expected} is missing:\n{text}");
    }
}

#[test]
fn a_notice_says_who_comes_with_which_card_by_what_and_that_they_may_be_refused() {
    let text = read_back(&Form::draw_notice(), &paper("15062200001"));
    says(&text, &["双随机检查通知书", "练习用", "柳林沟煤矿", "2026年10月12日", "OR-4.2"]);
    says(&text, &["娜仁花", "𠮷㛃䶮", "15062200001", "应当出示行政执法证件", RECUSAL]);
    says(
        &text,
        &["矿区环境、资源开采", "检查时间", "准备材料", "联系电话", "鄂尔多斯市自然资源局"],
    );
    says(&text, &["r-2026-04", &"18fc66c5".repeat(8)]);
}

#[test]
fn an_authorisation_names_the_team_and_its_mine() {
    let text = read_back(&Form::draw_authorisation(), &paper("15062200001"));
    says(&text, &["双随机检查授权书", "兹授权", "柳林沟煤矿", "组长", "娜仁花", "15062200001"]);
    says(&text, &["矿区环境、资源开采", "授权期限", COUNTING, "授权日期", "鄂尔多斯市自然资源局"]);
}

#[test]
fn the_list_names_each_mine_with_its_result() {
    let text = read_back(&Form::draw_results(), &results());
    says(&text, &["抽取矿山 12 座，已完成检查 2 座", "柳林沟煤矿", "未发现问题"]);
    says(&text, &["树林湾煤矿", "责令限期整改", "2026年11月3日", "公示期限", COUNTING, "反映渠道"]);
}

fn lines(paper: &DrawPaper) -> usize {
    let composed = composed(&Form::draw_notice(), paper);
    let items = composed.pages.pages.iter().flat_map(|page| &page.items);
    items.filter(|item| matches!(item, Item::Line(_))).count()
}

/// A card that nobody has recorded is written in by hand: a struck cell has a line more.
#[test]
fn what_nobody_knows_stays_white() {
    let whole = paper("15062200001");
    assert_eq!(lines(&paper("")), lines(&whole));
    let mut without_code = whole.clone();
    without_code.mine.credit_code.clear();
    assert!(lines(&without_code) > lines(&whole), "what the registry should know is struck out");
}
