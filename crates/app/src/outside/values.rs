//! Numbers that carry their own form or check.

use rules::mine::{self, CreditCodeFault, LicenceFault};
use serde_json::json;

use super::Answer;

/// GB 32100-2015.
pub fn check_credit_code(code: &str) -> Answer {
    let (reason, line) = match mine::check_credit_code(code.trim()) {
        Ok(()) => return fine("a credit code whose check character is right"),
        Err(CreditCodeFault::Form) => (
            "form",
            "a credit code has 18 characters: digits and capitals without I, O, S, V, Z".to_owned(),
        ),
        Err(CreditCodeFault::Check(right)) => {
            ("check-character", format!("the last character should be {right} (GB 32100-2015)"))
        }
    };
    Answer::new(false, json!({ "valid": false, "reason": reason, "message": line }), vec![line])
}

/// A form from before 2020 stays valid until it is registered anew: yes, with a warning.
pub fn check_licence(licence: &str) -> Answer {
    let (valid, reason, line) = match mine::check_licence(licence.trim()) {
        Ok(()) => return fine("a mining licence number"),
        Err(LicenceFault::Old) => {
            (true, "old-licence", "a form from before 2020, valid until it is registered anew")
        }
        Err(LicenceFault::Form) => (false, "licence-form", "a licence number is C and 22 digits"),
        Err(LicenceFault::NotANumber) => (false, "not-a-licence", "this is no licence number"),
    };
    Answer::new(
        valid,
        json!({ "valid": valid, "reason": reason, "message": line }),
        vec![line.into()],
    )
}

fn fine(line: &str) -> Answer {
    Answer::new(true, json!({ "valid": true }), vec![line.into()])
}
