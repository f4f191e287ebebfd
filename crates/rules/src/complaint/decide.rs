//! What follows on what.

use chrono::NaiveDate;

use super::{Appealed, Closed, Complaint, Examined, Received, Stage};
use crate::pack::{Pack, PackRef};

/// What may follow on a complaint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Examine,
    Close,
    Appeal,
}

impl Move {
    pub const ALL: [Self; 3] = [Self::Examine, Self::Close, Self::Appeal];

    pub fn code(self) -> &'static str {
        match self {
            Self::Examine => "examine",
            Self::Close => "close-complaint",
            Self::Appeal => "appeal",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ComplaintRefusal {
    #[error("this complaint was received under another pack or version. Nothing was recorded")]
    OtherPack,
    #[error("a complaint is about a mine, an agency, or both. Nothing was recorded")]
    AboutNothing,
    #[error("say in words what it is about, or what was found. Nothing was recorded")]
    NoWords,
    #[error("this step does not follow on {}. Nothing was recorded", .stage.code())]
    OutOfOrder { stage: Stage },
    #[error("{on} lies before what was last recorded, on {last}. Nothing was recorded")]
    BackInTime { on: NaiveDate, last: NaiveDate },
    #[error("somebody must answer for this by name. Nothing was recorded")]
    Nobody,
    #[error("{person} examined this before; an appeal goes to somebody else. Nothing was recorded")]
    SamePerson { person: String },
    #[error("this complaint was already looked at anew. Nothing was recorded")]
    AppealedOnce,
}

impl ComplaintRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherPack => "complaint-other-pack",
            Self::AboutNothing => "complaint-about-nothing",
            Self::NoWords => "complaint-no-words",
            Self::OutOfOrder { .. } => "complaint-out-of-order",
            Self::BackInTime { .. } => "complaint-back-in-time",
            Self::Nobody => "complaint-nobody",
            Self::SamePerson { .. } => "complaint-same-person",
            Self::AppealedOnce => "complaint-appealed-once",
        }
    }
}

type Outcome<T> = Result<T, ComplaintRefusal>;

fn words(text: &str) -> Outcome<()> {
    if text.trim().is_empty() { Err(ComplaintRefusal::NoWords) } else { Ok(()) }
}

/// Whether a step may be taken on this day, whatever it will say.
pub fn may(now: &Complaint, step: Move, on: NaiveDate) -> Outcome<()> {
    let stage = now.stage;
    let follows = match step {
        Move::Examine => matches!(stage, Stage::Received | Stage::Appealed),
        Move::Close => stage == Stage::Examined,
        Move::Appeal => stage == Stage::Closed,
    };
    if !follows {
        return Err(ComplaintRefusal::OutOfOrder { stage });
    }
    if on < now.last {
        return Err(ComplaintRefusal::BackInTime { on, last: now.last });
    }
    if step == Move::Appeal && now.examiners.len() > 1 {
        return Err(ComplaintRefusal::AppealedOnce);
    }
    Ok(())
}

/// XJ-3.3b takes complaints in hand; XJ-3.2a opens the third party's work to them too.
pub fn decide_receive(
    pack: &Pack,
    reference: &PackRef,
    mut received: Received,
) -> Outcome<Received> {
    if received.pack != *reference {
        return Err(ComplaintRefusal::OtherPack);
    }
    if received.mine.is_none() && received.agency.is_none() {
        return Err(ComplaintRefusal::AboutNothing);
    }
    words(&received.text)?;
    words(&received.channel)?;
    let rules = &pack.complaints;
    let agencies = rules.about_agencies.as_ref().filter(|said| said.value);
    let agencies = agencies.filter(|_| received.agency.is_some()).map(|said| &said.clause);
    let accepted = rules.accepted_by.as_ref().map(|said| &said.clause);
    received.clause = agencies.or(accepted).cloned();
    Ok(received)
}

/// XJ-3.3b: accepted, verified, handled.
pub fn decide_examine(now: &Complaint, examined: Examined) -> Outcome<Examined> {
    may(now, Move::Examine, examined.on)?;
    words(&examined.text)?;
    if examined.by.trim().is_empty() {
        return Err(ComplaintRefusal::Nobody);
    }
    if now.examiners.contains(&examined.by) {
        return Err(ComplaintRefusal::SamePerson { person: examined.by });
    }
    Ok(examined)
}

pub fn decide_close(now: &Complaint, closed: Closed) -> Outcome<Closed> {
    may(now, Move::Close, closed.on)?;
    words(&closed.answer)?;
    if closed.person.trim().is_empty() { Err(ComplaintRefusal::Nobody) } else { Ok(closed) }
}

pub fn decide_appeal(now: &Complaint, appealed: Appealed) -> Outcome<Appealed> {
    may(now, Move::Appeal, appealed.on)?;
    words(&appealed.text)?;
    Ok(appealed)
}
