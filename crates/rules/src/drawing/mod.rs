//! What the log says of a draw. The arithmetic is in the crate `draw`; here are its acts.
//!
//! Until it is released, a draw is embargoed, lest the mines be warned: the list and the outcome
//! are for those who hold the draw, and each team is told of its own visits. Only the commitment is
//! everybody's, so that anybody can check later that nothing was exchanged.

mod approval;
mod candidates;
mod change;
mod checkers;
mod exclusion;
mod filter;
mod kind;
mod listed;
mod opened;
#[cfg(test)]
mod plan_tests;
mod population;
mod proof;
mod publication;
mod refusal;
mod rival;
mod signed;
mod team;

use std::collections::BTreeSet;

use canon::{BlobRef, Hash32};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::fact::Fact;
use crate::pack::PackRef;
use crate::person::Unfit;
use crate::quota::Snapshot;

pub use publication::{DrawnMine, MineResult, Published, Told, decide_publish};

pub use approval::{ApprovalStated, Approved, decide_approval_rule, may_approve};
pub use candidates::{Candidate, Candidates, candidate_out, decide_station};
pub use checkers::{Checkers, meant};
pub use exclusion::{ExclusionAsked, ExclusionSettled, decide_exclusion, may_settle_exclusion};
pub use filter::{Filter, decide_filters};
pub use kind::PlanKind;
pub use listed::{DrawnLists, decide_lists};
pub use opened::{Opened, Opening, may_take_over};
pub use population::{Earlier, Out, earlier_stay_out, narrowed_out, standing_out};
pub use refusal::PlanRefusal;

pub use change::{Abandoned, ReasonGiven, Replaced, Substituted, may_abandon, may_change};
pub use proof::{Countersigned, Receipted, Scope, may_countersign, may_have_been};
pub use rival::{Committing, Rank, rank, settled};
pub use signed::{Signed, Signer, SignerRole, may_sign};
pub use team::decide_team;

/// The list was frozen: everything the draw rests on, before any randomness exists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frozen {
    pub title: String,
    pub region: String,
    /// The canonical inputs; their hash is the population hash.
    pub inputs: BlobRef,
    pub population_hash: Hash32,
    pub population: u32,
    /// How many will be drawn.
    pub quota: u32,
    /// Who holds the draw: they may see it before its release.
    pub readers: Vec<String>,
    /// Those whom the rules kept out before the list was frozen. The certificate names none of
    /// them: it is public, and an interest is nobody else's business.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
    /// What the ledger of the year takes from the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snapshot: Option<Snapshot>,
    /// What the draw serves; absent in lists from before it was asked: then a quarter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<PlanKind>,
    /// Such as `2026-Q4`; empty in lists from before it was kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub period: String,
    /// What the officer decided where enterprises have had all the visits that their cap allows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over_cap: Option<OverCap>,
    /// Whose applications wait, in a draw among candidates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidates: Option<Candidates>,
    /// The abandoned draw of the same inputs that this one repeats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<String>,
    /// The day on which the lottery is drawn: from then on a committed draw can't be abandoned. Dice
    /// fall in the act of revealing and have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_on: Option<NaiveDate>,
    /// The rules that held there when the list was frozen; absent in lists from before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack: Option<PackRef>,
}

/// CN-4: the officer's decision on enterprises at their cap of visits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverCap {
    /// Their mines are left out of the list; otherwise they stay in it.
    pub left_out: bool,
    pub reason: String,
    pub mines: Vec<String>,
}

/// Somebody who could not be drawn, for all mines or for one holder's, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    pub person: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    pub why: Unfit,
}

impl Fact for Frozen {
    const KIND: &'static str = "draw.frozen";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.inputs.clone()]
    }

    fn readers(&self) -> Option<Vec<String>> {
        Some(self.readers.clone())
    }
}

/// The officer is bound: from now on only hashes are public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Committed {
    pub population_hash: Hash32,
    pub commitment: Hash32,
    /// Everybody may know what is being drawn, so that two draws of the same show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// The secret, encrypted to headquarters' draw key. None where no key of headquarters is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub escrow: Option<Value>,
}

impl Fact for Committed {
    const KIND: &'static str = "draw.committed";
}

/// Witness input and reveal are one act, so that nobody sees an outcome and then chooses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revealed {
    pub secret: Hash32,
    pub witness: String,
    /// Ids of registered people, and roles such as `witness-1`.
    pub present: Vec<String>,
    pub seed: String,
    pub drawn: Vec<String>,
    pub certificate: BlobRef,
    /// When the dice fell or the lottery was drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub witnessed_ms: Option<i64>,
    /// Those of the frozen list.
    pub readers: Vec<String>,
}

impl Fact for Revealed {
    const KIND: &'static str = "draw.revealed";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.certificate.clone()]
    }

    fn readers(&self) -> Option<Vec<String>> {
        Some(self.readers.clone())
    }
}

/// One drawn mine and who goes there: all that its team need know before the release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assigned {
    /// Of the draw.
    pub title: String,
    pub mine: String,
    pub team: Vec<Place>,
    /// How many teams for this mine of the draw came before: 0 for the drawn one.
    #[serde(default, skip_serializing_if = "is_first")]
    pub turn: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_first(turn: &u32) -> bool {
    *turn == 0
}

/// A person in the place of a team that they were drawn for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    pub slot: String,
    pub person: String,
}

impl Fact for Assigned {
    const KIND: &'static str = "draw.assigned";

    fn readers(&self) -> Option<Vec<String>> {
        Some(self.team.iter().map(|place| place.person.clone()).collect())
    }
}

/// The officer's word that everybody may see the draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Released {
    /// The certificate that becomes public, by its hash.
    pub certificate: Hash32,
}

impl Fact for Released {
    const KIND: &'static str = "draw.released";
}

/// Where a draw stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Frozen,
    Committed,
    Revealed,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DrawRefusal {
    #[error(
        "this draw is already committed: a second secret would let somebody choose between two outcomes. Nothing was changed"
    )]
    AlreadyCommitted,
    #[error(
        "this draw is not committed yet: commit first, then roll the dice. Nothing was changed"
    )]
    NotCommitted,
    #[error("this draw is already revealed; its outcome stands")]
    AlreadyRevealed,
    #[error("this draw is not revealed yet: there is nothing to release. Nothing was changed")]
    NotRevealed,
    #[error("this draw is already released; everybody may see it")]
    AlreadyReleased,
    #[error(
        "only the officer who made this draw may release it. Nothing was changed; ask that person"
    )]
    NotTheOfficer,
    #[error(
        "this draw is embargoed until its release, lest the mines be warned. Its commitment is on record; ask the officer who made it"
    )]
    Embargoed,
    #[error(
        "the two entries of the witness digits differ at digit {0}: read them out again and correct the wrong one. Nothing was revealed"
    )]
    EntriesDiffer(usize),
    #[error("nobody is named as having been present. A witness event needs at least two people")]
    NoWitnesses,
    #[error(
        "the last day of the visits is over already. Nothing was frozen; choose one that is to come"
    )]
    VisitsOver,
    #[error(
        "{0:?} is neither a registered person nor a role such as \"witness-1\". The certificate is public and holds no names; register the person or use a role. Nothing was revealed"
    )]
    WitnessUnknown(String),
    #[error(
        "this draw is not released yet, and its mines are nobody's business until then. Nothing was published; release it first"
    )]
    NotReleased,
    #[error(
        "only those who hold this draw may say that its results are public. Nothing was recorded; ask one of them"
    )]
    NotAHolder,
    #[error(
        "a publication needs a place and at least one mine. Nothing was recorded; fill in what is missing"
    )]
    PublicationIncomplete,
    #[error(
        "{0} has no final visit with a result of this draw. Nothing was recorded; finish the visit, or leave the mine out"
    )]
    VisitNotDone(String),
    #[error(
        "no visit of this draw is done yet: there is no result to list. Nothing was written; finish a visit first"
    )]
    NoVisitDone,
    #[error("the result of {0} is on record as published already. Nothing was changed")]
    AlreadyPublished(String),
    #[error("this draw was abandoned; it stays on record. Nothing was changed; repeat it instead")]
    Abandoned,
    #[error(
        "this draw is made on another machine. Nothing was changed; abandon it there, where its secret is"
    )]
    Elsewhere,
    #[error("this draw was not abandoned, so there is nothing to repeat. Nothing was changed")]
    NotAbandoned,
    #[error(
        "headquarters received another draw of the same period and scope first, so this one is void. Nothing was changed; go on with that one"
    )]
    Void,
    #[error(
        "another draw of the same period and scope is committed to, and its outcome is not known here. Nothing was committed to, lest one of two outcomes be chosen; go on with that one, wait for its release, or let a second person abandon it"
    )]
    Rival,
    #[error(
        "this takes somebody other than whoever made the draw. Nothing was changed; ask a colleague to unlock with their own passphrase"
    )]
    NotAnother,
    #[error("this takes a reason. Nothing was changed; write it down")]
    NoReason,
    #[error(
        "the day of this draw's lottery has begun, so its outcome may be known: it can't be abandoned any more. Nothing was changed; reveal it"
    )]
    EventPassed,
    #[error(
        "the lottery of this list is drawn already. Nothing was committed to; set the list aside and freeze another with an issue that is to come"
    )]
    EventOver,
    #[error(
        "a lottery needs the day on which it is drawn, today or later. Nothing was frozen; state the day that its publisher names for this issue"
    )]
    NoEventDay,
    #[error("this person has countersigned the commitment already; their signature is kept")]
    AlreadyCountersigned,
    #[error(
        "the witness event lies before the commitment or in the future. Nothing was revealed; correct its time"
    )]
    EventTime,
    #[error(
        "headquarters received the commitment at a time that this machine's clock has not reached yet, so nothing would ever prove that it came before the dice. Nothing was revealed; set the clock right, then reveal"
    )]
    ClockBehind,
    #[error(
        "no mine of this list belongs to {0:?}, so the recusal would keep nobody from anything. Nothing was frozen; write the holder as the registry has it, or drop the recusal"
    )]
    NoSuchHolder(String),
    #[error(
        "nobody who may go there is left for this place. Nothing was changed; ask the superior body for people"
    )]
    NobodyLeft,
    #[error("no other mine of this county or banner is left to draw. Nothing was changed")]
    NoMineLeft,
    #[error(
        "by now somebody or something else comes next than was shown. Nothing was changed; look again who comes next"
    )]
    NextChanged,
    #[error("this person has no place in the team of this mine. Nothing was changed")]
    NotInTheTeam,
    #[error("this certificate is signed already in this place; the signature is kept")]
    AlreadySigned,
    #[error(
        "this file is not headquarters' word on this draw as it was committed to. Nothing was changed; ask headquarters for it again"
    )]
    NotHeadquarters,
    #[error(
        "this person is not among those who saw the witness event, so they can't sign for it. Nothing was changed; ask one of those who were there"
    )]
    NotPresent,
}

impl DrawRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::AlreadyCommitted => "draw-already-committed",
            Self::NotCommitted => "draw-not-committed",
            Self::AlreadyRevealed => "draw-already-revealed",
            Self::NotRevealed => "draw-not-revealed",
            Self::AlreadyReleased => "draw-already-released",
            Self::NotTheOfficer => "draw-not-the-officer",
            Self::Embargoed => "draw-embargoed",
            Self::EntriesDiffer(_) => "draw-entries-differ",
            Self::NoWitnesses => "draw-no-witnesses",
            Self::VisitsOver => "draw-visits-over",
            Self::WitnessUnknown(_) => "draw-witness-unknown",
            Self::NotReleased => "draw-not-released",
            Self::NotAHolder => "draw-not-a-holder",
            Self::PublicationIncomplete => "draw-publication-incomplete",
            Self::NoVisitDone => "draw-no-visit-done",
            Self::VisitNotDone(_) => "draw-visit-not-done",
            Self::AlreadyPublished(_) => "draw-already-published",
            Self::Abandoned => "draw-abandoned",
            Self::Elsewhere => "draw-elsewhere",
            Self::NotAbandoned => "draw-not-abandoned",
            Self::Void => "draw-void",
            Self::Rival => "draw-rival",
            Self::NotAnother => "draw-not-another",
            Self::NoReason => "draw-no-reason",
            Self::EventPassed => "draw-event-passed",
            Self::EventOver => "draw-event-over",
            Self::NoEventDay => "draw-no-event-day",
            Self::AlreadyCountersigned => "draw-already-countersigned",
            Self::EventTime => "draw-event-time",
            Self::ClockBehind => "draw-clock-behind",
            Self::NoSuchHolder(_) => "draw-no-such-holder",
            Self::NobodyLeft => "draw-nobody-left",
            Self::NoMineLeft => "draw-no-mine-left",
            Self::NextChanged => "draw-next-changed",
            Self::NotInTheTeam => "draw-not-in-the-team",
            Self::AlreadySigned => "draw-already-signed",
            Self::NotPresent => "draw-not-present",
            Self::NotHeadquarters => "draw-not-headquarters",
        }
    }
}

/// One secret for a draw, ever, and none once the day of its lottery is over.
pub fn may_commit(stage: Stage, event_over: bool) -> Result<(), DrawRefusal> {
    match stage {
        Stage::Frozen if event_over => Err(DrawRefusal::EventOver),
        Stage::Frozen => Ok(()),
        Stage::Committed => Err(DrawRefusal::AlreadyCommitted),
        Stage::Revealed => Err(DrawRefusal::AlreadyRevealed),
    }
}

/// The witness digits are read aloud and entered twice, before at least two people. `present` holds
/// each of them once.
pub fn may_reveal(
    stage: Stage,
    digits: &str,
    again: &str,
    present: &BTreeSet<String>,
) -> Result<(), DrawRefusal> {
    match stage {
        Stage::Frozen => return Err(DrawRefusal::NotCommitted),
        Stage::Revealed => return Err(DrawRefusal::AlreadyRevealed),
        Stage::Committed => {}
    }
    if digits != again {
        let same = digits.chars().zip(again.chars()).take_while(|(a, b)| a == b).count();
        return Err(DrawRefusal::EntriesDiffer(same + 1));
    }
    if present.len() < 2 {
        return Err(DrawRefusal::NoWitnesses);
    }
    Ok(())
}

/// Once, after the reveal, by whoever made the draw.
pub fn may_release(stage: Stage, released: bool, made_it: bool) -> Result<(), DrawRefusal> {
    if stage != Stage::Revealed {
        return Err(DrawRefusal::NotRevealed);
    }
    if released {
        return Err(DrawRefusal::AlreadyReleased);
    }
    if made_it { Ok(()) } else { Err(DrawRefusal::NotTheOfficer) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_secret_and_one_reveal() {
        assert_eq!(may_commit(Stage::Frozen, false), Ok(()));
        assert_eq!(may_commit(Stage::Frozen, true), Err(DrawRefusal::EventOver));
        assert_eq!(may_commit(Stage::Committed, false), Err(DrawRefusal::AlreadyCommitted));
        let two = BTreeSet::from(["p-1".to_owned(), "witness-1".to_owned()]);
        let one = BTreeSet::from(["p-1".to_owned()]);
        assert_eq!(may_reveal(Stage::Frozen, "1", "1", &two), Err(DrawRefusal::NotCommitted));
        assert_eq!(may_reveal(Stage::Committed, "123", "123", &two), Ok(()));
        assert_eq!(
            may_reveal(Stage::Committed, "1234", "1243", &two),
            Err(DrawRefusal::EntriesDiffer(3))
        );
        assert_eq!(may_reveal(Stage::Committed, "1", "1", &one), Err(DrawRefusal::NoWitnesses));
    }

    #[test]
    fn one_release_after_the_reveal_by_who_made_it() {
        assert_eq!(may_release(Stage::Revealed, false, true), Ok(()));
        for stage in [Stage::Frozen, Stage::Committed] {
            assert_eq!(may_release(stage, false, true), Err(DrawRefusal::NotRevealed));
        }
        let again = may_release(Stage::Revealed, true, true);
        assert_eq!(again, Err(DrawRefusal::AlreadyReleased));
        let other = may_release(Stage::Revealed, false, false);
        assert_eq!(other, Err(DrawRefusal::NotTheOfficer));
    }
}
