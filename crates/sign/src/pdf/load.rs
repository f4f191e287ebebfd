//! Reading a PDF's structure, strictly and without the contents of its streams.

use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Document, LoadOptions, Object, ObjectId};

use crate::SignError;

/// No honest object or cross-reference stream comes near this.
const LARGEST_DECODED_STREAM: usize = 64 << 20;

pub fn load(bytes: &[u8]) -> Result<Document, SignError> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(SignError::TooLarge);
    }
    // Bytes before the header would shift every offset, and readers disagree about them.
    if !bytes.starts_with(b"%PDF-") {
        return Err(SignError::Unreadable);
    }
    let options = LoadOptions {
        strict: true,
        filter: Some(drop_content),
        max_decompressed_size: Some(LARGEST_DECODED_STREAM),
        ..LoadOptions::default()
    };
    // The parser is not ours: should it panic over hostile bytes, they are unreadable too.
    let parsed = catch_unwind(AssertUnwindSafe(|| Document::load_mem_with_options(bytes, options)));
    match parsed {
        Ok(Ok(doc)) if doc.is_encrypted() || doc.was_encrypted() => Err(SignError::Encrypted),
        Ok(Ok(doc)) => Ok(doc),
        Ok(Err(_)) | Err(_) => Err(SignError::Unreadable),
    }
}

/// Photos make up nearly all of a document's size, and nothing here looks into them.
#[allow(clippy::unnecessary_wraps, reason = "the form that lopdf's filters have")]
fn drop_content(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    if let Object::Stream(stream) = object
        && !stream.dict.has_type(b"ObjStm")
    {
        stream.content = Vec::new();
        // Without its position the parser can't fetch the content again.
        stream.start_position = None;
    }
    Some((id, object.clone()))
}
