//! Documents: made from a finalised inspection, signed one increment after another, verified.

mod make;
mod record;
#[cfg(test)]
mod tests;

use ::record::Subject;
use keys::Cert;
use record::inspection_record;
use rules::document::Signed;
use sign::{Ink, SignRequest, Trust, Verdict};
use store::query::document::DocumentFacts;
use store::query::inspection::InspectionFacts;
use store::{StoreError, Write};

use crate::api::{
    ById, DocumentRow, DocumentView, Nothing, PagesView, PlaceView, SavedFile, SignInput,
    SignatureView, Verification, Visit,
};
use crate::inspection::subject;
use crate::{App, AppError, Result, Session, knowledge};

pub(crate) use make::{make, metadata};
pub(crate) use record::{mine, result_word};

fn find(session: &Session, id: &str) -> Result<DocumentFacts> {
    session.store.document(id)?.ok_or_else(|| AppError::not_found("document", id))
}

pub fn list(app: &App, _: Nothing) -> Result<Vec<DocumentRow>> {
    let session = app.session()?;
    session.store.documents()?.iter().map(|facts| row(app, &session, facts)).collect()
}

fn row(app: &App, session: &Session, facts: &DocumentFacts) -> Result<DocumentRow> {
    let inspection = inspection_of(session, facts)?;
    let mine_name = match &inspection {
        Some(inspection) => session.name_of_mine(&inspection.mine)?,
        None => facts.number.clone(),
    };
    let own = session.own_id()?;
    let mut places = Vec::new();
    for place in &facts.places {
        let signature = facts.signatures.iter().find(|signature| signature.field == place.field);
        places.push(PlaceView {
            field: place.field.clone(),
            own: place.person == own,
            person: place.person.clone(),
            name: place.name.clone(),
            organisation: place.organisation.clone(),
            signed_at_ms: signature.map(|signature| signature.at_ms),
            can_sign_here: app.can_sign(session, &place.person)?,
        });
    }
    Ok(DocumentRow {
        id: facts.id.clone(),
        title: facts.title.clone(),
        number: facts.number.clone(),
        mine_name,
        inspection: facts.inspection.clone(),
        pages: facts.pages,
        bytes: facts.bytes,
        body_hash: facts.body_hash.to_string(),
        made_at_ms: facts.made_at_ms,
        places,
        missing: facts.missing.clone(),
        visit: visit(session, facts, inspection.as_ref())?,
    })
}

fn visit(
    session: &Session,
    facts: &DocumentFacts,
    inspection: Option<&InspectionFacts>,
) -> Result<Visit> {
    let about = subject(&facts.inspection).to_string();
    Ok(match inspection {
        Some(inspection) if knowledge::of_inspection(session, inspection).is_ok() => Visit::Here,
        None if session.store.newer_records_about(&about)? == 0 => Visit::NotArrived,
        _ => Visit::Newer,
    })
}

/// None when its beginning isn't here, or was recorded by a newer version.
fn inspection_of(session: &Session, facts: &DocumentFacts) -> Result<Option<InspectionFacts>> {
    match session.store.inspection(&facts.inspection) {
        Err(StoreError::NotFound { .. }) => Ok(None),
        found => Ok(Some(found?)),
    }
}

pub fn get(app: &App, input: ById) -> Result<DocumentView> {
    let session = app.session()?;
    let facts = find(&session, &input.id)?;
    Ok(DocumentView {
        row: row(app, &session, &facts)?,
        pdf: facts.pdf.to_string(),
        verification: verification(app, &session, &facts)?,
    })
}

pub fn pages(app: &App, input: ById) -> Result<PagesView> {
    let session = app.session()?;
    let facts = find(&session, &input.id)?;
    let layout = session.store.blobs.read(&facts.layout)?;
    Ok(PagesView { json: String::from_utf8(layout).map_err(AppError::bad_input)? })
}

/// The person's key signs on top of everything that was signed before.
pub fn sign(app: &App, input: SignInput) -> Result<DocumentView> {
    let session = app.session()?;
    let facts = find(&session, &input.document)?;
    let person = session.store.person_id(&input.person)?;
    let free = |field: &str| facts.signatures.iter().all(|signature| signature.field != field);
    let mut own = facts.places.iter().filter(|place| place.person == person);
    let place = own.find(|place| free(&place.field)).ok_or_else(|| {
        let message = "this person has no open place in the document. Nothing was signed";
        AppError::new("no-open-place", message)
    })?;
    let uncertified = || {
        AppError::new(
            "not-certified",
            "headquarters has not certified this person's key yet. Nothing was signed; join with \
             an invitation first",
        )
    };
    let seat = app.seat_of(&session, &person)?.ok_or_else(uncertified)?;
    let chain = session.store.certificate(&seat.id)?;
    if chain.is_empty() {
        return Err(uncertified());
    }
    let chain: Vec<Vec<u8>> = chain
        .iter()
        .map(hex::decode)
        .collect::<std::result::Result<_, _>>()
        .map_err(AppError::bad_input)?;
    let key = seat.signing_key(&input.passphrase)?;
    let ink = ink_of(&session, &facts.inspection, &person)?;
    let at_ms = app.now_ms();
    let request = SignRequest {
        field: &place.field,
        signer_name: &place.name,
        reason: Some("现场检查"),
        location: None,
        time_ms: at_ms,
        chain: &chain,
        certify: facts.signatures.is_empty(),
        ink: ink.as_ref(),
    };
    let before = session.store.blobs.read(&facts.pdf)?;
    let signed = sign::sign(&before, &request, &|message| Ok(key.sign_der(message)))?;
    let pdf = session.store.blobs.put(app.random(), &signed)?;
    let fact = Signed { field: place.field.clone(), person, at_ms, base: facts.pdf, pdf };
    record_signature(&session, &input.document, &fact)?;
    get(app, ById { id: input.document })
}

/// Signing takes a second, and another window may have signed meanwhile. Nobody else writes while
/// this looks.
fn record_signature(session: &Session, document: &str, signed: &Signed) -> Result<()> {
    let subject = Subject::new("document", document);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        may_record(session, document, signed)?;
        write.append(&session.act(&subject), signed)?;
        write.sign(&session.person.id)?;
        Ok(())
    })
}

/// The visit is closed, the place is the signer's own and free, and the file is still the one that
/// was signed on top of.
fn may_record(session: &Session, document: &str, signed: &Signed) -> Result<()> {
    let facts = find(session, document)?;
    let closed = session.store.inspection(&facts.inspection)?.finalised_at_ms.is_some();
    let own = facts.places.iter().any(|p| p.field == signed.field && p.person == signed.person);
    let free = facts.signatures.iter().all(|signature| signature.field != signed.field);
    if closed && own && free && facts.pdf == signed.base {
        return Ok(());
    }
    Err(AppError::new(
        "document-changed",
        "the document was signed or changed meanwhile. Nothing was recorded; read it again, then \
         sign on top",
    ))
}

/// The ink that the person gave at the gate, to be drawn in their place.
fn ink_of(session: &Session, inspection: &str, person: &str) -> Result<Option<Ink>> {
    let ink = session.store.ink(inspection)?;
    let own = ink.into_iter().find(|ink| ink.person.as_deref() == Some(person));
    own.map(|ink| strokes(session, &ink.strokes)).transpose()
}

/// The pad's lines are thousandths of its width and height; a pad is two and a half as wide as high.
fn strokes(session: &Session, hash: &canon::Hash32) -> Result<Ink> {
    let bytes = session.store.blobs.read(hash)?;
    let lines: Vec<Vec<(u16, u16)>> =
        serde_json::from_slice(&bytes).map_err(AppError::bad_input)?;
    let point =
        |(x, y): &(u16, u16)| (u32::from((*x).min(1000)) * 5, u32::from((*y).min(1000)) * 2);
    let strokes = lines.iter().map(|line| line.iter().map(point).collect()).collect();
    Ok(Ink { width: 5000, height: 2000, strokes })
}

pub fn verify(app: &App, input: ById) -> Result<Verification> {
    let session = app.session()?;
    let facts = find(&session, &input.id)?;
    verification(app, &session, &facts)
}

fn verification(app: &App, session: &Session, facts: &DocumentFacts) -> Result<Verification> {
    let pdf = session.store.blobs.read(&facts.pdf)?;
    let root = session.store.setting("server-root")?;
    let roots = root.iter().filter_map(|pem| Cert::from_pem(pem).ok()).collect();
    let trust = Trust { roots, lists: Vec::new(), proofs: Vec::new(), now_ms: app.now_ms() };
    let report = sign::verify(&pdf, &trust);
    let view = |signature: &sign::SignatureReport| SignatureView {
        field: signature.field.clone(),
        signer: signature.signer.as_ref().map(|s| s.subject.name.clone()).unwrap_or_default(),
        at_ms: signature.claimed_ms,
        valid: signature.verdict == Verdict::Valid,
        trusted: matches!(signature.verdict, Verdict::Valid),
        whole_file: signature.covers == sign::Covers::WholeFile,
        reason: signature.findings.first().map_or("", sign::Finding::code).to_owned(),
    };
    Ok(Verification {
        signatures: report.signatures.iter().map(view).collect(),
        valid: report.verdict == Verdict::Valid,
        unsigned: report.verdict == Verdict::Unsigned,
    })
}

/// Writes the PDF into the folder of files for people.
pub fn save(app: &App, input: ById) -> Result<SavedFile> {
    let session = app.session()?;
    let facts = find(&session, &input.id)?;
    let pdf = session.store.blobs.read(&facts.pdf)?;
    app.save_file(&format!("inspection-record-{}.pdf", facts.id), &pdf)
}

impl App {
    /// Files that people asked for lie readable in `exports/`: they chose to take them out.
    pub(crate) fn save_file(&self, name: &str, bytes: &[u8]) -> Result<SavedFile> {
        let folder = self.folder().join("exports");
        std::fs::create_dir_all(&folder)?;
        let path = folder.join(name);
        crate::machine::write_whole(&path, bytes)?;
        Ok(SavedFile { path: path.display().to_string(), bytes: bytes.len() as u64 })
    }
}
