//! From a form and its values to pages.

mod blocks;
mod code;
mod fingerprint;
mod flow;
mod furniture;
mod ink;
mod photos;
mod signatures;
mod table;
mod words;

use std::collections::BTreeSet;

use canon::Hash32;
use serde::Serialize;
use serde_json::Value;

pub use ink::{Ink, InkSignature};

use crate::units::{A4_HEIGHT, A4_WIDTH, Um, mm};
use crate::{DocumentError, Fonts, Form, Pages, Pictures, SignaturePlace};
use flow::Flow;

/// The text area of GB/T 9704: 156 mm by 225 mm, 37 mm from the top, 28 mm from the left.
pub(crate) const TEXT_WIDTH_MM: i32 = 156;
const LEFT: Um = mm(28);
const TOP: Um = mm(37);
const WIDTH: Um = mm(TEXT_WIDTH_MM);
const BOTTOM: Um = mm(37 + 225);

/// All that a document is made of.
pub struct Draft<'a> {
    pub form: &'a Form,
    /// The form's values; see [`crate::InspectionRecord`].
    pub values: &'a Value,
    /// Head of the record log that the document covers, for the footer.
    pub head: Option<Hash32>,
    pub pictures: &'a Pictures<'a>,
    pub inks: &'a [InkSignature],
}

/// A document laid out.
#[derive(Debug, Clone)]
pub struct Composed {
    pub pages: Pages,
    pub places: Vec<SignaturePlace>,
    pub body_hash: Hash32,
    /// Characters that no face has, drawn as 〓. Name them to the person before anyone signs.
    pub missing: Vec<char>,
}

/// What signatures and ink refer to: SHA-256 over the canonical JSON of form id, form version and
/// the values, which hold neither ink nor signatures.
pub fn body_hash(form: &Form, values: &Value) -> Result<Hash32, DocumentError> {
    #[derive(Serialize)]
    struct Body<'a> {
        form: &'a str,
        version: u16,
        values: &'a Value,
    }
    Ok(canon::hash_of(&Body { form: &form.id, version: form.version, values })?)
}

/// Lays the document out.
pub fn compose(draft: &Draft<'_>, fonts: &Fonts<'_>) -> Result<Composed, DocumentError> {
    let body_hash = body_hash(draft.form, draft.values)?;
    let mut flow = Flow::new(fonts);
    blocks::all(draft, &mut flow)?;
    check_inks(draft, &flow)?;
    furniture::put(draft, &body_hash, &mut flow)?;
    let Flow { pages, places, missing, .. } = flow;
    Ok(Composed {
        pages: Pages { width: A4_WIDTH, height: A4_HEIGHT, pages },
        places,
        body_hash,
        missing: missing.into_iter().collect(),
    })
}

/// Ink that has no place would vanish.
fn check_inks(draft: &Draft<'_>, flow: &Flow<'_>) -> Result<(), DocumentError> {
    let places: BTreeSet<&str> = flow.places.iter().map(|place| place.name.as_str()).collect();
    match draft.inks.iter().find(|ink| !places.contains(ink.field.as_str())) {
        Some(ink) => Err(DocumentError::InkWithoutPlace { field: ink.field.clone() }),
        None => Ok(()),
    }
}
