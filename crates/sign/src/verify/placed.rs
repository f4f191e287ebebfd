//! Where a signature stands in the file, and which bytes it says that it covers.

use std::ops::Range;

use der::{AnyRef, Decode as _, Reader as _, SliceReader};
use lopdf::xref::XrefEntry;
use lopdf::{Dictionary, Document, ObjectId};

use crate::pdf::fields::{SigField, Value};
use crate::pdf::scan::Scanner;

pub struct Placed {
    pub field: SigField,
    pub id: ObjectId,
    pub dict: Dictionary,
    /// Where the signature's object starts.
    pub start: usize,
    /// The bytes that it does not cover: its own hex string, brackets included.
    pub gap: Range<usize>,
    /// The end of the file when it was signed.
    pub end: usize,
    pub cms: Vec<u8>,
}

/// `None` unless everything is where the standard wants it: the range runs from the file's first
/// byte to the end of a revision, and leaves out exactly the signature's own hex string.
pub fn place(pdf: &[u8], doc: &Document, field: &SigField) -> Option<Placed> {
    let Value::Signature(id) = field.value else { return None };
    let dict = doc.get_dictionary(id).ok()?.clone();
    let start = offset_of(doc, id)?;
    let mut scanner = Scanner::new(pdf, start);
    let object = scanner.indirect()?;
    let entries = Scanner::new(pdf, object.value.start).dictionary()?;
    let find = |name: &[u8]| {
        let entry = entries.iter().find(|(key, _)| *key == name);
        entry.map(|(_, place)| place.clone())
    };
    let subfilter = find(b"SubFilter")?;
    let range = Scanner::new(pdf, find(b"ByteRange")?.start).four_numbers()?;
    let gap = find(b"Contents")?;
    let end = covered(range, &gap)?;
    let sound = object.id == id
        && &pdf[subfilter] == b"/ETSI.CAdES.detached"
        && object.end <= end
        && end <= pdf.len();
    let cms = sound.then(|| signature_bytes(&pdf[gap.clone()]))??;
    Some(Placed { field: field.clone(), id, dict, start, gap, end, cms })
}

pub fn offset_of(doc: &Document, id: ObjectId) -> Option<usize> {
    match doc.reference_table.get(id.0)? {
        XrefEntry::Normal { offset, generation } if *generation == id.1 => {
            usize::try_from(*offset).ok()
        }
        _ => None,
    }
}

/// Where the covered bytes end, if they are all but the gap.
fn covered(range: [u64; 4], gap: &Range<usize>) -> Option<usize> {
    let [first, before, after, rest] = range.map(usize::try_from);
    let tight = first == Ok(0) && before == Ok(gap.start) && after == Ok(gap.end);
    if tight { gap.end.checked_add(rest.ok()?) } else { None }
}

/// The DER structure in `<…>`, if nothing but zeros follows it and its digits are all of one
/// kind: the only bytes outside the digest have only one spelling.
fn signature_bytes(text: &[u8]) -> Option<Vec<u8>> {
    let digits = text.strip_prefix(b"<")?.strip_suffix(b">")?;
    let mixed =
        digits.iter().any(u8::is_ascii_lowercase) && digits.iter().any(u8::is_ascii_uppercase);
    let mut bytes = hex::decode(digits).ok().filter(|_| !mixed)?;
    let mut reader = SliceReader::new(&bytes).ok()?;
    AnyRef::decode(&mut reader).ok()?;
    let length = usize::try_from(reader.position()).ok()?;
    let padding = bytes.split_off(length);
    padding.iter().all(|&byte| byte == 0).then_some(bytes)
}
