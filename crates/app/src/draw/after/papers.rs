//! Notices to drawn mines and authorisations of their teams. What no source says and nobody has
//! stated (number, day, contact, seal) is left white for a pen.

use chrono::NaiveDate;
use documents::{DrawPaper as Values, Form, Person};

use super::{printed, revealed};
use crate::api::{DrawDetail, DrawPaper, DrawPaperInput, DrawTeam, SavedPaper, TeamMember};
use crate::person::card_number;
use crate::{App, AppError, Result, Session, clock, document, knowledge};

pub fn save_paper(app: &App, input: DrawPaperInput) -> Result<SavedPaper> {
    let session = app.session()?;
    let detail = revealed(app, &input.draw)?;
    let team = detail.teams.iter().find(|team| team.mine == input.mine);
    let team = team.ok_or_else(|| AppError::not_found("mine", &input.mine))?;
    let (form, word) = match input.paper {
        DrawPaper::Notice => (Form::draw_notice(), "notice"),
        DrawPaper::Authorisation => (Form::draw_authorisation(), "authorisation"),
    };
    let name = format!("draw-{word}-{}-{}.pdf", input.draw, input.mine);
    printed(app, &session, &form, &values(app, &session, &detail, team)?, &name)
}

pub(super) fn values(
    app: &App,
    session: &Session,
    detail: &DrawDetail,
    team: &DrawTeam,
) -> Result<Values> {
    let table = knowledge::chosen(app, session, &team.mine, None)?;
    let today = clock::date(app.now_ms());
    let people = team.members.iter().map(|member| person(session, member, today));
    Ok(Values {
        practice: table.practice,
        draw: detail.row.id.clone(),
        title: detail.row.title.clone(),
        basis: detail.basis.clone(),
        revealed: clock::date(detail.revealed_at_ms.unwrap_or_default()),
        certificate: detail.certificate_digest.clone().unwrap_or_default(),
        mine: document::mine(session, &team.mine)?,
        team: people.collect::<Result<_>>()?,
        checklist: table.title.zh.clone(),
        checklist_version: table.version.to_string(),
        items: table.groups.iter().map(|group| group.title.zh.clone()).collect(),
        counting: session.counting_on(today)?.sentence().zh,
        issuer: session.person.organisation.clone(),
    })
}

fn person(session: &Session, member: &TeamMember, on: NaiveDate) -> Result<Person> {
    Ok(Person {
        role: match member.slot.as_str() {
            "leader" => "组长".to_owned(),
            "member" => "组员".to_owned(),
            other => other.to_owned(),
        },
        name: member.name.clone(),
        organisation: member.department.clone(),
        card: card_number(session, &member.person, on)?,
    })
}
