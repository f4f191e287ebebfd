//! 更正 after the end.

use super::*;

fn finalised() -> Inspection {
    Inspection { finalised: true, findings: "边坡完好".into(), ..complete() }
}

fn item() -> String {
    practice_2020().items().next().unwrap().id.clone()
}

fn points(points: u32) -> Stated {
    let mark = Some(Mark::Points { points: Decimal::from(points) });
    Stated { mark, results: Vec::new(), note: "复核照片".into() }
}

fn of_item(after: Stated) -> Amendment {
    Amendment {
        mine: "m-1".into(),
        item: Some(item()),
        after,
        reason: " 抄错一行 ".into(),
        evidence: Vec::new(),
        follows: None,
    }
}

fn of_result(results: Vec<VisitResult>, note: &str) -> Amendment {
    let after = Stated { mark: None, results, note: note.into() };
    Amendment { item: None, ..of_item(after) }
}

fn decide(
    inspection: &Inspection,
    by: &str,
    earlier: &[(String, Amended)],
    asked: Amendment,
) -> Result<Amended, &'static str> {
    decide_amend(inspection, practice_2020(), by, earlier, asked).map_err(|why| why.code())
}

#[test]
fn an_inspector_of_the_visit_amends_what_is_final_with_a_reason() {
    let inspection = finalised();
    let amended = decide(&inspection, "2", &[], of_item(points(1))).unwrap();
    let full = practice_2020().items().next().unwrap().points;
    assert_eq!(amended.before.mark, Some(Mark::Points { points: full }), "as it was finalised");
    assert_eq!((amended.after, amended.reason.as_str()), (points(1), "抄错一行"));
    let asked = of_result(vec![VisitResult::Rectify, VisitResult::Rectify], "坡脚开裂");
    let amended = decide(&inspection, "1", &[], asked).unwrap();
    assert_eq!(amended.before.results, [VisitResult::NoProblem]);
    assert_eq!(
        (amended.before.note.as_str(), amended.after.note.as_str()),
        ("边坡完好", "坡脚开裂")
    );
    assert_eq!(amended.after.results, [VisitResult::Rectify], "each once");
}

#[test]
fn what_is_not_final_not_theirs_not_explained_or_no_change_is_refused() {
    let refused = |inspection: &Inspection, by: &str, asked: Amendment| {
        decide(inspection, by, &[], asked).unwrap_err()
    };
    let inspection = finalised();
    assert_eq!(refused(&complete(), "1", of_item(points(1))), "inspection-not-final");
    assert_eq!(refused(&inspection, "3", of_item(points(1))), "amendment-not-inspector");
    let silent = Amendment { reason: "　 ".into(), ..of_item(points(1)) };
    assert_eq!(refused(&inspection, "1", silent), "amendment-no-reason");
    let same = of_result(vec![VisitResult::NoProblem], " 边坡完好 ");
    assert_eq!(refused(&inspection, "1", same), "amendment-nothing-changed");
    let met = Stated { mark: Some(Mark::Met), ..Stated::default() };
    assert_eq!(refused(&inspection, "1", of_item(met)), "mark-wrong-kind");
    let unknown = Amendment { item: Some("no-such".into()), ..of_item(points(1)) };
    assert_eq!(refused(&inspection, "1", unknown), "mark-no-such-item");
    let both = of_result(vec![VisitResult::NoProblem, VisitResult::Lead], "");
    assert_eq!(refused(&inspection, "1", both), "results-contradict");
}

#[test]
fn a_second_amendment_goes_on_from_the_first_that_its_page_showed() {
    let inspection = finalised();
    let first = decide(&inspection, "1", &[], of_item(points(1))).unwrap();
    let earlier = [("d-1/7".to_owned(), first)];
    let unseen = decide(&inspection, "2", &earlier, of_item(points(0)));
    assert_eq!(unseen, Err("amendment-overtaken"));
    let seen = Amendment { follows: Some("d-1/7".into()), ..of_item(points(0)) };
    let second = decide(&inspection, "2", &earlier, seen).unwrap();
    assert_eq!((second.before, second.follows), (points(1), Some("d-1/7".into())));
    let again = Amendment { follows: Some("d-1/7".into()), ..of_item(points(1)) };
    assert_eq!(decide(&inspection, "2", &earlier, again), Err("amendment-nothing-changed"));
    let other = decide(&inspection, "2", &earlier, of_result(vec![VisitResult::Lead], "")).unwrap();
    assert_eq!(other.follows, None, "of something else");
}
