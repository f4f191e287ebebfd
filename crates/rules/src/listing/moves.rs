//! What may be tried at a station, whatever it will say.

use chrono::NaiveDate;

use super::engage::engages_here;
use super::publicity::{has_run, running};
use super::{Application, ListingRefusal, Rulebook};
use crate::pack::StationKind;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// A third party gets the order to evaluate.
    Engage,
    /// On to the next station.
    Pass,
    /// The end of the way, or a mine that was not chosen.
    Refuse,
    Publish,
    Correct,
    Object,
    AnswerObjection,
    Withdraw,
}

impl Move {
    pub const ALL: [Self; 8] = [
        Self::Publish,
        Self::Object,
        Self::AnswerObjection,
        Self::Correct,
        Self::Pass,
        Self::Refuse,
        Self::Engage,
        Self::Withdraw,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Engage => "engage",
            Self::Pass => "pass",
            Self::Refuse => "refuse",
            Self::Publish => "publish",
            Self::Correct => "correct",
            Self::Object => "object",
            Self::AnswerObjection => "answer-objection",
            Self::Withdraw => "withdraw",
        }
    }

    /// Of a publicity alone.
    pub fn is_of_publicity(self) -> bool {
        !matches!(self, Self::Engage | Self::Pass | Self::Refuse | Self::Withdraw)
    }
}

pub fn may(
    book: &Rulebook<'_>,
    now: &Application,
    step: Move,
    on: NaiveDate,
) -> Result<(), ListingRefusal> {
    let station = book.here(now, on)?;
    let public = station.kind == StationKind::Publicity;
    let unengaged = station.kind == StationKind::ThirdPartyEvaluation && now.engaged.is_none();
    let clause = || station.clause.clone();
    match step {
        Move::Engage => engages_here(book, now, on).map(|_| ()),
        Move::Pass | Move::Refuse if unengaged => {
            Err(ListingRefusal::NoAgency { clause: clause() })
        }
        Move::Pass if public => has_run(book, now, station, on),
        Move::Pass | Move::Refuse | Move::Withdraw => Ok(()),
        _ if !public => Err(ListingRefusal::NoPublicity { clause: clause() }),
        Move::Publish if now.notice.is_some() => {
            Err(ListingRefusal::AlreadyPublished { clause: clause() })
        }
        Move::Publish => Ok(()),
        Move::Correct | Move::Object => running(book, now, on).map(|_| ()),
        Move::AnswerObjection if running(book, now, on)?.has_open_objection() => Ok(()),
        Move::AnswerObjection => Err(ListingRefusal::NoObjection),
    }
}
