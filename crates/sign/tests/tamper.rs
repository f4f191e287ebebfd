//! Nothing can be changed in a signed document without being noticed.

mod common;

use std::sync::LazyLock;

use common::forge::{edited, first_content, gaps};
use common::*;
use lopdf::xref::XrefType::{self, CrossReferenceStream, CrossReferenceTable};
use lopdf::{IncrementalDocument, Object};
use proptest::prelude::*;
use sign::{Covers, Finding, SignRequest, Verdict, sign, verify};

static TABLE: LazyLock<Vec<u8>> = LazyLock::new(|| signed_twice(&prepared(CrossReferenceTable)));
static STREAM: LazyLock<Vec<u8>> = LazyLock::new(|| signed_twice(&prepared(CrossReferenceStream)));

fn noticed(pdf: &[u8]) -> bool {
    matches!(verify(pdf, &trust()).verdict, Verdict::Invalid | Verdict::Untrusted)
}

fn flipped(pdf: &[u8], at: usize, bit: u32) -> Vec<u8> {
    let mut changed = pdf.to_vec();
    changed[at] ^= 1 << bit;
    changed
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_flipped_bit_is_noticed(place: prop::sample::Index, bit in 0u32..8) {
        for pdf in [&*TABLE, &*STREAM] {
            let at = place.index(pdf.len());
            prop_assert!(noticed(&flipped(pdf, at, bit)), "bit {bit} of byte {at}");
        }
    }

    #[test]
    fn any_flipped_bit_of_a_signature_is_noticed(
        gap in 0usize..2, place: prop::sample::Index, bit in 0u32..8,
    ) {
        let gap = gaps(&TABLE)[gap].clone();
        // Two thirds of the place are zeros; the signature itself comes first.
        let at = gap.start + place.index(gap.len() / 3);
        prop_assert!(noticed(&flipped(&TABLE, at, bit)), "bit {bit} of byte {at}");
    }

    #[test]
    fn inserted_removed_and_repeated_bytes_are_noticed(
        place: prop::sample::Index, length in 1usize..200, bytes: Vec<u8>,
    ) {
        let at = place.index(TABLE.len() - length);
        let (head, tail) = TABLE.split_at(at);
        prop_assert!(noticed(&[head, &tail[length..]].concat()));
        prop_assert!(noticed(&[head, &tail[..length], tail].concat()));
        prop_assert!(bytes.is_empty() || noticed(&[head, &bytes[..], tail].concat()));
        prop_assert!(noticed(&[&TABLE[..], &tail[..length]].concat()));
    }
}

#[test]
fn every_byte_of_a_short_stretch_is_noticed() {
    // The seams: dictionary and byte range before each signature, and the bytes after it.
    for gap in gaps(&TABLE) {
        for at in (gap.start - 120..gap.start + 24).chain(gap.end - 4..gap.end + 40) {
            for bit in [0, 1, 5] {
                assert!(noticed(&flipped(&TABLE, at, bit)), "bit {bit} of byte {at}");
            }
        }
    }
}

#[test]
fn each_kind_of_change_has_its_name() {
    let first = gaps(&TABLE)[0].clone();
    let replace = |from: &[u8], to: &[u8]| {
        let at = TABLE.windows(from.len()).rposition(|window| window == from).unwrap();
        let mut changed = TABLE.clone();
        changed[at..at + to.len()].copy_from_slice(to);
        verify(&changed, &trust())
    };
    let body = replace(b"Mine 1: no", b"Mine 1: 12");
    for signature in &body.signatures {
        assert!(signature.findings.contains(&Finding::ContentChanged), "{body:#?}");
    }
    assert_eq!(body.signatures.len(), 2);

    // In the first signature's own bytes: the second signature covers those.
    let middle = first.start + 1001;
    let cms = verify(&flipped(&TABLE, middle, 0), &trust());
    assert_eq!(cms.verdict, Verdict::Invalid);
    assert!(cms.signatures.iter().any(|signature| signature.field == MEMBER
        && signature.findings.contains(&Finding::ContentChanged)));

    let cut = replace(b"/AcroForm", b"/AcroFerm");
    assert_eq!(cut.findings, [Finding::SignatureHidden], "{cut:#?}");
    let tail = verify(&[&TABLE[..], b"\n"].concat(), &trust());
    for signature in &tail.signatures {
        assert!(signature.findings.contains(&Finding::ChangedAfterSigning));
        assert_eq!(signature.covers, Covers::Revision);
    }
}

/// Same length, another text.
fn other_page(next: &mut IncrementalDocument) {
    let id = first_content(next.get_prev_documents());
    let mut stream = next.get_prev_documents().objects[&id].as_stream().unwrap().clone();
    let text = String::from_utf8(stream.content.clone()).unwrap();
    stream.set_content(text.replace("no findings", "12 findings").replace("(Mine", "(MinE").into());
    stream.content.truncate(text.len());
    stream.dict.set("Length", i64::try_from(text.len()).unwrap());
    next.new_document.set_object(id, Object::Stream(stream));
}

fn other_catalog(next: &mut IncrementalDocument) {
    let root = next.get_prev_documents().trailer.get(b"Root").unwrap().as_reference().unwrap();
    next.opt_clone_object_to_new_document(root).unwrap();
    let catalog = next.new_document.get_object_mut(root).unwrap().as_dict_mut().unwrap();
    catalog.set("PageMode", "FullScreen");
}

fn extra_object(next: &mut IncrementalDocument) {
    next.new_document.add_object(Object::Null);
}

#[test]
fn an_unsigned_edit_after_signing_is_noticed() {
    for xref in [CrossReferenceTable, CrossReferenceStream] {
        let signed = signed_once(&prepared(xref));
        for edit in [other_page, other_catalog, extra_object] {
            let report = verify(&edited(&signed, edit), &trust());
            assert_eq!(report.verdict, Verdict::Invalid);
            assert!(report.signatures[0].findings.contains(&Finding::ChangedAfterSigning));
        }
    }
}

/// The member edits the document behind the leader's signature and then signs all of it: the
/// last signature is right, but the first one no longer stands for what one sees.
fn edited_between(xref: XrefType, edit: fn(&mut IncrementalDocument)) -> sign::PdfReport {
    let member = member();
    let edited = edited(&signed_once(&prepared(xref)), edit);
    verify(&sign_as(&edited, &request(MEMBER, &member), &member), &trust())
}

#[test]
fn an_edit_between_two_signatures_breaks_the_first() {
    for xref in [CrossReferenceTable, CrossReferenceStream] {
        for edit in [other_page, other_catalog, extra_object] {
            let report = edited_between(xref, edit);
            assert_eq!(report.verdict, Verdict::Invalid, "{report:#?}");
            assert!(report.signatures[0].findings.contains(&Finding::ChangedAfterSigning));
            assert_eq!(report.signatures[1].verdict, Verdict::Valid, "{report:#?}");
        }
    }
}

#[test]
fn a_signature_from_another_document_does_not_fit() {
    let prepared = prepared(CrossReferenceTable);
    let other = signed_once(&document_with_fields("Page 3"));
    let mut pdf = signed_once(&prepared);
    let (from, to) = (gaps(&other).pop().unwrap(), gaps(&pdf).pop().unwrap());
    pdf[to].copy_from_slice(&other[from]);
    let report = verify(&pdf, &trust());
    assert!(report.signatures[0].findings.contains(&Finding::ContentChanged), "{report:#?}");
}

fn document_with_fields(text: &str) -> Vec<u8> {
    let plain = document(CrossReferenceTable);
    let at = plain.windows(6).position(|window| window == b"Page 2").unwrap();
    let plain = [&plain[..at], text.as_bytes(), &plain[at + 6..]].concat();
    sign::add_fields(&plain, &places()).unwrap()
}

#[test]
fn a_certified_document_still_takes_signatures_from_two_branches_only_in_turn() {
    // Two people sign the same file apart: either branch is valid, the joined bytes are not.
    let once = signed_once(&prepared(CrossReferenceTable));
    let member = member();
    let left = sign_as(&once, &request(MEMBER, &member), &member);
    let right = sign_as(&once, &request(SPARE, &member), &member);
    assert_eq!(verify(&left, &trust()).verdict, Verdict::Valid);
    assert_eq!(verify(&right, &trust()).verdict, Verdict::Valid);
    assert!(noticed(&[&left[..], &right[once.len()..]].concat()));
    let in_turn = SignRequest { field: SPARE, ..request(SPARE, &member) };
    let in_turn = sign(&left, &in_turn, &|message| Ok(member.key.sign_der(message))).unwrap();
    assert_eq!(verify(&in_turn, &trust()).verdict, Verdict::Valid);
    assert_eq!(verify(&in_turn, &trust()).signatures.len(), 3);
}
