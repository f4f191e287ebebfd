//! The report on each signature.

use std::borrow::Cow;

use canon::Hash32;
use keys::{Cert, Chain};
use lopdf::{Document, Object, decode_text_string};

use super::Placed;
use super::changes::only_a_signature;
use super::digests::{self, Digests};
use crate::cms;
use crate::pdf::date;
use crate::pdf::load::load;
use crate::report::worst;
use crate::{Covers, Finding, SignatureReport, Signer, Trust, Verdict};

/// How far a machine's clock may run ahead before it is worth a word.
const CLOCK_TOLERANCE_MS: i64 = 5 * 60 * 1000;

/// Reports on signatures that follow one another in the file.
pub fn all(pdf: &[u8], doc: &Document, placed: &[Placed], trust: &Trust) -> Vec<SignatureReport> {
    let digests = digests::all(pdf, placed);
    let intact_from = intact_from(pdf, doc, placed);
    let report = |at: usize| {
        let mut report = one(&placed[at], digests[at], &digests[at..], trust);
        let forbidden = at + 1 < placed.len() && permission(&placed[at]) == Some(1);
        if at < intact_from || forbidden {
            report.findings.push(Finding::ChangedAfterSigning);
        }
        if placed[at].end == pdf.len() {
            report.covers = Covers::WholeFile;
        }
        report.verdict = worst(&report.findings);
        report
    };
    (0..placed.len()).map(report).collect()
}

/// A signature whose extent can't be made out.
pub fn malformed(field: &str, trust: &Trust) -> SignatureReport {
    SignatureReport {
        verdict: Verdict::Invalid,
        findings: vec![Finding::Malformed],
        covers: Covers::Nothing,
        ..empty(field, trust)
    }
}

/// The first signature since which nothing but signatures was added.
fn intact_from(pdf: &[u8], doc: &Document, placed: &[Placed]) -> usize {
    let revisions: Vec<Option<Cow<'_, Document>>> = placed
        .iter()
        .map(|signature| {
            if signature.end == pdf.len() {
                return Some(Cow::Borrowed(doc));
            }
            load(&pdf[..signature.end]).ok().map(Cow::Owned)
        })
        .collect();
    if placed.last().is_some_and(|last| last.end != pdf.len()) {
        return placed.len();
    }
    let step_is_clean = |at: usize| {
        let (Some(old), Some(new)) = (&revisions[at - 1], &revisions[at]) else { return false };
        let (before, next) = ((placed[at - 1].end, &**old), (placed[at].end, &**new));
        only_a_signature(pdf, before, next, &placed[at])
    };
    (1..placed.len()).rev().find(|&at| !step_is_clean(at)).unwrap_or(0)
}

fn empty(field: &str, trust: &Trust) -> SignatureReport {
    SignatureReport {
        field: field.to_owned(),
        verdict: Verdict::Valid,
        findings: Vec::new(),
        signer: None,
        claimed_ms: None,
        reason: None,
        location: None,
        covers: Covers::Revision,
        revision: None,
        certifies: false,
        judged_ms: trust.now_ms,
        time_proved: false,
        root: None,
    }
}

/// One signature by itself. `later` holds the digests of this and all later revisions.
fn one(placed: &Placed, digests: Digests, later: &[Digests], trust: &Trust) -> SignatureReport {
    let text = |key: &[u8]| placed.dict.get(key).ok().and_then(|v| decode_text_string(v).ok());
    let mut report = SignatureReport {
        claimed_ms: text(b"M").and_then(|date| date::to_ms(&date)),
        reason: text(b"Reason"),
        location: text(b"Location"),
        revision: Some(digests.revision),
        certifies: permission(placed).is_some(),
        ..empty(&placed.field.name, trust)
    };
    match proved_ms(later, trust) {
        Some(at_ms) => (report.judged_ms, report.time_proved) = (at_ms, true),
        None => report.findings.push(Finding::TimeNotProved),
    }
    let latest = report.judged_ms.saturating_add(CLOCK_TOLERANCE_MS);
    if report.claimed_ms.is_some_and(|claimed| claimed > latest) {
        report.findings.push(Finding::ClaimedTooLate);
    }
    match cms::check(&placed.cms, &digests.covered) {
        Ok(checked) => {
            report.findings.extend(checked.broken);
            report.signer = Some(signer(&checked.signer));
            let chain = trusted_root(&checked.signer, &checked.others, report.judged_ms, trust);
            match chain {
                Ok(root) => report.root = Some(root),
                Err(finding) => report.findings.push(finding),
            }
        }
        Err(finding) => report.findings.push(finding),
    }
    report
}

/// The earliest proof for this revision or a later one, which contains it.
fn proved_ms(later: &[Digests], trust: &Trust) -> Option<i64> {
    let about = |file: Hash32| later.iter().any(|digests| digests.revision == file);
    trust.proofs.iter().filter(|proof| about(proof.file)).map(|proof| proof.at_ms).min()
}

fn trusted_root(
    signer: &Cert,
    others: &[Cert],
    at_ms: i64,
    trust: &Trust,
) -> Result<Hash32, Finding> {
    let chain = Chain::build(signer, others, &trust.roots).map_err(Finding::Certificate)?;
    chain.check_at(at_ms, &trust.lists).map_err(Finding::Certificate)?;
    if others.iter().any(|cert| !chain.certs().contains(cert)) {
        return Err(Finding::StrayCertificate);
    }
    Ok(chain.root().fingerprint())
}

fn signer(cert: &Cert) -> Signer {
    Signer { subject: cert.subject(), serial: cert.serial(), fingerprint: cert.fingerprint() }
}

/// What a certifying signature allows: 1 nothing, 2 signing and filling in, 3 notes as well.
fn permission(placed: &Placed) -> Option<i64> {
    let references = placed.dict.get(b"Reference").and_then(Object::as_array).ok()?;
    let certifying =
        references.iter().filter_map(|item| item.as_dict().ok()).find(|reference| {
            reference.get(b"TransformMethod").and_then(Object::as_name).ok() == Some(b"DocMDP")
        })?;
    let params = certifying.get(b"TransformParams").and_then(Object::as_dict);
    Some(params.and_then(|params| params.get(b"P")?.as_i64()).unwrap_or(2))
}
