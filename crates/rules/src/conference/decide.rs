//! Who convenes, who is heard, and what must be answered.

use super::{Conference, Convened, Held, Topic};
use crate::pack::{Pack, PackRef};

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConferenceRefusal {
    #[error("this conference was convened under another pack or version. Nothing was recorded")]
    OtherPack,
    #[error("pack {pack} knows no joint conference. Nothing was recorded")]
    NotStated { pack: String },
    #[error("{clause}: {convener} convenes it. Nothing was recorded")]
    NotConvener { clause: String, convener: String },
    #[error("{clause}: {department} is no member. Nothing was recorded")]
    NotMember { clause: String, department: String },
    #[error("a conference needs an agenda in words. Nothing was recorded")]
    NoAgenda,
    #[error("a removal is heard as a case: name it. Nothing was recorded")]
    NoCase,
    #[error("there are {items} items and {opinions} opinions. Nothing was recorded")]
    NotEach { items: usize, opinions: usize },
    #[error("the conference can't be held before it was convened. Nothing was recorded")]
    BackInTime,
    #[error("{clause}: the convener, {convener}, was not there. Nothing was recorded")]
    ConvenerAway { clause: String, convener: String },
    #[error("this conference was held already. Nothing was recorded")]
    HeldAlready,
}

impl ConferenceRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherPack => "conference-other-pack",
            Self::NotStated { .. } => "conference-not-stated",
            Self::NotConvener { .. } => "conference-not-convener",
            Self::NotMember { .. } => "conference-not-member",
            Self::NoAgenda => "conference-no-agenda",
            Self::NoCase => "conference-no-case",
            Self::NotEach { .. } => "conference-not-each",
            Self::BackInTime => "conference-back-in-time",
            Self::ConvenerAway { .. } => "conference-convener-away",
            Self::HeldAlready => "conference-held-already",
        }
    }
}

type Outcome<T> = Result<T, ConferenceRefusal>;

/// The members, the convener first, and the clause.
fn members<'a>(
    pack: &'a Pack,
    reference: &PackRef,
    convened: &Convened,
) -> Outcome<(&'a [String], &'a str, &'a String)> {
    if convened.pack != *reference {
        return Err(ConferenceRefusal::OtherPack);
    }
    let stated = pack.supervision.joint_conference.as_ref();
    let found =
        stated.and_then(|said| Some((&said.value[..], said.clause.as_str(), said.value.first()?)));
    found.ok_or_else(|| ConferenceRefusal::NotStated { pack: pack.id.clone() })
}

/// GS-2.1.
pub fn decide_convene(
    pack: &Pack,
    reference: &PackRef,
    mut convened: Convened,
) -> Outcome<Convened> {
    let (_, clause, convener) = members(pack, reference, &convened)?;
    if convened.convener != *convener {
        let (clause, convener) = (clause.to_owned(), convener.clone());
        return Err(ConferenceRefusal::NotConvener { clause, convener });
    }
    let agenda = &convened.agenda;
    if agenda.is_empty() || agenda.iter().any(|item| item.text.trim().is_empty()) {
        return Err(ConferenceRefusal::NoAgenda);
    }
    if agenda.iter().any(|item| item.topic == Topic::Removal && item.case.is_none()) {
        return Err(ConferenceRefusal::NoCase);
    }
    clause.clone_into(&mut convened.clause);
    Ok(convened)
}

/// It is held once.
pub fn may_hold(now: &Conference) -> Outcome<()> {
    if now.held.is_some() { Err(ConferenceRefusal::HeldAlready) } else { Ok(()) }
}

pub fn decide_hold(
    pack: &Pack,
    reference: &PackRef,
    now: &Conference,
    held: Held,
) -> Outcome<Held> {
    may_hold(now)?;
    let convened = &now.convened;
    let (members, clause, convener) = members(pack, reference, convened)?;
    let clause = || clause.to_owned();
    if held.on < convened.on {
        return Err(ConferenceRefusal::BackInTime);
    }
    if let Some(stranger) = held.present.iter().find(|there| !members.contains(there)) {
        return Err(ConferenceRefusal::NotMember {
            clause: clause(),
            department: stranger.clone(),
        });
    }
    if !held.present.contains(convener) {
        let convener = convener.clone();
        return Err(ConferenceRefusal::ConvenerAway { clause: clause(), convener });
    }
    let (items, opinions) = (convened.agenda.len(), held.opinions.len());
    if items != opinions || held.opinions.iter().any(|opinion| opinion.trim().is_empty()) {
        return Err(ConferenceRefusal::NotEach { items, opinions });
    }
    Ok(held)
}
