//! 投诉: received, examined, answered; looked at once more by somebody else.

use rules::complaint::{
    Appealed, Closed, Complaint, Examined, Move, Received, decide_appeal, decide_close,
    decide_examine, decide_receive, may,
};
use rules::entry::{Entry, Kind};
use rules::fact::Fact as _;
use rules::procedure::Procedure as _;

use super::act::{NewCase, Scans, coded, happened, open_with, papers, step, step_beside};
use super::hand::{stated, whose};
use super::packs;
use super::view::{Composer, step_view, subject_name};
use crate::api::{
    AboutInput, AnswerComplaintInput, AppealInput, CaseView, ComplaintPlan, ComplaintView,
    DepartmentName, ExamineInput, ReceiveInput, StepView,
};
use crate::{App, Result, Session};

const NEW: NewCase = NewCase { id: "t", word: "投诉" };

/// Whose rules it is under: the mine's region, or that of whoever receives it.
pub(super) fn region(session: &Session, mine: Option<&str>) -> Result<String> {
    let mine = mine.map(|id| session.mine(id)).transpose()?;
    Ok(mine.map_or_else(|| session.person.region.clone(), |mine| mine.region))
}

pub(super) fn agencies(session: &Session) -> Result<Vec<DepartmentName>> {
    let entries = session.store.entries(Kind::Agency)?.into_iter().filter(|one| !one.retired);
    let named = |one: rules::entry::Entry| {
        let name = one.name().to_owned();
        DepartmentName { id: one.id, name }
    };
    Ok(entries.map(named).collect())
}

pub fn plan(app: &App, input: AboutInput) -> Result<ComplaintPlan> {
    let session = app.session()?;
    let mut composer = Composer::new(app, &session)?;
    let region = region(&session, input.mine.as_deref())?;
    let book = session.rulebook()?;
    let (pack, _) = packs::choose(&book, &region, input.pack.as_deref())?;
    composer.stand(pack, Complaint::NAME, input.mine.as_deref().unwrap_or_default())?;
    let accepted = pack.complaints.accepted_by.as_ref();
    let card = |pack| packs::card(pack, composer.locale);
    Ok(ComplaintPlan {
        packs: packs::choices(&book, &region).iter().map(|(pack, _)| card(pack)).collect(),
        pack: card(pack),
        today: composer.today.to_string(),
        agencies: agencies(&session)?,
        accepted_by: stated(&composer, pack, accepted),
        clause: accepted.map(|stated| stated.clause.clone()),
    })
}

pub fn receive(app: &App, input: ReceiveInput) -> Result<CaseView> {
    let decide = |session: &Session, number: String| -> Result<Received> {
        let region = region(session, input.mine.as_deref())?;
        let (pack, reference) = packs::choose(&session.rulebook()?, &region, Some(&input.pack))?;
        if let Some(agency) = &input.agency {
            known_agency(session, agency)?;
        }
        let received = Received {
            number,
            pack: reference.clone(),
            clause: None,
            mine: input.mine.clone(),
            agency: input.agency.clone(),
            on: happened(app, &input.on)?,
            channel: input.channel.trim().to_owned(),
            text: input.text.trim().to_owned(),
            evidence: papers(session, &input.evidence)?,
        };
        Ok(decide_receive(pack, reference, received)?)
    };
    let originals = (input.originals.as_slice(), Scans::Beside);
    open_with::<Complaint, _>(app, &NEW, originals, decide)
}

/// An agency of the registry.
pub(super) fn known_agency(session: &Session, id: &str) -> Result<Entry> {
    let entry = session.store.entry(id)?.filter(|entry| entry.kind == Kind::Agency);
    entry.ok_or_else(|| crate::AppError::not_found("agency", id))
}

pub fn examine(app: &App, input: ExamineInput) -> Result<CaseView> {
    step(app, &input.step, |session, now: &Complaint, on| {
        let examined = Examined {
            on,
            by: input.by.trim().to_owned(),
            finding: coded(&input.finding)?,
            text: input.text.trim().to_owned(),
            evidence: papers(session, &input.evidence)?,
        };
        Ok(decide_examine(now, examined)?)
    })
}

pub fn answer(app: &App, input: AnswerComplaintInput) -> Result<CaseView> {
    step_beside(app, &input.step, |_, now: &Complaint, on| {
        let (person, answer) = (input.person.trim().to_owned(), input.answer.trim().to_owned());
        Ok(decide_close(now, Closed { on, person, answer })?)
    })
}

pub fn appeal(app: &App, input: AppealInput) -> Result<CaseView> {
    step_beside(app, &input.step, |_, now: &Complaint, on| {
        Ok(decide_appeal(now, Appealed { on, text: input.text.trim().to_owned() })?)
    })
}

pub(super) fn body(
    composer: &Composer<'_>,
    now: &Complaint,
) -> Result<(ComplaintView, Vec<StepView>)> {
    let received = &now.received;
    let agency = received.agency.as_ref().map(|id| {
        let name = subject_name(composer.session, id)?;
        Ok::<_, crate::AppError>(DepartmentName { id: id.clone(), name })
    });
    let view = ComplaintView {
        mine: received.mine.clone(),
        agency: agency.transpose()?,
        text: received.text.clone(),
        channel: received.channel.clone(),
        clause: received.clause.clone(),
        examiners: now.examiners.clone(),
    };
    let step = |step: &Move| {
        let kind = match step {
            Move::Examine => Examined::KIND,
            Move::Close => Closed::KIND,
            Move::Appeal => Appealed::KIND,
        };
        let why = may(now, *step, composer.today).err().map(Into::into);
        StepView { whose: whose(composer, now, kind), ..step_view(step.code(), why) }
    };
    Ok((view, Move::ALL.iter().map(step).collect()))
}

#[cfg(test)]
mod tests;
