use super::super::tests::{about, file, today};
use super::*;
use crate::api::*;
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
    convene(&desk.app, ConveneInput { pack: pack.into(), on: today(desk).to_string(), agenda })
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
