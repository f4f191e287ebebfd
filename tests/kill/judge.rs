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
    let mut complaints = heads(&app, told)?;
    let store = &app.session()?.store;
    let drafts = desk::inspection(&app)?.drafts;
    complaints.extend(told.check(store.head().seq, &drafts));
    let health = store.examine()?;
    let ill = health.findings.into_iter().filter(|finding| !finding.ok);
    complaints.extend(ill.map(|finding| format!("{}: {}", finding.name, finding.message)));
    Ok(complaints)
}

/// Entries that were confirmed and are not there, or are others.
fn heads(app: &App, told: &Told) -> Result<Vec<String>> {
    let store = &app.session()?.store;
    let records = store.records(&store.device_id(), 0, usize::MAX)?;
    let stands: BTreeMap<u64, String> =
        records.iter().map(|record| (record.header.seq, record.hash.to_string())).collect();
    let lost = told.heads.iter().filter(|(seq, hash)| stands.get(seq) != Some(hash));
    Ok(lost.map(|(seq, hash)| format!("entry {seq} ({hash}) was confirmed")).collect())
}
