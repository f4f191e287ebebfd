//! The officer states the ratio of a year, where no document gives one.

use chrono::Datelike as _;
use record::Subject;
use rules::quota::{Share, StatedRatio, StatedRefusal, decide_stated};

use super::owed::asked;
use super::rules_of;
use super::view::get;
use crate::api::{LedgerQuery, LedgerView, QuotaStateInput, SavedFile, StatedDocument};
use crate::casefile::{safe_name, staged_paper};
use crate::{App, AppError, Result, clock};

pub fn state(app: &App, input: QuotaStateInput) -> Result<LedgerView> {
    let session = app.session()?;
    let asked = asked(&rules_of(&session, input.year)?, &input.region);
    let clause = asked.and_then(|(_, asked)| asked.share_clause());
    let stated = StatedRatio {
        ratio: Share::try_from(input.ratio).map_err(|_| StatedRefusal::NoRatio)?,
        document: staged_paper(&session, &input.document.name, &input.document)?,
        region: input.region,
        year: input.year,
        reason: input.reason,
    };
    let stated = decide_stated(stated, clause)?;
    session.append(&Subject::new("quota", &stated.region), &stated)?;
    // A ratio may be stated ahead; the ledger of a year begins with the year.
    let year = stated.year.min(clock::date(app.now_ms()).year());
    get(app, LedgerQuery { region: Some(stated.region), year: Some(year) })
}

/// Takes the document of a stated ratio out of the store, under its own name.
pub fn save_document(app: &App, input: StatedDocument) -> Result<SavedFile> {
    let session = app.session()?;
    let all = session.store.stated_ratios()?;
    let stated = all
        .iter()
        .map(|one| &one.stated)
        .find(|one| one.region == input.region && one.year == input.year)
        .ok_or_else(|| AppError::not_found("document", &input.region))?;
    let hash = stated.document.content.hash;
    let bytes = session.store.blobs.read(&hash)?;
    app.save_file(&safe_name(&stated.document.name, &hash.to_string()), &bytes)
}
