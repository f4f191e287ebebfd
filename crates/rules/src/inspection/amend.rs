//! 更正: what turns out to be wrong after a visit is final. What is final stays so, byte for byte;
//! an amendment stands beside it and is no part of what was signed.

use canon::BlobRef;
use serde::{Deserialize, Serialize};

use super::decide::consistent;
use super::{Inspection, InspectionRefusal, VisitResult};
use crate::checklist::{Checklist, Mark};
use crate::fact::Fact;
use crate::procedure::Proof;
use crate::text;

/// What stands of an item, of a prerequisite, or of the visit's result.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stated {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub mark: Option<Mark>,
    /// Of the result alone.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub results: Vec<VisitResult>,
    /// The note; of the result, the findings.
    pub note: String,
}

/// One of the visit's inspectors says what should stand instead, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amended {
    pub mine: String,
    /// An item or prerequisite; `None`: the visit's result.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub item: Option<String>,
    pub before: Stated,
    pub after: Stated,
    pub reason: String,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub evidence: Vec<Proof>,
    /// The amendment of the same that it goes on from, as `device/seq`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub follows: Option<String>,
}

impl Fact for Amended {
    const KIND: &'static str = "inspection.amended";

    fn blobs(&self) -> Vec<BlobRef> {
        Proof::contents(&self.evidence)
    }
}

/// What somebody wants to amend, as their page showed it.
#[derive(Debug, Clone)]
pub struct Amendment {
    pub mine: String,
    pub item: Option<String>,
    pub after: Stated,
    pub reason: String,
    pub evidence: Vec<Proof>,
    /// The newest amendment of the same that was shown.
    pub follows: Option<String>,
}

impl Inspection {
    /// As it was finalised.
    fn stated(&self, item: Option<&str>) -> Stated {
        let Some(item) = item else {
            let (results, note) = (self.results.clone(), self.findings.clone());
            return Stated { mark: None, results, note };
        };
        let answer = self.answer(item);
        let note = answer.map(|answer| answer.note.clone()).unwrap_or_default();
        Stated { mark: answer.and_then(|answer| answer.mark.clone()), results: Vec::new(), note }
    }

    /// Whether this person is one of its inspectors, who may amend it once it is final.
    pub fn may_amend(&self, person: &str) -> bool {
        self.finalised && self.has_member(person)
    }

    pub fn has_member(&self, person: &str) -> bool {
        self.team.iter().any(|member| member.person == person)
    }
}

/// `earlier` are the visit's amendments with the names of their records, in their order. What was
/// before is never said by whoever amends: it is what was finalised, or what the last one says.
pub fn decide_amend(
    inspection: &Inspection,
    checklist: &Checklist,
    by: &str,
    earlier: &[(String, Amended)],
    asked: Amendment,
) -> Result<Amended, InspectionRefusal> {
    if !inspection.finalised {
        return Err(InspectionRefusal::NotFinal);
    }
    if !inspection.has_member(by) {
        return Err(InspectionRefusal::NotItsInspector);
    }
    let Amendment { mine, item, after, reason, evidence, follows } = asked;
    if text::blank(&reason) {
        return Err(InspectionRefusal::NoReason);
    }
    let after = checked(checklist, item.as_deref(), after)?;
    let last = earlier.iter().rev().find(|(_, one)| one.item == item);
    if last.map(|(id, _)| id) != follows.as_ref() {
        return Err(InspectionRefusal::AmendedMeanwhile);
    }
    let finalised = || inspection.stated(item.as_deref());
    let before = last.map_or_else(finalised, |(_, one)| one.after.clone());
    let same_note = before.note.trim() == after.note;
    if same_note && (&before.mark, &before.results) == (&after.mark, &after.results) {
        return Err(InspectionRefusal::NothingAmended);
    }
    let reason = reason.trim().to_owned();
    Ok(Amended { mine, item, before, after, reason, evidence, follows })
}

/// Only what the visit itself could have said.
fn checked(
    checklist: &Checklist,
    item: Option<&str>,
    after: Stated,
) -> Result<Stated, InspectionRefusal> {
    let note = after.note.trim().to_owned();
    let Some(item) = item else {
        return Ok(Stated { mark: None, results: consistent(after.results)?, note });
    };
    match &after.mark {
        Some(mark) => checklist.check(item, mark)?,
        None => checklist.check_known(item)?,
    }
    Ok(Stated { mark: after.mark, results: Vec::new(), note })
}
