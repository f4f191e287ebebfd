use std::fmt::Write;

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::super::practice_2020;
use super::*;

fn about(edition: Edition) -> About {
    About {
        id: "official-2020".into(),
        version: 1,
        title: "绿色矿山评价指标".into(),
        source: "自然资矿保函〔2020〕28号附件".into(),
        edition,
        practice: false,
        not_applicable: NotApplicable::DropAndRescale,
        pass: PassRule { total: Some(80.into()), group_percent: Some(75.into()) },
    }
}

const SHEET: &str = "\
绿色矿山评价指标,,,,
一级指标,二级指标,三级指标,评分标准,分值（分）
先决条件,,证照合法有效,查证照,必须满足
先决条件,,未涉及自然保护地,,
矿区环境（60分）,矿容矿貌（40分）,功能分区,各区分开,20
,,标识标牌,清楚,19.5
,,整洁,,0.5
,矿区绿化,绿化覆盖,应绿尽绿,２０分
资源开发方式,资源开采,开采技术,先进,40
总计,,,,100
注：本表自发布之日起施行,,,,
";

fn read(text: &str, edition: Edition) -> Outcome {
    import(&rows_of_csv(text.as_bytes()).unwrap(), &about(edition), &BTreeMap::new()).unwrap()
}

fn faults(from: &str, to: &str) -> Vec<String> {
    assert!(SHEET.contains(from), "{from}");
    let outcome = read(&SHEET.replacen(from, to, 1), Edition::Other);
    assert_eq!(outcome.checklist.is_none(), !outcome.faults.is_empty());
    outcome.faults.iter().map(ToString::to_string).collect()
}

#[test]
fn a_sheet_as_ministries_write_them() {
    let outcome = read(SHEET, Edition::Other);
    assert_eq!(outcome.faults, []);
    let table = outcome.checklist.unwrap();
    assert_eq!(
        (outcome.groups, outcome.subgroups, outcome.items, outcome.prerequisites),
        (2, 3, 5, 2)
    );
    assert_eq!(table.points, Decimal::from(100));
    let ids: Vec<&str> = table.items().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["1.1", "1.2", "1.3", "1.4", "2.1"]);
    let item = table.item("1.3").unwrap();
    assert_eq!((item.title.zh.as_str(), item.guide.zh.as_str()), ("整洁", "整洁"));
    assert_eq!(item.points, Decimal::new(5, 1));
    assert_eq!(table.groups[0].title.zh, "矿区环境");
    assert_eq!(table.groups[0].subgroups[1].id, "1.B");
    assert_eq!(table.prerequisites[1].title.zh, "未涉及自然保护地");
    assert_eq!(outcome.columns.header_row, 2);
    assert_eq!(outcome.columns.heading(Column::Points), "分值（分）");
}

#[test]
fn every_fault_names_row_and_column() {
    assert_eq!(
        faults(",19.5", ",二十"),
        [
            "row 5, 分值（分）: 矿区环境 says 60 points, and its items have 40.5",
            "row 5, 分值（分）: 矿容矿貌 says 40 points, and its items have 20.5",
            "row 6, 分值（分）: expected points such as 12 or 2.5, found \"二十\"",
            "row 10, 分值（分）: the table says 100 points, and its groups have 80.5",
        ]
    );
    let first = |from, to| faults(from, to).into_iter().next().unwrap_or_default();
    assert_eq!(
        first("总计,,,,100", "总计,,,,101"),
        "row 10, 分值（分）: the table says 101 points, and its groups have 100"
    );
    assert!(
        faults(",,整洁,,0.5", ",,整洁,,0.505").iter().any(|f| f.contains("at most two decimals"))
    );
    assert!(faults(",,整洁,,0.5", ",,整洁,,-1").iter().any(|f| f.starts_with("row 7, 分值")));
    assert!(faults(",,整洁,,0.5", ",,整洁,,1e3").iter().any(|f| f.contains("\"1e3\"")));
    assert!(
        faults(",,整洁,,0.5", ",,整洁,,")
            .iter()
            .any(|f| f == "row 7, 分值（分）: expected points, found nothing")
    );
    assert!(
        faults(",,整洁,,0.5", ",,,干净,0.5")
            .iter()
            .any(|f| f == "row 7, 三级指标: expected an item, found nothing")
    );
    assert!(
        faults("标识标牌", "功能分区")
            .iter()
            .any(|f| f == "row 6, 三级指标: row 5 has the same item in the same group")
    );
    assert!(
        first("资源开发方式,资源开采,开采技术,先进,40", "\"资源开发方式,资源开采,开采技术,先进,40")
            .contains("row 9")
    );
    let split = SHEET.replacen("总计,,,,100", "矿区环境,矿区绿化,养护,有人,1", 1);
    let outcome = read(&split, Edition::Other);
    assert!(
        outcome.faults[0].to_string().contains("矿区环境 began in row 5 already"),
        "{:?}",
        outcome.faults
    );
    let headless = SHEET.replacen("先决条件,,证照合法有效", ",,证照合法有效", 1);
    assert!(
        read(&headless, Edition::Other).faults[0]
            .to_string()
            .starts_with("row 3, 一级指标: expected the name of a group")
    );
    let spoiled =
        SheetCell { text: String::new(), spoiled: Some("the cell shows the error #REF!".into()) };
    let mut rows = rows_of_csv(SHEET.as_bytes()).unwrap();
    rows[4].cells[0] = spoiled;
    let outcome = import(&rows, &about(Edition::Other), &BTreeMap::new()).unwrap();
    assert_eq!(outcome.faults[0].to_string(), "row 5, 一级指标: the cell shows the error #REF!");
}

#[test]
fn what_is_known_of_the_national_tables_is_checked() {
    let found = read(SHEET, Edition::E2020);
    let lines: Vec<String> = found.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "the table says 1000 points, and its groups have 100",
            "expected 6 groups, found 2",
            "expected 24 subgroups, found 3",
            "expected 100 items, found 5",
            "expected 5 prerequisites, found 2",
        ]
    );
    let lines: Vec<&str> =
        read(SHEET, Edition::E2024).faults.iter().map(|f| f.reason.code()).collect();
    assert_eq!(lines, ["count", "count", "count"]);
}

#[test]
fn columns_are_told_by_heading_or_by_hand() {
    let rows = |text: &str| rows_of_csv(text.as_bytes()).unwrap();
    let map = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<BTreeMap<_, _>>()
    };
    let sheet = "大类\t要点\t最高分\n甲\t一\t5\n甲\t二\t5\n";
    let error = import(&rows(sheet), &about(Edition::Other), &BTreeMap::new()).unwrap_err();
    assert_eq!(error.code(), "annex-no-columns");
    assert!(error.to_string().contains("大类, 要点, 最高分"), "{error}");
    let by_hand = map(&[("大类", "group"), ("要点", "item"), ("最高分", "points")]);
    let pass = PassRule::default();
    let outcome = import(&rows(sheet), &About { pass, ..about(Edition::Other) }, &by_hand).unwrap();
    assert_eq!((outcome.groups, outcome.subgroups, outcome.items), (1, 1, 2));
    assert_eq!(outcome.checklist.unwrap().groups[0].subgroups[0].title.zh, "甲");
    let wrong = import(&rows(sheet), &about(Edition::Other), &map(&[("大类", "colour")]));
    assert_eq!(wrong.unwrap_err().code(), "annex-map-field");
    assert_eq!(
        import(&[], &about(Edition::Other), &BTreeMap::new()).unwrap_err(),
        ImportError::Empty
    );
    let named = |id: &str| About { id: id.into(), ..about(Edition::Other) };
    for id in ["", "官方", "A 1"] {
        assert_eq!(
            import(&rows(SHEET), &named(id), &BTreeMap::new()).unwrap_err().code(),
            "annex-bad-id"
        );
    }
    let beyond = PassRule { total: Some(101.into()), group_percent: None };
    let refused =
        import(&rows(SHEET), &About { pass: beyond, ..about(Edition::Other) }, &BTreeMap::new());
    assert!(refused.unwrap_err().to_string().contains("expected 0 to 100, found 101"));
}

/// A table written out and read back: names, points and order are the same, whether group names
/// are repeated, left blank below the first, or stand in rows of their own.
fn written(repeat: bool, own_row: bool) -> String {
    let table = practice_2020();
    let mut sheet = String::from("一级指标,二级指标,三级指标,评分标准,分值\n");
    for prerequisite in &table.prerequisites {
        writeln!(sheet, "先决条件,,\"{}\",,", prerequisite.title.zh).unwrap();
    }
    for group in &table.groups {
        if own_row {
            writeln!(sheet, "{}（{}分）,,,,", group.title.zh, group.points).unwrap();
        }
        for (n, subgroup) in group.subgroups.iter().enumerate() {
            for (m, item) in subgroup.items.iter().enumerate() {
                let first = n == 0 && m == 0 && !own_row;
                let name = if repeat || first { &group.title.zh } else { "" };
                let below = if repeat || m == 0 { &subgroup.title.zh } else { "" };
                let (title, guide) = (&item.title.zh, &item.guide.zh);
                writeln!(sheet, "{name},{below},{title},{guide},{}", item.points).unwrap();
            }
        }
    }
    sheet
}

proptest! {
    #[test]
    fn a_written_table_is_read_back(repeat: bool, own_row: bool, wide: bool) {
        let mut sheet = written(repeat, own_row);
        if wide {
            sheet = sheet.replace('5', "５");
        }
        let outcome = read(&sheet, Edition::Other);
        prop_assert_eq!(&outcome.faults, &[]);
        let (found, wanted) = (outcome.checklist.unwrap(), practice_2020());
        prop_assert_eq!(found.prerequisites.len(), wanted.prerequisites.len());
        prop_assert_eq!(found.groups.len(), wanted.groups.len());
        for (found, wanted) in found.items().zip(wanted.items()) {
            prop_assert_eq!(&found.title.zh, &wanted.title.zh);
            prop_assert_eq!(found.points, wanted.points);
        }
    }

    /// Whatever stands in a sheet, it is answered and never half taken.
    #[test]
    fn any_sheet_is_answered(cells in prop::collection::vec(prop::collection::vec("[甲乙0-9.（）分\"]{0,4}", 0..6), 0..12)) {
        let header = "一级指标,二级指标,三级指标,评分标准,分值".to_owned();
        let lines = cells.iter().map(|row| row.join(","));
        let sheet = std::iter::once(header).chain(lines).collect::<Vec<_>>().join("\n");
        if let Ok(outcome) = import(&rows_of_csv(sheet.as_bytes()).unwrap(), &about(Edition::Other), &BTreeMap::new()) {
            prop_assert!(outcome.checklist.is_none() || outcome.faults.is_empty());
        }
    }
}
