//! Plans: periods, conditions, who stays out, and what takes a second person.

use proptest::prelude::*;

use super::*;
use crate::mine::{Field, ListLevel, Mine, Scale, Status};
use crate::pack::{FilterBy, Library, Stated};

fn code<T: std::fmt::Debug>(found: Result<T, PlanRefusal>) -> &'static str {
    found.unwrap_err().code()
}

#[test]
fn a_period_is_written_as_its_kind_asks() {
    for (kind, fine, wrong) in [
        (PlanKind::Quarterly, "2026-Q4", "2026"),
        (PlanKind::Annual, "2026", "2026-Q4"),
        (PlanKind::LookBack, "2026", "2026年"),
        (PlanKind::Selection, "2026-Q1", "2026-Q5"),
    ] {
        assert_eq!(kind.check_period(fine), Ok(()));
        assert_eq!(code(kind.check_period(wrong)), "draw-period");
        assert_eq!(code(kind.check_period("")), "draw-period");
        assert_eq!(kind.check_frozen_period(fine, 2026), Ok(()));
        assert_eq!(code(kind.check_frozen_period(wrong, 2026)), "draw-period");
        for other in [2025, 2027] {
            assert_eq!(code(kind.check_frozen_period(fine, other)), "draw-other-year");
        }
    }
}

#[test]
fn full_width_digits_are_named_and_not_converted() {
    let refusal = PlanKind::Quarterly.check_period("2026-Q４").unwrap_err();
    let named = PlanRefusal::FullWidth { position: 7, found: '４', plain: '4' };
    assert_eq!(refusal, named);
    assert!(refusal.to_string().contains("place 7"));
}

#[test]
fn quarters_and_the_year_are_one_activity_and_nothing_else_is() {
    for a in PlanKind::ALL {
        for b in PlanKind::ALL {
            let spot_checks = a != b
                && [a, b].iter().all(|k| matches!(k, PlanKind::Quarterly | PlanKind::Annual));
            assert_eq!(a.same_activity(b), a == b || spot_checks, "{a:?} {b:?}");
        }
    }
}

fn mine(mineral: &str, risk: &str, scale: Scale) -> Mine {
    let mut mine = Mine { mineral: mineral.into(), scale, ..Mine::default() };
    if !risk.is_empty() {
        mine.details.insert(Field::RiskGrade, risk.into());
    }
    mine
}

fn filter(by: FilterBy, values: &[&str]) -> Filter {
    Filter { by, values: values.iter().map(|value| (*value).to_owned()).collect() }
}

#[test]
fn each_condition_leaves_out_what_does_not_meet_it() {
    let filters = [
        filter(FilterBy::Mineral, &["煤炭"]),
        filter(FilterBy::Risk, &["高", "中"]),
        filter(FilterBy::Scale, &["large"]),
    ];
    let every = DrawnLists::default();
    let out = |mine: Mine| narrowed_out(&mine, &every, &filters).map(|out| out.code());
    assert_eq!(out(mine("煤炭", "高", Scale::Large)), None);
    assert_eq!(out(mine("铁", "高", Scale::Large)), Some("other-mineral"));
    assert_eq!(out(mine("煤炭", "", Scale::Large)), Some("other-risk"), "nobody graded it");
    assert_eq!(out(mine("煤炭", "中", Scale::Unstated)), Some("other-scale"));
    let closed = Mine { status: Status::Closed, ..mine("铁", "", Scale::Small) };
    assert_eq!(out(closed), Some("closed"), "the registry speaks first");
    let mut exempt = mine("煤炭", "高", Scale::Large);
    exempt.details.insert(Field::ExemptReason, "未取得采矿权".into());
    assert_eq!(narrowed_out(&exempt, &every, &[]).unwrap().printed(), "exempt: 未取得采矿权");
    let lists = DrawnLists { lists: vec![ListLevel::National], source: "ZJ-4.4a".into() };
    let unlisted = mine("铁", "", Scale::Small);
    assert_eq!(narrowed_out(&unlisted, &lists, &filters).unwrap().code(), "not-listed");
    assert_eq!(narrowed_out(&exempt, &lists, &[]).unwrap().code(), "exempt");
}

#[test]
fn a_condition_needs_the_pack_or_a_document() {
    let by_risk = [filter(FilterBy::Risk, &["高"])];
    assert_eq!(decide_filters(&[], None, ""), Ok(None));
    assert_eq!(code(decide_filters(&by_risk, None, " ")), "draw-filter-unsourced");
    let stated = decide_filters(&by_risk, None, " 某市《计划》第三条 ");
    assert_eq!(stated, Ok(Some("某市《计划》第三条".into())));
    let pack = Stated { value: vec![FilterBy::Risk], clause: "EX-1".into(), soft: false };
    assert_eq!(decide_filters(&by_risk, Some(&pack), ""), Ok(Some("EX-1".into())));
    let by_scale = [filter(FilterBy::Scale, &["large"])];
    assert_eq!(code(decide_filters(&by_scale, Some(&pack), "")), "draw-filter-unsourced");
    assert_eq!(
        code(decide_filters(&[filter(FilterBy::Risk, &[])], None, "x")),
        "draw-filter-empty"
    );
    let twice = [by_risk.clone(), by_risk].concat();
    assert_eq!(code(decide_filters(&twice, None, "x")), "draw-filter-twice");
}

/// No document that could be read lets a draw be narrowed, or asks for a second person.
#[test]
fn shipped_packs_state_neither_conditions_nor_approval() {
    for (pack, _) in Library::shipped().all() {
        assert!(pack.spot_check.filters.is_none() && pack.spot_check.approval.is_none());
    }
}

#[test]
fn a_pack_may_forbid_repeats_or_allow_them_once_the_year_is_full() {
    let earlier = |others, drawn, yearly| Earlier { others, drawn, yearly };
    assert!(earlier_stay_out(Some(false), earlier(0, 3, None), 1));
    assert!(earlier_stay_out(Some(true), earlier(8, 1, Some(2)), 1));
    assert!(!earlier_stay_out(Some(true), earlier(8, 2, Some(2)), 1));
    assert!(
        !earlier_stay_out(None, earlier(0, 3, None), 1),
        "none are left: the round begins anew"
    );
}

proptest! {
    /// Our rule never leaves a stratum with fewer mines than its quota, unless it has fewer at all.
    #[test]
    fn mines_drawn_earlier_stay_out_while_others_suffice(
        others in 0..40_usize, drawn in 0..40_usize, quota in 0..40_u32,
    ) {
        let stay_out = earlier_stay_out(None, Earlier { others, drawn, yearly: None }, quota);
        let left = if stay_out { others } else { others + drawn };
        prop_assert!(left >= (quota as usize).min(others + drawn));
        prop_assert_eq!(stay_out, others > 0 && others >= quota as usize);
    }
}

#[test]
fn an_exclusion_takes_a_reason_and_two_people() {
    let asked = |reason: &str| ExclusionAsked {
        mine: "m-1".into(),
        period: "2026-Q4".into(),
        reason: reason.into(),
    };
    assert_eq!(decide_exclusion(asked(" 正在移交 ")).unwrap().reason, "正在移交");
    assert_eq!(code(decide_exclusion(asked(" "))), "draw-reason-missing");
    let no_period = ExclusionAsked { period: String::new(), ..asked("x") };
    assert_eq!(code(decide_exclusion(no_period)), "draw-no-period");
    assert_eq!(may_settle_exclusion(false, false), Ok(()));
    assert_eq!(code(may_settle_exclusion(true, false)), "exclusion-own");
    assert_eq!(code(may_settle_exclusion(false, true)), "exclusion-settled");
}

#[test]
fn a_plan_is_approved_once_by_another_before_the_commitment() {
    assert_eq!(may_approve(Stage::Frozen, false, false), Ok(()));
    assert_eq!(code(may_approve(Stage::Frozen, false, true)), "draw-own-approval");
    assert_eq!(code(may_approve(Stage::Frozen, true, false)), "draw-already-approved");
    for stage in [Stage::Committed, Stage::Revealed] {
        assert_eq!(code(may_approve(stage, false, false)), "draw-approved-too-late");
    }
    let rule = |region: &str, source: &str| ApprovalStated {
        region: region.into(),
        asked: true,
        source: source.into(),
    };
    assert!(decide_approval_rule(rule("150622", "准格尔旗规定")).is_ok());
    assert_eq!(code(decide_approval_rule(rule("159999", "规定"))), "draw-approval-no-region");
    assert_eq!(code(decide_approval_rule(rule("150622", " "))), "draw-approval-no-source");
}
