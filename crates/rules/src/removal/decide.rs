//! Who may remove a mine, on what ground, with what in hand.

use super::feedback::fed_back;
use super::{
    Concluded, Conclusion, Conference, Following, Removal, RemovalRefusal, Reported, Verified,
    basis,
};
use crate::mine::ListLevel;
use crate::pack::{Actor, Consequence, Decider, Level, Pack, RemovalRoute};
use crate::procedure::Proof;

/// How the mine's rectification ended, as its own records say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rectified {
    None,
    Open,
    Passed,
    /// Failed its re-check, or was overdue.
    Failed,
}

type Outcome<T> = Result<T, RemovalRefusal>;

/// A ground of this very pack, or its clause for a rectification that failed (GS-3.5); each paper
/// that it asks for, its own route, and a list that the mine is on.
pub fn decide_report(
    pack: &Pack,
    reported: Reported,
    rectified: Rectified,
    lists: &[ListLevel],
) -> Outcome<Reported> {
    same_pack(pack, &reported)?;
    if !lists.contains(&reported.list) {
        return Err(RemovalRefusal::NotOnList { list: reported.list.code() });
    }
    let ground = reported.ground.clone();
    let Some(found) = basis(pack, &ground) else {
        return Err(RemovalRefusal::NoSuchGround { pack: pack.id.clone(), ground });
    };
    let has = |name: &&String| !reported.evidence.iter().any(|proof| proof.name == **name);
    if let Some(missing) = found.evidence.iter().find(has) {
        return Err(RemovalRefusal::NoEvidence { ground, missing: missing.clone() });
    }
    if reported.evidence.is_empty() {
        return Err(RemovalRefusal::NoEvidence { ground, missing: "at least one paper".into() });
    }
    if reported.reason.trim().is_empty() {
        return Err(RemovalRefusal::NoReason { ground });
    }
    let failed = rectified == Rectified::Failed && reported.rectification.is_some();
    if found.route == RemovalRoute::AfterRectification && !failed {
        return Err(RemovalRefusal::NotFailed { ground });
    }
    fed_back(pack, &reported)?;
    Ok(reported)
}

/// What may follow on a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Verify,
    Conclude,
}

impl Move {
    pub const ALL: [Self; 2] = [Self::Verify, Self::Conclude];

    pub fn code(self) -> &'static str {
        match self {
            Self::Verify => "verify",
            Self::Conclude => "conclude",
        }
    }
}

/// Whether a step may be taken, whatever it will say.
pub fn may(now: &Removal, step: Move) -> Outcome<()> {
    match (step, &now.verified, &now.concluded) {
        (Move::Verify, None, None) | (Move::Conclude, Some(_), None) => Ok(()),
        (Move::Conclude, None, None) => Err(RemovalRefusal::NotVerified),
        _ => Err(RemovalRefusal::OutOfOrder),
    }
}

pub fn decide_verify(now: &Removal, verified: Verified) -> Outcome<Verified> {
    may(now, Move::Verify)?;
    if verified.on < now.reported.on {
        return Err(RemovalRefusal::BackInTime);
    }
    if !is_body(&verified.body) {
        return Err(RemovalRefusal::NotVerifier { by: verified.body });
    }
    if verified.by.trim().is_empty() { Err(RemovalRefusal::Nobody) } else { Ok(verified) }
}

/// A conclusion, whose it is and on what day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub on: chrono::NaiveDate,
    pub conclusion: Conclusion,
    pub by: Actor,
    pub person: String,
    pub reason: String,
    pub decision: Option<Proof>,
    pub conference: Option<Conference>,
}

/// What was found not to hold is closed by the body that found so, or by the list's decider. What
/// holds is decided by whom the pack names for the list; where it names nobody, by the body that
/// the officer names, with its decision. A mine is kept all the same for a reason alone.
pub fn decide_conclude(pack: &Pack, now: &Removal, verdict: Verdict) -> Outcome<Concluded> {
    same_pack(pack, &now.reported)?;
    may(now, Move::Conclude)?;
    let verified = now.verified.as_ref().ok_or(RemovalRefusal::NotVerified)?;
    if verdict.on < verified.on {
        return Err(RemovalRefusal::BackInTime);
    }
    if verdict.person.trim().is_empty() {
        return Err(RemovalRefusal::Nobody);
    }
    let clause = if verified.holds {
        fed_back(pack, &now.reported)?;
        heard(pack, verified, &verdict)?;
        let clause = authority(pack, now.reported.list, &verdict)?;
        if verdict.conclusion == Conclusion::Kept && verdict.reason.trim().is_empty() {
            return Err(RemovalRefusal::NoReason { ground: now.reported.ground.clone() });
        }
        clause
    } else {
        closes(pack, now.reported.list, verified, &verdict)?
    };
    let Verdict { on, conclusion, by, person, reason, decision, conference } = verdict;
    let follows = if conclusion == Conclusion::Kept { None } else { following(pack, now) };
    Ok(Concluded { on, conclusion, by, person, clause, reason, decision, conference, follows })
}

/// OR-4.8, ZJ-4.4c: what follows where a rectification failed. Of other grounds no document says.
fn following(pack: &Pack, now: &Removal) -> Option<Following> {
    let ground = basis(pack, &now.reported.ground)?;
    let stated = pack.rectification.on_fail.as_ref();
    let stated = stated.filter(|_| ground.route == RemovalRoute::AfterRectification)?;
    let by_people = stated.value.iter().filter(|one| !one.comes_by_itself());
    let consequences: Vec<Consequence> = by_people.copied().collect();
    let clause = stated.clause.clone();
    (!consequences.is_empty()).then_some(Following { consequences, clause })
}

fn same_pack(pack: &Pack, reported: &Reported) -> Outcome<()> {
    let same = reported.pack.id == pack.id && reported.pack.version == pack.version;
    if same { Ok(()) } else { Err(RemovalRefusal::OtherPack) }
}

fn is_body(actor: &Actor) -> bool {
    matches!(actor, Actor::Body { .. })
}

/// GS-4.2: after feedback and joint conference, which can't have met on what was not yet verified.
fn heard(pack: &Pack, verified: &Verified, verdict: &Verdict) -> Outcome<()> {
    let asked = pack.removal.joint_conference.as_ref().filter(|stated| stated.value);
    let Some(clause) = asked.map(|stated| stated.clause.clone()) else { return Ok(()) };
    match &verdict.conference {
        Some(met) if met.on > verdict.on => Err(RemovalRefusal::BackInTime),
        Some(met) if met.on < verified.on => Err(RemovalRefusal::EarlyConference { clause }),
        Some(met) if !met.opinion.trim().is_empty() => Ok(()),
        _ => Err(RemovalRefusal::NoConference { clause }),
    }
}

/// Whom the pack names for a list. Of the national one a mine is only proposed for removal: whoever
/// decides on a list of the pack may do that.
pub fn deciders(pack: &Pack, list: ListLevel) -> impl Iterator<Item = &Decider> {
    let fits = move |decider: &&Decider| decider.list == list || list == ListLevel::National;
    pack.removal.deciders.iter().filter(fits)
}

/// Whether no document names a body below the nation that decides on this list, or proposes to the
/// nation: then the officer is asked.
pub fn is_decider_asked(pack: &Pack, list: ListLevel) -> bool {
    let below = |by: &Actor| !matches!(by, Actor::Body { level: Level::Nation, .. });
    !deciders(pack, list).any(|decider| below(&decider.by))
}

/// The clause by which this body concludes on the list, if a document names it.
fn authority(pack: &Pack, list: ListLevel, verdict: &Verdict) -> Outcome<Option<String>> {
    let by = || verdict.by.clone();
    match (verdict.conclusion, list == ListLevel::National) {
        (Conclusion::Removed, true) => return Err(RemovalRefusal::NationalOnlyProposed),
        (Conclusion::ProposedNational, false) => {
            return Err(RemovalRefusal::NotDecider { by: by() });
        }
        _ => {}
    }
    if let Some(decider) = deciders(pack, list).find(|decider| decider.by == verdict.by) {
        return Ok(Some(decider.clause.clone()));
    }
    if !is_decider_asked(pack, list) || !is_body(&verdict.by) {
        return Err(RemovalRefusal::NotDecider { by: by() });
    }
    // OR-4.8, XJ-4.0: it is reported upwards.
    let reports = pack.removal.reported_by.as_ref();
    if let Some(stated) = reports.filter(|stated| stated.value.contains(&verdict.by)) {
        return Err(RemovalRefusal::OwnReport { clause: stated.clause.clone(), by: by() });
    }
    if verdict.decision.is_none() { Err(RemovalRefusal::NoDecision) } else { Ok(None) }
}

/// Nothing is left to decide.
fn closes(
    pack: &Pack,
    list: ListLevel,
    verified: &Verified,
    verdict: &Verdict,
) -> Outcome<Option<String>> {
    if verdict.conclusion != Conclusion::Kept {
        return Err(RemovalRefusal::NotVerified);
    }
    let decider = deciders(pack, list).find(|decider| decider.by == verdict.by);
    match decider {
        Some(decider) => Ok(Some(decider.clause.clone())),
        None if verdict.by == verified.body => Ok(None),
        None => Err(RemovalRefusal::NotDecider { by: verdict.by.clone() }),
    }
}
