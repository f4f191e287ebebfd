//! Opens a folder after a kill, and names everything that is not as it was confirmed.

use std::collections::BTreeMap;
use std::path::Path;

use app::App;

use super::told::Told;
use crate::desk;
use crate::harness::Result;

/// One complaint for each thing that was lost or doesn't hold. The folder is changed: opening
/// recovers it.
pub fn judge(folder: &Path, told: &Told) -> Result<Vec<String>> {
    let app = match desk::sign_in(folder) {
        Ok(app) => app,
        Err(error) => return Ok(vec![format!("it does not open: {error}")]),
    };
    let mut complaints = heads(&app, &told.heads)?;
    let store = &app.session()?.store;
    let drafts = desk::inspection(&app)?.drafts;
    complaints.extend(told.check(store.head().seq, &drafts));
    complaints.extend(ills(&app)?);
    Ok(complaints)
}

/// What the store itself finds wrong.
pub(super) fn ills(app: &App) -> Result<Vec<String>> {
    let health = app.session()?.store.examine()?;
    let ill = health.findings.into_iter().filter(|finding| !finding.ok);
    Ok(ill.map(|finding| format!("{}: {}", finding.name, finding.message)).collect())
}

/// Entries that were confirmed and are not there, or are others.
pub(super) fn heads(app: &App, confirmed: &BTreeMap<u64, String>) -> Result<Vec<String>> {
    let store = &app.session()?.store;
    let records = store.records(&store.device_id(), 0, usize::MAX)?;
    let stands: BTreeMap<u64, String> =
        records.iter().map(|record| (record.header.seq, record.hash.to_string())).collect();
    let lost = confirmed.iter().filter(|(seq, hash)| stands.get(seq) != Some(hash));
    Ok(lost.map(|(seq, hash)| format!("entry {seq} ({hash}) was confirmed")).collect())
}
