//! Making the document of a finalised inspection.

use std::collections::BTreeMap;

use canon::Hash32;
use documents::{
    Composed, Draft, Fonts, Form, InkSignature, Metadata, Orientation, Source, compose,
};
use evidence::Format;
use record::Subject;
use rules::document::{Made, Place};
use rules::inspection::InkRole;
use store::Write;
use store::query::inspection::InspectionFacts;

use super::{inspection_record, strokes};
use crate::{App, AppError, Result, Session, clock};

/// The field where the mine's representative signs in ink.
const REPRESENTATIVE: &str = "representative";

/// Lays the record out, writes the PDF with its empty signature fields, and keeps both.
pub(crate) fn make(app: &App, session: &Session, inspection: &str) -> Result<()> {
    let facts = session.store.inspection(inspection)?;
    let form = Form::inspection_record();
    let values = inspection_record(session, &facts)?;
    let values = serde_json::to_value(&values).map_err(AppError::bad_input)?;
    let inks = inks(session, &facts)?;
    let photos = Photos::load(session, inspection)?;
    let fonts = Fonts::embedded();
    let draft = Draft {
        form: &form,
        values: &values,
        head: Some(session.store.head().hash),
        pictures: &photos.pictures(),
        inks: &inks,
    };
    let composed = compose(&draft, &fonts)?;
    let metadata =
        metadata(app, session, &form, &composed, (facts.number.as_str(), facts.id.as_str()));
    let pdf = documents::to_pdf(&composed.pages, &fonts, &photos.pictures(), &metadata)?;
    let places = digital_places(&composed);
    let pdf = sign::add_fields(&pdf, &places)?;
    keep(app, session, &facts, &form, &composed, &pdf)
}

/// What the file says of itself; it is named by a number for people and an id of its own.
pub(crate) fn metadata(
    app: &App,
    session: &Session,
    form: &Form,
    composed: &Composed,
    (number, id): (&str, &str),
) -> Metadata {
    let id = canon::sha256_tagged("qingshan-file-1", &[&composed.body_hash.0, id.as_bytes()]);
    Metadata {
        title: format!("{} {number}", form.title).trim_end().to_owned(),
        author: session.person.organisation.clone(),
        producer: concat!("qingshan ", env!("CARGO_PKG_VERSION")).to_owned(),
        created_ms: app.now_ms(),
        offset_minutes: 8 * 60,
        id: id.0[..16].try_into().expect("half of a hash"),
    }
}

/// The inspectors sign digitally; the representative's ink stands on the page already.
fn digital_places(composed: &Composed) -> Vec<sign::Place> {
    let digital = composed.places.iter().filter(|place| place.name != REPRESENTATIVE);
    digital
        .map(|place| sign::Place {
            field: place.name.clone(),
            page: place.page,
            rect: place.rect_pt,
            label: place.label.clone(),
        })
        .collect()
}

fn keep(
    app: &App,
    session: &Session,
    facts: &InspectionFacts,
    form: &Form,
    composed: &Composed,
    pdf: &[u8],
) -> Result<()> {
    let blobs = &session.store.blobs;
    let layout = serde_json::to_vec(&composed.pages).map_err(AppError::bad_input)?;
    let place = |(n, member): (usize, &rules::inspection::Member)| Place {
        field: format!("inspector-{}", n + 1),
        person: member.person.clone(),
        name: member.name.clone(),
        organisation: member.organisation.clone(),
    };
    let made = Made {
        inspection: facts.id.clone(),
        title: form.title.clone(),
        number: facts.number.clone(),
        form: form.id.clone(),
        form_version: form.version,
        body_hash: composed.body_hash,
        pages: u32::try_from(composed.pages.pages.len()).unwrap_or(u32::MAX),
        pdf: blobs.put(app.random(), pdf)?,
        layout: blobs.put(app.random(), &layout)?,
        places: facts.team.iter().enumerate().map(place).collect(),
        missing: composed.missing.iter().collect(),
    };
    let subject = Subject::new("document", app.new_id("o"));
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        write.append(&session.act(&subject), &made)?;
        write.sign(&session.person.id)?;
        Ok(())
    })
}

fn inks(session: &Session, facts: &InspectionFacts) -> Result<Vec<InkSignature>> {
    let mut inks = Vec::new();
    for ink in session.store.ink(&facts.id)? {
        if ink.role == InkRole::MineRepresentative {
            let lines = strokes(session, &ink.strokes)?;
            let sign::Ink { width, height, strokes } = lines;
            inks.push(InkSignature {
                field: REPRESENTATIVE.to_owned(),
                ink: documents::Ink { width, height, strokes },
                signed_on: Some(clock::date(ink.at_ms)),
            });
        }
    }
    Ok(inks)
}

/// The photos' bytes, and how they go into the document: a JPEG as it is, anything else as the
/// upright JPEG that was made from it.
struct Photos(Vec<(Hash32, Vec<u8>, Orientation)>);

impl Photos {
    fn load(session: &Session, inspection: &str) -> Result<Self> {
        let mut photos = Vec::new();
        for photo in session.store.photos(inspection)? {
            let original = session.store.blobs.read(&photo.hash)?;
            let facts = evidence::examine(&original)?;
            let orientation = Orientation::try_from(facts.orientation.number());
            let plain = facts.format == Format::Jpeg && documents::is_embeddable(&original);
            photos.push(match orientation {
                Ok(orientation) if plain => (photo.hash, original, orientation),
                _ => {
                    let medium = session.store.blobs.read(&photo.medium)?;
                    (photo.hash, medium, Orientation::UPRIGHT)
                }
            });
        }
        Ok(Self(photos))
    }

    fn pictures(&self) -> BTreeMap<Hash32, Source<'_>> {
        self.0
            .iter()
            .map(|(hash, jpeg, orientation)| (*hash, Source { jpeg, orientation: *orientation }))
            .collect()
    }
}
