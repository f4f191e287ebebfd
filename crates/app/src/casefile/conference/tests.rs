use rules::mine::ListLevel;

use super::super::tests::{
    about, conclude_input, file, mine_in, put_on, report_input, today, verify_input,
};
use super::*;
use crate::api::*;
use crate::casefile::{conclude, get, removal_plan, report, verify};
use crate::testing::{Desk, PASSPHRASE};

/// Somebody whose region is Gansu signs in.
fn in_gansu() -> Desk {
    let desk = Desk::new();
    let person = NewPerson {
        name: "马某".into(),
        organisation: "省自然资源厅".into(),
        role: Role::Officer,
        region: "620000".into(),
        passphrase: PASSPHRASE.into(),
    };
    crate::machine::add_person(&desk.app, person).unwrap();
    let seats = crate::machine::state(&desk.app, Nothing {}).unwrap().people;
    let id = seats.iter().find(|one| one.name == "马某").unwrap().id.clone();
    crate::machine::lock(&desk.app, Nothing {}).unwrap();
    let unlock = Unlock { person: id, passphrase: PASSPHRASE.into() };
    crate::machine::unlock(&desk.app, unlock).unwrap();
    desk
}

fn convening(desk: &Desk, pack: &str, topic: &str) -> Result<CaseView> {
    let text = "矿山安全违法情况通报".into();
    let agenda = vec![AgendaItem { topic: topic.into(), text, case: None }];
    let (on, papers) = (today(desk).to_string(), Vec::new());
    convene(&desk.app, ConveneInput { pack: pack.into(), on, agenda, papers })
}

#[test]
fn gansus_conference_is_held_by_its_members_with_an_opinion_on_each_item() {
    let desk = in_gansu();
    let plan = plan(&desk.app, AboutInput::default()).unwrap();
    assert_eq!((plan.members.len(), plan.clause.as_deref()), (18, Some("GS-2.1")));
    assert_eq!(convening(&desk, "GS", "removal").unwrap_err().code(), "conference-no-case");
    let view = convening(&desk, "GS", "violations").unwrap();
    assert_eq!(view.row.clock.as_ref().unwrap().clause.as_deref(), Some("GS-2.1"));
    let input = HoldInput {
        step: about(&desk, &view),
        present: vec!["ecology".into()],
        opinions: vec!["由应急管理厅跟踪".into()],
        minutes: file(&desk, "会议纪要.pdf"),
    };
    let error = Problem::from(hold(&desk.app, input.clone()).unwrap_err());
    assert_eq!(
        (error.code.as_str(), error.args["clause"].as_str()),
        ("conference-convener-away", "GS-2.1")
    );
    let present = vec!["natural-resources".into(), "ecology".into()];
    let view = hold(&desk.app, HoldInput { present, ..input }).unwrap();
    assert_eq!(view.row.station, "held");
    assert_eq!(view.events[1].papers.len(), 1);
    assert!(view.steps.iter().all(|step| step.refused.is_some()));
}

#[test]
fn only_gansu_has_one() {
    let desk = Desk::new();
    assert_eq!(convening(&desk, "OR", "violations").unwrap_err().code(), "conference-not-stated");
}

/// GS-4.2: what was held here need not be typed again, and can't be typed otherwise.
#[test]
fn a_removal_takes_the_opinion_from_the_conference_that_heard_it() {
    let desk = in_gansu();
    let app = &desk.app;
    let mine = mine_in(&desk, "62");
    put_on(&desk, &mine, ListLevel::Province);
    let input = CasePlanInput { mine: mine.clone(), ..Default::default() };
    let plan = removal_plan(app, input).unwrap();
    let removal = report(app, report_input(&desk, &mine, &plan, "GS-R3")).unwrap();
    let removal = verify(app, verify_input(&desk, &removal, true)).unwrap();
    assert!(removal.events[1].entered_for.is_empty(), "the province's own");
    let item = AgendaItem {
        topic: "removal".into(),
        text: "是否移出名录".into(),
        case: Some(removal.row.id.clone()),
    };
    let on = today(&desk).to_string();
    let (agenda, papers) = (vec![item], Vec::new());
    let asked = ConveneInput { pack: "GS".into(), on: on.clone(), agenda, papers };
    let meeting = convene(app, asked).unwrap();
    let held = HoldInput {
        step: about(&desk, &meeting),
        present: vec!["natural-resources".into(), "ecology".into()],
        opinions: vec!["同意移出".into()],
        minutes: file(&desk, "会议纪要.pdf"),
    };
    let meeting = hold(app, held).unwrap();

    let removal = get(app, ById { id: removal.row.id }).unwrap();
    let CaseBody::Removal(body) = &removal.body else { panic!("a removal") };
    let heard = body.heard.clone().unwrap();
    assert_eq!((heard.case, heard.opinion.as_str()), (meeting.row.id, "同意移出"));
    let concluded =
        ConcludeInput { conclusion: "removed".into(), ..conclude_input(&desk, &removal) };
    let (opinion, minutes) = ("不同意移出".into(), file(&desk, "另一份纪要.pdf"));
    let typed = ConferenceInput { on, opinion, minutes };
    let twice = ConcludeInput { conference: Some(typed), ..concluded.clone() };
    assert_eq!(conclude(app, twice).unwrap_err().code(), "removal-heard-here");
    let removal = conclude(app, concluded).unwrap();
    assert_eq!(removal.row.station, "removed");
    let lines = &removal.events[2].lines;
    assert!(lines.iter().any(|line| line.field == "opinion" && line.text == "同意移出"));
}
