//! Before leaving the gate: one page with what is missing. Most of it can be accepted with a
//! reason; what would make the record untrue can't.

use super::{InkRole, Inspection};
use crate::checklist::{Checklist, Item, Mark, score};

/// One line of the gate page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateLine {
    pub code: &'static str,
    /// What is missing, by id or name; none is good.
    pub missing: Vec<String>,
    /// Can't be accepted with a reason.
    pub hard: bool,
}

impl GateLine {
    pub fn ok(&self) -> bool {
        self.missing.is_empty()
    }
}

/// Everything that the page says, in the order in which people see it.
pub fn gate(inspection: &Inspection, checklist: &Checklist) -> Vec<GateLine> {
    let soft = |code, missing| GateLine { code, missing, hard: false };
    let hard = |code, missing| GateLine { code, missing, hard: true };
    let newer = (0..inspection.newer_records).map(|_| String::new()).collect();
    let mut lines = vec![
        soft("prerequisites", open_prerequisites(inspection, checklist)),
        soft("unanswered", unanswered(inspection, checklist)),
        soft("evidence", without_evidence(inspection, checklist)),
        soft("result", if inspection.results.is_empty() { vec![String::new()] } else { vec![] }),
        soft("ink-inspectors", without_ink(inspection)),
        soft("ink-representative", representative(inspection)),
        hard("conflicts", inspection.conflicts().cloned().collect()),
        hard("newer-records", newer),
    ];
    if inspection.combined_with().is_some() {
        lines.push(soft("combined", inspection.combined_open()));
    }
    lines
}

fn open_prerequisites(inspection: &Inspection, checklist: &Checklist) -> Vec<String> {
    let open = checklist.prerequisites.iter().filter(|p| is_open(inspection, &p.id));
    open.map(|p| p.id.clone()).collect()
}

fn unanswered(inspection: &Inspection, checklist: &Checklist) -> Vec<String> {
    checklist.items().filter(|item| is_open(inspection, &item.id)).map(id).collect()
}

/// Contradicting answers have a line of their own.
fn is_open(inspection: &Inspection, item: &str) -> bool {
    let marked = inspection.answer(item).is_some_and(|answer| answer.mark.is_some());
    !marked && !inspection.is_conflict(item)
}

fn id(item: &Item) -> String {
    item.id.clone()
}

/// An item that lost more than half of its points wants a photo or a note.
pub fn wants_evidence(inspection: &Inspection, item: &Item) -> bool {
    let Some(answer) = inspection.answer(&item.id) else { return false };
    let failed = match &answer.mark {
        Some(Mark::Points { points }) => *points + *points < item.points,
        _ => false,
    };
    failed && answer.note.trim().is_empty() && !inspection.has_photo(&item.id)
}

fn without_evidence(inspection: &Inspection, checklist: &Checklist) -> Vec<String> {
    checklist.items().filter(|item| wants_evidence(inspection, item)).map(id).collect()
}

fn without_ink(inspection: &Inspection) -> Vec<String> {
    let signed = |person: &str| {
        let by = |ink: &super::Ink| ink.person.as_deref() == Some(person);
        inspection.ink.iter().any(|ink| ink.role == InkRole::Inspector && by(ink))
    };
    let missing = inspection.team.iter().filter(|member| !signed(&member.person));
    missing.map(|member| member.name.clone()).collect()
}

fn representative(inspection: &Inspection) -> Vec<String> {
    let signed = inspection.ink.iter().any(|ink| ink.role == InkRole::MineRepresentative);
    if signed { vec![] } else { vec![String::new()] }
}

/// The total as it stands, for the record of finalising.
pub fn total(
    inspection: &Inspection,
    checklist: &Checklist,
) -> Result<rust_decimal::Decimal, crate::checklist::MarkError> {
    Ok(score(checklist, &inspection.marks())?.total)
}
