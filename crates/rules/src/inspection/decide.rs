//! What is allowed, and what follows.

use std::collections::BTreeMap;

use super::gate::{gate, total};
use super::state::agree;
use super::{
    Answer, Answered, Covered, Finalised, Inspection, Member, Opened, Overruled, ResultGiven,
    VisitResult,
};
use crate::checklist::{Checklist, MarkError};
use crate::pack::PackRef;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InspectionRefusal {
    #[error(
        "this inspection is finalised: changes are amendments from here on. Nothing was changed"
    )]
    Finalised,
    #[error(
        "an inspection needs at least two people with an enforcement card; {with_card} of those named hold one (国办发〔2024〕54号: nobody else may inspect). Nothing was opened"
    )]
    TeamTooSmall { with_card: usize },
    #[error(
        "{name} holds no enforcement card that is good today, and nobody else inspects (国办发〔2024〕54号). Nothing was opened; a helper is named in the findings"
    )]
    WithoutCard { name: String },
    #[error("{name} stands twice in the team. Nothing was opened")]
    NamedTwice { name: String },
    #[error(transparent)]
    Mark(#[from] MarkError),
    #[error("the answer {id} is none of this item's here. Nothing was recorded; look at it again")]
    AnswerUnknown { id: String },
    #[error(
        "the answers to {item} contradict each other, and only {leader}, who leads the team, settles that. Nothing was recorded; every answer stands"
    )]
    NotTheLeader { item: String, leader: String },
    #[error("“no problem found” can't stand beside another result. Nothing was changed")]
    ContradictingResults,
    #[error("the rules here do not combine {task} with this visit. Nothing was recorded")]
    NotCombined { task: String },
    #[error("{draw} asks for no visit of this mine, or for none any more. Nothing was opened")]
    NotAskedFor { draw: String },
    #[error(
        "{title} drew {person} for this mine, who is not in this team. Nothing was opened; take them along, or let that draw replace them"
    )]
    TeamStaysAway { title: String, person: String },
    #[error(
        "this can't be accepted with a reason: {0}. Settle it first; everything entered is kept"
    )]
    Hard(&'static str),
    #[error("this inspection is not finalised yet: change it itself. Nothing was recorded")]
    NotFinal,
    #[error("only the inspectors of a visit amend it. Nothing was recorded; what is final stands")]
    NotItsInspector,
    #[error("an amendment needs a reason. Nothing was recorded; what is final stands")]
    NoReason,
    #[error("the amendment says what stands already. Nothing was recorded")]
    NothingAmended,
    #[error(
        "the same was amended meanwhile. Nothing was recorded; look at that amendment and say again"
    )]
    AmendedMeanwhile,
    #[error("the gate page has red lines without a reason: {}. Everything entered is kept", .0.join(", "))]
    Gate(Vec<String>),
}

impl InspectionRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Finalised => "inspection-finalised",
            Self::TeamTooSmall { .. } => "team-too-small",
            Self::WithoutCard { .. } => "team-without-card",
            Self::NamedTwice { .. } => "team-named-twice",
            Self::Mark(error) => error.code(),
            Self::AnswerUnknown { .. } => "answer-unknown",
            Self::NotTheLeader { .. } => "conflict-not-leader",
            Self::ContradictingResults => "results-contradict",
            Self::NotCombined { .. } => "combined-not-asked",
            Self::NotAskedFor { .. } => "visit-not-asked-for",
            Self::TeamStaysAway { .. } => "visit-team-stays-away",
            Self::NotFinal => "inspection-not-final",
            Self::NotItsInspector => "amendment-not-inspector",
            Self::NoReason => "amendment-no-reason",
            Self::NothingAmended => "amendment-nothing-changed",
            Self::AmendedMeanwhile => "amendment-overtaken",
            Self::Hard(_) => "gate-hard",
            Self::Gate(_) => "gate-red",
        }
    }
}

/// Somebody who is to inspect.
pub struct Candidate {
    pub member: Member,
    pub card: bool,
}

/// CN-3, 国办发〔2024〕54号: an administrative inspection is done by at least two card holders, and
/// by nobody else.
pub fn decide_open(
    number: String,
    mine: String,
    draw: Option<String>,
    team: Vec<Candidate>,
    checklist: &Checklist,
    pack: Option<PackRef>,
) -> Result<Opened, InspectionRefusal> {
    for (index, candidate) in team.iter().enumerate() {
        let again = |other: &Candidate| other.member.person == candidate.member.person;
        if team[..index].iter().any(again) {
            return Err(InspectionRefusal::NamedTwice { name: candidate.member.name.clone() });
        }
    }
    let with_card = team.iter().filter(|candidate| candidate.card).count();
    if with_card < 2 {
        return Err(InspectionRefusal::TeamTooSmall { with_card });
    }
    if let Some(other) = team.iter().find(|candidate| !candidate.card) {
        return Err(InspectionRefusal::WithoutCard { name: other.member.name.clone() });
    }
    Ok(Opened {
        number,
        mine,
        draw,
        also: Vec::new(),
        team: team.into_iter().map(|candidate| candidate.member).collect(),
        checklist: checklist.id.clone(),
        checklist_version: checklist.version.to_string(),
        checklist_hash: Some(checklist.hash()),
        pack,
    })
}

/// Everybody replaces what they saw. Contradicting answers are replaced by the leader alone; one
/// that nobody here has seen stays beside the new one, and nothing unseen is replaced.
pub fn decide_answer(
    inspection: &Inspection,
    checklist: &Checklist,
    by: &str,
    answered: Answered,
) -> Result<Answered, InspectionRefusal> {
    decide_change(inspection)?;
    match &answered.mark {
        Some(mark) => checklist.check(&answered.item, mark)?,
        None => checklist.check_known(&answered.item)?,
    }
    let (standing, replaced) =
        (inspection.standing(&answered.item), inspection.replaced(&answered.item));
    let known = |id: &String| standing.iter().chain(replaced).any(|answer| answer.id == *id);
    if let Some(id) = answered.saw.iter().find(|id| !known(id)) {
        return Err(InspectionRefusal::AnswerUnknown { id: id.clone() });
    }
    if settles(standing, &answered) && !inspection.is_led_by(by) {
        let leader = inspection.leader().map_or_else(String::new, |leader| leader.name.clone());
        return Err(InspectionRefusal::NotTheLeader { item: answered.item, leader });
    }
    Ok(answered)
}

/// Whether contradicting answers would make room for this one, or for this one and its like.
fn settles(standing: &[Answer], answered: &Answered) -> bool {
    let (seen, unseen): (Vec<&Answer>, Vec<&Answer>) =
        standing.iter().partition(|answer| answered.saw.contains(&answer.id));
    let said = |answers: &[&Answer]| agree(answers.iter().map(|answer| answer.said()));
    let new = (answered.mark.as_ref(), answered.note.as_str());
    let left = agree(unseen.iter().map(|answer| answer.said()).chain([new]));
    !said(&seen) || (left && !agree(standing.iter().map(Answer::said)))
}

/// Whether anything may still be changed.
pub fn decide_change(inspection: &Inspection) -> Result<(), InspectionRefusal> {
    if inspection.finalised { Err(InspectionRefusal::Finalised) } else { Ok(()) }
}

pub fn decide_result(
    inspection: &Inspection,
    results: Vec<VisitResult>,
    findings: String,
) -> Result<ResultGiven, InspectionRefusal> {
    decide_change(inspection)?;
    Ok(ResultGiven { results: consistent(results)?, findings })
}

/// Each result once, and none that contradicts another.
pub(super) fn consistent(
    mut results: Vec<VisitResult>,
) -> Result<Vec<VisitResult>, InspectionRefusal> {
    results.sort_unstable();
    results.dedup();
    if results.len() > 1 && results.contains(&VisitResult::NoProblem) {
        return Err(InspectionRefusal::ContradictingResults);
    }
    Ok(results)
}

/// 定稿: every red line is settled or has a reason.
pub fn decide_finalise(
    inspection: &Inspection,
    checklist: &Checklist,
    mine: String,
    covers: Vec<Covered>,
    reasons: &BTreeMap<String, String>,
) -> Result<Finalised, InspectionRefusal> {
    decide_change(inspection)?;
    let mut overruled = Vec::new();
    let mut open = Vec::new();
    for line in gate(inspection, checklist).into_iter().filter(|line| !line.ok()) {
        let reason = reasons.get(line.code).map(|reason| reason.trim()).filter(|r| !r.is_empty());
        match reason {
            _ if line.hard => return Err(InspectionRefusal::Hard(line.code)),
            Some(reason) => {
                overruled.push(Overruled { check: line.code.into(), reason: reason.to_owned() });
            }
            None => open.push(line.code.to_owned()),
        }
    }
    if !open.is_empty() {
        return Err(InspectionRefusal::Gate(open));
    }
    Ok(Finalised { mine, covers, overruled, total: total(inspection, checklist)? })
}
