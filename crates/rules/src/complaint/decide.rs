//! What follows on what.

use chrono::NaiveDate;

use super::{Appealed, Closed, Examined, Received};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Received,
    Examined,
    Closed,
    Appealed,
}

/// A complaint as its records make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    pub received: Received,
    pub stage: Stage,
    /// Who has examined it so far.
    pub examiners: Vec<String>,
    pub last: NaiveDate,
}

impl Complaint {
    pub fn begin(received: Received) -> Self {
        let last = received.on;
        Self { received, stage: Stage::Received, examiners: Vec::new(), last }
    }

    pub fn examined(&mut self, fact: &Examined) {
        self.examiners.push(fact.by.clone());
        self.at(Stage::Examined, fact.on);
    }

    pub fn closed(&mut self, fact: &Closed) {
        self.at(Stage::Closed, fact.on);
    }

    pub fn appealed(&mut self, fact: &Appealed) {
        self.at(Stage::Appealed, fact.on);
    }

    fn at(&mut self, stage: Stage, on: NaiveDate) {
        self.stage = stage;
        self.last = self.last.max(on);
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ComplaintRefusal {
    #[error("say in words what it is about, or what was found. Nothing was recorded")]
    NoWords,
    #[error("this step does not follow on {stage:?}. Nothing was recorded")]
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

fn follows(now: &Complaint, on: NaiveDate, stages: &[Stage]) -> Outcome<()> {
    if !stages.contains(&now.stage) {
        return Err(ComplaintRefusal::OutOfOrder { stage: now.stage });
    }
    if on < now.last {
        return Err(ComplaintRefusal::BackInTime { on, last: now.last });
    }
    Ok(())
}

pub fn decide_receive(received: Received) -> Outcome<Received> {
    words(&received.text)?;
    words(&received.channel)?;
    Ok(received)
}

/// XJ-3.3b: accepted, verified, handled.
pub fn decide_examine(now: &Complaint, examined: Examined) -> Outcome<Examined> {
    follows(now, examined.on, &[Stage::Received, Stage::Appealed])?;
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
    follows(now, closed.on, &[Stage::Examined])?;
    words(&closed.answer)?;
    if closed.person.trim().is_empty() { Err(ComplaintRefusal::Nobody) } else { Ok(closed) }
}

pub fn decide_appeal(now: &Complaint, appealed: Appealed) -> Outcome<Appealed> {
    follows(now, appealed.on, &[Stage::Closed])?;
    words(&appealed.text)?;
    if now.examiners.len() > 1 { Err(ComplaintRefusal::AppealedOnce) } else { Ok(appealed) }
}
