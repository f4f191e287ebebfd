//! Nothing can be changed in a signed document without being noticed.

mod common;

use std::sync::LazyLock;

use common::*;
use keys::PersonKey;
use lopdf::xref::XrefType::{self, CrossReferenceStream, CrossReferenceTable};
use lopdf::{Document, IncrementalDocument, Object};
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

/// Where the hex strings of the signatures stand.
fn gaps(pdf: &[u8]) -> Vec<std::ops::Range<usize>> {
    let starts = (0..pdf.len()).filter(|&at| pdf[at..].starts_with(b"/Contents<"));
    starts.map(|at| at + 9..at + pdf[at..].iter().position(|&b| b == b'>').unwrap() + 1).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

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

/// Appends a lopdf increment that changes what `change` does, without any signature.
fn edited(pdf: &[u8], change: impl Fn(&mut IncrementalDocument)) -> Vec<u8> {
    let previous = Document::load_mem(pdf).unwrap();
    let mut next = IncrementalDocument::create_from(pdf.to_vec(), previous);
    change(&mut next);
    let mut bytes = Vec::new();
    next.save_to(&mut bytes).unwrap();
    bytes
}

fn first_content(doc: &Document) -> lopdf::ObjectId {
    let page = doc.page_iter().next().unwrap();
    doc.get_page_contents(page)[0]
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

/// The same within the second signature's own increment: an honest increment is taken apart and
/// written again with one object more, and signed as it then is.
#[test]
fn an_edit_inside_the_second_signature_breaks_the_first() {
    let (once, twice) = (signed_once(&prepared(CrossReferenceTable)), &*TABLE);
    let content = first_content(&Document::load_mem(&once).unwrap());
    let smuggled = format!(
        "{} 0 obj\n<</Length 43>>stream\nBT /F1 12 Tf 72 720 Td (Mine 1: ruined) Tj \nendstream\nendobj\n",
        content.0
    );
    for (extra, listed) in [(&*smuggled, true), (&*smuggled, false), ("% hidden\n", false)] {
        let forged = with_extra_object(&once, twice, extra, content.0, listed);
        let report = verify(&forged, &trust());
        let [first, second] = &report.signatures[..] else { panic!("{report:#?}") };
        assert_eq!(second.verdict, Verdict::Valid, "{report:#?}");
        assert!(first.findings.contains(&Finding::ChangedAfterSigning), "{report:#?}");
    }
}

/// Rewrites the last increment of `twice` with `extra` in front, lists it if wanted, and has the
/// member sign the result.
fn with_extra_object(once: &[u8], twice: &[u8], extra: &str, id: u32, listed: bool) -> Vec<u8> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let drawn = twice[once.len()..].to_vec();
    // The ink's compressed bytes are no text: sign without ink for this.
    assert!(String::from_utf8(drawn).is_err());
    let member = member();
    let honest = sign_as(once, &request(MEMBER, &member), &member);
    let increment = text(&honest[once.len()..]);
    let (objects, rest) = increment.split_once("xref\n").unwrap();
    let (table, tail) = rest.split_once("trailer\n").unwrap();
    let (trailer, _) = tail.split_once("startxref").unwrap();
    let shift = extra.len();
    let moved: Vec<String> = table
        .lines()
        .map(|line| match line.split_once(" 00000 n ") {
            Some((offset, _)) => {
                format!("{:010} 00000 n \n", offset.parse::<usize>().unwrap() + shift)
            }
            None => format!("{line}\n"),
        })
        .collect();
    let entry = format!("{id} 1\n{:010} 00000 n \n", once.len());
    let table = if listed { entry + &moved.concat() } else { moved.concat() };
    let xref = once.len() + shift + objects.len();
    let increment =
        format!("{extra}{objects}xref\n{table}trailer\n{trailer}startxref\n{xref}\n%%EOF\n");
    resigned([once, increment.as_bytes()].concat(), &member)
}

/// Puts a right byte range and a right signature of `person` into the last place.
fn resigned(mut pdf: Vec<u8>, person: &Person) -> Vec<u8> {
    let gap = gaps(&pdf).pop().unwrap();
    let range = format!("{:<10} {:<10} {:<10} ", gap.start, gap.end, pdf.len() - gap.end);
    let mark = b"/ByteRange[0 ";
    let at = pdf.windows(mark.len()).rposition(|w| w == mark).unwrap() + mark.len();
    pdf[at..at + range.len()].copy_from_slice(range.as_bytes());
    let digest = canon::sha256(&[&pdf[..gap.start], &pdf[gap.end..]].concat());
    let der = cms_like(&pdf[gap.clone()], &digest.0, &person.key);
    let text = hex::encode(der);
    pdf[gap.start + 1..gap.end - 1].fill(b'0');
    pdf[gap.start + 1..][..text.len()].copy_from_slice(text.as_bytes());
    pdf
}

/// The signature in `hex` with another digest, signed again.
fn cms_like(hex: &[u8], digest: &[u8; 32], key: &PersonKey) -> Vec<u8> {
    use cms::content_info::ContentInfo;
    use cms::signed_data::SignedData;
    use der::asn1::{Any, OctetString, SetOfVec};
    use der::{Decode as _, Encode as _, Reader as _};

    let bytes = hex::decode(&hex[1..hex.len() - 1]).unwrap();
    let mut reader = der::SliceReader::new(&bytes).unwrap();
    let content = ContentInfo::decode(&mut reader).unwrap();
    assert!(reader.remaining_len() > der::Length::ZERO);
    let mut data: SignedData = content.content.decode_as().unwrap();
    let mut info = data.signer_infos.0.as_slice()[0].clone();
    let mut attributes = info.signed_attrs.clone().unwrap().into_vec();
    for attribute in &mut attributes {
        if attribute.oid == const_oid::db::rfc5911::ID_MESSAGE_DIGEST {
            let value = Any::encode_from(&OctetString::new(*digest).unwrap()).unwrap();
            attribute.values = SetOfVec::try_from(vec![value]).unwrap();
        }
    }
    let attributes = SetOfVec::try_from(attributes).unwrap();
    info.signature = OctetString::new(key.sign_der(&attributes.to_der().unwrap())).unwrap();
    info.signed_attrs = Some(attributes);
    data.signer_infos = vec![info].try_into().unwrap();
    let content = Any::encode_from(&data).unwrap();
    ContentInfo {
        content,
        ..ContentInfo::from_der(
            &bytes[..bytes.len() - usize::try_from(reader.remaining_len()).unwrap()],
        )
        .unwrap()
    }
    .to_der()
    .unwrap()
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
