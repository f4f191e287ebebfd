//! A third party engaged to evaluate: by whom, and whom the register lets evaluate.

use rules::listing::{Application, Engaged, Rulebook, decide_engage};

use super::super::act::{coded, step};
use super::super::evaluator::{choices, evaluator, shown, standing};
use super::super::hand::{actor, stated};
use super::super::lead::departments;
use super::super::view::Composer;
use super::{Result, book, refused};
use crate::App;
use crate::api::{CaseView, EngageInput, EngagementView};
use crate::knowledge::calendar_in_use;
use crate::machine::{code_of, locale};

pub fn engage(app: &App, input: EngageInput) -> Result<CaseView> {
    let locale = locale(app);
    step(app, &input.step, |session, now: &Application, on| {
        let calendar = calendar_in_use(session)?;
        let book = book(&now.opened.pack, &calendar, now.opened.on)?;
        let evaluator = evaluator(session, &input.evaluator, on)?;
        let standing = standing(session, &evaluator, on)?;
        let engaged = Engaged {
            station: input.station.clone(),
            on,
            by: actor(&input.by)?,
            person: input.person.trim().to_owned(),
            evaluator,
            method: input.method.as_deref().map(coded).transpose()?,
            clause: String::new(),
        };
        decide_engage(&book, now, engaged, standing)
            .map_err(|why| refused::shown(&book, locale, why))
    })
}

/// Nothing where nobody is engaged.
pub(super) fn engagement(
    composer: &Composer<'_>,
    book: &Rulebook<'_>,
    now: &Application,
) -> Result<Option<EngagementView>> {
    let (pack, here) = (book.pack, now.station(book.pack));
    if !here.is_some_and(|station| pack.engages(station)) {
        return Ok(None);
    }
    let engaged = now.engaged.as_ref();
    Ok(Some(EngagementView {
        by: stated(composer, pack, pack.agencies.commissioned_by.as_ref()),
        departments: departments(pack),
        agencies: choices(composer)?,
        method: pack.agencies.method.as_ref().map(|stated| code_of(&stated.value)),
        engaged: engaged.map(|one| shown(composer, &one.evaluator)).transpose()?,
        on: engaged.map(|one| one.on.to_string()),
    }))
}
