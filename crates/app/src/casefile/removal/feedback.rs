//! GS-4.1: who found a ground, where departments are to feed back what they find.

use rules::pack::{Actor, Pack};
use rules::removal::{Feedback, FoundBy};

use super::super::act::paper;
use super::super::hand::body_of;
use super::super::lead::{department, departments};
use super::super::view::Composer;
use crate::api::{FeedbackPlan, FoundByInput, FoundByView};
use crate::{Result, Session};

/// Who may have told whom; nothing where the pack asks for no feedback.
pub(super) fn plan(composer: &Composer<'_>, pack: &Pack) -> Option<FeedbackPlan> {
    let stated = pack.leads.feedback_to.as_ref()?;
    let is_other = |id: &str| match &stated.value {
        Actor::Body { department, .. } => department != id,
        Actor::Enterprise | Actor::ThirdParty => true,
    };
    Some(FeedbackPlan {
        clause: stated.clause.clone(),
        to: body_of(composer, pack, &stated.value),
        departments: departments(pack).into_iter().filter(|one| is_other(&one.id)).collect(),
    })
}

pub(super) fn found_by(session: &Session, input: &FoundByInput) -> Result<FoundBy> {
    Ok(match input {
        FoundByInput::Itself => FoundBy::Itself,
        FoundByInput::Department { department, handling, letter } => {
            FoundBy::Department(Feedback {
                department: department.clone(),
                handling: handling.trim().to_owned(),
                letter: paper(session, &letter.name, letter)?,
            })
        }
    })
}

pub(super) fn view(pack: &Pack, found_by: &FoundBy) -> FoundByView {
    match found_by {
        FoundBy::Itself => FoundByView { department: None, handling: String::new() },
        FoundBy::Department(said) => FoundByView {
            department: Some(department(pack, &said.department).name),
            handling: said.handling.clone(),
        },
    }
}
