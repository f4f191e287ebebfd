//! What a draw is made from: one value, frozen before any randomness exists.

use canon::Hash32;
use serde::{Deserialize, Serialize};

use crate::{DrawError, WitnessRule};

/// The kind of every draw from a narrowed population, and of no other.
pub const DIRECTED: &str = "directed";

/// The frozen inputs. Their canonical bytes are what `population_hash` stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inputs {
    /// The plan period, for example `2026-Q4`.
    pub period: String,
    /// The clause that the draw rests on.
    pub basis: String,
    /// Quarterly, annual, look-back, selection among candidates; [`DIRECTED`] where `directed` is.
    pub kind: String,
    /// What narrowed the population: such a draw is marked directed, 定向.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub directed: Option<Directed>,
    /// The day, or the RFC 3339 instant, on which the population was read from the registry.
    pub snapshot_at: String,
    /// N of the quota ledger at the snapshot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denominator: Option<Denominator>,
    /// Hash of the signed registry bundle that the population comes from.
    pub registry: Hash32,
    pub strata: Vec<Stratum>,
    #[serde(default)]
    pub excluded: Vec<Excluded>,
    pub inspectors: Vec<Inspector>,
    #[serde(default)]
    pub recusals: Vec<Recusal>,
    #[serde(default)]
    pub team: Team,
    pub witness_rule: WitnessRule,
}

/// Conditions that a mine had to meet to be drawn from, and the clause that allows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Directed {
    pub filters: Vec<Filter>,
    /// The document and clause by which the population may be narrowed.
    pub source: String,
}

/// A mine meets it by one of the values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filter {
    pub by: FilterBy,
    pub values: Vec<String>,
}

/// What a population may be narrowed by, in the byte order of their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FilterBy {
    Mineral,
    /// The risk grade that the registry has.
    Risk,
    Scale,
}

impl FilterBy {
    pub fn code(self) -> &'static str {
        match self {
            Self::Mineral => "mineral",
            Self::Risk => "risk",
            Self::Scale => "scale",
        }
    }
}

/// N over the whole scope, or stratum by stratum where the ratio is owed in each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Denominator {
    Whole(u32),
    ByStratum(std::collections::BTreeMap<String, u32>),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stratum {
    pub id: String,
    pub name: String,
    /// How many mines are drawn; 0 where the stratum has none.
    pub quota: u32,
    pub members: Vec<Mine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mine {
    pub id: String,
    pub name: String,
    pub licence: String,
    pub holder: String,
}

/// A mine in scope that can't be drawn, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Excluded {
    pub id: String,
    pub reason: String,
}

/// Somebody who may be drawn. Name and card number lie in a private annex behind `detail_hash`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inspector {
    pub id: String,
    pub department: String,
    pub roles: Vec<String>,
    /// Whether the person holds an inspection card.
    pub card: bool,
    /// Where the person may work; absent means everywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strata: Option<Vec<String>>,
    /// Assignments this year before this draw.
    pub load: u32,
    pub detail_hash: Hash32,
}

/// The person does not inspect mines of this holder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recusal {
    pub person: String,
    pub holder: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// In the order in which they are filled.
    pub slots: Vec<Slot>,
    /// The most assignments (`load` and this draw together) that one person may have; absent means
    /// no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    pub role: String,
    /// Whether the slot asks for a card holder.
    pub card: bool,
    /// Absent means any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
}

/// Leader and member, both with a card.
impl Default for Team {
    fn default() -> Self {
        let slot = |role: &str| Slot { role: role.to_owned(), card: true, department: None };
        Self { slots: vec![slot("leader"), slot("member")], cap: None }
    }
}

impl Inputs {
    /// The same inputs with every list in its prescribed order, so that the order in which a
    /// program collected them changes nothing.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        if let Some(directed) = &mut self.directed {
            directed.filters.sort_by_key(|filter| filter.by);
            directed.filters.iter_mut().for_each(|filter| filter.values.sort());
        }
        self.strata.sort_by(|a, b| a.id.cmp(&b.id));
        for stratum in &mut self.strata {
            stratum.members.sort_by(|a, b| a.id.cmp(&b.id));
        }
        self.excluded.sort_by(|a, b| a.id.cmp(&b.id));
        self.inspectors.sort_by(|a, b| a.id.cmp(&b.id));
        for person in &mut self.inspectors {
            person.roles.sort();
            person.strata.iter_mut().for_each(|strata| strata.sort());
        }
        self.recusals.sort();
        self
    }

    /// SHA-256 of the canonical bytes.
    pub fn population_hash(&self) -> Hash32 {
        canon::hash_of(self).expect("inputs hold only strings and small integers")
    }
}

/// A plan file: the inputs, and optionally the draw's id. What else a program keeps in its plan is
/// its own affair: only `inputs` is committed to.
#[derive(Debug, Clone, Deserialize)]
pub struct Plan {
    #[serde(default, alias = "id")]
    pub draw: Option<String>,
    pub inputs: Inputs,
}

impl Plan {
    pub fn read(bytes: &[u8]) -> Result<Self, DrawError> {
        serde_json::from_slice(bytes)
            .map_err(|error| DrawError::PlanUnreadable { detail: error.to_string() })
    }
}
