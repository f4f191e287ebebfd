//! What an evaluator gave, out of their own sheet: looked at first, then kept with the conclusion,
//! the file as evidence.

use rules::checklist::import::{Given, ScoreSheet, Scores, read_scores};
use rules::checklist::{Checklist, Group, Item, Mark, Prerequisite, score};

use super::super::act::paper;
use super::super::view::Composer;
use crate::api::{Locale, ScoreGroup, ScoreLine, ScoreSheetInput, ScoreSheetRead, ScoreSheetView};
use crate::inspection::{code, text};
use crate::knowledge::{checklist_by_hash, column_matches, fault_notes, sheet_rows};
use crate::machine::locale;
use crate::{App, AppError, Result, Session};

/// A preview: nothing is recorded.
pub fn read(app: &App, input: ScoreSheetInput) -> Result<ScoreSheetRead> {
    let session = app.session()?;
    let (sheets, table, scores) = scores(&session, &input)?;
    let (faults, fault_count) = fault_notes(&scores.faults);
    Ok(ScoreSheetRead {
        sheets,
        columns: column_matches(&scores.columns),
        faults,
        fault_count,
        given: shown(locale(app), &table, &scores.given, input.file.name)?,
    })
}

/// The sheet as the record keeps it; one fault, and there is none.
pub(super) fn taken(session: &Session, input: &ScoreSheetInput) -> Result<ScoreSheet> {
    let sheet = paper(session, &input.file.name, &input.file)?;
    let (_, table, scores) = scores(session, input)?;
    let first = scores.faults.first().map(ToString::to_string).unwrap_or_default();
    let count = scores.faults.len();
    let given = scores.whole().ok_or_else(|| {
        let message = format!("the score sheet has {count} faults: {first}. Nothing was recorded");
        AppError::new("score-sheet-faults", message).with("count", count).with("first", first)
    })?;
    Ok(ScoreSheet { table: table.hash(), practice: table.practice, given, sheet })
}

fn scores(session: &Session, input: &ScoreSheetInput) -> Result<(Vec<String>, Checklist, Scores)> {
    let table = input.table.parse().map_err(AppError::bad_input)?;
    let table = checklist_by_hash(session, &table)?
        .ok_or_else(|| AppError::not_found("checklist", &input.table))?
        .into_owned();
    let file = input.file.token.parse().map_err(AppError::bad_input)?;
    let bytes = session.store.blobs.read(&file)?;
    let (sheets, rows) = sheet_rows(&bytes, input.sheet.as_deref())?;
    let scores = read_scores(&rows, &table, &input.columns)?;
    Ok((sheets, table, scores))
}

/// A sheet that was recorded; item by item once its table is on this machine.
pub(super) fn view(composer: &Composer<'_>, sheet: &ScoreSheet) -> Result<ScoreSheetView> {
    let file = sheet.sheet.name.clone();
    match checklist_by_hash(composer.session, &sheet.table)? {
        Some(table) => shown(composer.locale, &table, &sheet.given, file),
        None => Ok(ScoreSheetView {
            total: text(sheet.given.total),
            practice: sheet.practice,
            file,
            ..ScoreSheetView::default()
        }),
    }
}

fn shown(locale: Locale, table: &Checklist, given: &Given, file: String) -> Result<ScoreSheetView> {
    let scores = score(table, &given.answers)?;
    let line = |id: &str, title: &str, points: String| ScoreLine {
        id: id.to_owned(),
        title: title.to_owned(),
        points,
        given: given.answers.get(id).map(said).unwrap_or_default(),
        note: given.notes.get(id).cloned().unwrap_or_default(),
    };
    let item = |one: &Item| line(&one.id, locale.of(&one.title), text(one.points));
    let condition = |one: &Prerequisite| line(&one.id, locale.of(&one.title), String::new());
    let group = |(group, score): (&Group, &rules::checklist::GroupScore)| ScoreGroup {
        id: group.id.clone(),
        title: locale.of(&group.title).to_owned(),
        points: text(group.points),
        given: text(score.score),
        lines: group.items().map(item).collect(),
    };
    Ok(ScoreSheetView {
        file,
        table: locale.of(&table.title).to_owned(),
        practice: table.practice,
        not_applicable: code(&table.not_applicable),
        total: text(given.total),
        points: text(table.points),
        prerequisites: table.prerequisites.iter().map(condition).collect(),
        groups: table.groups.iter().zip(&scores.groups).map(group).collect(),
    })
}

/// Points as they are, anything else by the name of the mark.
fn said(mark: &Mark) -> String {
    match mark {
        Mark::Points { points } | Mark::Credited { points } => text(*points),
        Mark::NotApplicable => "not-applicable".to_owned(),
        Mark::Met => "met".to_owned(),
        Mark::NotMet => "not-met".to_owned(),
    }
}
