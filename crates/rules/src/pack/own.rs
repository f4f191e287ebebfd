//! A pack of a province's own, put into use by an officer. The record has the file itself: it goes
//! wherever the log goes, and no later file changes what was made under it.

use serde::{Deserialize, Serialize};

use super::file::{offset_of, read};
use super::{Library, Pack, PackFault, PackRef, Rulebook, Status, Switched};
use crate::fact::Fact;
use crate::region::within;
use crate::text;

/// A pack is text that people write; the longest of those that ship has 14 KB.
const LARGEST: usize = 1024 * 1024;

/// An officer's word: this file is in use from now on. Where and when it holds, the file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Used {
    pub pack: PackRef,
    /// GB/T 2260 code of the officer's desk.
    pub region: String,
    pub reason: String,
    pub file_name: String,
    /// The file, with lines that end in one sign.
    pub text: String,
}

impl Fact for Used {
    const KIND: &'static str = "pack.used";
}

/// What an officer asks for.
#[derive(Debug, Clone, Copy)]
pub struct Use<'a> {
    pub file_name: &'a str,
    pub bytes: &'a [u8],
    /// Of the desk.
    pub region: &'a str,
    pub reason: &'a str,
}

/// A file that may be put into use.
#[derive(Debug, Clone, PartialEq)]
pub struct Offered {
    /// With what it inherits.
    pub pack: Pack,
    pub reference: PackRef,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UseRefusal {
    #[error("{}", told(.0))]
    Faults(Vec<PackFault>),
    #[error("a pack file has at most 1 MiB; nothing was recorded")]
    TooLarge,
    #[error("putting a pack into use needs a reason; nothing was recorded")]
    NoReason,
    #[error("{id} version {version} is in use already; nothing was recorded")]
    InUse { id: String, version: u32 },
}

fn told(faults: &[PackFault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

impl UseRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Faults(_) => "pack-file",
            Self::TooLarge => "pack-too-large",
            Self::NoReason => "pack-no-reason",
            Self::InUse { .. } => "pack-in-use",
        }
    }
}

/// Reads a file beside all that is here; every fault with its place.
pub fn offer(library: &Library, asked: Use<'_>) -> Result<Offered, UseRefusal> {
    let Use { file_name, bytes, region, .. } = asked;
    if bytes.len() > LARGEST {
        return Err(UseRefusal::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        UseRefusal::Faults(vec![PackFault::not_text(file_name, bytes, error.valid_up_to())])
    })?;
    let text = text.replace("\r\n", "\n");
    let own = read(file_name, &text).map_err(|fault| UseRefusal::Faults(vec![fault]))?;
    let faults: Vec<PackFault> = misplaced(library, &own, region)
        .into_iter()
        .map(|(key, message)| PackFault::at(file_name, &text, offset_of(&text, key), message))
        .collect();
    if !faults.is_empty() {
        return Err(UseRefusal::Faults(faults));
    }
    let (pack, reference) = library.whole(file_name, &text).map_err(UseRefusal::Faults)?;
    Ok(Offered { pack, reference, text })
}

/// What is wrong with a pack that is right in itself: an id that is somebody else's, a version that
/// would never be chosen, a region that isn't this desk's to decide for.
fn misplaced(library: &Library, pack: &Pack, desk: &str) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    if Library::shipped().newest(&pack.id).is_some() {
        found.push(("id", format!("expected an id that no shipped pack has, found {:?}", pack.id)));
    }
    let newest = library.newest(&pack.id).map_or(0, |(newest, _)| newest.version);
    if pack.version < newest {
        let message = format!("expected a version above {newest}, found {}", pack.version);
        found.push(("version", message));
    }
    let scope = pack.region.as_deref().unwrap_or("000000");
    let (fits, expected) = match pack.status {
        // It holds where it is switched on, and that is this desk's region.
        Status::Draft => (pack.may_hold(desk), "that this desk's region lies in"),
        Status::InForce | Status::Ended => (within(scope, desk), "within that of this desk"),
    };
    if !fits {
        found.push(("region", format!("expected a region {expected}, {desk}, found {scope}")));
    }
    found
}

/// A file is put into use once. A draft is switched on for the desk in the same act: that is what
/// putting it into use means.
pub fn decide_use(
    library: &Library,
    in_use: &[Used],
    asked: Use<'_>,
) -> Result<(Used, Option<Switched>), UseRefusal> {
    let Offered { pack, reference, text } = offer(library, asked)?;
    if in_use.iter().any(|used| used.pack == reference) {
        return Err(UseRefusal::InUse { id: reference.id, version: reference.version });
    }
    if text::blank(asked.reason) {
        return Err(UseRefusal::NoReason);
    }
    let (region, reason) = (asked.region.to_owned(), asked.reason.trim().to_owned());
    let on = (pack.status == Status::Draft).then(|| Switched {
        pack: reference.clone(),
        region: region.clone(),
        on: true,
        reason: reason.clone(),
    });
    let file_name = asked.file_name.to_owned();
    Ok((Used { pack: reference, region, reason, file_name, text }, on))
}

/// What a file would change: the version of its pack that rules now, else what rules in its region.
pub fn running<'l>(book: &Rulebook<'l>, pack: &Pack) -> Option<(&'l Pack, &'l PackRef)> {
    let scope = pack.region.as_deref().unwrap_or_default();
    book.named(&pack.id, scope).or_else(|| book.of_region(scope))
}
