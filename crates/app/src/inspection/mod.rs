//! Inspections: opening, answering, photos, ink, the gate, finalising.

mod act;
mod amend;
mod closing;
mod photo;
#[cfg(test)]
mod tests;
mod view;

use record::Subject;

use crate::api::{ById, InspectionRow, InspectionView, Nothing};
use crate::{App, Result};

#[cfg(test)]
pub(crate) use act::covers;
pub use act::{answer, combined, draft, finalise, ink, prerequisite, result, start};
pub(crate) use act::{make_missing_documents, signing_key};
pub(crate) use amend::shifts;
pub use amend::{amend, save_evidence};
pub use photo::{add as add_photo, assign as assign_photo, fetch as fetch_photo};
pub(crate) use view::{Composer, code, text, view};

pub(crate) fn subject(inspection: &str) -> Subject {
    Subject::new("inspection", inspection)
}

/// Eight digits that tell a machine from its colleagues' in numbers and beside answers.
fn machine_code(device: &str) -> &str {
    device.get(2..10).unwrap_or(device)
}

pub fn list(app: &App, _: Nothing) -> Result<Vec<InspectionRow>> {
    let session = app.session()?;
    let composer = Composer::new(app, &session);
    session.store.inspections()?.iter().map(|facts| composer.row(facts)).collect()
}

pub fn get(app: &App, input: ById) -> Result<InspectionView> {
    view(app, &input.id)
}
