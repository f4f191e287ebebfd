//! When a list of problems goes out, and what may follow on it.

use super::{Checked, Circulated, Listed, LookBack};
use crate::pack::{Pack, PackRef};
use crate::text::blank;

/// What may follow on a list of problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Circulate,
    Check,
}

impl Move {
    pub const ALL: [Self; 2] = [Self::Check, Self::Circulate];

    pub fn code(self) -> &'static str {
        match self {
            Self::Circulate => "circulate",
            Self::Check => "check-lookback",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LookBackRefusal {
    #[error("this look back was begun under another pack or version. Nothing was recorded")]
    OtherPack,
    #[error("pack {pack} states no list of problems or circular. Nothing was recorded")]
    NotStated { pack: String },
    #[error("{clause}: the list names at least one problem. Nothing was recorded")]
    NoProblems { clause: String },
    #[error("a day lies before what it rests on. Nothing was recorded")]
    BackInTime,
    #[error("somebody must answer for this by name. Nothing was recorded")]
    Nobody,
    #[error("all problems of this list are put right. Nothing was recorded")]
    PutRight,
    #[error("{problems} problems and {verdicts} verdicts: each needs one. Nothing was recorded")]
    NotEach { problems: usize, verdicts: usize },
}

impl LookBackRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherPack => "lookback-other-pack",
            Self::NotStated { .. } => "lookback-not-stated",
            Self::NoProblems { .. } => "lookback-no-problems",
            Self::BackInTime => "lookback-back-in-time",
            Self::Nobody => "lookback-nobody",
            Self::PutRight => "lookback-put-right",
            Self::NotEach { .. } => "lookback-not-each",
        }
    }
}

type Outcome<T> = Result<T, LookBackRefusal>;

pub fn decide_list(pack: &Pack, reference: &PackRef, mut listed: Listed) -> Outcome<Listed> {
    if listed.pack != *reference {
        return Err(LookBackRefusal::OtherPack);
    }
    let rules = &pack.look_back;
    let Some(stated) = rules.problem_list.as_ref().filter(|stated| stated.value) else {
        return Err(LookBackRefusal::NotStated { pack: pack.id.clone() });
    };
    let clause = stated.clause.clone();
    if listed.problems.is_empty() || listed.problems.iter().any(|problem| blank(problem)) {
        return Err(LookBackRefusal::NoProblems { clause });
    }
    if listed.limit < listed.on {
        return Err(LookBackRefusal::BackInTime);
    }
    if blank(&listed.person) {
        return Err(LookBackRefusal::Nobody);
    }
    let circular = rules.circular.as_ref().filter(|stated| stated.value);
    listed.circular_clause = circular.map(|stated| stated.clause.clone());
    listed.clause = clause;
    Ok(listed)
}

/// Whether a step follows here, whatever it will say. 定期通报 does not end with the problems
/// (OR-4.6): that they are put right may be made known as well.
pub fn may(now: &LookBack, step: Move) -> Outcome<()> {
    match step {
        Move::Check if now.put_right_on().is_some() => Err(LookBackRefusal::PutRight),
        Move::Circulate if now.listed.circular_clause.is_none() => {
            Err(LookBackRefusal::NotStated { pack: now.listed.pack.id.clone() })
        }
        _ => Ok(()),
    }
}

pub fn decide_circulate(now: &LookBack, circulated: Circulated) -> Outcome<Circulated> {
    may(now, Move::Circulate)?;
    if circulated.on < now.last() { Err(LookBackRefusal::BackInTime) } else { Ok(circulated) }
}

/// A check that finds something left may be followed by another.
pub fn decide_check(now: &LookBack, checked: Checked) -> Outcome<Checked> {
    may(now, Move::Check)?;
    let (problems, verdicts) = (now.listed.problems.len(), checked.closed.len());
    if problems != verdicts {
        return Err(LookBackRefusal::NotEach { problems, verdicts });
    }
    if checked.on < now.last() {
        return Err(LookBackRefusal::BackInTime);
    }
    if blank(&checked.person) { Err(LookBackRefusal::Nobody) } else { Ok(checked) }
}
