//! Who judges a change, and what follows.

use super::{Filed, Filing, Judged, Noticed, RegistryChange};
use crate::mine::Field;
use crate::pack::{Actor, Pack, PackRef};

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FilingRefusal {
    #[error("pack {pack} asks for no filing of changes. Nothing was recorded")]
    NotAsked { pack: String },
    #[error("this change was recorded under another pack or version. Nothing was recorded")]
    OtherPack,
    #[error("say in words what changed, or why. Nothing was recorded")]
    NoWords,
    #[error("the registry tells of no such change of this mine's licence. Nothing was recorded")]
    NotTold,
    #[error("this change is already filed or judged. Nothing was recorded")]
    OutOfOrder,
    #[error("the change has not been filed yet. Nothing was judged")]
    NotFiled,
    #[error("a day lies before what it rests on. Nothing was recorded")]
    BackInTime,
    #[error("{clause}: changes are filed with {with}, not {by}. Nothing was judged")]
    NotActor { clause: String, with: Actor, by: Actor },
    #[error("somebody must answer for this by name. Nothing was judged")]
    Nobody,
    #[error("{clause}: a change that matters needs the notice to apply anew. Nothing was judged")]
    NoNotice { clause: String },
}

impl FilingRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAsked { .. } => "filing-not-asked",
            Self::OtherPack => "filing-other-pack",
            Self::NoWords => "filing-no-words",
            Self::NotTold => "filing-not-told",
            Self::OutOfOrder => "filing-out-of-order",
            Self::NotFiled => "filing-not-filed",
            Self::BackInTime => "filing-back-in-time",
            Self::NotActor { .. } => "filing-not-actor",
            Self::Nobody => "filing-nobody",
            Self::NoNotice { .. } => "filing-no-notice",
        }
    }
}

/// What a mining licence says of a mine: a change of it is filed where the pack asks for that.
pub const ON_THE_LICENCE: [Field; 6] = [
    Field::Licence,
    Field::Holder,
    Field::Mineral,
    Field::Capacity,
    Field::CapacityUnit,
    Field::Boundary,
];

/// Whether something on the licence went from a value to another. What stood nowhere was only filled
/// in.
pub fn is_on_licence(change: &RegistryChange) -> bool {
    let RegistryChange { field, before, after, .. } = change;
    ON_THE_LICENCE.contains(field) && !before.is_empty() && before != after
}

type Outcome<T> = Result<T, FilingRefusal>;

fn same(reference: &PackRef, noticed: &Noticed) -> Outcome<()> {
    if noticed.pack == *reference { Ok(()) } else { Err(FilingRefusal::OtherPack) }
}

/// XJ-2.5a. What the document gives no time for is counted and never late.
pub fn decide_notice(pack: &Pack, reference: &PackRef, mut noticed: Noticed) -> Outcome<Noticed> {
    same(reference, &noticed)?;
    let rules = &pack.change_filing;
    let Some(with) = &rules.file_with else {
        return Err(FilingRefusal::NotAsked { pack: pack.id.clone() });
    };
    let within = rules.within.as_ref();
    noticed.clause.clone_from(within.map_or(&with.clause, |stated| &stated.clause));
    noticed.within = within.map(|stated| stated.value);
    if !noticed.registry.iter().all(is_on_licence) {
        return Err(FilingRefusal::NotTold);
    }
    if noticed.what.trim().is_empty() { Err(FilingRefusal::NoWords) } else { Ok(noticed) }
}

/// What may follow on a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    File,
    Judge,
}

impl Move {
    pub const ALL: [Self; 2] = [Self::File, Self::Judge];

    pub fn code(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Judge => "judge",
        }
    }
}

/// Whether a step may be taken, whatever it will say.
pub fn may(now: &Filing, step: Move) -> Outcome<()> {
    match (step, &now.filed, &now.judged) {
        (Move::File, None, None) | (Move::Judge, Some(_), None) => Ok(()),
        (Move::Judge, None, None) => Err(FilingRefusal::NotFiled),
        _ => Err(FilingRefusal::OutOfOrder),
    }
}

/// XJ-2.5a.
pub fn decide_file(reference: &PackRef, now: &Filing, filed: Filed) -> Outcome<Filed> {
    same(reference, &now.noticed)?;
    may(now, Move::File)?;
    if filed.on < now.noticed.changed { Err(FilingRefusal::BackInTime) } else { Ok(filed) }
}

/// XJ-2.5b: a judgement with its reason; one that matters goes out with the notice to apply anew.
pub fn decide_judge(
    pack: &Pack,
    reference: &PackRef,
    now: &Filing,
    mut judged: Judged,
) -> Outcome<Judged> {
    same(reference, &now.noticed)?;
    may(now, Move::Judge)?;
    let filed = now.filed.as_ref().ok_or(FilingRefusal::NotFiled)?;
    if judged.on < filed.on {
        return Err(FilingRefusal::BackInTime);
    }
    let rules = &pack.change_filing;
    let Some(with) = &rules.file_with else {
        return Err(FilingRefusal::NotAsked { pack: pack.id.clone() });
    };
    if judged.by != with.value {
        let (clause, with) = (with.clause.clone(), with.value.clone());
        return Err(FilingRefusal::NotActor { clause, with, by: judged.by });
    }
    if judged.person.trim().is_empty() {
        return Err(FilingRefusal::Nobody);
    }
    if judged.reason.trim().is_empty() {
        return Err(FilingRefusal::NoWords);
    }
    let anew = rules.reapply_if_material.as_ref().filter(|stated| stated.value && judged.material);
    judged.clause = anew.map_or_else(|| with.clause.clone(), |stated| stated.clause.clone());
    match anew {
        Some(_) if judged.reapply.is_none() => {
            Err(FilingRefusal::NoNotice { clause: judged.clause })
        }
        _ => Ok(judged),
    }
}
