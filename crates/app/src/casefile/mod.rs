//! Cases of all procedures: lists, the page of one, its steps. What only one procedure has stands
//! in a file of its name.

mod act;
pub mod agency;
pub mod complaint;
pub mod conference;
pub mod consequence;
pub mod deed;
mod enlist;
mod error;
mod evaluator;
mod filing;
mod follow;
mod hand;
pub mod lead;
mod listing;
pub mod lookback;
pub mod obligation;
mod packs;
pub mod plan;
mod rectification;
mod removal;
pub mod sanction;
pub mod suspension;
mod view;

use record::Subject;
use rules::procedure::{CaseRefusal, Settled, decide_settle};
use rules::region;
use store::Write;
use store::query::casefile::CaseFilter;

use crate::api::{
    ById, CaseCount, CaseCountQuery, CaseQuery, CaseRow, CaseView, PaperInput, SavedFile,
    SettleInput,
};
use crate::{App, AppError, Result, Session};

pub(crate) use act::{day, happened, paper as staged_paper, papers as staged_papers};
pub use filing::{file, judge, notice, plan as filing_plan};
pub use listing::{
    answer_objection, apply, conclude_station, correct, engage, history as listing_history,
    list as listing_list, object, plan as listing_plan, publish, read_scores, withdraw,
};
pub(crate) use packs::{
    actor as actor_name, card, choices, choose, named_card, party as party_name,
};
pub use rectification::{
    acknowledge, evidence, extend, issue, plan as rectification_plan, recheck, schedule,
};
pub use removal::{conclude, plan as removal_plan, report, verify};
pub(crate) use view::{Composer, clock_view, subject_name};

/// Rows of a list; nobody reads more at once.
const LONGEST_LIST: u32 = 1_000;

pub fn list(app: &App, query: CaseQuery) -> Result<Vec<CaseRow>> {
    let session = app.session()?;
    let filter = CaseFilter {
        kind: &query.kind,
        mine: &query.mine,
        open_only: query.open_only,
        ..CaseFilter::default()
    };
    let composer = Composer::new(app, &session)?;
    let cases = session.store.cases(&filter, LONGEST_LIST)?;
    cases.into_iter().map(|facts| composer.row(facts)).collect()
}

/// Cases about mines that are called so, and cases that are numbered so.
pub(crate) fn found(app: &App, session: &Session, text: &str, limit: u32) -> Result<Vec<CaseRow>> {
    let filter = CaseFilter { text, ..CaseFilter::default() };
    let composer = Composer::new(app, session)?;
    let cases = session.store.cases(&filter, limit)?;
    cases.into_iter().map(|facts| composer.row(facts)).collect()
}

/// How many a list would have, were it as long as need be.
pub fn count(app: &App, query: CaseCountQuery) -> Result<CaseCount> {
    let session = app.session()?;
    let filter = CaseFilter {
        kind: &query.kind,
        region: region::significant(&query.region),
        text: query.text.trim(),
        open_only: query.open_only,
        ..CaseFilter::default()
    };
    Ok(CaseCount { all: session.store.count_cases(&filter)?, most: LONGEST_LIST })
}

pub fn get(app: &App, input: ById) -> Result<CaseView> {
    view::view(app, &input.id)
}

/// A person says which branch stands.
pub fn settle(app: &App, input: SettleInput) -> Result<CaseView> {
    let session = app.session()?;
    let facts = session.store.case(&input.case)?;
    let subject = Subject::new(facts.kind.as_str(), &input.case);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let records = session.store.case_records(&subject)?;
        let settled: Settled = view::settling(&subject.kind, &records, |line| {
            decide_settle(line, records.newer, &input.keeps, &input.reason)
        })
        .ok_or(CaseRefusal::NotHere)??;
        write.append(&session.act(&subject), &settled)?;
        follow::follow(&session, write, &facts, &records, &settled)
    })?;
    view::view(app, &input.case)
}

/// Takes a paper of the case out of the store, under its own name.
pub fn save_paper(app: &App, input: PaperInput) -> Result<SavedFile> {
    let session = app.session()?;
    let view = view::view(app, &input.case)?;
    let mut papers = view.events.iter().flat_map(|event| &event.papers);
    let paper = papers
        .find(|paper| paper.hash == input.hash)
        .ok_or_else(|| AppError::not_found("paper", &input.hash))?;
    let bytes = session.store.blobs.read(&input.hash.parse().map_err(AppError::bad_input)?)?;
    app.save_file(&safe_name(&paper.name, &input.hash), &bytes)
}

/// A name that stays in its folder and takes nobody else's place there.
pub(crate) fn safe_name(name: &str, hash: &str) -> String {
    let kept = |c: char| !c.is_control() && !"/\\:*?\"<>|".contains(c);
    let name: String = name.chars().filter(|c| kept(*c)).take(80).collect();
    format!("{}-{}", &hash[..8.min(hash.len())], name.trim_start_matches('.'))
}

#[cfg(test)]
mod tests;
