//! Verifying a document: each signature by itself, and that nothing but signatures was added
//! between and after them.

mod changes;
mod digests;
mod judge;
mod placed;

use lopdf::Document;

use crate::pdf::fields::{SigField, Value, signature_fields};
use crate::pdf::load::load;
use crate::report::worst;
use crate::{Finding, PdfReport, Trust, Verdict};
use placed::Placed;

/// Each signature costs a reading of the file.
const MOST_SIGNATURES: usize = 64;

/// Judges a document. Bytes that make no sense are an answer too: invalid, never an error.
pub fn verify(pdf: &[u8], trust: &Trust) -> PdfReport {
    let read = load(pdf).and_then(|doc| signature_fields(&doc).map(|fields| (doc, fields)));
    let Ok((doc, fields)) = read else { return without_signatures(Finding::Unreadable, vec![]) };
    let (open, signed): (Vec<_>, Vec<_>) =
        fields.into_iter().partition(|field| field.value == Value::Empty);
    let open_fields = open.into_iter().map(|field| field.name).collect();
    if signed.len() > MOST_SIGNATURES {
        return without_signatures(Finding::TooManySignatures, open_fields);
    }
    if signed.is_empty() {
        return unsigned(pdf, open_fields);
    }
    let (placed, mut signatures) = place_all(pdf, &doc, signed, trust);
    signatures.splice(0..0, judge::all(pdf, &doc, &placed, trust));
    let verdict = signatures.iter().map(|signature| signature.verdict).max();
    PdfReport {
        verdict: verdict.unwrap_or(Verdict::Invalid),
        findings: Vec::new(),
        signatures,
        open_fields,
    }
}

/// Signatures whose extent is clear, in the order in which they were given; and what there is to
/// say of the others.
fn place_all(
    pdf: &[u8],
    doc: &Document,
    signed: Vec<SigField>,
    trust: &Trust,
) -> (Vec<Placed>, Vec<crate::SignatureReport>) {
    let mut placed: Vec<Placed> = Vec::new();
    let mut malformed = Vec::new();
    for field in signed {
        match placed::place(pdf, doc, &field) {
            Some(signature) => placed.push(signature),
            None => malformed.push(judge::malformed(&field.name, trust)),
        }
    }
    placed.sort_by_key(|signature| signature.end);
    // Each must begin behind the end of the one before.
    while let Some(at) = placed.windows(2).position(|pair| pair[1].start < pair[0].end) {
        malformed.push(judge::malformed(&placed.remove(at + 1).field.name, trust));
    }
    (placed, malformed)
}

fn without_signatures(finding: Finding, open_fields: Vec<String>) -> PdfReport {
    PdfReport {
        verdict: worst(std::slice::from_ref(&finding)),
        findings: vec![finding],
        signatures: Vec::new(),
        open_fields,
    }
}

/// No field is signed. If the file's end holds a signature all the same, somebody cut its field
/// off, and "unsigned" would be the wrong word.
fn unsigned(pdf: &[u8], open_fields: Vec<String>) -> PdfReport {
    const TAIL: usize = 1 << 20;
    const MARK: &[u8] = b"/ByteRange";
    let tail = &pdf[pdf.len().saturating_sub(TAIL)..];
    if tail.windows(MARK.len()).any(|window| window == MARK) {
        return without_signatures(Finding::SignatureHidden, open_fields);
    }
    PdfReport {
        verdict: Verdict::Unsigned,
        findings: Vec::new(),
        signatures: Vec::new(),
        open_fields,
    }
}
