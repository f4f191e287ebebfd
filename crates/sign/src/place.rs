//! Laying out the places for signatures, all of them before the first one is given.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};
use serde::{Deserialize, Serialize};

use crate::SignError;
use crate::ink::empty_form;
use crate::pdf::fields::{Value, form, signature_fields};
use crate::pdf::increment::Increment;
use crate::pdf::load::load;

/// Printed, and locked against being moved or deleted.
const WIDGET_FLAGS: i64 = 4 | 128;
/// There are signature fields, and the file may only grow.
const FORM_FLAGS: i64 = 3;

/// One place for a signature.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The field's name, of which a document has only one; without dots.
    pub field: String,
    /// Counted from 0.
    pub page: usize,
    /// Left, bottom, right, top in points, from the page's lower left corner.
    pub rect: [f32; 4],
    /// What a reader shows for the field, such as 核查：组长.
    pub label: String,
}

/// A place as it stands in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    pub name: String,
    pub signed: bool,
}

/// The signature fields of a document, in their order.
pub fn fields(pdf: &[u8]) -> Result<Vec<Field>, SignError> {
    let fields = signature_fields(&load(pdf)?)?.into_iter();
    Ok(fields
        .map(|field| Field { name: field.name, signed: field.value != Value::Empty })
        .collect())
}

/// The document with empty signature fields added. What was there stays as it was, byte for
/// byte, at the front.
pub fn add_fields(pdf: &[u8], places: &[Place]) -> Result<Vec<u8>, SignError> {
    let doc = load(pdf)?;
    check_names(&doc, places)?;
    let pages: Vec<ObjectId> = doc.page_iter().collect();
    let mut increment = Increment::new(pdf, &doc);
    let drawing = increment.new_id();
    increment.put(drawing, &empty_form());
    let mut added = Vec::new();
    for place in places {
        let page = *pages.get(place.page).ok_or(SignError::NoSuchPage { page: place.page })?;
        let id = increment.new_id();
        increment.put(id, &widget(place, page, drawing)?);
        added.push((page, id));
    }
    for page in added.iter().map(|(page, _)| *page).collect::<BTreeSet<_>>() {
        let widgets = added.iter().filter(|(on, _)| *on == page).map(|(_, id)| *id);
        annotate(&mut increment, &doc, page, widgets)?;
    }
    put_form(&mut increment, &doc, added.iter().map(|(_, id)| *id))?;
    Ok([pdf, &increment.finish()].concat())
}

fn check_names(doc: &Document, places: &[Place]) -> Result<(), SignError> {
    let existing = signature_fields(doc)?;
    if existing.iter().any(|field| field.value != Value::Empty) {
        return Err(SignError::AlreadySigned);
    }
    let mut names: BTreeSet<String> = existing.into_iter().map(|field| field.name).collect();
    for name in places.iter().map(|place| &place.field) {
        if name.is_empty() || name.contains('.') || !names.insert(name.clone()) {
            return Err(SignError::BadFieldName { name: name.clone() });
        }
    }
    Ok(())
}

fn widget(place: &Place, page: ObjectId, drawing: ObjectId) -> Result<Object, SignError> {
    let [left, bottom, right, top] = place.rect;
    let good = place.rect.iter().all(|edge| edge.is_finite() && (0.0..=14_400.0).contains(edge));
    if !good || right - left < 1.0 || top - bottom < 1.0 {
        return Err(SignError::BadRect { name: place.field.clone() });
    }
    Ok(Object::Dictionary(dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => text_string(&place.field),
        "TU" => text_string(&place.label),
        "F" => WIDGET_FLAGS,
        "Rect" => place.rect.iter().map(|edge| Object::Real(*edge)).collect::<Vec<_>>(),
        "P" => page,
        "AP" => dictionary! { "N" => drawing },
    }))
}

/// Adds widgets to a page's annotations, wherever those stand.
fn annotate(
    increment: &mut Increment<'_>,
    doc: &Document,
    page: ObjectId,
    widgets: impl Iterator<Item = ObjectId>,
) -> Result<(), SignError> {
    let dict = doc.get_dictionary(page).map_err(|_| SignError::Unreadable)?;
    let mut list = list_at(doc, dict, b"Annots")?;
    list.extend(widgets.map(Object::Reference));
    if let Ok(id) = dict.get(b"Annots").and_then(Object::as_reference) {
        increment.put(id, &Object::Array(list));
    } else {
        let mut changed = dict.clone();
        changed.set("Annots", list);
        increment.put(page, &Object::Dictionary(changed));
    }
    Ok(())
}

/// Adds the fields to the document's form, which then is an object of its own.
fn put_form(
    increment: &mut Increment<'_>,
    doc: &Document,
    added: impl Iterator<Item = ObjectId>,
) -> Result<(), SignError> {
    let catalog = doc.catalog().map_err(|_| SignError::Unreadable)?;
    let mut changed = form(doc)?.cloned().unwrap_or_default();
    let mut list = list_at(doc, &changed, b"Fields")?;
    list.extend(added.map(Object::Reference));
    changed.set("Fields", list);
    changed.set("SigFlags", FORM_FLAGS);
    if let Ok(id) = catalog.get(b"AcroForm").and_then(Object::as_reference) {
        increment.put(id, &Object::Dictionary(changed));
        return Ok(());
    }
    let id = increment.new_id();
    increment.put(id, &Object::Dictionary(changed));
    let mut catalog = catalog.clone();
    catalog.set("AcroForm", id);
    let root = doc.trailer.get(b"Root").and_then(Object::as_reference);
    increment.put(root.map_err(|_| SignError::Unreadable)?, &Object::Dictionary(catalog));
    Ok(())
}

fn list_at(doc: &Document, dict: &Dictionary, key: &[u8]) -> Result<Vec<Object>, SignError> {
    if !dict.has(key) {
        return Ok(Vec::new());
    }
    let list = dict.get_deref(key, doc).and_then(Object::as_array);
    list.cloned().map_err(|_| SignError::Unreadable)
}
