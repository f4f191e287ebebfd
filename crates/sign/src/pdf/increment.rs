//! Writing an increment: changed and new objects behind the file as it is.

use std::collections::BTreeMap;

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, Writer, dictionary};

use super::fields::references;

/// Objects appended so far. Offsets count from the start of the whole file.
pub struct Increment<'a> {
    base: &'a [u8],
    doc: &'a Document,
    appended: Vec<u8>,
    offsets: BTreeMap<u32, (usize, u16)>,
    next_id: u32,
}

impl<'a> Increment<'a> {
    pub fn new(base: &'a [u8], doc: &'a Document) -> Self {
        // A number that something already refers to, though no object has it, would give that
        // reference a meaning, and so change what is signed.
        let referenced = references(doc).last().map_or(0, |id| id.0);
        let appended = if base.ends_with(b"\n") { Vec::new() } else { vec![b'\n'] };
        let next_id = doc.max_id.max(referenced).saturating_add(1);
        Self { base, doc, appended, offsets: BTreeMap::new(), next_id }
    }

    pub fn new_id(&mut self) -> ObjectId {
        let id = (self.next_id, 0);
        self.next_id += 1;
        id
    }

    /// Where the next byte will stand.
    pub fn position(&self) -> usize {
        self.base.len() + self.appended.len()
    }

    pub fn put(&mut self, id: ObjectId, object: &Object) {
        let mut body = Vec::new();
        write(&mut body, object);
        self.put_bytes(id, &body);
    }

    /// Appends an object that is already written; answers where its body stands.
    pub fn put_bytes(&mut self, id: ObjectId, body: &[u8]) -> usize {
        self.offsets.insert(id.0, (self.position(), id.1));
        self.appended.extend(format!("{} {} obj\n", id.0, id.1).as_bytes());
        let start = self.position();
        self.appended.extend(body);
        self.appended.extend(b"\nendobj\n");
        start
    }

    /// Closes the increment with the kind of cross-reference that the file has, and answers the
    /// bytes to append.
    pub fn finish(mut self) -> Vec<u8> {
        let start = self.position();
        let trailer = self.trailer();
        match self.doc.reference_table.cross_reference_type {
            XrefType::CrossReferenceTable => self.put_table(trailer),
            XrefType::CrossReferenceStream => self.put_stream(&trailer),
        }
        self.appended.extend(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        self.appended
    }

    fn trailer(&self) -> Dictionary {
        let mut trailer = Dictionary::new();
        for key in [&b"Root"[..], b"Info"] {
            if let Ok(value) = self.doc.trailer.get(key) {
                trailer.set(key, value.clone());
            }
        }
        if let Ok(Object::Array(id)) = self.doc.trailer.get(b"ID")
            && let [permanent, _] = id.as_slice()
        {
            trailer.set("ID", vec![permanent.clone(), self.changing_id()]);
        }
        let previous = i64::try_from(self.doc.xref_start).expect("inside the file");
        trailer.set("Prev", previous);
        trailer
    }

    /// The second half of the file's identifier changes with each increment.
    fn changing_id(&self) -> Object {
        let hash = canon::sha256(&self.appended);
        Object::String(hash.0[..16].to_vec(), StringFormat::Hexadecimal)
    }

    fn put_table(&mut self, mut trailer: Dictionary) {
        self.appended.extend(b"xref\n");
        for run in runs(&self.offsets) {
            self.appended.extend(format!("{} {}\n", run[0].0, run.len()).as_bytes());
            for (_, offset, generation) in run {
                self.appended.extend(format!("{offset:010} {generation:05} n \n").as_bytes());
            }
        }
        trailer.set("Size", i64::from(self.next_id));
        self.appended.extend(b"trailer\n");
        write(&mut self.appended, &Object::Dictionary(trailer));
        self.appended.push(b'\n');
    }

    fn put_stream(&mut self, trailer: &Dictionary) {
        let id = self.new_id();
        self.offsets.insert(id.0, (self.position(), id.1));
        let mut index = Vec::new();
        let mut content = Vec::new();
        for run in runs(&self.offsets) {
            index.push(Object::from(i64::from(run[0].0)));
            index.push(Object::from(i64::try_from(run.len()).expect("few objects")));
            for (_, offset, generation) in run {
                content.push(1);
                content.extend(u32::try_from(offset).expect("checked on loading").to_be_bytes());
                content.extend(generation.to_be_bytes());
            }
        }
        let mut dict = dictionary! {
            "Type" => "XRef",
            "Size" => i64::from(self.next_id),
            "W" => vec![Object::from(1), Object::from(4), Object::from(2)],
            "Index" => index,
        };
        dict.extend(trailer);
        let mut body = Vec::new();
        write(&mut body, &Object::Stream(lopdf::Stream::new(dict, content)));
        self.put_bytes(id, &body);
    }
}

/// Neighbouring object numbers, as cross-reference sections group them.
fn runs(offsets: &BTreeMap<u32, (usize, u16)>) -> Vec<Vec<(u32, usize, u16)>> {
    let mut runs: Vec<Vec<(u32, usize, u16)>> = Vec::new();
    for (&id, &(offset, generation)) in offsets {
        match runs.last_mut() {
            Some(run) if run[run.len() - 1].0 + 1 == id => run.push((id, offset, generation)),
            _ => runs.push(vec![(id, offset, generation)]),
        }
    }
    runs
}

/// The object's bytes behind `out`.
pub fn write(out: &mut Vec<u8>, object: &Object) {
    Writer::write_object(out, object).expect("memory takes every byte");
}
