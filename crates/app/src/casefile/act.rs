//! Opening a case and going on with it: each act is one transaction, judged by what stands then.

use std::ops::RangeInclusive;

use chrono::{Datelike as _, NaiveDate};
use record::{Class, Subject};
use rules::complaint::Originals;
use rules::fact::Fact;
use rules::procedure::{CaseRefusal, Procedure, Proof, Step, decide_step};
use store::{Act, Write};

use super::hand::entered;
use super::view::view;
use crate::api::{CaseView, Staged, StepOf};
use crate::machine::locale;
use crate::{App, AppError, Result, Session, clock};

/// A slip of the pen beyond these is no day, and counting from it would leave the calendar.
const YEARS: RangeInclusive<i32> = 1900..=2200;

/// A day as people write it: `2026-03-05`.
pub fn day(text: &str) -> Result<NaiveDate> {
    let error = || {
        let message = format!("{text:?} is not a day such as 2026-03-05. Nothing was changed");
        AppError::new("not-a-day", message).with("text", text)
    };
    let found: Option<NaiveDate> = text.trim().parse().ok();
    found.filter(|day| YEARS.contains(&day.year())).ok_or_else(error)
}

/// A day on which something happened: a later one than today would let a step count before its time.
pub fn happened(app: &App, text: &str) -> Result<NaiveDate> {
    let (on, today) = (day(text)?, clock::date(app.now_ms()));
    if on <= today {
        return Ok(on);
    }
    let message = format!("{on} is still to come: today is {today}. Nothing was changed");
    Err(AppError::new("day-to-come", message).with("on", on).with("today", today))
}

/// A file that was handed over, as a record names it.
pub fn paper(session: &Session, name: &str, file: &Staged) -> Result<Proof> {
    let hash = file.token.parse().map_err(AppError::bad_input)?;
    let bytes = session.store.blobs.read(&hash)?.len() as u64;
    Ok(Proof { name: name.to_owned(), content: canon::BlobRef { hash, bytes } })
}

/// Files under their own names.
pub fn papers(session: &Session, files: &[Staged]) -> Result<Vec<Proof>> {
    files.iter().map(|file| paper(session, &file.name, file)).collect()
}

/// A code of the page as the rules' own word, such as `transfer`.
pub fn coded<T: serde::de::DeserializeOwned>(code: &str) -> Result<T> {
    let value = serde_json::Value::String(code.to_owned());
    serde_json::from_value(value).map_err(AppError::bad_input)
}

/// A new case: `decide` gets the number that it will have.
pub fn open<P: Procedure, F: Fact>(
    app: &App,
    kind: &NewCase,
    files: &[Staged],
    decide: impl FnOnce(&Session, String) -> Result<F>,
) -> Result<CaseView> {
    open_with::<P, F>(app, kind, (files, Scans::WithStep), decide)
}

/// Where the scans of a step stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scans {
    WithStep,
    /// They may name somebody who must not be named: beside it, for whoever records them alone.
    Beside,
}

/// A new case, and where its scans stand.
pub fn open_with<P: Procedure, F: Fact>(
    app: &App,
    kind: &NewCase,
    (files, scans): (&[Staged], Scans),
    decide: impl FnOnce(&Session, String) -> Result<F>,
) -> Result<CaseView> {
    let (session, locale) = (app.session()?, locale(app));
    let papers = papers(&session, files)?;
    let id = app.new_id(kind.id);
    let subject = Subject::new(P::NAME, &id);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let number = next_number(&session, P::NAME, kind.word, write.now_ms())?;
        let fact = decide(&session, number)?;
        let step = Step { after: None, fact, papers, entered_for: Vec::new() };
        let step = entered::<P, F>(&session, locale, None, step)?;
        record(&session, write, &subject, step, scans)?;
        Ok(())
    })?;
    view(app, &id)
}

/// How ids and numbers of a procedure begin.
pub struct NewCase {
    pub id: &'static str,
    pub word: &'static str,
}

/// 整改〔2026〕7f31c0de-003: unique without asking anybody, since it names the machine. Counted
/// while nobody else writes.
fn next_number(session: &Session, kind: &str, word: &str, now_ms: i64) -> Result<String> {
    let year = clock::date(now_ms).year();
    let device = session.store.device_id();
    let mark = format!("{word}〔{year}〕{}-", &device[2..10]);
    let before = session.store.cases_numbered(kind, &mark)?;
    Ok(format!("{mark}{:03}", before + 1))
}

/// The next step of a case: `decide` gets the state that it follows on, and the day.
pub fn step<P: Procedure, F: Fact>(
    app: &App,
    input: &StepOf,
    decide: impl FnOnce(&Session, &P, NaiveDate) -> Result<F>,
) -> Result<CaseView> {
    step_and(app, input, decide, |_, _, _, _| Ok(()))
}

/// A step whose scans stand beside it.
pub fn step_beside<P: Procedure, F: Fact>(
    app: &App,
    input: &StepOf,
    decide: impl FnOnce(&Session, &P, NaiveDate) -> Result<F>,
) -> Result<CaseView> {
    step_with(app, input, Scans::Beside, decide, |_, _, _, _| Ok(()))
}

/// A step from which something follows outside the case; both are recorded, or neither.
pub fn step_and<P: Procedure, F: Fact>(
    app: &App,
    input: &StepOf,
    decide: impl FnOnce(&Session, &P, NaiveDate) -> Result<F>,
    and: impl FnOnce(&Session, &mut Write<'_>, &P, &F) -> Result<()>,
) -> Result<CaseView> {
    step_with(app, input, Scans::WithStep, decide, and)
}

fn step_with<P: Procedure, F: Fact>(
    app: &App,
    input: &StepOf,
    scans: Scans,
    decide: impl FnOnce(&Session, &P, NaiveDate) -> Result<F>,
    and: impl FnOnce(&Session, &mut Write<'_>, &P, &F) -> Result<()>,
) -> Result<CaseView> {
    let (session, locale) = (app.session()?, locale(app));
    let papers = papers(&session, &input.papers)?;
    let on = happened(app, &input.on)?;
    let subject = Subject::new(P::NAME, &input.case);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let records = session.store.case_records(&subject)?;
        let case = records.fold::<P>();
        let after = Some(decide_step(&case.line, records.newer, &input.saw)?);
        let state = case.state.ok_or(CaseRefusal::NotHere)?;
        let fact = decide(&session, &state, on)?;
        let step = Step { after, fact, papers, entered_for: Vec::new() };
        let step = entered(&session, locale, Some(&state), step)?;
        let fact = record(&session, write, &subject, step, scans)?;
        and(&session, write, &state, &fact)
    })?;
    view(app, &input.case)
}

/// The step, and its scans where they belong; what it says comes back.
fn record<F: Fact>(
    session: &Session,
    write: &mut Write<'_>,
    subject: &Subject,
    mut step: Step<F>,
    scans: Scans,
) -> Result<F> {
    let papers = match scans {
        Scans::WithStep => Vec::new(),
        Scans::Beside => std::mem::take(&mut step.papers),
    };
    write.append(&session.act(subject), &step)?;
    if !papers.is_empty() {
        let act = Act { class: Class::Restricted, ..session.act(subject) };
        write.append(&act, &Originals { papers })?;
    }
    Ok(step.fact)
}
