//! Answers without a store: a rehearsed draw, what somebody brings to be checked, and what the
//! program knows of packs, clauses and working days.

mod calendar;
mod drawing;
mod packs;
mod values;

use chrono::{DateTime, SecondsFormat};
use draw::{Plan, Secret};
use keys::Cert;
use serde_json::{Value, json};
use sign::{SignatureReport, Trust, Verdict};

use crate::{AppError, Result};

pub(crate) use calendar::working_days;
pub use calendar::{
    CalendarKey, add_period, check_bundle, counting, make_bundle, show_year, working_days_between,
};
pub use drawing::{OpenedFiles, Unrevealed, read_time, reveal_draw, revealed_before, verify_draw};
pub(crate) use packs::stated;
pub use packs::{
    Brought, NamedFile, check_packs, clauses, diff_packs, list_packs, list_packs_of, pack_schema,
    show_pack,
};
pub use values::{check_credit_code, check_licence};

/// The page that checks draw certificates in any browser; its sources lie in `ui/verifier`.
pub const DRAW_VERIFIER: &[u8] = include_bytes!("../../../assets/draw-verifier.html");

/// An answer with its reasons, for people and for programs.
pub struct Answer {
    pub accepted: bool,
    pub lines: Vec<String>,
    pub json: Value,
}

impl Answer {
    fn new(accepted: bool, json: Value, lines: Vec<String>) -> Self {
        Self { accepted, lines, json }
    }
}

/// A draw with a secret that is given, and so a rehearsal; the certificate's bytes.
pub fn rehearse_draw(plan: &[u8], secret: &str, witness: &str) -> Result<Vec<u8>> {
    let plan = Plan::read(plan)?;
    let secret: canon::Hash32 = secret.parse().map_err(AppError::bad_input)?;
    let software = concat!("qingshan ", env!("CARGO_PKG_VERSION"));
    let certificate = draw::rehearse(plan, &Secret::new(secret.0), witness, software)?;
    Ok(certificate.to_bytes())
}

/// Two numbers of one system of coordinates in another: longitude or easting first.
pub fn convert(from: u32, to: u32, x: &str, y: &str) -> Result<Answer> {
    let place = geo::System::from_epsg(from)?.read(x, y)?;
    let [x, y] = geo::System::from_epsg(to)?.write(place)?;
    let number = |decimal: rust_decimal::Decimal| decimal.to_string().parse::<f64>().ok();
    let json = json!({ "x": number(x), "y": number(y) });
    Ok(Answer { accepted: true, lines: vec![format!("{x} {y}")], json })
}

/// The form of a draw certificate's file.
pub fn draw_schema() -> Result<Answer> {
    let schema = serde_json::from_str(draw::certificate::SCHEMA).map_err(AppError::bad_input)?;
    Ok(Answer::new(true, schema, vec!["JSON Schema of a draw certificate".into()]))
}

/// A certificate of a draw or a signed PDF: which of them, the bytes say.
pub fn verify_file(bytes: &[u8], trusted: &[String], now_ms: i64) -> Result<Answer> {
    if bytes.starts_with(b"%PDF") {
        return verify_pdf(bytes, trusted, now_ms);
    }
    if bytes.trim_ascii_start().starts_with(b"{") {
        return verify_draw(bytes, false, &[]);
    }
    let message = "the file is neither a signed PDF nor a draw certificate. Nothing was changed";
    Err(AppError::new("unknown-file", message))
}

/// When it was signed, and whose word that is.
fn when(signature: &SignatureReport) -> String {
    let moment = |ms| {
        let moment = DateTime::from_timestamp_millis(ms).unwrap_or_default();
        moment.to_rfc3339_opts(SecondsFormat::Secs, true)
    };
    match (signature.claimed_ms, signature.time_proved) {
        (_, true) => format!("by {} (proved)", moment(signature.judged_ms)),
        (Some(claimed), false) => {
            format!("at {} by the signer's own clock (not proved)", moment(claimed))
        }
        (None, false) => "at a time that nobody states".to_owned(),
    }
}

fn verify_pdf(bytes: &[u8], trusted: &[String], now_ms: i64) -> Result<Answer> {
    let roots = trusted.iter().map(|pem| Cert::from_pem(pem));
    let roots = roots.collect::<std::result::Result<_, _>>()?;
    let report =
        sign::verify(bytes, &Trust { roots, lists: Vec::new(), proofs: Vec::new(), now_ms });
    let mut lines: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
    for signature in &report.signatures {
        let signer = signature.signer.as_ref().map_or("?", |signer| signer.subject.name.as_str());
        let covers = match signature.covers {
            sign::Covers::WholeFile => "whole document",
            sign::Covers::Revision => "the document before later signatures",
            sign::Covers::Nothing => "nothing",
        };
        let verdict = json!(signature.verdict);
        let verdict = verdict.as_str().unwrap_or_default();
        let when = when(signature);
        lines.push(format!("{}: {signer}, {when}, {covers}: {verdict}", signature.field));
        lines.extend(signature.findings.iter().map(ToString::to_string));
    }
    if report.verdict == Verdict::Unsigned {
        lines.push("nobody has signed this file".to_owned());
    }
    Ok(Answer {
        accepted: report.verdict == Verdict::Valid,
        lines,
        json: serde_json::to_value(&report).map_err(AppError::bad_input)?,
    })
}
