//! Where a lead may go, and when it is over.

use chrono::NaiveDate;

use super::{Answered, Closed, Lead, Opened, Sent};
use crate::pack::{Pack, PackRef, Routed};
use crate::text::blank;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LeadRefusal {
    #[error("this lead was opened under another pack or version. Nothing was recorded")]
    OtherPack,
    #[error("a lead needs a topic and what was found, in words. Nothing was recorded")]
    NoWords,
    #[error("this lead is closed. Nothing was recorded")]
    Closed,
    #[error("{on} lies before what was last recorded, on {last}. Nothing was recorded")]
    BackInTime { on: NaiveDate, last: NaiveDate },
    #[error("somebody must answer for this by name. Nothing was recorded")]
    Nobody,
    #[error("a lead goes to at least one department. Nothing was sent")]
    Nowhere,
    #[error("{department} already has this lead. Nothing was sent")]
    HasIt { department: String },
    #[error(
        "{topic}: the mineral decides who is competent, and it is not stated. Nothing was sent"
    )]
    MineralNeeded { topic: String },
    #[error(
        "{clause}: this goes to {competent}; sending it to {department} instead needs a reason. \
         Nothing was sent"
    )]
    NotCompetent { clause: String, competent: String, department: String },
    #[error("the answer can't be asked for by a day before the letter. Nothing was sent")]
    AnswerBeforeLetter,
    #[error("{department} does not have this lead. Nothing was recorded")]
    HasItNot { department: String },
    #[error("{department} has not answered yet: say why the lead is closed. Nothing was recorded")]
    Waits { department: String },
    #[error("no department has taken this lead: send it to one that is competent first")]
    NotTaken,
    #[error("no department owes an answer on this lead. Nothing was recorded")]
    NobodyAsked,
}

impl LeadRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherPack => "lead-other-pack",
            Self::NoWords => "lead-no-words",
            Self::Closed => "lead-closed",
            Self::BackInTime { .. } => "lead-back-in-time",
            Self::Nobody => "lead-nobody",
            Self::Nowhere => "lead-nowhere",
            Self::HasIt { .. } => "lead-has-it",
            Self::MineralNeeded { .. } => "lead-mineral-needed",
            Self::NotCompetent { .. } => "lead-not-competent",
            Self::AnswerBeforeLetter => "lead-answer-before-letter",
            Self::HasItNot { .. } => "lead-has-it-not",
            Self::Waits { .. } => "lead-waits",
            Self::NotTaken => "lead-not-taken",
            Self::NobodyAsked => "lead-nobody-asked",
        }
    }
}

type Outcome<T> = Result<T, LeadRefusal>;

/// What may follow on a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Send,
    Answer,
    Close,
}

impl Move {
    pub const ALL: [Self; 3] = [Self::Send, Self::Answer, Self::Close];

    pub fn code(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::Answer => "answer",
            Self::Close => "close",
        }
    }
}

pub fn decide_open(pack: &Pack, reference: &PackRef, mut opened: Opened) -> Outcome<Opened> {
    if opened.pack != *reference {
        return Err(LeadRefusal::OtherPack);
    }
    if blank(&opened.topic) || blank(&opened.text) {
        return Err(LeadRefusal::NoWords);
    }
    let way = pack.leads.way.as_ref().map(|way| way.clause.clone());
    let named = || Some(proposed_departments(pack, &opened).ok()??.1);
    opened.clause = way.or_else(named);
    Ok(opened)
}

/// The departments that the pack names, and the clause. `None`: it names none, the officer chooses.
pub fn proposed_departments(pack: &Pack, lead: &Opened) -> Outcome<Option<(Vec<String>, String)>> {
    match pack.route(&lead.topic, &lead.mineral) {
        Routed::Unstated => Ok(None),
        Routed::MineralNeeded => Err(LeadRefusal::MineralNeeded { topic: lead.topic.clone() }),
        Routed::To(routes) => {
            let clause = routes.first().map_or_else(String::new, |route| route.clause.clone());
            let mut to: Vec<String> = routes.iter().flat_map(|route| route.to.clone()).collect();
            to.sort();
            to.dedup();
            Ok(Some((to, clause)))
        }
    }
}

/// Whether a step may be taken on this day, whatever it will say.
pub fn may(now: &Lead, step: Move, on: NaiveDate) -> Outcome<()> {
    if now.closed.is_some() {
        return Err(LeadRefusal::Closed);
    }
    if on < now.last {
        return Err(LeadRefusal::BackInTime { on, last: now.last });
    }
    match step {
        Move::Answer if now.waits_for().next().is_none() => Err(LeadRefusal::NobodyAsked),
        Move::Close if now.nobody_competent() => Err(LeadRefusal::NotTaken),
        _ => Ok(()),
    }
}

fn under(reference: &PackRef, now: &Lead) -> Outcome<()> {
    if now.opened.pack == *reference { Ok(()) } else { Err(LeadRefusal::OtherPack) }
}

/// GS-4.3, SC-3.2, XJ-3.2c: to the competent department; elsewhere only with a reason, such as that
/// the competent one refused.
pub fn decide_send(pack: &Pack, reference: &PackRef, now: &Lead, mut sent: Sent) -> Outcome<Sent> {
    under(reference, now)?;
    may(now, Move::Send, sent.on)?;
    if blank(&sent.person) {
        return Err(LeadRefusal::Nobody);
    }
    if sent.to.is_empty() || sent.to.iter().any(|to| blank(to)) {
        return Err(LeadRefusal::Nowhere);
    }
    if sent.answer_by.is_some_and(|day| day < sent.on) {
        return Err(LeadRefusal::AnswerBeforeLetter);
    }
    if let Some(department) = now.waits_for().find(|has| sent.to.iter().any(|to| to == has)) {
        return Err(LeadRefusal::HasIt { department: department.to_owned() });
    }
    sent.to.sort();
    sent.to.dedup();
    sent.clause = competent(pack, now, &sent)?;
    Ok(sent)
}

fn competent(pack: &Pack, now: &Lead, sent: &Sent) -> Outcome<Option<String>> {
    let Some((named, clause)) = proposed_departments(pack, &now.opened)? else { return Ok(None) };
    let elsewhere = sent.to.iter().find(|to| !named.contains(to));
    match elsewhere {
        None => Ok(Some(clause)),
        Some(_) if sent.elsewhere.as_ref().is_some_and(|why| !blank(why)) => Ok(None),
        Some(department) => Err(LeadRefusal::NotCompetent {
            clause,
            competent: named.join("、"),
            department: department.clone(),
        }),
    }
}

pub fn decide_answer(reference: &PackRef, now: &Lead, answered: Answered) -> Outcome<Answered> {
    under(reference, now)?;
    may(now, Move::Answer, answered.on)?;
    if !now.waits_for().any(|department| department == answered.department) {
        return Err(LeadRefusal::HasItNot { department: answered.department });
    }
    if blank(&answered.text) { Err(LeadRefusal::NoWords) } else { Ok(answered) }
}

/// Over when somebody competent dealt with it; while one still works on it, with a reason.
pub fn decide_close(reference: &PackRef, now: &Lead, closed: Closed) -> Outcome<Closed> {
    under(reference, now)?;
    may(now, Move::Close, closed.on)?;
    if blank(&closed.person) {
        return Err(LeadRefusal::Nobody);
    }
    match now.waits_for().next() {
        Some(department) if blank(&closed.note) => {
            Err(LeadRefusal::Waits { department: department.to_owned() })
        }
        _ => Ok(closed),
    }
}
