//! Handing in a report, and what was handed in.

use record::Subject;
use rules::pack::{Library, Report};
use rules::region;
use rules::report::{Submitted, decide_submitted};
use store::Write;
use store::query::report::SubmittedFacts;

use crate::api::{
    Locale, Nothing, ReportPaper, ReportQuery, ReportRow, ReportSubmitInput, SavedFile,
};
use crate::casefile::{choose, day, happened, safe_name, staged_paper};
use crate::machine::{locale, region_name};
use crate::{App, AppError, Result, Session};

/// Nobody looks further back on the desk.
const MOST_SHOWN: u32 = 20;
/// Of one region; four a year make it two hundred and fifty years.
const MOST_KEPT: u32 = 1_000;

pub fn submit(app: &App, input: ReportSubmitInput) -> Result<Nothing> {
    let session = app.session()?;
    let book = session.rulebook()?;
    let (pack, reference) = choose(&book, &input.region, Some(&input.pack))?;
    let submitted = Submitted {
        pack: reference.clone(),
        report: input.report,
        period: day(&input.period)?,
        on: happened(app, &input.on)?,
        paper: staged_paper(&session, &input.paper.name, &input.paper)?,
        region: input.region,
    };
    let subject = Subject::new("report", &submitted.region);
    session.store.write(|write: &mut Write<'_>| -> Result<Nothing> {
        let known = session.store.handed_in(&pack.id, &submitted.report)?;
        let handed_in = known
            .iter()
            .any(|one| one.region == submitted.region && one.period == submitted.period);
        let submitted = decide_submitted(pack, submitted, handed_in)?;
        write.append(&session.act(&subject), &submitted)?;
        Ok(Nothing {})
    })
}

/// The latest periods of the region and of those inside it.
pub fn list(app: &App, query: ReportQuery) -> Result<Vec<ReportRow>> {
    let session = app.session()?;
    let scope = region::significant(&query.region);
    let all = session.store.submitted_reports(scope, MOST_SHOWN)?;
    all.into_iter().map(|facts| row(&session, locale(app), facts)).collect()
}

fn row(session: &Session, locale: Locale, facts: SubmittedFacts) -> Result<ReportRow> {
    let submitted = facts.submitted;
    let report = report(&submitted);
    let title = report.map_or(submitted.report.as_str(), |report| locale.of(&report.title));
    let has_day = report.is_some_and(|report| !report.due.is_empty());
    Ok(ReportRow {
        title: title.to_owned(),
        clause: report.map(|report| report.clause.clone()),
        region_name: region_name(&submitted.region),
        late: has_day && submitted.on > submitted.period,
        period: submitted.period.to_string(),
        on: submitted.on.to_string(),
        document: submitted.paper.name,
        by: session.name_of(&facts.actor)?,
        at_ms: facts.at_ms,
        pack: submitted.pack.id,
        report: submitted.report,
        region: submitted.region,
    })
}

/// None where its rules aren't on this machine.
fn report(submitted: &Submitted) -> Option<&'static Report> {
    Library::known(&submitted.pack)?.reports.iter().find(|report| report.id == submitted.report)
}

/// Takes the paper of a report out of the store, under its own name.
pub fn save_paper(app: &App, input: ReportPaper) -> Result<SavedFile> {
    let session = app.session()?;
    let all = session.store.submitted_reports(&input.region, MOST_KEPT)?;
    let is_meant = |one: &&Submitted| {
        one.pack.id == input.pack
            && one.report == input.report
            && one.period.to_string() == input.period
    };
    let found = all.iter().map(|facts| &facts.submitted).find(is_meant);
    let found = found.ok_or_else(|| AppError::not_found("report", &input.period))?;
    let hash = found.paper.content.hash;
    let bytes = session.store.blobs.read(&hash)?;
    app.save_file(&safe_name(&found.paper.name, &hash.to_string()), &bytes)
}
