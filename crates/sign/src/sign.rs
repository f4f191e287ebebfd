//! Signing: one increment with the signature, its field and, if wanted, the ink.

use std::ops::Range;

use canon::Hash32;
use keys::Cert;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};
use sha2::{Digest as _, Sha256};

use crate::cms::{self, SignerCallback};
use crate::pdf::date;
use crate::pdf::fields::{SigField, Value, signature_fields};
use crate::pdf::increment::{Increment, write};
use crate::pdf::load::load;
use crate::{Ink, SignError};

/// Digits of a file offset: files end below 4 GB.
const OFFSET_DIGITS: usize = 10;

/// Who signs where, and what the signature says.
#[derive(Debug, Clone, Copy)]
pub struct SignRequest<'a> {
    pub field: &'a str,
    pub signer_name: &'a str,
    pub reason: Option<&'a str>,
    pub location: Option<&'a str>,
    pub time_ms: i64,
    /// Certificates in DER: the signer's first, then those above it; the root is left out.
    pub chain: &'a [Vec<u8>],
    /// Certify the document: from now on only further signatures are allowed (DocMDP, P = 2).
    /// Only the first signature can.
    pub certify: bool,
    pub ink: Option<&'a Ink>,
}

/// The document with one more signature. What was there stays as it was, byte for byte, at the
/// front.
pub fn sign(
    pdf: &[u8],
    request: &SignRequest<'_>,
    signer: SignerCallback<'_>,
) -> Result<Vec<u8>, SignError> {
    let chain = read_chain(request)?;
    let doc = load(pdf)?;
    let field = find_field(&doc, request)?;
    let mut increment = Increment::new(pdf, &doc);
    let signature = increment.new_id();
    put_field(&mut increment, &doc, &field, signature, request.ink)?;
    if request.certify {
        put_permission(&mut increment, &doc, signature)?;
    }
    let body = signature_body(request, cms::reserve(&chain))?;
    let start = increment.put_bytes(signature, &body.bytes);
    let mut file = [pdf, &increment.finish()].concat();

    let contents = start + body.contents.start..start + body.contents.end;
    patch_range(&mut file, start + body.range, &contents);
    let digest = digest_around(&file, &contents);
    let der = cms::build(&digest, &chain, signer)?;
    patch_contents(&mut file, &contents, &der);
    Ok(file)
}

fn read_chain(request: &SignRequest<'_>) -> Result<Vec<Cert>, SignError> {
    let chain: Result<Vec<Cert>, _> = request.chain.iter().map(|der| Cert::from_der(der)).collect();
    let chain = chain.map_err(SignError::BadCertificate)?;
    let cert =
        chain.first().ok_or(SignError::BadCertificate(keys::KeysError::CertificateUnreadable))?;
    cert.check_signer().map_err(SignError::BadCertificate)?;
    if !(cert.not_before_ms()..=cert.not_after_ms()).contains(&request.time_ms) {
        return Err(SignError::CertificateNotValid);
    }
    Ok(chain)
}

fn find_field(doc: &Document, request: &SignRequest<'_>) -> Result<SigField, SignError> {
    let fields = signature_fields(doc)?;
    if request.certify && fields.iter().any(|field| field.value != Value::Empty) {
        return Err(SignError::CertifyNotFirst);
    }
    let name = || request.field.to_owned();
    let field = fields.into_iter().find(|field| field.name == request.field);
    let field = field.ok_or_else(|| SignError::NoSuchField { name: name() })?;
    if field.value == Value::Empty {
        Ok(field)
    } else {
        Err(SignError::FieldTaken { name: name() })
    }
}

/// Writes the field anew, with its signature and ink.
fn put_field(
    increment: &mut Increment<'_>,
    doc: &Document,
    field: &SigField,
    signature: ObjectId,
    ink: Option<&Ink>,
) -> Result<(), SignError> {
    let mut dict = doc.get_dictionary(field.id).map_err(|_| SignError::Unreadable)?.clone();
    dict.set("V", signature);
    if let Some(ink) = ink {
        let (width, height) = size_of(doc, &dict).ok_or(SignError::Unreadable)?;
        let drawing = increment.new_id();
        increment.put(drawing, &ink.to_form(width, height)?);
        dict.set("AP", dictionary! { "N" => drawing });
    }
    increment.put(field.id, &Object::Dictionary(dict));
    Ok(())
}

fn size_of(doc: &Document, widget: &Dictionary) -> Option<(f32, f32)> {
    let rect = widget.get_deref(b"Rect", doc).and_then(Object::as_array).ok()?;
    let rect: Vec<f32> = rect.iter().filter_map(|edge| edge.as_float().ok()).collect();
    let [left, bottom, right, top] = rect[..] else { return None };
    Some(((right - left).abs(), (top - bottom).abs()))
}

/// Names the certifying signature in the catalog.
fn put_permission(
    increment: &mut Increment<'_>,
    doc: &Document,
    signature: ObjectId,
) -> Result<(), SignError> {
    let root = doc.trailer.get(b"Root").and_then(Object::as_reference);
    let mut catalog = doc.catalog().map_err(|_| SignError::Unreadable)?.clone();
    catalog.set("Perms", dictionary! { "DocMDP" => signature });
    increment.put(root.map_err(|_| SignError::Unreadable)?, &Object::Dictionary(catalog));
    Ok(())
}

/// The signature dictionary with its two empty places.
struct Body {
    bytes: Vec<u8>,
    /// Where the byte range's three numbers stand.
    range: usize,
    /// Where the hex string of the signature stands, with its brackets.
    contents: Range<usize>,
}

fn signature_body(request: &SignRequest<'_>, reserve: usize) -> Result<Body, SignError> {
    let mut dict = dictionary! {
        "Type" => "Sig",
        "Filter" => "Adobe.PPKLite",
        "SubFilter" => "ETSI.CAdES.detached",
        "Name" => text_string(request.signer_name),
        "M" => text_string(&date::from_ms(request.time_ms).ok_or(SignError::BadTime)?),
    };
    if let Some(reason) = request.reason {
        dict.set("Reason", text_string(reason));
    }
    if let Some(location) = request.location {
        dict.set("Location", text_string(location));
    }
    if request.certify {
        dict.set("Reference", vec![Object::Dictionary(only_signatures())]);
    }
    let mut bytes = Vec::new();
    write(&mut bytes, &Object::Dictionary(dict));
    // The two places come last, where their positions are known.
    bytes.truncate(bytes.len() - b">>".len());
    bytes.extend(b"/ByteRange[0 ");
    let range = bytes.len();
    bytes.extend(b" ".repeat(3 * (OFFSET_DIGITS + 1)));
    bytes.extend(b"]/Contents");
    let start = bytes.len();
    bytes.push(b'<');
    bytes.extend(b"0".repeat(2 * reserve));
    bytes.push(b'>');
    let contents = start..bytes.len();
    bytes.extend(b">>");
    Ok(Body { bytes, range, contents })
}

/// DocMDP with P = 2: filling in and signing.
fn only_signatures() -> Dictionary {
    dictionary! {
        "Type" => "SigRef",
        "TransformMethod" => "DocMDP",
        "TransformParams" => dictionary! {
            "Type" => "TransformParams",
            "P" => 2,
            "V" => Object::Name(b"1.2".to_vec()),
        },
    }
}

fn patch_range(file: &mut [u8], at: usize, contents: &Range<usize>) {
    let numbers = [contents.start, contents.end, file.len() - contents.end];
    let text = numbers.map(|number| format!("{number:<OFFSET_DIGITS$} ")).concat();
    file[at..at + text.len()].copy_from_slice(text.as_bytes());
}

fn digest_around(file: &[u8], contents: &Range<usize>) -> Hash32 {
    let mut hasher = Sha256::new();
    hasher.update(&file[..contents.start]);
    hasher.update(&file[contents.end..]);
    Hash32(hasher.finalize().into())
}

fn patch_contents(file: &mut [u8], contents: &Range<usize>, der: &[u8]) {
    let place = &mut file[contents.start + 1..contents.end - 1];
    let (filled, _) = place.split_at_mut(2 * der.len());
    hex::encode_to_slice(der, filled).expect("the place was made for two digits a byte");
}
