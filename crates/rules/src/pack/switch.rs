//! A draft is off until an officer switches it on for the region of their desk, and says why.

use serde::{Deserialize, Serialize};

use super::{Library, PackRef, Status};
use crate::fact::Fact;
use crate::{region, text};

/// An officer's word: from now on the draft holds in this region, or no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Switched {
    /// The very version: whoever switches a draft on has read this text and no other.
    pub pack: PackRef,
    /// GB/T 2260 code.
    pub region: String,
    pub on: bool,
    pub reason: String,
}

impl Fact for Switched {
    const KIND: &'static str = "pack.switched";
}

/// What an officer asks for.
#[derive(Debug, Clone, Copy)]
pub struct Switch<'a> {
    pub id: &'a str,
    /// Of the desk.
    pub region: &'a str,
    pub on: bool,
    pub reason: &'a str,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SwitchRefusal {
    #[error("{0:?} is no region of GB/T 2260; nothing was recorded")]
    NoRegion(String),
    #[error("there is no pack {0} on this machine; nothing was recorded")]
    NoPack(String),
    #[error(
        "{0} is no draft: what is in force holds by itself, and what has ended is chosen for a single case; nothing was recorded"
    )]
    NoDraft(String),
    #[error("{0} is a draft of another region than this desk's; nothing was recorded")]
    Elsewhere(String),
    #[error("switching a draft on or off needs a reason; nothing was recorded")]
    NoReason,
    #[error("{0} is switched on here already; nothing was recorded")]
    AlreadyOn(String),
    #[error("{0} is not switched on for this very region; nothing was recorded")]
    NotOn(String),
}

impl SwitchRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoRegion(_) => "switch-no-region",
            Self::NoPack(_) => "switch-no-pack",
            Self::NoDraft(_) => "switch-no-draft",
            Self::Elsewhere(_) => "switch-elsewhere",
            Self::NoReason => "switch-no-reason",
            Self::AlreadyOn(_) => "switch-already-on",
            Self::NotOn(_) => "switch-not-on",
        }
    }
}

/// `standing` are the last words on each draft and region. What was switched on can be switched off
/// also where its version isn't here.
pub fn decide_switch(
    library: &Library,
    standing: &[Switched],
    asked: Switch<'_>,
) -> Result<Switched, SwitchRefusal> {
    let Switch { id, region, on, reason } = asked;
    let now = standing.iter().find(|word| word.on && word.pack.id == id && word.region == region);
    let pack = if on {
        let draft = draft(library, id, region)?;
        if now.is_some_and(|word| word.pack == *draft) {
            return Err(SwitchRefusal::AlreadyOn(id.to_owned()));
        }
        draft.clone()
    } else {
        now.ok_or_else(|| SwitchRefusal::NotOn(id.to_owned()))?.pack.clone()
    };
    if text::blank(reason) {
        return Err(SwitchRefusal::NoReason);
    }
    let (region, reason) = (region.to_owned(), reason.trim().to_owned());
    Ok(Switched { pack, region, on, reason })
}

fn draft<'l>(library: &'l Library, id: &str, region: &str) -> Result<&'l PackRef, SwitchRefusal> {
    if region::find(region).is_none() {
        return Err(SwitchRefusal::NoRegion(region.to_owned()));
    }
    let (pack, reference) =
        library.newest(id).ok_or_else(|| SwitchRefusal::NoPack(id.to_owned()))?;
    if pack.status != Status::Draft {
        return Err(SwitchRefusal::NoDraft(id.to_owned()));
    }
    if !pack.may_hold(region) {
        return Err(SwitchRefusal::Elsewhere(id.to_owned()));
    }
    Ok(reference)
}
