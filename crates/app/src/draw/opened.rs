//! Headquarters opened a draw that its officer never revealed: what it says in one file, and how a
//! machine takes that over, by itself with an exchange or from a medium. From there it reaches the
//! others as every record does.

use canon::{BlobRef, sha256};
use draw::certificate::{Certificate, verify};
use keys::{DevicePublic, Signature64};
use record::Subject;
use rules::drawing::{DrawRefusal, Opened, Opening, Stage, may_take_over};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::Write;
use store::query::draw::DrawFacts;

use super::act::visits;
use super::embargo::holds;
use super::proof::policy;
use super::{find, get};
use crate::api::{ById, DrawDetail, TakeOverInput};
use crate::{App, AppError, Result, Session};

const FORMAT: &str = "qingshan-draw-opened-1";

/// The file: headquarters' word, and the certificate that it made.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OpenedFile {
    format: String,
    opening: Opening,
    signature: Signature64,
    certificate: Value,
}

/// What headquarters says, from the certificate that it has made.
fn opening(certificate: &Certificate, opened_ms: i64) -> Opening {
    let bytes = certificate.to_bytes();
    Opening {
        draw: certificate.draw.clone(),
        commitment: certificate.commitment,
        witness: certificate.witness.digits.clone(),
        present: certificate.witness.present.clone(),
        seed: certificate.seed.to_string(),
        drawn: certificate.strata.iter().flat_map(|stratum| stratum.drawn.clone()).collect(),
        certificate: BlobRef { hash: sha256(&bytes), bytes: bytes.len() as u64 },
        opened_ms,
    }
}

/// The file's bytes.
pub(crate) fn file(
    certificate: &Certificate,
    opened_ms: i64,
    sign: impl Fn(&[u8]) -> Signature64,
) -> Result<Vec<u8>> {
    let opening = opening(certificate, opened_ms);
    let signature = sign(&opening.message());
    let certificate = canon::from_slice(&certificate.to_bytes())?;
    Ok(canon::to_bytes(&OpenedFile { format: FORMAT.to_owned(), opening, signature, certificate })?)
}

/// Of a file that headquarters made before: the certificate, and the digits that it was made from.
pub(crate) fn parts(bytes: &[u8]) -> Result<(Vec<u8>, String)> {
    let file = read(bytes)?;
    Ok((canon::to_bytes(&file.certificate)?, file.opening.witness))
}

/// Whoever holds the draw brings the file; the draw is revealed by it, and its teams learn of their
/// visits.
pub fn take_over(app: &App, input: TakeOverInput) -> Result<DrawDetail> {
    let session = app.session()?;
    let token = input.file.token.parse().map_err(AppError::bad_input)?;
    let id = take(app, &session, &session.store.blobs.read(&token)?)?;
    get(app, ById { id })
}

/// Draws that whoever is signed in holds and that nobody has revealed: headquarters may have a word
/// on them.
pub(crate) fn unrevealed(session: &Session) -> Result<Vec<String>> {
    let mut unrevealed = Vec::new();
    for facts in session.store.draws()? {
        if facts.stage() == Stage::Committed && holds(session, &facts)? {
            unrevealed.push(facts.id);
        }
    }
    Ok(unrevealed)
}

/// Takes over what headquarters handed out; whether that was anything. What it did not write, or
/// what somebody else has just brought, stops no exchange.
pub(crate) fn take_all(app: &App, session: &Session, files: &[Vec<u8>]) -> bool {
    let mut taken = false;
    for file in files {
        match take(app, session, file) {
            Ok(draw) => {
                tracing::info!(%draw, "headquarters' word was taken over");
                taken = true;
            }
            Err(error) => tracing::warn!(code = error.code(), "no word that can be taken over"),
        }
    }
    taken
}

/// The draw's id.
fn take(app: &App, session: &Session, bytes: &[u8]) -> Result<String> {
    let file = read(bytes)?;
    let facts = find(session, &file.opening.draw)?;
    may_take_over(facts.stage())?;
    let certificate = judge(session, &facts, &file)?;
    let blob = session.store.blobs.put(app.random(), &certificate.to_bytes())?;
    let id = file.opening.draw.clone();
    let opening = Opening { certificate: blob, ..file.opening };
    let (signature, readers) = (file.signature.to_string(), facts.readers.clone());
    let fact = Opened { opening, signature, readers };
    let visits = visits(&facts, &certificate.inputs, &certificate.teams);
    let subject = Subject::new("draw", &id);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        may_take_over(find(session, &id)?.stage())?;
        write.append(&session.act(&subject), &fact)?;
        for visit in &visits {
            write.append(&session.act(&subject), visit)?;
        }
        write.sign(&session.person.id)?;
        Ok(())
    })?;
    Ok(id)
}

fn read(bytes: &[u8]) -> Result<OpenedFile> {
    let file: Option<OpenedFile> = serde_json::from_slice(bytes).ok();
    let file = file.filter(|file| file.format == FORMAT);
    file.ok_or_else(|| DrawRefusal::NotHeadquarters.into())
}

/// The certificate, if headquarters said this, of the very draw that was committed to, and if the
/// draw is right by the keys that are known here.
fn judge(session: &Session, facts: &DrawFacts, file: &OpenedFile) -> Result<Certificate> {
    let key = session.store.setting("server-key")?;
    let key = key.ok_or(DrawRefusal::NotHeadquarters)?.parse::<DevicePublic>()?;
    let said = key.verify(&file.opening.message(), &file.signature).is_ok();
    let bytes = canon::to_bytes(&file.certificate)?;
    let certificate = Certificate::read(&bytes).map_err(|_| DrawRefusal::NotHeadquarters)?;
    if !said || !verify(&bytes, &policy(session, &certificate)?).accepted {
        return Err(DrawRefusal::NotHeadquarters.into());
    }
    let committed = facts.commitment.as_ref().map(|commitment| commitment.commitment);
    let same = committed == Some(certificate.commitment)
        && certificate.population_hash == facts.population_hash
        && opening(&certificate, file.opening.opened_ms) == file.opening;
    if same { Ok(certificate) } else { Err(DrawRefusal::NotHeadquarters.into()) }
}
