//! What follows on a removal or an agency's sanction: carried out one by one, each with its paper.

use chrono::NaiveDate;
use rules::agency::{Executed as OfAgency, Sanction};
use rules::consequence::{Execution, Follows, decide_execute};
use rules::pack::{Consequence, Pack};
use rules::removal::{Executed as OfRemoval, Removal};

use super::act::{coded, paper, step};
use super::hand::{actor, body_of};
use super::packs;
use super::view::Composer;
use crate::api::{CaseView, ConsequenceView, ExecuteInput};
use crate::machine::code_of;
use crate::{App, Result, Session};

pub fn after_removal(app: &App, input: ExecuteInput) -> Result<CaseView> {
    step(app, &input.step, |session, now: &Removal, on| {
        let done = execution(session, &input, on)?;
        Ok(OfRemoval(decide_execute(now.follows(), &[], done)?))
    })
}

pub fn after_sanction(app: &App, input: ExecuteInput) -> Result<CaseView> {
    step(app, &input.step, |session, now: &Sanction, on| {
        let done = execution(session, &input, on)?;
        let stated = packs::of_case(&now.reported.pack)?.agencies.sanction.as_ref();
        let by = stated.map_or(&[][..], |stated| stated.by.as_slice());
        Ok(OfAgency(decide_execute(now.follows(), by, done)?))
    })
}

fn execution(session: &Session, input: &ExecuteInput, on: NaiveDate) -> Result<Execution> {
    let names = input.names.split(['、', '，', ',', '；', ';', '\n']).map(str::trim);
    Ok(Execution {
        consequence: coded(&input.consequence)?,
        on,
        body: actor(&input.body)?,
        person: input.person.trim().to_owned(),
        names: names.filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        proof: paper(session, &input.proof.name, &input.proof)?,
        clause: String::new(),
    })
}

/// In the document's order; nothing before the decision.
pub(super) fn views(
    composer: &Composer<'_>,
    pack: Option<&Pack>,
    follows: Option<Follows<'_>>,
) -> Vec<ConsequenceView> {
    let Some(follows) = follows else { return Vec::new() };
    let by = |done: &Execution| match pack {
        Some(pack) => body_of(composer, pack, &done.body).name,
        None => done.body.to_string(),
    };
    let view = |one: &Consequence| {
        let done = follows.done(*one);
        ConsequenceView {
            code: code_of(one),
            clause: follows.clause.to_owned(),
            by_itself: one.comes_by_itself(),
            on: done.map(|done| done.on.to_string()),
            by: done.map(by).unwrap_or_default(),
            person: done.map(|done| done.person.clone()).unwrap_or_default(),
            names: done.map(|done| done.names.clone()).unwrap_or_default(),
        }
    };
    follows.all.iter().map(view).collect()
}

#[cfg(test)]
mod tests;
