use rules::mine::ListLevel;

use super::super::tests::{
    about, conclude_input, file, mine_in, put_on, rechecked, report_input, today, verify_input,
};
use super::*;
use crate::api::*;
use crate::casefile::{self, agency, complaint};
use crate::testing::Desk;

/// After a failed re-check, by whom the officer names with its decision.
fn removed(desk: &Desk, region: &str, ground: &str, list: ListLevel) -> CaseView {
    let app = &desk.app;
    let (pack, _) = ground.rsplit_once('-').unwrap();
    let pack = if pack == "ZJ" { "ZJ-2018" } else { pack };
    let mine = mine_in(desk, region);
    let failed = rechecked(desk, &mine, pack, false).row.id;
    put_on(desk, &mine, list);
    let input = CasePlanInput {
        mine: mine.clone(),
        pack: Some(pack.to_owned()),
        ..CasePlanInput::default()
    };
    let plan = casefile::removal_plan(app, input).unwrap();
    let mut input = report_input(desk, &mine, &plan, ground);
    input.pack = pack.to_owned();
    input.list = list.code().to_owned();
    input.rectification = Some(failed);
    let view = casefile::report(app, input).unwrap();
    let view = casefile::verify(app, verify_input(desk, &view, true)).unwrap();
    let national = list == ListLevel::National;
    let conclusion = if national { "proposed-national" } else { "removed" }.to_owned();
    let decision = Some(file(desk, "移出决定.pdf"));
    let input = ConcludeInput { conclusion, decision, ..conclude_input(desk, &view) };
    casefile::conclude(app, input).unwrap()
}

fn done(desk: &Desk, view: &CaseView, consequence: &str, names: &str) -> ExecuteInput {
    ExecuteInput {
        step: about(desk, view),
        consequence: consequence.into(),
        body: "city/government".into(),
        person: "王某".into(),
        names: names.into(),
        proof: file(desk, "曝光公告.pdf"),
    }
}

fn follows(view: &CaseView) -> &[ConsequenceView] {
    match &view.body {
        CaseBody::Removal(body) => &body.follows,
        CaseBody::Agency(body) => &body.follows,
        other => panic!("nothing follows on {other:?}"),
    }
}

fn waits(view: &CaseView) -> Vec<&str> {
    let left = follows(view).iter().filter(|one| one.on.is_none() && !one.by_itself);
    left.map(|one| one.code.as_str()).collect()
}

/// On the desk of whoever works there.
fn desk_shows(desk: &Desk, view: &CaseView) -> Vec<String> {
    let query = DeadlineQuery { region: Some("150600".into()), days: 7, limit: 100 };
    let rows = crate::deadline::list(&desk.app, query).unwrap().rows.into_iter();
    rows.filter(|row| row.number == view.row.number).map(|row| row.clock.duty).collect()
}

/// OR-4.8: 取消对应优惠政策并公开曝光.
#[test]
fn a_removal_stays_on_the_desk_until_what_follows_is_carried_out() {
    let desk = Desk::new();
    let app = &desk.app;
    let view = removed(&desk, "1506", "OR-R1", ListLevel::Province);
    assert_eq!((view.row.station.as_str(), view.row.closed.as_ref()), ("removed", None));
    assert_eq!(waits(&view), ["cancel-benefits", "public-exposure"]);
    assert!(follows(&view).iter().all(|one| one.clause == "OR-4.8"));
    let mut shown = desk_shows(&desk, &view);
    shown.sort();
    assert_eq!(shown, ["cancel-benefits", "public-exposure"]);

    let other = done(&desk, &view, "blacklist-persons", "");
    let refused = after_removal(app, other).unwrap_err();
    assert_eq!(refused.code(), "consequence-not-pending", "Ordos has no blacklist of persons");
    let view = after_removal(app, done(&desk, &view, "public-exposure", "")).unwrap();
    assert_eq!((waits(&view), view.row.closed.as_ref()), (vec!["cancel-benefits"], None));
    assert_eq!(desk_shows(&desk, &view), ["cancel-benefits"]);
    let view = after_removal(app, done(&desk, &view, "cancel-benefits", "")).unwrap();
    assert_eq!(view.row.closed, Some(today(&desk).to_string()));
    assert!(desk_shows(&desk, &view).is_empty() && waits(&view).is_empty());
    assert!(view.steps.iter().all(|step| step.step != "execute"));
    assert_eq!(desk.session().store.differing_projections().unwrap(), Vec::<&str>::new());
}

/// ZJ-4.4c: 公开曝光, and the blacklist of the company and of those who answer for it.
#[test]
fn zhejiang_s_blacklist_names_the_people() {
    let desk = Desk::new();
    let app = &desk.app;
    let view = removed(&desk, "33", "ZJ-R1", ListLevel::National);
    assert_eq!(waits(&view), ["public-exposure", "blacklist-enterprise", "blacklist-persons"]);
    let unnamed = done(&desk, &view, "blacklist-persons", " ， ");
    assert_eq!(after_removal(app, unnamed).unwrap_err().code(), "consequence-no-names");
    let named = done(&desk, &view, "blacklist-persons", "张某、李某");
    let view = after_removal(app, named).unwrap();
    let listed = follows(&view).iter().find(|one| one.code == "blacklist-persons").unwrap();
    assert_eq!(listed.names, ["张某", "李某"]);
    assert_eq!((listed.person.as_str(), listed.clause.as_str()), ("王某", "ZJ-4.4c"));
}

/// OR-3.10: circulated and put on the blacklist by its own procedure; barred from the decision on.
#[test]
fn an_agency_s_sanction_is_carried_out_with_its_papers() {
    let desk = Desk::new();
    let app = &desk.app;
    let values = [("name".into(), "晋评估".into()), ("state".into(), "active".into())].into();
    let (reason, papers) = (String::new(), Vec::new());
    let add = EntryAdd { kind: "agency".into(), values, reason, papers, dry_run: false };
    crate::entry::add(app, add).unwrap();
    let agencies = complaint::plan(app, AboutInput::default()).unwrap().agencies;
    let input = AgencyReportInput {
        agency: agencies[0].id.clone(),
        pack: "OR".into(),
        on: today(&desk).to_string(),
        grounds: vec!["弄虚作假".into()],
        text: "评估报告与现场不符".into(),
        evidence: vec![file(&desk, "核查记录.pdf")],
    };
    let view = agency::report(app, input).unwrap();
    let early = after_sanction(app, done(&desk, &view, "circular", "")).unwrap_err();
    assert_eq!(early.code(), "consequence-not-pending");
    let (by, body, note) = ("王某".to_owned(), "county/government".to_owned(), String::new());
    let (step, holds) = (about(&desk, &view), vec!["弄虚作假".to_owned()]);
    let input = AgencyVerifyInput { step, by, body: body.clone(), holds, note: note.clone() };
    let view = agency::verify(app, input).unwrap();
    let (step, person) = (about(&desk, &view), "李某".to_owned());
    let input = AgencyConcludeInput { step, person, body, sanction: true, note };
    let view = agency::conclude(app, input).unwrap();
    assert_eq!((waits(&view), view.row.closed.as_ref()), (vec!["circular", "blacklist"], None));
    let view = after_sanction(app, done(&desk, &view, "blacklist", "")).unwrap();
    let view = after_sanction(app, done(&desk, &view, "circular", "")).unwrap();
    assert_eq!(view.row.closed, Some(today(&desk).to_string()));
}
