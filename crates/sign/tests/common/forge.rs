//! What somebody with a signing key of their own, and patience, can make of a signed document.

use std::ops::Range;

use cms::content_info::ContentInfo;
use cms::signed_data::SignedData;
use const_oid::db::rfc5911::{ID_MESSAGE_DIGEST, ID_SIGNED_DATA};
use der::asn1::{Any, OctetString, SetOfVec};
use der::{Decode as _, Encode as _, SliceReader};
use keys::PersonKey;
use lopdf::{Document, IncrementalDocument, ObjectId};

/// Where the hex strings of the signatures stand, brackets included.
pub fn gaps(pdf: &[u8]) -> Vec<Range<usize>> {
    let starts = (0..pdf.len()).filter(|&at| pdf[at..].starts_with(b"/Contents<"));
    starts.map(|at| at + 9..at + pdf[at..].iter().position(|&b| b == b'>').unwrap() + 1).collect()
}

/// Appends an increment that changes what `change` does, without any signature.
pub fn edited(pdf: &[u8], change: impl Fn(&mut IncrementalDocument)) -> Vec<u8> {
    let previous = Document::load_mem(pdf).unwrap();
    let mut next = IncrementalDocument::create_from(pdf.to_vec(), previous);
    change(&mut next);
    let mut bytes = Vec::new();
    next.save_to(&mut bytes).unwrap();
    bytes
}

/// The content stream of the first page.
pub fn first_content(doc: &Document) -> ObjectId {
    let page = doc.page_iter().next().unwrap();
    doc.get_page_contents(page)[0]
}

/// The document with its last signature's CMS changed.
pub fn with_cms(pdf: &[u8], change: impl Fn(&mut SignedData)) -> Vec<u8> {
    let mut pdf = pdf.to_vec();
    let gap = gaps(&pdf).pop().unwrap();
    let bytes = hex::decode(&pdf[gap.start + 1..gap.end - 1]).unwrap();
    let content = ContentInfo::decode(&mut SliceReader::new(&bytes).unwrap()).unwrap();
    let mut data: SignedData = content.content.decode_as().unwrap();
    change(&mut data);
    let content = Any::encode_from(&data).unwrap();
    let der = ContentInfo { content_type: ID_SIGNED_DATA, content }.to_der().unwrap();
    let text = hex::encode(der);
    pdf[gap.start + 1..gap.end - 1].fill(b'0');
    pdf[gap.start + 1..][..text.len()].copy_from_slice(text.as_bytes());
    pdf
}

/// Gives the last signature a right byte range and signs it again with `key`, so that it holds
/// for the bytes as they now are.
pub fn resigned(mut pdf: Vec<u8>, key: &PersonKey) -> Vec<u8> {
    let gap = gaps(&pdf).pop().unwrap();
    let range = format!("{:<10} {:<10} {:<10} ", gap.start, gap.end, pdf.len() - gap.end);
    let mark = b"/ByteRange[0 ";
    let at = pdf.windows(mark.len()).rposition(|w| w == mark).unwrap() + mark.len();
    pdf[at..at + range.len()].copy_from_slice(range.as_bytes());
    let digest = canon::sha256(&[&pdf[..gap.start], &pdf[gap.end..]].concat());
    with_cms(&pdf, |data| sign_digest(data, &digest.0, key))
}

fn sign_digest(data: &mut SignedData, digest: &[u8; 32], key: &PersonKey) {
    let mut info = data.signer_infos.0.as_slice()[0].clone();
    let mut attributes = info.signed_attrs.clone().unwrap().into_vec();
    for attribute in attributes.iter_mut().filter(|a| a.oid == ID_MESSAGE_DIGEST) {
        let value = Any::encode_from(&OctetString::new(*digest).unwrap()).unwrap();
        attribute.values = SetOfVec::try_from(vec![value]).unwrap();
    }
    let attributes = SetOfVec::try_from(attributes).unwrap();
    info.signature = OctetString::new(key.sign_der(&attributes.to_der().unwrap())).unwrap();
    info.signed_attrs = Some(attributes);
    data.signer_infos = vec![info].try_into().unwrap();
}
