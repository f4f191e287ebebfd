//! A lead that waits for a department's answer this week, and a complaint that waits to be
//! examined, in each jurisdiction.

use app::App;
use app::api::{
    AboutInput, CaseView, ComplaintPlan, LeadOpenInput, LeadPlan, LeadPlanInput, LeadSendInput,
    MineRow, ReceiveInput,
};
use chrono::{Days, NaiveDate};

use super::cases::{paper, step};
use crate::exit::Exit;
use crate::open::call;

/// The first topic for which the pack names a department for this mine; elsewhere the officer's
/// own word and choice.
pub fn lead(app: &App, mine: &MineRow, pack: &str) -> Result<(), Exit> {
    let ask = LeadPlanInput {
        mine: mine.id.clone(),
        pack: Some(pack.to_owned()),
        ..LeadPlanInput::default()
    };
    let plan: LeadPlan = call(app, "lead.plan", &ask)?;
    let today: NaiveDate = plan.plan.today.parse().unwrap_or_default();
    let topic = plan.topics.iter().find(|one| one.topic == "pollution");
    let found = today - Days::new(30);
    let open = LeadOpenInput {
        mine: mine.id.clone(),
        inspection: None,
        pack: pack.to_owned(),
        topic: topic.map_or("矿井水外排", |one| &one.topic).to_owned(),
        mineral: plan.mineral,
        on: found.to_string(),
        text: "矿井水沉淀池满溢，排入西侧沟道。".into(),
        evidence: vec![paper(app, "现场照片说明.txt")?],
        papers: Vec::new(),
    };
    let view: CaseView = call(app, "lead.open", &open)?;
    let app::api::CaseBody::Lead(body) = &view.body else { return Ok(()) };
    let first = body.departments.iter().map(|one| one.id.clone()).take(1).collect();
    let send = LeadSendInput {
        step: step(&view, found + Days::new(3)),
        person: "李建国".into(),
        to: if body.competent.is_empty() { first } else { body.competent.clone() },
        way: body.way.clone().unwrap_or_else(|| "letter".into()),
        letter: paper(app, "线索移送函.txt")?,
        answer_by: Some((today + Days::new(4)).to_string()),
        elsewhere: String::new(),
    };
    let _: CaseView = call(app, "lead.send", &send)?;
    Ok(())
}

pub fn complaint(app: &App, mine: &MineRow, pack: &str) -> Result<(), Exit> {
    let ask = AboutInput {
        mine: Some(mine.id.clone()),
        pack: Some(pack.to_owned()),
        ..AboutInput::default()
    };
    let plan: ComplaintPlan = call(app, "complaint.plan", &ask)?;
    let receive = ReceiveInput {
        mine: Some(mine.id.clone()),
        agency: None,
        pack: pack.to_owned(),
        on: plan.today,
        channel: "12345 热线".into(),
        text: "夜间运输扬尘，影响村民休息。".into(),
        evidence: Vec::new(),
        originals: vec![paper(app, "热线转办单.txt")?],
    };
    let _: CaseView = call(app, "complaint.receive", &receive)?;
    Ok(())
}
