//! Forgeries by somebody who can sign: each part fits, and the whole must be refused all the same.

mod common;

use cms::cert::CertificateChoices;
use cms::signed_data::{CertificateSet, SignedData, SignerIdentifier, SignerInfo};
use common::forge::{first_content, resigned, with_cms};
use common::*;
use der::asn1::{Any, SetOfVec};
use keys::Cert;
use lopdf::Document;
use lopdf::xref::XrefType::CrossReferenceTable;
use sign::{Finding, SignRequest, Verdict, verify};
use x509_cert::attr::Attribute;

fn once() -> Vec<u8> {
    signed_once(&prepared(CrossReferenceTable))
}

/// The increment of an honest second signature is taken apart and written again with one object
/// more, and signed as it then is.
#[test]
fn an_edit_inside_the_second_signature_breaks_the_first() {
    let once = once();
    let (content, _) = first_content(&Document::load_mem(&once).unwrap());
    // As long as the true one, so that only the page's text tells them apart.
    let smuggled = format!(
        "{content} 0 obj\n<</Length 50>>stream\n\
         BT /F1 12 Tf 72 720 Td (Mine 1: 9 collapses) Tj ET\nendstream\nendobj\n"
    );
    for (extra, listed) in [(&*smuggled, true), (&*smuggled, false), ("% hidden\n", false)] {
        let forged = with_extra_object(&once, extra, listed.then_some(content));
        let report = verify(&forged, &trust());
        let [first, second] = &report.signatures[..] else { panic!("{report:#?}") };
        assert_eq!(second.verdict, Verdict::Valid, "{report:#?}");
        assert!(first.findings.contains(&Finding::ChangedAfterSigning), "{report:#?}");
    }
    // Without the extra object, taking apart and writing again changes nothing.
    let honest = with_extra_object(&once, "", None);
    assert_eq!(verify(&honest, &trust()).verdict, Verdict::Valid);
}

/// A second signature with `extra` in front of its objects, listed under `id` if that is wanted.
fn with_extra_object(once: &[u8], extra: &str, id: Option<u32>) -> Vec<u8> {
    let member = member();
    let honest = sign_as(once, &request(MEMBER, &member), &member);
    let increment = String::from_utf8(honest[once.len()..].to_vec()).unwrap();
    let (objects, rest) = increment.split_once("xref\n").unwrap();
    let (table, tail) = rest.split_once("trailer\n").unwrap();
    let (trailer, _) = tail.split_once("startxref").unwrap();
    let moved = table.lines().map(|line| match line.split_once(" 00000 n ") {
        Some((offset, _)) => {
            let offset = offset.parse::<usize>().unwrap() + extra.len();
            format!("{offset:010} 00000 n \n")
        }
        None => format!("{line}\n"),
    });
    let entry = id.map(|id| format!("{id} 1\n{:010} 00000 n \n", once.len()));
    let table: String = entry.into_iter().chain(moved).collect();
    let xref = once.len() + extra.len() + objects.len();
    let increment =
        format!("{extra}{objects}xref\n{table}trailer\n{trailer}startxref\n{xref}\n%%EOF\n");
    resigned([once, increment.as_bytes()].concat(), &member.key)
}

/// A page refers to an object that doesn't exist. Whoever signs later must not bring it along.
#[test]
fn a_dangling_reference_cannot_be_filled_later() {
    const DANGLING: u32 = 190;
    let mut doc = Document::load_mem(&document(CrossReferenceTable)).unwrap();
    let page = doc.page_iter().next().unwrap();
    doc.get_dictionary_mut(page).unwrap().set("Contents", (DANGLING, 0));
    let mut plain = Vec::new();
    doc.save_to(&mut plain).unwrap();

    let once = signed_once(&sign::add_fields(&plain, &places()).unwrap());
    let member = member();
    let honest = sign_as(&once, &request(MEMBER, &member), &member);
    assert_eq!(verify(&honest, &trust()).verdict, Verdict::Valid);

    // The same with the signature under that number: three digits for three.
    let increment = String::from_utf8(honest[once.len()..].to_vec()).unwrap();
    let (_, value) = increment.split_once("/V ").unwrap();
    let id = &value[..3];
    let forged = increment
        .replace(&format!("/V {id} 0 R"), &format!("/V {DANGLING} 0 R"))
        .replace(&format!("{id} 0 obj"), &format!("{DANGLING} 0 obj"))
        .replace(&format!("\n{id} 1\n"), &format!("\n{DANGLING} 1\n"));
    let forged = resigned([&once[..], forged.as_bytes()].concat(), &member.key);
    let report = verify(&forged, &trust());
    assert_eq!(report.signatures[1].verdict, Verdict::Valid, "{report:#?}");
    assert!(report.signatures[0].findings.contains(&Finding::ChangedAfterSigning));
}

#[test]
fn a_document_certified_against_all_changes_takes_no_second_signature() {
    let once = String::from_utf8_lossy(&once()).into_owned();
    assert!(once.contains("/P 2/V/1.2"), "the ink is compressed, the rest is text");
    let leader = leader();
    let pdf = prepared(CrossReferenceTable);
    let certify = SignRequest { certify: true, ..request(LEADER, &leader) };
    let certified = sign_as(&pdf, &certify, &leader);
    let text = String::from_utf8(certified[pdf.len()..].to_vec()).unwrap();
    let closed = text.replace("/P 2/V", "/P 1/V");
    let closed = resigned([&pdf[..], closed.as_bytes()].concat(), &leader.key);
    assert_eq!(verify(&closed, &trust()).verdict, Verdict::Valid);
    let member = member();
    let report = verify(&sign_as(&closed, &request(MEMBER, &member), &member), &trust());
    assert_eq!(report.signatures[0].findings.last(), Some(&Finding::ChangedAfterSigning));
    assert_eq!(report.verdict, Verdict::Invalid);
}

fn findings(change: impl Fn(&mut SignedData)) -> Vec<Finding> {
    let mut report = verify(&with_cms(&once(), change), &trust());
    report.signatures.remove(0).findings
}

fn certificates(certs: &[&Cert]) -> CertificateSet {
    let choices = certs.iter().map(|cert| CertificateChoices::Certificate(cert.x509().clone()));
    choices.collect::<Vec<_>>().try_into().unwrap()
}

fn change_info(data: &mut SignedData, change: impl Fn(&mut SignerInfo)) {
    let mut info = data.signer_infos.0.as_slice()[0].clone();
    change(&mut info);
    data.signer_infos = vec![info].try_into().unwrap();
}

#[test]
fn the_unsigned_parts_of_a_signature_cannot_be_changed() {
    let (leader, authority) = (leader(), authority());
    assert_eq!(findings(|_| ()), [Finding::TimeNotProved]);

    let stray = findings(|data| {
        let stranger = founded(50).1;
        data.certificates =
            Some(certificates(&[&leader.cert, authority.issuing(), stranger.root()]));
    });
    assert_eq!(stray.last(), Some(&Finding::StrayCertificate));

    let alone = findings(|data| data.certificates = Some(certificates(&[&leader.cert])));
    assert_eq!(alone.last(), Some(&Finding::Certificate(keys::KeysError::Untrusted)));

    let extra = findings(|data| {
        change_info(data, |info| {
            let oid = const_oid::db::rfc5911::ID_CONTENT_TYPE;
            let values = SetOfVec::try_from(vec![Any::null()]).unwrap();
            let attributes = SetOfVec::try_from(vec![Attribute { oid, values }]).unwrap();
            info.unsigned_attrs = Some(attributes);
        });
    });
    assert_eq!(extra.last(), Some(&Finding::CmsUnsupported));
}

/// The same key certified a second time, under another name: the signature must not pass over.
#[test]
fn a_signature_cannot_be_moved_to_another_certificate_of_the_same_key() {
    let (leader, authority) = (leader(), authority());
    let subject = keys::CertSubject { name: "他人".into(), ..leader.cert.subject() };
    let other = authority.issue_person(leader.key.public(), &subject, [77; 16], lifetime());
    let other = other.unwrap();
    let moved = findings(|data| {
        data.certificates = Some(certificates(&[&other, authority.issuing()]));
        change_info(data, |info| {
            let SignerIdentifier::IssuerAndSerialNumber(sid) = &mut info.sid else { panic!() };
            sid.serial_number = other.x509().tbs_certificate().serial_number().clone();
        });
    });
    assert_eq!(moved, [Finding::TimeNotProved, Finding::SignerUnbound]);
}
