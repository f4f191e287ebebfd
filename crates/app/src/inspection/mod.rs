//! Inspections: opening, answering, photos, ink, the gate, finalising.

mod act;
mod photo;
#[cfg(test)]
mod tests;
mod view;

use record::Subject;
use rules::checklist::{Checklist, practice_2020};

use crate::api::{ById, InspectionRow, InspectionView, Nothing};
use crate::{App, AppError, Result};

pub use act::{answer, draft, finalise, ink, prerequisite, result, start};
pub(crate) use act::{make_missing_documents, signing_key};
pub use photo::{add as add_photo, assign as assign_photo};
pub(crate) use view::{Composer, text, view};

pub(crate) fn subject(inspection: &str) -> Subject {
    Subject::new("inspection", inspection)
}

/// Eight digits that tell a machine from its colleagues' in numbers and beside answers.
fn machine_code(device: &str) -> &str {
    device.get(2..10).unwrap_or(device)
}

/// The table that an inspection was opened with.
pub(crate) fn checklist(id: &str) -> Result<&'static Checklist> {
    let practice = practice_2020();
    if practice.id == id { Ok(practice) } else { Err(AppError::not_found("checklist", id)) }
}

pub fn list(app: &App, _: Nothing) -> Result<Vec<InspectionRow>> {
    let session = app.session()?;
    let composer = Composer::new(app, &session);
    session.store.inspections()?.iter().map(|facts| composer.row(facts)).collect()
}

pub fn get(app: &App, input: ById) -> Result<InspectionView> {
    view(app, &input.id)
}
