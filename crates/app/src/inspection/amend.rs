//! 更正: an inspector of a visit that is final says what should stand instead. What was finalised
//! and its document stay byte for byte.

use rules::inspection::{Amended, Amendment, Inspection, Stated, decide_amend};
use store::Write;
use store::query::amendment::AmendmentFacts;

use super::act::{mark, visit_result};
use super::view::{code, value};
use super::{subject, view};
use crate::api::{
    AmendInput, AmendmentPaper, AmendmentView, AnswerValue, FieldChange, InspectionView, SavedFile,
    StatedView,
};
use crate::casefile::{safe_name, staged_papers};
use crate::entry::shown_paper;
use crate::{App, AppError, Result, Session, knowledge};

pub fn amend(app: &App, input: AmendInput) -> Result<InspectionView> {
    let session = app.session()?;
    let facts = session.store.inspection(&input.inspection)?;
    let table = knowledge::of_inspection(&session, &facts)?;
    let asked = Amendment {
        mine: facts.mine,
        item: input.item,
        after: stated(input.after)?,
        reason: input.reason,
        evidence: staged_papers(&session, &input.evidence)?,
        follows: input.follows,
    };
    let subject = subject(&input.inspection);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let state = session.store.inspection_state(&input.inspection)?;
        let told = told(&session, &state, &input.inspection)?;
        let earlier: Vec<(String, Amended)> =
            told.into_iter().map(|one| (one.id, one.told)).collect();
        let amended = decide_amend(&state, &table, &session.own_id()?, &earlier, asked)?;
        write.append(&session.act(&subject), &amended)?;
        Ok(())
    })?;
    view(app, &input.inspection)
}

fn stated(said: StatedView) -> Result<Stated> {
    let results = said.results.iter().map(|code| visit_result(code)).collect::<Result<_>>()?;
    Ok(Stated { mark: mark(said.value)?, results, note: said.note })
}

/// Takes what shows an amendment to be right out of the store, under its own name.
pub fn save_evidence(app: &App, input: AmendmentPaper) -> Result<SavedFile> {
    let session = app.session()?;
    let state = session.store.inspection_state(&input.inspection)?;
    let papers = told(&session, &state, &input.inspection)?;
    let mut papers = papers.into_iter().flat_map(|one| one.told.evidence);
    let paper = papers.find(|paper| paper.content.hash.to_string() == input.hash);
    let paper = paper.ok_or_else(|| AppError::not_found("paper", &input.hash))?;
    let bytes = session.store.blobs.read(&paper.content.hash)?;
    app.save_file(&safe_name(&paper.name, &input.hash), &bytes)
}

/// Those that the visit's own inspectors said: nobody else amends it.
fn told(session: &Session, state: &Inspection, inspection: &str) -> Result<Vec<AmendmentFacts>> {
    let mut told = session.store.amendments(inspection)?;
    told.retain(|one| state.may_amend(&one.by));
    Ok(told)
}

pub(super) fn shown(
    session: &Session,
    state: &Inspection,
    inspection: &str,
    title: impl Fn(&str) -> String,
) -> Result<Vec<AmendmentView>> {
    let view = |one: AmendmentFacts| {
        let Amended { item, before, after, reason, evidence, follows, .. } = one.told;
        Ok(AmendmentView {
            id: one.id,
            title: item.as_deref().map(&title).unwrap_or_default(),
            item,
            before: shown_stated(before),
            after: shown_stated(after),
            reason,
            by: session.name_of(&one.by)?,
            at_ms: one.at_ms,
            evidence: evidence.iter().map(|paper| shown_paper(session, paper)).collect(),
            follows,
        })
    };
    told(session, state, inspection)?.into_iter().map(view).collect()
}

fn shown_stated(stated: Stated) -> StatedView {
    StatedView {
        value: value(stated.mark.as_ref()),
        results: stated.results.iter().map(code).collect(),
        note: stated.note,
    }
}

/// What an amendment's line in the life of its mine says: from what to what.
pub(crate) fn shifts(session: &Session, device: &str, seq: u64) -> Result<Vec<FieldChange>> {
    let found = session.store.records(device, seq.saturating_sub(1), 1)?;
    let record = found.first().filter(|record| record.header.seq == seq);
    let told = record.and_then(|record| record.body::<Amended>().ok().flatten());
    Ok(told.map(|told| changes(&told)).unwrap_or_default())
}

fn changes(told: &Amended) -> Vec<FieldChange> {
    let (before, after) = (&told.before, &told.after);
    let what = told.item.as_deref().unwrap_or("result");
    let words = if told.item.is_some() { "note" } else { "findings" };
    let facets =
        [(what, said(before), said(after)), (words, before.note.clone(), after.note.clone())];
    let changed = facets.into_iter().filter(|(_, before, after)| before != after);
    let change = |(field, before, after): (&str, String, String)| FieldChange {
        field: field.to_owned(),
        before_text: before.clone(),
        after_text: after.clone(),
        before,
        after,
        seen_text: None,
    };
    changed.map(change).collect()
}

/// Points as they are written, else a code such as `met`, or those of the results; empty for none.
fn said(stated: &Stated) -> String {
    match value(stated.mark.as_ref()) {
        AnswerValue::Points { points } => points,
        AnswerValue::NotApplicable => "not-applicable".to_owned(),
        AnswerValue::Met => "met".to_owned(),
        AnswerValue::NotMet => "not-met".to_owned(),
        AnswerValue::Unanswered => {
            stated.results.iter().map(code).collect::<Vec<String>>().join(",")
        }
    }
}
