//! The form of a document: its signature fields, and which objects refer to which.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use crate::SignError;

/// More fields than this, or deeper, is no document of ours.
const MOST: usize = 2000;
const DEEPEST: usize = 16;

/// A signature field, and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigField {
    pub name: String,
    pub id: ObjectId,
    pub value: Value,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    Empty,
    Signature(ObjectId),
    /// Something stands there that is no reference to a signature.
    Strange,
}

/// The document's form dictionary, if there is one.
pub fn form(doc: &Document) -> Result<Option<&Dictionary>, SignError> {
    let catalog = doc.catalog().map_err(|_| SignError::Unreadable)?;
    if !catalog.has(b"AcroForm") {
        return Ok(None);
    }
    let form = catalog.get_deref(b"AcroForm", doc).and_then(Object::as_dict);
    form.map(Some).map_err(|_| SignError::Unreadable)
}

/// All signature fields, in the order of the form.
pub fn signature_fields(doc: &Document) -> Result<Vec<SigField>, SignError> {
    let Some(form) = form(doc)? else { return Ok(Vec::new()) };
    if !form.has(b"Fields") {
        return Ok(Vec::new());
    }
    let roots = form.get_deref(b"Fields", doc).and_then(Object::as_array);
    let mut walk = Walk { doc, found: Vec::new(), seen: BTreeSet::new() };
    for root in roots.map_err(|_| SignError::Unreadable)? {
        walk.visit(root, "", false, 0)?;
    }
    Ok(walk.found)
}

struct Walk<'a> {
    doc: &'a Document,
    found: Vec<SigField>,
    seen: BTreeSet<ObjectId>,
}

impl Walk<'_> {
    fn visit(
        &mut self,
        node: &Object,
        parent: &str,
        inherited: bool,
        depth: usize,
    ) -> Result<(), SignError> {
        let id = node.as_reference().map_err(|_| SignError::Unreadable)?;
        if depth > DEEPEST || self.seen.len() > MOST || !self.seen.insert(id) {
            return Err(SignError::Unreadable);
        }
        let dict = self.doc.get_dictionary(id).map_err(|_| SignError::Unreadable)?;
        let kind = dict.get_deref(b"FT", self.doc).and_then(Object::as_name);
        let is_signature = kind.map_or(inherited, |kind| kind == b"Sig");
        let name = full_name(parent, dict)?;
        if let Ok(kids) = dict.get_deref(b"Kids", self.doc).and_then(Object::as_array) {
            for kid in kids {
                self.visit(kid, &name, is_signature, depth + 1)?;
            }
        } else if is_signature {
            self.found.push(SigField { name, id, value: value_of(dict) });
        }
        Ok(())
    }
}

fn full_name(parent: &str, dict: &Dictionary) -> Result<String, SignError> {
    let Ok(own) = dict.get(b"T") else { return Ok(parent.to_owned()) };
    let own = decode_text_string(own).map_err(|_| SignError::Unreadable)?;
    Ok(if parent.is_empty() { own } else { format!("{parent}.{own}") })
}

fn value_of(dict: &Dictionary) -> Value {
    match dict.get(b"V") {
        Err(_) | Ok(Object::Null) => Value::Empty,
        Ok(Object::Reference(id)) => Value::Signature(*id),
        Ok(_) => Value::Strange,
    }
}

/// Every object number that anything in the document refers to.
pub fn references(doc: &Document) -> BTreeSet<ObjectId> {
    let mut found = BTreeSet::new();
    collect_dictionary(&doc.trailer, &mut found);
    for object in doc.objects.values() {
        collect(object, &mut found);
    }
    found
}

fn collect(object: &Object, found: &mut BTreeSet<ObjectId>) {
    match object {
        Object::Reference(id) => {
            found.insert(*id);
        }
        Object::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Object::Dictionary(dict) => collect_dictionary(dict, found),
        Object::Stream(stream) => collect_dictionary(&stream.dict, found),
        _ => {}
    }
}

fn collect_dictionary(dict: &Dictionary, found: &mut BTreeSet<ObjectId>) {
    dict.iter().for_each(|(_, value)| collect(value, found));
}
