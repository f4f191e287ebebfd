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
        reason: String::new(),
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
    let (pack, _) =
        packs::choose(&desk.session().rulebook().unwrap(), "150622", Some("OR")).unwrap();
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

/// OR-2.3
#[test]
fn mines_without_the_plan_of_this_year_are_told() {
    let desk = Desk::new();
    let app = &desk.app;
    mine_in(&desk, "150622");
    let told = || {
        let rows = missing(app, about_nothing()).unwrap();
        let mut yearly = rows.into_iter().filter(|row| row.what == "yearly");
        let row = yearly.next().unwrap();
        assert!(yearly.next().is_none(), "one plan a year of each mine's own");
        row
    };
    let before = told();
    let year = chrono::Datelike::year(&today(&desk));
    assert_eq!((before.clause.as_str(), before.year), ("OR-2.3", year));
    assert!(before.without > 0 && before.without == before.of);
    let annual = form(app, about_nothing()).unwrap().plans[2].clone();
    let one = before.mines[0].id.clone();
    let last = PlanAdoptInput { year: year - 1, ..plan_of(&desk, &annual, Some(&one), &[]) };
    adopt(app, last).unwrap();
    assert_eq!(told().without, before.without, "last year's is not this year's");
    adopt(app, PlanAdoptInput { year, ..plan_of(&desk, &annual, Some(&one), &[]) }).unwrap();
    let after = told();
    assert_eq!((after.without, after.of), (before.without - 1, before.of));
    assert!(after.mines.iter().all(|mine| mine.id != one));
}

fn state(desk: &Desk, mine: &str, field: &str, text: &str) {
    let edit = FieldEdit { field: field.into(), seen: String::new(), text: text.into() };
    let (id, reason) = (mine.to_owned(), "核对台账".to_owned());
    let change = MineChange { id, edits: vec![edit], reason, dry_run: false };
    crate::mine::change(&desk.app, change).unwrap();
}

/// OR-2.2: the areas of the banner are named, its mines in them chosen, and told until a plan has
/// them.
#[test]
fn mines_of_an_area_that_the_document_names_are_told() {
    let desk = Desk::new();
    let app = &desk.app;
    let mine = mine_in(&desk, "150622");
    let told = || {
        let mut rows = missing(app, about_nothing()).unwrap().into_iter();
        rows.find(|row| row.what == "area").map(|row| (row.clause, row.of, row.without))
    };
    assert_eq!(told(), None, "the registry has no mine there");
    state(&desk, &mine, "contiguous_area", "黄天棉图连片治理区");
    assert_eq!(told(), Some(("OR-2.2".to_owned(), 1, 1)));
    let contiguous = form(app, about_nothing()).unwrap().plans[1].clone();
    assert_eq!(contiguous.areas, ["准格尔旗：黄天棉图、川掌和羊市塔、薛家湾和魏家茆"]);
    assert_eq!(contiguous.in_areas, [mine]);
    adopt(app, plan_of(&desk, &contiguous, None, &contiguous.in_areas)).unwrap();
    assert_eq!(told(), Some(("OR-2.2".to_owned(), 1, 0)));
}

/// SC-3.1c: a mine is surveyed once the registry has the day.
#[test]
fn mines_without_a_survey_are_told() {
    let mut machine = crate::testing::new_machine();
    machine.person.region = "510000".into();
    let desk = Desk::with(std::sync::Arc::new(crate::Machine::new()), machine);
    let mine = mine_in(&desk, "51");
    let told = || {
        let rows = missing(&desk.app, about_nothing()).unwrap();
        let row = rows.into_iter().find(|row| row.what == "survey").unwrap();
        (row.clause, row.of, row.without)
    };
    let (clause, of, without) = told();
    assert_eq!((clause.as_str(), without), ("SC-3.1c", of));
    let open = desk.session().mine(&mine).unwrap().status != rules::mine::Status::Closed;
    state(&desk, &mine, "surveyed_on", "2025-06-30");
    assert_eq!(told().2, of - u32::from(open));
}

/// OR-2.1. More plans of other clauses than any list shows, all newer than the one that covers.
#[test]
fn no_number_of_other_plans_hides_what_is_covered() {
    let desk = Desk::new();
    let app = &desk.app;
    let mine = mine_in(&desk, "150622");
    let uncovered = form(app, about_nothing()).unwrap().uncovered;
    let overall = form(app, about_nothing()).unwrap().plans[0].clone();
    adopt(app, plan_of(&desk, &overall, None, &uncovered)).unwrap();
    let session = desk.session();
    let (_, reference) = rules::pack::Library::shipped().newest("OR").unwrap();
    let most = super::super::LONGEST_LIST;
    let adopted = |number: u32| Adopted {
        number: format!("计划{number}"),
        mine: mine.clone(),
        pack: reference.clone(),
        clause: "OR-2.3".into(),
        reason: String::new(),
        plan: "annual".into(),
        region: "150622".into(),
        year: 2026,
        on: today(&desk),
        person: "李某".into(),
        mines: vec![mine.clone()],
        parts: Vec::new(),
        complete_by: None,
    };
    session
        .store
        .write(|write: &mut store::Write<'_>| -> Result<()> {
            for number in 0..=most {
                let subject = record::Subject::new(Plan::NAME, format!("q-{number:04}"));
                let step = rules::procedure::Step {
                    after: None,
                    fact: adopted(number),
                    papers: Vec::new(),
                    entered_for: Vec::new(),
                };
                write.append(&session.act(&subject), &step)?;
            }
            Ok(())
        })
        .unwrap();
    assert_eq!(form(app, about_nothing()).unwrap().uncovered, Vec::<String>::new());
    let query = |kind: &str, text: &str| CaseCountQuery {
        kind: kind.into(),
        text: text.into(),
        ..CaseCountQuery::default()
    };
    let count = |kind: &str, text: &str| crate::casefile::count(app, query(kind, text)).unwrap();
    assert_eq!(count("plan", ""), CaseCount { all: most + 2, most });
    assert_eq!(count("plan", "计划1000").all, 1);
    assert_eq!(count("listing", "").all, 0);
    let list = CaseQuery { kind: Plan::NAME.into(), ..CaseQuery::default() };
    assert_eq!(crate::casefile::list(app, list).unwrap().len(), most as usize);
}
