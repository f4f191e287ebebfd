use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::json;

use super::*;

/// Two groups of 60 and 40 points, one prerequisite; 70 and 75 % pass.
const SMALL: &str = r#"
format = "qingshan-checklist-1"
id = "small"
version = 1
practice = false
points = 100
not_applicable = "full_marks"
title = { zh = "小表", en = "Small" }
source = { zh = "试", en = "Test" }
pass = { total = 70, group_percent = 75 }

[[prerequisites]]
id = "P1"
title = { zh = "证照", en = "Licences" }

[[groups]]
id = "A"
title = { zh = "甲", en = "A" }
points = 60
[[groups.subgroups]]
id = "A.A"
title = { zh = "甲甲", en = "AA" }
items = [
  { id = "A1", title = { zh = "一", en = "1" }, guide = { zh = "看", en = "look" }, points = 20 },
  { id = "A2", title = { zh = "二", en = "2" }, guide = { zh = "看", en = "look" }, points = "39.5" },
  { id = "A3", title = { zh = "三", en = "3" }, guide = { zh = "看", en = "look" }, points = "0.5" },
]

[[groups]]
id = "B"
title = { zh = "乙", en = "B" }
points = 40
[[groups.subgroups]]
id = "B.A"
title = { zh = "乙甲", en = "BA" }
[[groups.subgroups.items]]
id = "B1"
title = { zh = "四", en = "4" }
guide = { zh = "看", en = "look" }
points = 40
"#;

fn small(policy: NotApplicable) -> Checklist {
    let mut checklist = Checklist::from_toml("small.toml", SMALL).unwrap();
    checklist.not_applicable = policy;
    checklist
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn points(text: &str) -> Mark {
    Mark::Points { points: decimal(text) }
}

fn answers(pairs: &[(&str, Mark)]) -> Answers {
    pairs.iter().map(|(id, mark)| ((*id).to_owned(), mark.clone())).collect()
}

fn full() -> Answers {
    answers(&[
        ("P1", Mark::Met),
        ("A1", points("20")),
        ("A2", points("24.5")),
        ("A3", points("0.5")),
        ("B1", points("30")),
    ])
}

#[test]
fn the_practice_table_has_the_structure_of_2020() {
    let table = practice_2020();
    let groups: Vec<_> =
        table.groups.iter().map(|group| (group.title.zh.as_str(), group.points)).collect();
    let wanted = [
        ("矿区环境", 220),
        ("资源开发方式", 220),
        ("资源综合利用", 140),
        ("节能减排", 140),
        ("科技创新与智能矿山", 140),
        ("企业管理与企业形象", 140),
    ];
    assert_eq!(groups, wanted.map(|(name, points)| (name, Decimal::from(points))));
    assert_eq!(table.points, Decimal::from(1000));
    assert_eq!(table.pass, PassRule { total: Some(800.into()), group_percent: Some(75.into()) });
    assert_eq!((table.prerequisites.len(), table.items().count()), (5, 34));
    assert_eq!(table.groups.iter().map(|group| group.subgroups.len()).sum::<usize>(), 24);
    assert!(table.practice && table.title.zh.contains("练习用"));
}

/// Full marks everywhere: still nobody may say 合格 from a practice table.
#[test]
fn practice_never_passes() {
    let table = practice_2020();
    let mut all: Answers =
        table.items().map(|item| (item.id.clone(), Mark::Points { points: item.points })).collect();
    all.extend(table.prerequisites.iter().map(|p| (p.id.clone(), Mark::Met)));
    let score = score(table, &all).unwrap();
    assert_eq!((score.total, score.answered, score.passes), (1000.into(), 34, None));
    assert!(score.groups.iter().all(|group| group.meets_line == Some(true)));
    assert_eq!(score.groups[0].line, Some(Decimal::from(165)));
}

#[test]
fn a_complete_table_passes_or_fails() {
    let checklist = small(NotApplicable::FullMarks);
    let passes = |answers: &Answers| score(&checklist, answers).unwrap().passes;
    assert_eq!(passes(&full()), Some(true));
    let with = |id: &str, mark: Mark| {
        let mut answers = full();
        answers.insert(id.to_owned(), mark);
        answers
    };
    assert_eq!(passes(&with("A2", points("24.49"))), Some(false), "a group below 45");
    assert_eq!(passes(&with("P1", Mark::NotMet)), Some(false));
    let mut open = full();
    open.remove("P1");
    assert_eq!(passes(&open), None);
    let mut open = full();
    open.remove("A3");
    let score = score(&checklist, &open).unwrap();
    assert_eq!((score.passes, score.answered, score.items), (None, 3, 4));
    assert_eq!((score.total, score.reachable), (decimal("74.5"), decimal("75")));
    assert_eq!((score.groups[0].meets_line, score.groups[1].meets_line), (None, Some(true)));
}

#[test]
fn what_does_not_apply() {
    let mut given = full();
    given.insert("A1".into(), Mark::NotApplicable);
    let group = |policy| score(&small(policy), &given).unwrap().groups[0].clone();
    assert_eq!(group(NotApplicable::FullMarks).score, decimal("45"));
    assert_eq!(group(NotApplicable::Zero).score, decimal("25"));
    // 25 of 40 points that apply, of 60: 37.5.
    assert_eq!(group(NotApplicable::DropAndRescale).score, decimal("37.5"));
    let open = group(NotApplicable::Manual);
    assert_eq!((open.score, open.answered, open.meets_line), (decimal("25"), 2, None));
    given.insert("A1".into(), Mark::Credited { points: decimal("15") });
    let credited = score(&small(NotApplicable::Manual), &given).unwrap();
    assert_eq!(credited.groups[0].score, decimal("40"));
    let refused = score(&small(NotApplicable::Zero), &given).unwrap_err();
    assert_eq!(refused.code(), "mark-wrong-kind");
}

/// No source gives the lines of 2024: no verdict from a table without a total, also a real one.
#[test]
fn without_a_line_there_is_no_verdict() {
    let mut table = small(NotApplicable::FullMarks);
    table.pass = PassRule::default();
    let scored = score(&table, &full()).unwrap();
    assert_eq!((scored.passes, scored.groups[0].line), (None, None));
    table.pass.total = Some(75.into());
    assert_eq!(score(&table, &full()).unwrap().passes, Some(true), "a line for the total alone");
}

#[test]
fn the_practice_table_has_the_structure_of_2024() {
    let table = practice_2024();
    let groups: Vec<_> = table.groups.iter().map(|group| group.title.zh.as_str()).collect();
    let known = known(include_str!("../../../../assets/checklists/known-2024.tsv"));
    let mut names: Vec<&str> =
        known.iter().map(|row| row[0]).filter(|g| !g.starts_with('(')).collect();
    names.dedup();
    assert_eq!(groups, names);
    assert_eq!((table.points, table.pass.clone()), (Decimal::from(100), PassRule::default()));
    let subgroups: usize = table.groups.iter().map(|group| group.subgroups.len()).sum();
    assert_eq!((subgroups, table.items().count()), (23, 49));
    assert!(table.practice && table.title.zh.contains("练习用") && table.prerequisites.is_empty());
}

/// What public sources tell of a table, as it was found.
fn known(text: &str) -> Vec<Vec<&str>> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(|l| l.split('\t').collect())
        .collect()
}

#[test]
fn the_practice_table_of_2020_keeps_to_what_is_known() {
    let table = practice_2020();
    let known = known(include_str!("../../../../assets/checklists/known-2020.tsv"));
    for row in known.iter().filter(|row| !row[0].starts_with('(') && row[0] != "先决条件") {
        let group = table.groups.iter().find(|group| group.title.zh == row[0]).unwrap();
        let named = |subgroup: &Subgroup| subgroup.title.zh == row[1];
        assert!(row[1].is_empty() || group.subgroups.iter().any(named), "{row:?}");
        if row[2].starts_with("(group total") {
            assert_eq!(row[3], group.points.to_string());
        }
    }
    let prerequisites = known.iter().filter(|row| row[0] == "先决条件").count();
    assert_eq!(prerequisites, table.prerequisites.len());
}

#[test]
fn a_hash_names_one_table() {
    let (one, mut other) = (small(NotApplicable::Zero), small(NotApplicable::Zero));
    assert_eq!(one.hash(), other.hash());
    other.groups[0].subgroups[0].items[0].title.zh.push('改');
    assert_ne!(one.hash(), other.hash());
    assert_ne!(practice_2020().hash(), practice_2024().hash());
}

/// A third is cut, not rounded up: 20 of 60 with 0.5 left out is 20·60/59.5 = 20.168….
#[test]
fn rescaled_scores_are_cut() {
    let given = answers(&[("A1", points("20")), ("A2", points("0")), ("A3", Mark::NotApplicable)]);
    let score = score(&small(NotApplicable::DropAndRescale), &given).unwrap();
    assert_eq!(score.groups[0].score, decimal("20.16"));
}

/// A whole group that doesn't apply: no source says what then, so nothing is said.
#[test]
fn a_group_of_nothing_cannot_be_judged() {
    let mut given = full();
    given.insert("B1".into(), Mark::NotApplicable);
    let score = score(&small(NotApplicable::DropAndRescale), &given).unwrap();
    assert_eq!((score.groups[1].meets_line, score.passes), (None, None));
}

#[test]
fn marks_that_cannot_be() {
    let checklist = small(NotApplicable::FullMarks);
    let code = |id: &str, mark: Mark| checklist.check(id, &mark).unwrap_err().code();
    assert_eq!(code("A9", points("1")), "mark-no-such-item");
    assert_eq!(code("A1", points("20.01")), "mark-out-of-range");
    assert_eq!(code("A1", points("-1")), "mark-out-of-range");
    assert_eq!(code("A1", points("1.001")), "mark-too-fine");
    assert_eq!(code("A1", Mark::Met), "mark-wrong-kind");
    assert_eq!(code("P1", points("1")), "mark-wrong-kind");
    assert_eq!(checklist.check("A1", &points("19.990")), Ok(()));
    assert!(score(&checklist, &answers(&[("A9", points("1"))])).is_err());
}

#[test]
fn marks_have_one_spelling() {
    let mark: Mark = serde_json::from_value(json!({"mark": "points", "points": "2.50"})).unwrap();
    assert_eq!(serde_json::to_value(&mark).unwrap(), json!({"mark": "points", "points": "2.5"}));
    let json = canon::to_bytes(&Mark::NotApplicable).unwrap();
    assert_eq!(json, br#"{"mark":"not-applicable"}"#);
    for wrong in [json!(2.5), json!("2,5"), json!("1e2"), json!(""), json!(null)] {
        let mark = json!({"mark": "points", "points": wrong});
        assert!(serde_json::from_value::<Mark>(mark).is_err(), "{wrong}");
    }
}

#[test]
fn a_checklist_travels_as_canonical_json() {
    let bytes = canon::to_bytes(practice_2020()).unwrap();
    assert_eq!(&canon::from_slice::<Checklist>(&bytes).unwrap(), practice_2020());
}

fn fault(from: &str, to: &str) -> String {
    assert!(SMALL.contains(from), "{from}");
    let text = SMALL.replacen(from, to, 1);
    Checklist::from_toml("small.toml", &text).unwrap_err().to_string()
}

#[test]
fn errors_name_file_line_and_what_was_expected() {
    let rest = "; the checklist was not loaded";
    let line = |needle: &str| SMALL.lines().position(|line| line.contains(needle)).unwrap() + 1;
    assert_eq!(
        fault("points = 60", "points = 61"),
        format!(
            "small.toml, line {}, groups[0].points: expected 60.0, the sum of its items, found \
             61{rest}",
            line("points = 60")
        )
    );
    assert_eq!(
        fault(r#""39.5""#, "39.5"),
        format!(
            "small.toml, line {}: invalid type: floating point `39.5`, expected a whole number, or \
             a decimal in quotes such as \"2.5\"{rest}",
            line("39.5")
        )
    );
    assert_eq!(
        fault(r#"id = "A3""#, r#"id = "A1""#),
        format!(
            "small.toml, line {}, groups[0].subgroups[0].items[2].id: expected an id that nothing \
             else has, found \"A1\"{rest}",
            line("A3")
        )
    );
    let at = |from, to| fault(from, to).split(": ").next().unwrap().to_owned();
    assert_eq!(at(r#"en = "BA""#, r#"en = " ""#), {
        let line = line("乙甲");
        format!("small.toml, line {line}, groups[1].subgroups[0].title.en")
    });
    assert_eq!(at("total = 70", "total = 101"), {
        format!("small.toml, line {}, pass.total", line("total = 70"))
    });
    assert_eq!(at("group_percent = 75", "group_percent = 175"), {
        format!("small.toml, line {}, pass.group_percent", line("total = 70"))
    });
    assert_eq!(at(r#"id = "P1""#, r#"id = """#), {
        format!("small.toml, line {}, prerequisites[0].id", line("P1"))
    });
    assert_eq!(at("checklist-1", "checklist-2"), "small.toml, line 2, format");
    assert!(fault("practice = false", "practise = false").contains("practise"));
    assert!(fault(r#""full_marks""#, r#""half""#).contains("full_marks"));
    assert_eq!(at("points = 100", "points = 100 100"), format!("small.toml, line {}", 6));
}

/// Group scores as integers of hundredths, computed apart from the code above.
fn by_hand(checklist: &Checklist, group: &Group, answers: &Answers) -> i128 {
    let hundredths = |points: Decimal| i128::try_from(points * Decimal::ONE_HUNDRED).unwrap();
    let (mut earned, mut dropped) = (0, 0);
    for item in group.items() {
        match &answers[&item.id] {
            Mark::Points { points } => earned += hundredths(*points),
            _ => match checklist.not_applicable {
                NotApplicable::FullMarks => earned += hundredths(item.points),
                NotApplicable::DropAndRescale => dropped += hundredths(item.points),
                _ => {}
            },
        }
    }
    let all = hundredths(group.points);
    if all == dropped { earned } else { earned * all / (all - dropped) }
}

proptest! {
    #[test]
    fn totals_are_exact(
        shares in prop::collection::vec(prop::option::weighted(0.8, 0_i64..=100), 34),
        policy in 0..3_usize,
    ) {
        let policies = [NotApplicable::FullMarks, NotApplicable::DropAndRescale, NotApplicable::Zero];
        let mut checklist = practice_2020().clone();
        checklist.not_applicable = policies[policy];
        checklist.practice = false;
        let mark = |(item, share): (&Item, &Option<i64>)| {
            let part = |share| Mark::Points { points: item.points * Decimal::new(share, 2) };
            (item.id.clone(), share.map_or(Mark::NotApplicable, part))
        };
        let mut given: Answers = checklist.items().zip(&shares).map(mark).collect();
        given.extend(checklist.prerequisites.iter().map(|p| (p.id.clone(), Mark::Met)));
        let score = score(&checklist, &given).unwrap();
        let hundredths = |points: Decimal| i128::try_from(points * Decimal::ONE_HUNDRED).unwrap();
        let groups: Vec<i128> =
            checklist.groups.iter().map(|group| by_hand(&checklist, group, &given)).collect();
        for (group, wanted) in score.groups.iter().zip(&groups) {
            prop_assert_eq!(hundredths(group.score), *wanted);
            prop_assert!(group.score <= group.possible && group.reachable == group.score);
        }
        let total: i128 = groups.iter().sum();
        prop_assert_eq!(hundredths(score.total), total);
        if score.groups.iter().all(|group| group.meets_line.is_some()) {
            let lines = [165, 165, 105, 105, 105, 105];
            let all = groups.iter().zip(lines).all(|(score, line)| *score >= line * 100);
            prop_assert_eq!(score.passes, Some(total >= 80_000 && all));
        } else {
            prop_assert_eq!(score.passes, None);
        }
    }

    /// One more answer never lowers what is reached, nor raises what is reachable.
    #[test]
    fn answers_narrow_the_range(order in Just((0..34).collect::<Vec<usize>>()).prop_shuffle(), share in 0_i64..=100) {
        let table = practice_2020();
        let items: Vec<&Item> = table.items().collect();
        let mut given = Answers::new();
        let mut before = score(table, &given).unwrap();
        prop_assert_eq!(before.reachable, Decimal::from(1000));
        for index in order {
            let points = items[index].points * Decimal::new(share, 2);
            given.insert(items[index].id.clone(), Mark::Points { points });
            let after = score(table, &given).unwrap();
            prop_assert!(after.total >= before.total && after.reachable <= before.reachable);
            prop_assert!(after.total <= after.reachable);
            before = after;
        }
        prop_assert_eq!(before.total, before.reachable);
    }
}
