use super::super::tests::{about, file, mine_in, refused, today};
use super::*;
use crate::api::*;
use crate::casefile::complaint;
use crate::testing::Desk;

fn an_agency(desk: &Desk) -> String {
    let values = [("name".into(), "晋评估".into()), ("state".into(), "active".into())].into();
    let (reason, papers) = (String::new(), Vec::new());
    let add = EntryAdd { kind: "agency".into(), values, reason, papers, dry_run: false };
    crate::entry::add(&desk.app, add).unwrap();
    agencies(&desk.session()).unwrap().remove(0).id
}

fn reported(desk: &Desk, agency: &str, ground: &str) -> Result<CaseView> {
    let input = AgencyReportInput {
        agency: agency.into(),
        pack: "OR".into(),
        on: today(desk).to_string(),
        grounds: vec![ground.into()],
        text: "评估报告与现场不符".into(),
        evidence: vec![file(desk, "核查记录.pdf")],
    };
    report(&desk.app, input)
}

#[test]
fn ordos_sanctions_on_any_ground_and_shows_the_agencys_earlier_work() {
    let desk = Desk::new();
    let app = &desk.app;
    let agency = an_agency(&desk);
    let plan = plan(app, AboutInput::default()).unwrap();
    assert_eq!((plan.pack.id.as_str(), plan.clause.as_deref()), ("OR", Some("OR-3.10")));
    assert_eq!((plan.grounds.len(), plan.all_grounds), (3, false));
    let earlier = ReceiveInput {
        mine: Some(mine_in(&desk, "1506")),
        agency: Some(agency.clone()),
        pack: "OR".into(),
        on: today(&desk).to_string(),
        channel: "来信".into(),
        text: "评估走过场".into(),
        evidence: Vec::new(),
        originals: Vec::new(),
    };
    let earlier = complaint::receive(app, earlier).unwrap();

    assert_eq!(reported(&desk, "e-none", "弄虚作假").unwrap_err().code(), "not-found");
    let error = Problem::from(reported(&desk, &agency, "收费过高").unwrap_err());
    assert_eq!(
        (error.code.as_str(), error.args["clause"].as_str()),
        ("agency-no-such-ground", "OR-3.10")
    );
    let view = reported(&desk, &agency, "弄虚作假").unwrap();
    assert_eq!(view.row.mine_name, "晋评估");
    assert_eq!(refused(&view, "conclude-agency").as_deref(), Some("agency-out-of-order"));
    let input = AgencyVerifyInput {
        step: about(&desk, &view),
        by: "王某".into(),
        body: "county/government".into(),
        holds: vec!["弄虚作假".into()],
        note: String::new(),
    };
    let view = verify(app, input).unwrap();
    let input = AgencyConcludeInput {
        step: about(&desk, &view),
        person: "李某".into(),
        body: "county/government".into(),
        sanction: false,
        note: String::new(),
    };
    assert_eq!(conclude(app, input.clone()).unwrap_err().code(), "agency-no-reason");
    let view = conclude(app, AgencyConcludeInput { sanction: true, ..input }).unwrap();
    assert_eq!(view.row.station, "sanctioned");
    let CaseBody::Agency(body) = &view.body else { panic!("an agency") };
    assert!(body.by.is_empty() && !body.departments.is_empty(), "OR-3.10 names nobody");
    assert_eq!(body.outcome.as_deref(), Some("blacklisted"));
    assert!(body.consequences.contains(&"barred".to_owned()));
    assert_eq!(body.barred_since, Some(today(&desk).to_string()));
    let entry = desk.session().store.entry(&agency).unwrap().unwrap();
    assert_eq!(
        (entry.value("state"), entry.value("sanctioned_on")),
        ("blacklisted", today(&desk).to_string().as_str()),
        "the register bars it from now on"
    );
    let work: Vec<&str> = body.work.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(work, [earlier.row.id.as_str()]);
}

#[test]
fn where_no_document_sanctions_agencies_nothing_is_borrowed() {
    let desk = Desk::new();
    let input = AgencyReportInput {
        agency: an_agency(&desk),
        pack: "CN-2024".into(),
        on: today(&desk).to_string(),
        grounds: vec!["弄虚作假".into()],
        text: "评估报告与现场不符".into(),
        evidence: vec![file(&desk, "核查记录.pdf")],
    };
    assert_eq!(report(&desk.app, input).unwrap_err().code(), "agency-not-stated");
}
