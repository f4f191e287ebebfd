//! What came into a document between two signatures: nothing but the second one is allowed.

use std::collections::BTreeSet;

use lopdf::xref::XrefEntry;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::Placed;
use super::placed::offset_of;
use crate::pdf::fields::references;
use crate::pdf::section::{Section, increment};

/// Is `next` the revision `before` plus the one signature `added`, and nothing else?
///
/// The reader's view (which objects changed) and the bytes (which objects stand there) must be
/// the same, so that no program finds another document in the file than this one.
pub fn only_a_signature(
    pdf: &[u8],
    before: (usize, &Document),
    next: (usize, &Document),
    added: &Placed,
) -> bool {
    check(pdf, before, next, added).is_some()
}

fn check(
    pdf: &[u8],
    (old_end, old): (usize, &Document),
    (new_end, new): (usize, &Document),
    added: &Placed,
) -> Option<()> {
    let section = increment(&pdf[..new_end], old_end)?;
    let changed = changed_objects(old, new, &section)?;
    same_trailer(old, new)?;
    field_was_only_signed(old, new, added)?;
    let drawing = drawing_of(new, added.field.id);
    let new_ids: BTreeSet<ObjectId> = changed
        .iter()
        .copied()
        .filter(|id| !old.reference_table.entries.contains_key(&id.0))
        .collect();
    // A reference that led nowhere before must not lead somewhere now.
    if !references(old).is_disjoint(&new_ids) {
        return None;
    }
    let allowed = |id: &ObjectId| {
        *id == added.id || Some(*id) == drawing || is_xref_stream(new, *id, &section)
    };
    let fine = changed.iter().all(|id| {
        if new_ids.contains(id) {
            allowed(id)
        } else {
            *id == added.field.id || unchanged(old, new, *id)
        }
    });
    fine.then_some(())
}

/// The objects whose entry differs, if they are exactly those that the increment holds.
fn changed_objects(old: &Document, new: &Document, section: &Section) -> Option<Vec<ObjectId>> {
    let entry = |doc: &Document, number: u32| match doc.reference_table.get(number) {
        Some(XrefEntry::Normal { offset, generation }) => Some((1, *offset, *generation)),
        Some(XrefEntry::Compressed { container, index }) => Some((2, *container, *index)),
        Some(XrefEntry::Free | XrefEntry::UnusableFree) | None => None,
    };
    let numbers = old.reference_table.entries.keys().chain(new.reference_table.entries.keys());
    let differing: BTreeSet<u32> =
        numbers.copied().filter(|&number| entry(old, number) != entry(new, number)).collect();
    let held: BTreeSet<u32> = section.objects.iter().map(|object| object.id.0).collect();
    let placed = section.objects.iter().all(|o| offset_of(new, o.id) == Some(o.start));
    let complete = differing == held && placed && new.xref_start == section.xref;
    complete.then(|| section.objects.iter().map(|object| object.id).collect())
}

fn same_trailer(old: &Document, new: &Document) -> Option<()> {
    let same = |key: &[u8]| old.trailer.get(key).ok() == new.trailer.get(key).ok();
    let permanent_id = |doc: &Document| {
        let id = doc.trailer.get(b"ID").and_then(Object::as_array).ok()?;
        id.first().cloned()
    };
    (same(b"Root") && same(b"Info") && permanent_id(old) == permanent_id(new)).then_some(())
}

/// The field may change from empty to signed, and get another drawing.
fn field_was_only_signed(old: &Document, new: &Document, added: &Placed) -> Option<()> {
    let (old, now) = (dictionary(old, added.field.id)?, dictionary(new, added.field.id)?);
    let rest = |dict: &Dictionary| {
        let mut rest = dict.clone();
        rest.remove(b"V");
        rest.remove(b"AP");
        rest
    };
    let signed_now = !old.has(b"V") && now.get(b"V").ok() == Some(&Object::Reference(added.id));
    let same_drawing = old.get(b"AP").ok() == now.get(b"AP").ok();
    let drawn = same_drawing || drawing_of(new, added.field.id).is_some();
    (signed_now && rest(old) == rest(now) && drawn).then_some(())
}

/// The one drawing that a field shows inside its frame.
fn drawing_of(doc: &Document, field: ObjectId) -> Option<ObjectId> {
    let states = dictionary(doc, field)?.get(b"AP").and_then(Object::as_dict).ok()?;
    let drawing = states.get(b"N").and_then(Object::as_reference).ok()?;
    let stream = doc.objects.get(&drawing)?.as_stream().ok()?;
    let form = stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Form");
    (form && states.len() == 1).then_some(drawing)
}

/// Written once more, with the same value. A stream's content was not read, so a stream that is
/// written once more counts as changed.
fn unchanged(old: &Document, new: &Document, id: ObjectId) -> bool {
    match (old.objects.get(&id), new.objects.get(&id)) {
        (Some(Object::Stream(_)), _) | (_, Some(Object::Stream(_))) => false,
        (before, now) => before == now,
    }
}

fn dictionary(doc: &Document, id: ObjectId) -> Option<&Dictionary> {
    doc.objects.get(&id)?.as_dict().ok()
}

fn is_xref_stream(doc: &Document, id: ObjectId, section: &Section) -> bool {
    offset_of(doc, id) == Some(section.xref)
        && doc.objects.get(&id).is_some_and(|object| {
            object.as_stream().is_ok_and(|stream| stream.dict.has_type(b"XRef"))
        })
}
