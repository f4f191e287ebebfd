//! Opens a folder after a kill, names everything that is not as it was shown, and carries the draw
//! on to its publication.

use std::path::Path;

use app::App;
use app::api::{ById, DrawDetail};
use canon::sha256;
use draw::certificate::{Certificate, Policy, verify};

use super::officer::Officer;
use super::shown::{Held, Shown};
use crate::desk::call;
use crate::harness::Result;
use crate::kill::judge::{heads, ills};

/// One complaint for each thing that was lost or doesn't hold. The folder is changed: the draw is
/// carried on in it.
pub fn judge(folder: &Path, held: &Held, seed: u64) -> Result<Vec<String>> {
    let mut officer = match Officer::sign_in(folder, seed) {
        Ok(officer) => officer,
        Err(error) => return Ok(vec![format!("it does not open: {error}")]),
    };
    let mut complaints = stands(&officer, held)?;
    match officer.finish() {
        Ok(published) => {
            complaints.extend(stands(&officer, held)?);
            complaints.extend(certified(&officer.app, &published)?);
        }
        Err(error) => complaints.push(format!("the draw can't be carried on: {error}")),
    }
    complaints.extend(ills(&officer.app)?);
    Ok(complaints)
}

/// Everything that was said holds, and no draw has a second secret.
fn stands(officer: &Officer, held: &Held) -> Result<Vec<String>> {
    let draws = officer.draws()?;
    let mut complaints = heads(&officer.app, &held.heads)?;
    complaints.extend(held.lost(&draws));
    for draw in &draws {
        complaints.extend(secret(&officer.app, draw)?);
    }
    Ok(complaints)
}

/// The secret is kept by the very transaction that commits to it, and by no other.
fn secret(app: &App, draw: &Shown) -> Result<Option<String>> {
    let store = &app.session()?.store;
    let id = &draw.id;
    let commitments = store.draw(id)?.map_or(0, |facts| facts.commitments);
    if commitments > 1 {
        return Ok(Some(format!("{id} was committed to {commitments} times")));
    }
    let kept = store.secret(&format!("draw/{id}"))?;
    let kept = kept.map(|secret| sha256(&secret).to_string());
    Ok((kept != draw.commitment).then(|| format!("the secret of {draw:?} is that of {kept:?}")))
}

/// The certificate holds, is that of the first secret, and there is no going back.
fn certified(app: &App, draw: &Shown) -> Result<Vec<String>> {
    let store = &app.session()?.store;
    let reveal = store.draw(&draw.id)?.and_then(|facts| facts.reveal);
    let bytes = store.blobs.read(&reveal.ok_or("it is not revealed")?.certificate)?;
    let report = verify(&bytes, &Policy::default());
    let certificate = Certificate::read(&bytes)?;
    let again = call::<DrawDetail>(app, "draw.commit", &ById { id: draw.id.clone() });
    let wrong = [
        (!report.accepted, format!("the certificate is refused: {:?}", report.lines)),
        (
            Some(certificate.commitment.to_string()) != draw.commitment,
            format!("the certificate is of another secret than {draw:?}"),
        ),
        (again.is_ok(), format!("{} was committed to once more", draw.id)),
    ];
    Ok(wrong.into_iter().filter(|(wrong, _)| *wrong).map(|(_, said)| said).collect())
}
