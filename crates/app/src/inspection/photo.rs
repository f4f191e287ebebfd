//! Photos: the original is kept as it came; what is shown is made from it.

use evidence::{MEDIUM, PhotoFacts, THUMBNAIL, derive_all, examine};
use rules::inspection::{PhotoAssigned, PhotoTaken, decide_change};
use store::Write;

use super::{subject, view};
use crate::api::{InspectionView, Nothing, PhotoAssign, PhotoFetch, PhotoInput};
use crate::{App, AppError, Result};

pub fn add(app: &App, input: PhotoInput) -> Result<InspectionView> {
    let session = app.session()?;
    decide_change(&session.store.inspection_state(&input.inspection)?)?;
    let hash = input.file.token.parse().map_err(AppError::bad_input)?;
    let blobs = &session.store.blobs;
    let bytes = blobs.read(&hash)?;
    let facts = examine(&bytes).map_err(|problem| about(problem, &input.file.name))?;
    let derived = derive_all(&bytes, &facts, &[THUMBNAIL, MEDIUM])
        .map_err(|problem| about(problem, &input.file.name))?;
    let mut made = Vec::new();
    for picture in &derived {
        made.push(blobs.put(app.random(), &picture.jpeg)?);
    }
    let [thumbnail, medium] = made.try_into().map_err(|_| AppError::bad_input("two pictures"))?;
    let (width, height) = facts.upright_size();
    let place = facts.position.as_ref();
    let taken = PhotoTaken {
        original: canon::BlobRef { hash, bytes: bytes.len() as u64 },
        thumbnail,
        medium,
        name: input.file.name,
        item: input.item,
        width,
        height,
        taken: taken_at(&facts),
        position: place.map(|p| (i64::from(p.longitude_e7), i64::from(p.latitude_e7))),
        datum: place.and_then(|place| place.datum.clone()),
    };
    let subject = subject(&input.inspection);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        decide_change(&session.store.inspection_state(&input.inspection)?)?;
        write.append(&session.act(&subject), &taken)?;
        Ok(())
    })?;
    view(app, &input.inspection)
}

/// The camera's own words, `2026-10-30 09:52:07`.
fn taken_at(facts: &PhotoFacts) -> Option<String> {
    facts.taken.as_ref().map(|taken| taken.local.format("%Y-%m-%d %H:%M:%S").to_string())
}

fn about(problem: evidence::PhotoProblem, name: &str) -> AppError {
    AppError::from(problem).with("name", name)
}

/// Brings the original of a colleague's photo from headquarters, which judges who may read it.
pub fn fetch(app: &App, input: PhotoFetch) -> Result<Nothing> {
    let session = app.session()?;
    let hash: canon::Hash32 = input.photo.parse().map_err(AppError::bad_input)?;
    let (photos, late) =
        (session.store.photos(&input.inspection)?, session.store.late_photos(&input.inspection)?);
    let photo = photos.into_iter().chain(late).find(|photo| photo.hash == hash);
    let photo = photo.ok_or_else(|| AppError::not_found("photo", &input.photo))?;
    if !session.store.blobs.contains(&hash) {
        let blob = canon::BlobRef { hash, bytes: photo.bytes };
        crate::exchange::fetch_blob(&session, &blob)?;
    }
    Ok(Nothing {})
}

/// A photo that is sorted later is never removed, only moved.
pub fn assign(app: &App, input: PhotoAssign) -> Result<InspectionView> {
    let session = app.session()?;
    let state = session.store.inspection_state(&input.inspection)?;
    decide_change(&state)?;
    let photo = input.photo.parse().map_err(AppError::bad_input)?;
    if !state.photos.iter().any(|known| known.hash == photo) {
        return Err(AppError::not_found("photo", &input.photo));
    }
    session.append(&subject(&input.inspection), &PhotoAssigned { photo, item: input.item })?;
    view(app, &input.inspection)
}
