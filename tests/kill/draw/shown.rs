//! What a page showed of a draw, and what must therefore stand.

use std::collections::BTreeMap;

use app::App;
use app::api::{ById, DrawAfter, DrawDetail, DrawnMine};
use serde::{Deserialize, Serialize};

use crate::desk::call;
use crate::harness::Result;
use crate::kill::fault::Extent;

/// How far a draw is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    pub id: String,
    pub population_hash: String,
    pub commitment: Option<String>,
    /// Names.
    pub countersigned: Vec<String>,
    /// Ids of those of this machine who may still countersign.
    pub seconds: Vec<String>,
    pub seed: Option<String>,
    pub released: bool,
    pub visits: Vec<Visit>,
}

/// To a drawn mine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    pub mine: String,
    pub team: Vec<String>,
    pub inspection: Option<String>,
    /// The day of the visit, once it is final.
    pub done_on: Option<String>,
    pub published: bool,
}

impl Shown {
    pub fn of(app: &App, id: &str) -> Result<Self> {
        let draw = || ById { id: id.to_owned() };
        let detail: DrawDetail = call(app, "draw.get", &draw())?;
        let mut visits = Vec::new();
        if detail.seed.is_some() {
            let after: DrawAfter = call(app, "draw.after", &draw())?;
            visits = after.drawn.into_iter().map(Visit::of).collect();
        }
        let countersigned = detail.proof.countersigned.into_iter().map(|one| one.name);
        let countersigned: Vec<String> = countersigned.collect();
        let waiting = detail.proof.seconds.into_iter();
        let waiting = waiting.filter(|person| !countersigned.contains(&person.name));
        Ok(Self {
            id: detail.row.id,
            population_hash: detail.row.population_hash,
            commitment: detail.commitment,
            seconds: waiting.map(|person| person.id).collect(),
            countersigned,
            seed: detail.seed,
            released: detail.row.released,
            visits,
        })
    }

    pub fn is_published(&self) -> bool {
        !self.visits.is_empty() && self.visits.iter().all(|visit| visit.published)
    }

    /// Whether this may follow on what was shown earlier: all of it stands.
    fn follows(&self, earlier: &Self) -> bool {
        self.id == earlier.id
            && self.population_hash == earlier.population_hash
            && kept(earlier.commitment.as_ref(), self.commitment.as_ref())
            && self.countersigned.starts_with(&earlier.countersigned)
            && kept(earlier.seed.as_ref(), self.seed.as_ref())
            && (self.released || !earlier.released)
            && earlier.visits.iter().all(|visit| self.visits.iter().any(|now| now.follows(visit)))
    }
}

impl Visit {
    fn of(drawn: DrawnMine) -> Self {
        Self {
            mine: drawn.mine,
            team: drawn.team.into_iter().map(|member| member.person).collect(),
            inspection: drawn.inspection,
            done_on: drawn.visited_on,
            published: drawn.published.is_some(),
        }
    }

    fn follows(&self, earlier: &Self) -> bool {
        self.mine == earlier.mine
            && self.team == earlier.team
            && kept(earlier.inspection.as_ref(), self.inspection.as_ref())
            && kept(earlier.done_on.as_ref(), self.done_on.as_ref())
            && (self.published || !earlier.published)
    }
}

fn kept(earlier: Option<&String>, now: Option<&String>) -> bool {
    earlier.is_none() || earlier == now
}

/// What a process says when it has opened the machine, and after each act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stand {
    /// Number and hash of the log's newest entry.
    pub seq: u64,
    pub hash: String,
    /// How far the store's files were, if an act was just confirmed.
    pub extent: Option<Extent>,
    pub newest: Option<Shown>,
}

/// Everything that one folder's processes said so far.
#[derive(Debug, Clone, Default)]
pub struct Held {
    pub heads: BTreeMap<u64, String>,
    draws: BTreeMap<String, Shown>,
    extent: Extent,
}

impl Held {
    /// Takes in what a process said; a complaint if it contradicts what was said before.
    pub fn hear(&mut self, stand: Stand) -> Option<String> {
        // Nothing is known of the files until something is confirmed again.
        self.extent = stand.extent.unwrap_or_default();
        self.heads.insert(stand.seq, stand.hash);
        let now = stand.newest?;
        let earlier = self.draws.insert(now.id.clone(), now.clone());
        let earlier = earlier.filter(|earlier| !now.follows(earlier))?;
        Some(format!("{now:?} follows on {earlier:?}"))
    }

    pub fn extent(&self) -> Extent {
        self.extent
    }

    /// What was shown and does not stand in `draws`.
    pub fn lost(&self, draws: &[Shown]) -> Vec<String> {
        let stands = |earlier: &&Shown| draws.iter().any(|now| now.follows(earlier));
        let lost = self.draws.values().filter(|earlier| !stands(earlier));
        lost.map(|earlier| format!("{earlier:?} was shown, there is {draws:?}")).collect()
    }
}
