//! 评估机构: a ground of the pack is reported, verified, and concluded on.

use record::Subject;
use rules::agency::{
    Concluded, Move, Reported, Sanction, Verified, decide_conclude, decide_report, decide_verify,
    may,
};
use rules::consequence::may_execute;
use rules::entry::EntryChanged;
use rules::pack::Consequence;
use store::Write;

use super::act::{NewCase, happened, open, papers, step, step_and};
use super::complaint::{agencies, known_agency, region};
use super::consequence;
use super::hand::{actor, bodies};
use super::lead::departments;
use super::packs;
use super::view::{Composer, step_view, subject_name};
use crate::api::{
    AboutInput, AgencyConcludeInput, AgencyPlan, AgencyReportInput, AgencyVerifyInput, AgencyView,
    CaseView, DepartmentName, StepView,
};
use crate::machine::code_of;
use crate::{App, Result, Session};

const NEW: NewCase = NewCase { id: "j", word: "机构" };

pub fn plan(app: &App, input: AboutInput) -> Result<AgencyPlan> {
    let session = app.session()?;
    let composer = Composer::new(app, &session)?;
    let region = region(&session, None)?;
    let book = session.rulebook()?;
    let (pack, _) = packs::choose(&book, &region, input.pack.as_deref())?;
    let stated = pack.agencies.sanction.as_ref();
    let card = |pack| packs::card(pack, composer.locale);
    Ok(AgencyPlan {
        packs: packs::choices(&book, &region).iter().map(|(pack, _)| card(pack)).collect(),
        pack: card(pack),
        today: composer.today.to_string(),
        agencies: agencies(&session)?,
        grounds: stated.map(|stated| stated.grounds.clone()).unwrap_or_default(),
        all_grounds: stated.is_some_and(|stated| stated.all_grounds),
        clause: stated.map(|stated| stated.clause.clone()),
    })
}

pub fn report(app: &App, input: AgencyReportInput) -> Result<CaseView> {
    open::<Sanction, _>(app, &NEW, &[], |session, number| {
        let (pack, reference) =
            packs::choose(&session.rulebook()?, &region(session, None)?, Some(&input.pack))?;
        known_agency(session, &input.agency)?;
        let reported = Reported {
            number,
            agency: input.agency.clone(),
            pack: reference.clone(),
            clause: String::new(),
            on: happened(app, &input.on)?,
            grounds: input.grounds.clone(),
            text: input.text.trim().to_owned(),
            evidence: papers(session, &input.evidence)?,
        };
        Ok(decide_report(pack, reference, reported)?)
    })
}

pub fn verify(app: &App, input: AgencyVerifyInput) -> Result<CaseView> {
    step(app, &input.step, |_, now: &Sanction, on| {
        let (by, note) = (input.by.trim().to_owned(), input.note.trim().to_owned());
        let body = actor(&input.body)?;
        let verified = Verified { on, by, body, holds: input.holds.clone(), note };
        let reference = &now.reported.pack;
        Ok(decide_verify(packs::of_case(reference)?, reference, now, verified)?)
    })
}

/// The outcome is the document's own: a person decides only whether it comes. If it does, the
/// register of agencies says so from then on.
pub fn conclude(app: &App, input: AgencyConcludeInput) -> Result<CaseView> {
    let decide = |now: &Sanction, on| -> Result<Concluded> {
        let reference = &now.reported.pack;
        let pack = packs::of_case(reference)?;
        let stated = pack.agencies.sanction.as_ref().map(|stated| stated.outcome);
        let concluded = Concluded {
            on,
            person: input.person.trim().to_owned(),
            body: actor(&input.body)?,
            outcome: stated.filter(|_| input.sanction),
            consequences: Vec::new(),
            note: input.note.trim().to_owned(),
            clause: String::new(),
        };
        Ok(decide_conclude(pack, reference, now, concluded)?)
    };
    step_and(app, &input.step, |_, now, on| decide(now, on), register)
}

/// The register's entry as it stands after the conclusion.
fn register(
    session: &Session,
    write: &mut Write<'_>,
    case: &Sanction,
    concluded: &Concluded,
) -> Result<()> {
    let Some(outcome) = concluded.outcome else { return Ok(()) };
    let agency = known_agency(session, &case.reported.agency)?;
    let (state, day) = (code_of(&outcome), concluded.on.to_string());
    let stands = |field| agency.value(field);
    let mut edits = vec![
        ("state", stands("state"), state.as_str()),
        ("sanctioned_on", stands("sanctioned_on"), day.as_str()),
    ];
    edits.retain(|(_, was, now)| was != now);
    if edits.is_empty() {
        return Ok(());
    }
    let reason = format!("{} {}", case.reported.number, concluded.clause);
    let changed = EntryChanged::decide(&agency, &edits, &reason)?;
    write.append(&session.act(&Subject::new("entry", &agency.id)), &changed)?;
    Ok(())
}

pub(super) fn body(composer: &Composer<'_>, now: &Sanction) -> Result<(AgencyView, Vec<StepView>)> {
    let reported = &now.reported;
    let pack = packs::of_case(&reported.pack).ok();
    let stated = pack.and_then(|pack| pack.agencies.sanction.as_ref());
    let work = composer.session.store.cases_naming(&reported.agency)?.into_iter();
    let follows: &[Consequence] = stated.map_or(&[], |stated| &stated.consequences);
    let name = subject_name(composer.session, &reported.agency)?;
    let view = AgencyView {
        agency: DepartmentName { id: reported.agency.clone(), name },
        text: reported.text.clone(),
        grounds: reported.grounds.clone(),
        holds: now.verified.as_ref().map(|verified| verified.holds.clone()),
        all_grounds: stated.is_some_and(|stated| stated.all_grounds),
        clause: reported.clause.clone(),
        by: pack
            .zip(stated)
            .map_or_else(Vec::new, |(pack, stated)| bodies(composer, pack, &stated.by)),
        departments: pack.map_or_else(Vec::new, departments),
        outcome: stated.map(|stated| code_of(&stated.outcome)),
        consequences: follows.iter().map(code_of).collect(),
        follows: consequence::views(composer, pack, now.follows()),
        barred_since: now.barred_since().map(|(_, day)| day.to_string()),
        work: work.map(|facts| composer.row(facts)).collect::<Result<_>>()?,
    };
    let refused = |step: &Move| step_view(step.code(), may(now, *step).err().map(Into::into));
    // Once it is concluded, what follows is all that is left.
    if may_execute(now.follows()).is_ok() {
        return Ok((view, vec![step_view("execute", None)]));
    }
    Ok((view, Move::ALL.iter().map(refused).collect()))
}

#[cfg(test)]
mod tests;
