//! Fields, signatures and what the own verification says of them.

mod common;

use common::*;
use keys::{KeysError, Reason, Revoked};
use lopdf::xref::XrefType::{CrossReferenceStream, CrossReferenceTable};
use sign::{
    Covers, Finding, Ink, Place, Proof, SignError, SignRequest, Trust, Verdict, add_fields, fields,
    sign, verify,
};

fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(Finding::code).collect()
}

#[test]
fn two_people_sign_and_each_earlier_file_is_a_prefix() {
    for xref in [CrossReferenceTable, CrossReferenceStream] {
        let plain = document(xref);
        let prepared = prepared(xref);
        let once = signed_once(&prepared);
        let twice = signed_twice(&prepared);
        assert!(prepared.starts_with(&plain) && once.starts_with(&prepared));
        assert!(twice.starts_with(&once));

        let report = verify(&twice, &trust());
        assert_eq!(report.verdict, Verdict::Valid, "{report:#?}");
        assert_eq!(report.open_fields, [SPARE]);
        let [first, second] = &report.signatures[..] else { panic!("{report:#?}") };
        assert_eq!((&*first.field, &*second.field), (LEADER, MEMBER));
        let signer = first.signer.as_ref().unwrap();
        assert_eq!(signer.subject, leader().cert.subject());
        assert_eq!(signer.fingerprint, leader().cert.fingerprint());
        assert_eq!(second.signer.as_ref().unwrap().subject.name, "𠮷野森");
        assert_eq!((first.covers, second.covers), (Covers::Revision, Covers::WholeFile));
        assert_eq!((first.certifies, second.certifies), (true, false));
        assert_eq!(first.claimed_ms, Some(START + 100 * DAY));
        assert_eq!(first.reason.as_deref(), Some("核查属实"));
        assert_eq!(second.location.as_deref(), Some("云州市"));
        assert_eq!(first.revision, Some(canon::sha256(&once)));
        assert_eq!(second.revision, Some(canon::sha256(&twice)));
        assert_eq!(first.root, Some(authority().root().fingerprint()));
        assert_eq!(codes(&first.findings), ["time-not-proved"]);

        let signed: Vec<bool> = fields(&twice).unwrap().iter().map(|field| field.signed).collect();
        assert_eq!(signed, [true, true, false]);
    }
}

#[test]
fn signing_is_deterministic_and_needs_no_more_than_an_increment() {
    let prepared = prepared(CrossReferenceTable);
    let once = signed_once(&prepared);
    assert_eq!(once, signed_once(&prepared));
    assert!(once.len() - prepared.len() < 16 * 1024, "{}", once.len() - prepared.len());
}

#[test]
fn an_unsigned_document_is_unsigned_and_rubbish_is_invalid() {
    let report = verify(&prepared(CrossReferenceTable), &trust());
    assert_eq!(report.verdict, Verdict::Unsigned);
    assert_eq!(report.open_fields, [LEADER, MEMBER, SPARE]);
    assert_eq!(verify(&document(CrossReferenceStream), &trust()).verdict, Verdict::Unsigned);
    let bom = [b"\xef\xbb\xbf".to_vec(), document(CrossReferenceTable)].concat();
    for rubbish in [&b""[..], b"%PDF-1.7", b"not a document", &bom] {
        let report = verify(rubbish, &trust());
        assert_eq!(report.verdict, Verdict::Invalid);
        assert_eq!(codes(&report.findings), ["pdf-unreadable"]);
    }
}

#[test]
fn a_stranger_is_untrusted_not_invalid() {
    let signed = signed_twice(&prepared(CrossReferenceTable));
    let other = Trust { roots: vec![founded(50).1.root().clone()], ..trust() };
    let report = verify(&signed, &other);
    assert_eq!(report.verdict, Verdict::Untrusted);
    assert_eq!(codes(&report.signatures[0].findings), ["time-not-proved", "untrusted"]);
    assert_eq!(report.signatures[0].root, None);
}

#[test]
fn certificates_are_judged_at_the_proved_time() {
    let signed = signed_twice(&prepared(CrossReferenceTable));
    let at_ms = START + 150 * DAY;
    let serial = member().cert.serial();
    let revoked = [Revoked { serial, at_ms, reason: Reason::KeyCompromise }];
    let list = authority().revocation_list(1, at_ms, at_ms + DAY, &revoked).unwrap();
    let unproved = Trust { lists: vec![list], ..trust() };
    let report = verify(&signed, &unproved);
    assert_eq!(codes(&report.signatures[0].findings), ["time-not-proved"]);
    assert_eq!(report.signatures[0].verdict, Verdict::Valid);
    assert_eq!(codes(&report.signatures[1].findings), ["time-not-proved", "revoked"]);
    assert_eq!(report.verdict, Verdict::Invalid);

    // A receipt for the whole file, given before the revocation, keeps both signatures.
    let proof = Proof { file: canon::sha256(&signed), at_ms: at_ms - 1 };
    let proved = Trust { proofs: vec![proof], ..unproved.clone() };
    let report = verify(&signed, &proved);
    assert_eq!(report.verdict, Verdict::Valid, "{report:#?}");
    assert!(report.signatures.iter().all(|s| s.time_proved && s.judged_ms == at_ms - 1));
    let late = Trust { proofs: vec![Proof { at_ms, ..proof }], ..unproved.clone() };
    assert_eq!(verify(&signed, &late).verdict, Verdict::Invalid);

    // A receipt for the first revision says nothing about what came later.
    let first = Proof { file: report.signatures[0].revision.unwrap(), at_ms: at_ms - 1 };
    let report = verify(&signed, &Trust { proofs: vec![first], ..unproved });
    assert_eq!((report.signatures[0].time_proved, report.signatures[1].time_proved), (true, false));
    assert_eq!(report.verdict, Verdict::Invalid);
}

#[test]
fn a_claimed_time_after_the_proof_is_remarked() {
    let signed = signed_once(&prepared(CrossReferenceTable));
    let proof = Proof { file: canon::sha256(&signed), at_ms: START + 99 * DAY };
    let report = verify(&signed, &Trust { proofs: vec![proof], ..trust() });
    assert_eq!(codes(&report.signatures[0].findings), ["claimed-too-late"]);
    let expired = Trust { now_ms: START + 40 * 365 * DAY, ..trust() };
    assert_eq!(codes(&verify(&signed, &expired).signatures[0].findings)[1], "expired");
}

#[test]
fn what_cannot_be_laid_out_is_refused() {
    let plain = document(CrossReferenceTable);
    let refuse = |change: &dyn Fn(&mut Place)| {
        let mut places = places();
        change(&mut places[1]);
        add_fields(&plain, &places).unwrap_err().code()
    };
    assert_eq!(refuse(&|place| place.page = 2), "no-such-page");
    assert_eq!(refuse(&|place| place.field = LEADER.into()), "bad-field-name");
    assert_eq!(refuse(&|place| place.field = "a.b".into()), "bad-field-name");
    assert_eq!(refuse(&|place| place.field = String::new()), "bad-field-name");
    assert_eq!(refuse(&|place| place.rect[2] = 1.0), "bad-rect");
    assert_eq!(refuse(&|place| place.rect[0] = f32::NAN), "bad-rect");
    assert_eq!(add_fields(b"no pdf", &places()).unwrap_err(), SignError::Unreadable);
    let signed = signed_once(&prepared(CrossReferenceTable));
    assert_eq!(add_fields(&signed, &[]).unwrap_err(), SignError::AlreadySigned);
}

#[test]
fn fields_can_be_added_in_several_steps() {
    let [first, second, third]: [Place; 3] = places().try_into().unwrap();
    let mut pdf = document(CrossReferenceStream);
    for place in [first, second, third] {
        pdf = add_fields(&pdf, &[place]).unwrap();
    }
    assert_eq!(verify(&signed_twice(&pdf), &trust()).verdict, Verdict::Valid);
}

#[test]
fn what_cannot_be_signed_is_refused() {
    let prepared = prepared(CrossReferenceTable);
    let once = signed_once(&prepared);
    let (leader, member) = (leader(), member());
    let refuse = |pdf: &[u8], request: &SignRequest<'_>| {
        sign(pdf, request, &|message| Ok(member.key.sign_der(message))).unwrap_err()
    };
    let good = request(MEMBER, &member);
    assert_eq!(refuse(&once, &SignRequest { field: "x", ..good }).code(), "no-such-field");
    assert_eq!(refuse(&once, &SignRequest { field: LEADER, ..good }).code(), "field-taken");
    assert_eq!(refuse(&once, &SignRequest { certify: true, ..good }), SignError::CertifyNotFirst);
    assert_eq!(refuse(&once, &request(MEMBER, &leader)), SignError::KeyMismatch);
    let late = lifetime().not_after_ms + 1000;
    let too_late = SignRequest { time_ms: late, ..good };
    assert_eq!(refuse(&once, &too_late), SignError::CertificateNotValid);
    let issuing = [authority().issuing().der().to_vec()];
    let by_authority = SignRequest { chain: &issuing, ..good };
    assert_eq!(refuse(&once, &by_authority), SignError::BadCertificate(KeysError::WrongPurpose));
    assert_eq!(refuse(&once, &SignRequest { chain: &[], ..good }).code(), "bad-certificate");
    let no_ink = Ink { width: 1, height: 1, strokes: vec![] };
    assert_eq!(refuse(&once, &SignRequest { ink: Some(&no_ink), ..good }), SignError::BadInk);
    assert_eq!(refuse(b"%PDF-", &good), SignError::Unreadable);
    let card = sign(&once, &good, &|_| Err("the card was pulled out".into())).unwrap_err();
    assert_eq!(card.code(), "signer-failed");
}
