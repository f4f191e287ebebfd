//! Papers that name a complainant are for whoever received them: the case is everybody's.

use app::api::{
    AboutInput, AnswerComplaintInput, ById, CaseEvent, CaseView, ComplaintPlan, ExamineInput,
    PaperInput, ReceiveInput, SavedFile, Staged, StepOf,
};

use crate::machines::{Headquarters, Machine};

const LETTER: &[u8] = "投诉人：示例".as_bytes();

fn staged(machine: &Machine, name: &str, bytes: &[u8]) -> Staged {
    Staged { token: machine.app.stage(None, bytes, true).unwrap(), name: name.into() }
}

/// A complaint about some mine, with a photo and the letter.
fn received(machine: &Machine) -> CaseView {
    let mine = machine.mines().rows.remove(0).id;
    let ask = AboutInput { mine: Some(mine.clone()), ..AboutInput::default() };
    let plan: ComplaintPlan = machine.call("complaint.plan", &ask);
    let receive = ReceiveInput {
        mine: Some(mine),
        agency: None,
        pack: plan.pack.id,
        on: plan.today,
        channel: "来信".into(),
        text: "夜间运输扬尘".into(),
        evidence: vec![staged(machine, "现场.jpg", b"dust")],
        originals: vec![staged(machine, "来信.pdf", LETTER)],
    };
    machine.call("complaint.receive", &receive)
}

fn case(machine: &Machine, id: &str) -> CaseView {
    machine.call("case.get", &ById { id: id.to_owned() })
}

fn beside(view: &CaseView) -> Vec<&CaseEvent> {
    view.events.iter().filter(|event| event.place == "beside").collect()
}

/// The case with its photo, and that there is a letter, but not the letter.
fn has_no_letter(machine: &Machine, id: &str) -> CaseView {
    let seen = case(machine, id);
    assert_eq!(seen.events[0].papers[0].name, "现场.jpg");
    let letters = beside(&seen);
    assert_eq!((letters.len(), letters[0].papers.len()), (1, 0), "{letters:?}");
    assert_eq!(letters[0].actor_name, "检查员甲");
    let ask = PaperInput { case: id.to_owned(), hash: canon::sha256(LETTER).to_string() };
    let refused = machine.try_call::<SavedFile>("case.save-paper", &ask).unwrap_err();
    assert_eq!(refused.code(), "not-found");
    seen
}

#[test]
fn a_complainants_letter_stays_with_whoever_received_it() {
    let headquarters = Headquarters::open();
    let officer = Machine::joined(&headquarters, "检查员甲");
    let colleague = Machine::joined(&headquarters, "检查员乙");
    officer.import(7, 20);
    let id = received(&officer).row.id;
    let own = case(&officer, &id);
    assert_eq!(beside(&own)[0].papers[0].name, "来信.pdf");
    for machine in [&officer, &colleague, &officer] {
        machine.exchange();
    }
    let seen = has_no_letter(&colleague, &id);
    let store = &colleague.app.session().unwrap().store;
    assert!(!store.blobs.contains(&canon::sha256(LETTER)), "the file is not on this machine");

    // The colleague goes on with the case all the same.
    let about = |view: &CaseView| StepOf {
        case: id.clone(),
        saw: view.head.clone().unwrap(),
        on: view.today.clone(),
        papers: Vec::new(),
    };
    let examine = ExamineInput {
        step: StepOf {
            papers: vec![staged(&colleague, "核实报告.pdf", b"report")],
            ..about(&seen)
        },
        by: "赵某".into(),
        finding: "holds".into(),
        text: "属实".into(),
        evidence: Vec::new(),
    };
    let examined: CaseView = colleague.call("complaint.examine", &examine);
    let step =
        StepOf { papers: vec![staged(&colleague, "答复函.pdf", b"to")], ..about(&examined) };
    let answer = AnswerComplaintInput { step, person: "李某".into(), answer: "已答复".into() };
    let answered: CaseView = colleague.call("complaint.answer", &answer);
    let named = |event: &&&CaseEvent| event.papers.iter().any(|paper| paper.name == "答复函.pdf");
    assert_eq!(beside(&answered).iter().filter(named).count(), 1);
    let closed = answered.events.iter().find(|event| event.kind == "complaint.closed").unwrap();
    assert!(closed.papers.is_empty(), "not in the line that everybody has");
    colleague.rebuilt_equals_live();

    // And the second person of the officer's own machine sees no more.
    let second = officer.add_person("检查员戊");
    officer.sign_in_as(&second);
    has_no_letter(&officer, &id);
}
