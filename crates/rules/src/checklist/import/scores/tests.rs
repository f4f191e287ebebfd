use proptest::prelude::*;

use super::super::{About, Edition, import, rows_of_csv};
use super::*;
use crate::checklist::{Mark, NotApplicable, PassRule};

const ANNEX: &str = "\
一级指标,二级指标,三级指标,评分标准,分值
先决条件,,证照合法有效,,必须满足
矿区环境,矿容矿貌,功能分区,各区分开,20
,,制度,有,19.5
,矿区绿化,绿化覆盖,应绿尽绿,20.5
资源开发方式,资源开采,制度,有,40
";

const SHEET: &str = "\
青岭石灰岩矿绿色矿山第三方评估评分表,,,,
一级指标,三级指标,分值,得分,扣分原因
先决条件,证照合法有效,,符合,
矿区环境,功能分区,20,18.5,堆场无围挡
,制度,19.5,19.5,
,绿化覆盖,20.5,２０分,边坡未绿化
小计,,,58,
资源开发方式,制度,40,36.5,
小计,,,36.5,
总计,,100,94.5,
";

fn table(not_applicable: NotApplicable) -> Checklist {
    let about = About {
        id: "official".into(),
        version: 1,
        title: "评价指标".into(),
        source: "附件".into(),
        edition: Edition::Other,
        practice: false,
        not_applicable,
        pass: PassRule { total: Some(80.into()), group_percent: None },
    };
    let rows = rows_of_csv(ANNEX.as_bytes()).unwrap();
    import(&rows, &about, &BTreeMap::new()).unwrap().checklist.unwrap()
}

fn read_with(text: &str, policy: NotApplicable) -> Scores {
    read_scores(&rows_of_csv(text.as_bytes()).unwrap(), &table(policy), &BTreeMap::new()).unwrap()
}

fn read(text: &str) -> Scores {
    read_with(text, NotApplicable::FullMarks)
}

fn faults(from: &str, to: &str) -> Vec<String> {
    assert!(SHEET.contains(from), "{from}");
    let scores = read(&SHEET.replacen(from, to, 1));
    let lines = scores.faults.iter().map(ToString::to_string).collect();
    assert_eq!(scores.whole(), None);
    lines
}

#[test]
fn an_agency_s_sheet_is_read_item_by_item() {
    let given = read(SHEET).whole().unwrap();
    assert_eq!(given.total, "94.5".parse().unwrap());
    let points = |text: &str| Mark::Points { points: text.parse().unwrap() };
    let expected = [
        ("1.1", points("18.5")),
        ("1.2", points("19.5")),
        ("1.3", points("20")),
        ("2.1", points("36.5")),
        ("P1", Mark::Met),
    ];
    assert_eq!(given.answers, Answers::from(expected.map(|(id, mark)| (id.to_owned(), mark))));
    assert_eq!(given.notes["1.1"], "堆场无围挡");
    assert_eq!(given.notes.len(), 2);
}

#[test]
fn every_fault_names_row_and_column() {
    assert_eq!(
        faults("18.5,", "18.6,"),
        [
            "row 7, 得分: 矿区环境 says 58 points, and its items have 58.1",
            "row 10, 得分: the table says 94.5 points, and its groups have 94.6",
        ]
    );
    let first = |from, to| faults(from, to).into_iter().next().unwrap_or_default();
    assert_eq!(
        first("总计,,100,94.5", "总计,,100,95"),
        "row 10, 得分: the table says 95 points, and its groups have 94.5"
    );
    assert_eq!(first("20,18.5", "20,20.5"), "row 4, 得分: 1.1 has 20 points, and was given 20.5");
    assert_eq!(
        first("20,18.5", "20,十八"),
        "row 4, 得分: expected points such as 12 or 2.5, found \"十八\""
    );
    assert_eq!(first("20,18.5", "20,"), "row 4, 得分: expected a score, found nothing");
    assert_eq!(
        first("20,18.5", "20,1.125"),
        "row 4, 得分: expected at most two decimals, found 1.125"
    );
    assert_eq!(
        first("20,18.5", "25,18.5"),
        "row 4, 分值: 1.1 has 20 points in the table, and 25 in the sheet"
    );
    assert_eq!(first("符合", "大概"), "row 3, 得分: expected 符合 or 不符合, found \"大概\"");
    let unknown = faults("功能分区", "功能区划");
    assert_eq!(unknown[0], "1.1 功能分区 has no row");
    assert_eq!(unknown[1], "row 4, 三级指标: the table has no \"功能区划\"");
    assert!(
        faults("绿化覆盖", "功能分区")
            .contains(&"row 6, 三级指标: row 4 has the same item in the same group".to_owned())
    );
}

#[test]
fn a_repeated_name_needs_its_group_or_its_code() {
    let nameless = "三级指标,得分\n功能分区,1\n制度,2\n绿化覆盖,3\n制度,4\n";
    let codes: Vec<_> = read(nameless).faults.iter().map(|fault| fault.reason.code()).collect();
    assert_eq!(codes, ["absent", "absent", "several", "several"]);
    let coded = "编号,三级指标,得分\n1.1,,1\n1.2,制度,2\n1.3,,3\n2.1,制度,4\n合计,,10\n";
    assert_eq!(read(coded).whole().unwrap().total, 10.into());
    let wrong = read(&coded.replace("2.1", "9.9"));
    assert!(
        wrong.faults.iter().any(|f| f.to_string() == "row 5, 三级指标: the table has no \"9.9\"")
    );
    let error = read_scores(
        &rows_of_csv("甲,乙\n1,2\n".as_bytes()).unwrap(),
        &table(NotApplicable::Zero),
        &BTreeMap::new(),
    );
    assert_eq!(error.unwrap_err().code(), "annex-no-columns");
}

/// What does not apply counts as the table says, never as the sheet would like.
#[test]
fn what_does_not_apply_follows_the_table() {
    let sheet = SHEET.replacen("36.5,", "不涉及,", 1);
    let totals = |policy| {
        let scores = read_with(&sheet, policy);
        let total = scores.faults.iter().any(|fault| matches!(fault.reason, Reason::Total { .. }));
        (scores.given.total, total)
    };
    assert_eq!(totals(NotApplicable::FullMarks), (98.into(), true));
    assert_eq!(totals(NotApplicable::Zero), (58.into(), true));
    let manual = read_with(&sheet, NotApplicable::Manual);
    assert!(manual.faults.iter().any(|fault| fault.reason.code() == "not-a-number"));
    let right = sheet.replacen("36.5,", "40,", 1).replacen("94.5", "98", 1);
    assert_eq!(read(&right).whole().unwrap().total, 98.into());
}

proptest! {
    /// Any scores within the items' points are read back exactly, and a total that is a hundredth
    /// off is a fault.
    #[test]
    fn sums_are_exact(hundredths in prop::collection::vec(0..=1950_i64, 4), off in 1..100_i64) {
        let given: Vec<Decimal> = hundredths.iter().map(|n| Decimal::new(*n, 2)).collect();
        let total: Decimal = given.iter().sum();
        let write = |total: Decimal| {
            let items = ["1.1", "1.2", "1.3", "2.1"].iter().zip(&given);
            let lines: Vec<_> = items.map(|(id, given)| format!("{id},甲,{given}")).collect();
            format!("编号,三级指标,得分\n{}\n总计,,{total}\n", lines.join("\n"))
        };
        prop_assert_eq!(read(&write(total)).whole().map(|given| given.total), Some(total.normalize()));
        let wrong = read(&write(total + Decimal::new(off, 2)));
        prop_assert_eq!(wrong.faults.len(), 1);
        prop_assert_eq!(wrong.faults[0].reason.code(), "total");
    }

    /// Whatever stands in a sheet, it is answered, and what is whole has every item.
    #[test]
    fn any_sheet_is_answered(
        cells in prop::collection::vec(prop::collection::vec("[甲功能分区制度0-9./分小总计]{0,4}", 0..6), 0..12),
    ) {
        let lines = cells.iter().map(|row| row.join(","));
        let header = "一级指标,二级指标,三级指标,分值,得分".to_owned();
        let text = std::iter::once(header).chain(lines).collect::<Vec<_>>().join("\n");
        let scores = read(&text);
        if let Some(given) = scores.whole() {
            prop_assert_eq!(given.answers.len(), 4);
        }
    }
}
