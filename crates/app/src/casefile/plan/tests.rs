use super::super::tests::{about, file, mine_in, refused, today};
use super::*;
use crate::api::*;
use crate::testing::Desk;

fn about_nothing() -> AboutInput {
    AboutInput::default()
}

fn plan_of(desk: &Desk, plan: &PlanChoice, mine: Option<&str>, mines: &[String]) -> PlanAdoptInput {
    let part = |topic: &String| PlanPart { topic: topic.clone(), text: "见文".into() };
    PlanAdoptInput {
        pack: "OR".into(),
        plan: plan.id.clone(),
        mine: mine.map(str::to_owned),
        mines: mines.to_vec(),
        year: 2026,
        on: today(desk).to_string(),
        person: "李某".into(),
        parts: plan.parts.iter().map(part).collect(),
        complete_by: Some((today(desk) + chrono::Days::new(30)).to_string()),
        document: file(desk, "计划.pdf"),
    }
}

#[test]
fn a_region_s_plan_covers_its_mines_and_stands_on_the_region_s_desk() {
    let desk = Desk::new();
    let app = &desk.app;
    mine_in(&desk, "150622");
    let before = form(app, about_nothing()).unwrap();
    assert!(!before.uncovered.is_empty() && before.pack.id == "OR");
    let overall = &before.plans[0];
    assert_eq!((overall.clause.as_str(), overall.own), ("OR-2.1", false));
    let none = adopt(app, plan_of(&desk, overall, None, &[])).unwrap_err();
    assert_eq!(none.code(), "plan-no-mines");
    let view = adopt(app, plan_of(&desk, overall, None, &before.uncovered)).unwrap();
    assert_eq!(form(app, about_nothing()).unwrap().uncovered, Vec::<String>::new());
    let due = |region: &str| {
        let query = DeadlineQuery { region: Some(region.into()), days: 60, limit: 100 };
        let rows = crate::deadline::list(app, query).unwrap().rows;
        rows.iter().filter(|row| row.subject == format!("plan/{}", view.row.id)).count()
    };
    assert_eq!((due("150622"), due("150600"), due("620000")), (1, 1, 0));
}

#[test]
fn the_registry_tells_how_far_a_plan_is() {
    let desk = Desk::new();
    let app = &desk.app;
    mine_in(&desk, "150622");
    let mines = mines_of(&desk.session(), "150622").unwrap();
    let (pack, _) = packs::choose("150622", Some("OR")).unwrap();
    let unlisted = mines.iter().find(|mine| !target::reaches(pack, mine)).expect("one is not");
    let annual = form(app, about_nothing()).unwrap().plans[2].clone();
    let mut poor = plan_of(&desk, &annual, Some(&unlisted.id), &[]);
    poor.complete_by = None;
    assert_eq!(adopt(app, poor).unwrap_err().code(), "plan-incomplete");
    let mut view = adopt(app, plan_of(&desk, &annual, Some(&unlisted.id), &[])).unwrap();
    let CaseBody::Plan(body) = &view.body else { panic!("no plan") };
    assert_eq!((body.mines.len(), body.listed), (1, 0));
    let said = |view: &CaseView, note: &str| PlanStepInput {
        step: about(&desk, view),
        person: "王某".into(),
        note: note.into(),
    };
    view = progress(app, said(&view, "复绿过半")).unwrap();
    let silent = complete(app, said(&view, " ")).unwrap_err();
    assert_eq!(silent.code(), "plan-no-reason");
    view = complete(app, said(&view, "停产，转入下一年")).unwrap();
    assert_eq!(view.row.station, "plan-completed");
    assert_eq!(refused(&view, "progress-plan").as_deref(), Some("plan-completed"));
}
