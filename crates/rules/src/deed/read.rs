//! Somebody read a deed: its day, its scan, and which of the demanded points stand in it. A point
//! of which nothing was said stays open.

use canon::BlobRef;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::of_mine;
use crate::fact::Fact;
use crate::mine::Mine;
use crate::pack::{Pack, PackRef};
use crate::procedure::Proof;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeedRead {
    pub mine: String,
    pub pack: PackRef,
    /// By its id in the pack.
    pub deed: String,
    /// The day of the paper itself.
    pub on: NaiveDate,
    pub scans: Vec<Proof>,
    pub found: Vec<PointFound>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointFound {
    /// By its id in the deed.
    pub point: String,
    pub stands: bool,
}

impl Fact for DeedRead {
    const KIND: &'static str = "mine.deed-read";

    fn blobs(&self) -> Vec<BlobRef> {
        Proof::contents(&self.scans)
    }
}

impl AsRef<Self> for DeedRead {
    fn as_ref(&self) -> &Self {
        self
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeedRefusal {
    #[error("these rules ask for no paper {deed} of this mine. Nothing was recorded; look again")]
    NotAsked { deed: String },
    #[error(
        "these rules name no point {point} of this paper, or it is said twice. Nothing was recorded"
    )]
    NoSuchPoint { point: String },
    #[error("what stands in a paper is recorded with its scan. Nothing was recorded; hand it in")]
    NoScan,
}

impl DeedRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAsked { .. } => "deed-not-asked",
            Self::NoSuchPoint { .. } => "deed-no-point",
            Self::NoScan => "deed-needs-scan",
        }
    }
}

pub fn decide_read(pack: &Pack, mine: &Mine, read: DeedRead) -> Result<DeedRead, DeedRefusal> {
    let asked = of_mine(pack, mine).into_iter().find(|asked| asked.deed.id == read.deed);
    let asked = asked.ok_or_else(|| DeedRefusal::NotAsked { deed: read.deed.clone() })?;
    let points = &asked.deed.points;
    for (place, PointFound { point, .. }) in read.found.iter().enumerate() {
        let twice = read.found.iter().take(place).any(|earlier| earlier.point == *point);
        if twice || !points.iter().any(|known| known.id == *point) {
            return Err(DeedRefusal::NoSuchPoint { point: point.clone() });
        }
    }
    if read.scans.is_empty() { Err(DeedRefusal::NoScan) } else { Ok(read) }
}

/// What was read in the newest paper of this deed, in the order that it was told in: an older
/// contract says nothing of a newer one.
pub fn newest<'a, T: AsRef<DeedRead>>(told: &'a [T], pack: &str, deed: &str) -> Vec<&'a T> {
    let about = |read: &DeedRead| read.pack.id == pack && read.deed == deed;
    let mut all: Vec<&T> = told.iter().filter(|one| about(T::as_ref(one))).collect();
    let last = all.iter().map(|one| T::as_ref(one).on).max();
    all.retain(|one| Some(T::as_ref(one).on) == last);
    all
}

/// The last word on a point; `None`: nobody has looked.
pub fn stands<T: AsRef<DeedRead>>(read: &[&T], point: &str) -> Option<bool> {
    let mut found = read.iter().rev().flat_map(|one| &T::as_ref(one).found);
    found.find(|found| found.point == point).map(|found| found.stands)
}
