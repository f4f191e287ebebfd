//! GS-4.2: what the joint conference said, taken from its own case where it was held here.

use record::Subject;
use rules::conference::Conference as Meeting;
use rules::procedure::Procedure as _;
use rules::removal::{Conference, Removal};
use store::query::casefile::CaseFilter;

use super::super::LONGEST_LIST;
use super::super::act::{happened, paper};
use crate::api::{ConcludeInput, HeardView};
use crate::{App, AppError, Result, Session};

/// The newest conference of the same rules that was held here on this removal; none that met before
/// the ground was verified.
fn held(session: &Session, removal: &str, now: &Removal) -> Result<Option<(String, Conference)>> {
    let filter = CaseFilter { kind: Meeting::NAME, ..CaseFilter::default() };
    let from = now.verified.as_ref().map(|verified| verified.on);
    let mut found: Option<(String, Conference)> = None;
    for facts in session.store.cases(&filter, LONGEST_LIST)? {
        let records = session.store.case_records(&Subject::new(Meeting::NAME, &facts.id))?;
        let same = facts.pack.id == now.reported.pack.id;
        let state = records.fold::<Meeting>().state.filter(|_| same);
        let said = state.and_then(|state| opinion(&state, &facts.id, removal));
        if let Some(said) = said
            && from.is_none_or(|from| from <= said.on)
            && found.as_ref().is_none_or(|(_, before)| before.on < said.on)
        {
            found = Some((facts.number, said));
        }
    }
    Ok(found)
}

fn opinion(meeting: &Meeting, case: &str, removal: &str) -> Option<Conference> {
    let held = meeting.held.as_ref()?;
    let agenda = &meeting.convened.agenda;
    let at = agenda.iter().position(|item| item.case.as_deref() == Some(removal))?;
    Some(Conference {
        on: held.on,
        opinion: held.opinions.get(at)?.clone(),
        minutes: held.minutes.clone(),
        case: Some(case.to_owned()),
    })
}

pub(super) fn view(session: &Session, removal: &str, now: &Removal) -> Result<Option<HeardView>> {
    let heard = held(session, removal, now)?;
    Ok(heard.map(|(number, said)| HeardView {
        case: said.case.unwrap_or_default(),
        number,
        on: said.on.to_string(),
        opinion: said.opinion,
    }))
}

/// By hand only what was held elsewhere.
pub(super) fn conference(
    app: &App,
    session: &Session,
    input: &ConcludeInput,
    now: &Removal,
) -> Result<Option<Conference>> {
    let heard = held(session, &input.step.case, now)?;
    let Some(typed) = &input.conference else { return Ok(heard.map(|(_, said)| said)) };
    if let Some((number, _)) = heard {
        let message = "a conference held here has heard this removal. Nothing was changed";
        return Err(AppError::new("removal-heard-here", message).with("number", number));
    }
    let minutes = paper(session, &typed.minutes.name, &typed.minutes)?.content;
    let (on, opinion) = (happened(app, &typed.on)?, typed.opinion.trim().to_owned());
    Ok(Some(Conference { on, opinion, minutes, case: None }))
}
