//! Policy packs: one jurisdiction's rules as data. Each value carries its clause; what no source
//! states is `None` and asked from the officer.

mod diff;
mod file;
mod library;
mod minerals;
mod own;
mod rulebook;
mod sections;
mod stated;
mod switch;
mod term;

use std::collections::BTreeMap;

use canon::Hash32;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use diff::{Difference, diff};
pub use file::PackFault;
pub use library::Library;
pub use minerals::Minerals;
pub use own::{Offered, Use, UseRefusal, Used, decide_use, offer, running};
pub use rulebook::{Draft, Rulebook, Rules};
pub(crate) use sections::Day;
pub use sections::*;
pub use stated::{Actor, Level, Stated};
pub use switch::{Switch, SwitchRefusal, Switched, decide_switch};

pub use crate::calendar::{Period, Unit};
use crate::checklist::Words;
use crate::deadline::Rule;
use crate::region::within;

/// What the names of invented bodies end with; no body is called so.
pub const INVENTED: &str = "（演示）";

/// The format of the files.
pub const FORMAT: &str = "qingshan-pack-1";

/// One version of one jurisdiction's rules; with what it inherits, once a [`Library`] has read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    pub format: String,
    pub id: String,
    pub version: u32,
    pub title: Words,
    pub level: Level,
    /// GB/T 2260; `None` for the nation.
    #[serde(default)]
    pub region: Option<String>,
    pub status: Status,
    #[serde(default)]
    pub inherits: Option<Base>,
    /// Sections or values of the base that this pack leaves open, such as `rectification.limit`.
    #[serde(default)]
    pub not_inherited: Vec<String>,
    #[serde(default)]
    pub validity: Validity,
    pub source: Source,
    /// Every clause that a value may name, in the source's words or a short gist.
    #[serde(default)]
    pub clauses: Clauses,
    #[serde(default)]
    pub departments: BTreeMap<String, Department>,
    #[serde(default)]
    pub supervision: Supervision,
    #[serde(default)]
    pub contract: Contract,
    #[serde(default)]
    pub stations: Vec<Station>,
    #[serde(default)]
    pub pass: PassRules,
    #[serde(default)]
    pub spot_check: SpotCheck,
    #[serde(default)]
    pub look_back: LookBack,
    #[serde(default)]
    pub rectification: Rectification,
    #[serde(default)]
    pub removal: Removal,
    #[serde(default)]
    pub agencies: Agencies,
    #[serde(default)]
    pub leads: Leads,
    #[serde(default)]
    pub complaints: Complaints,
    #[serde(default)]
    pub change_filing: ChangeFiling,
    #[serde(default)]
    pub targets: Targets,
    #[serde(default)]
    pub plans: Vec<PlanRule>,
    #[serde(default)]
    pub duties: Vec<Duty>,
    #[serde(default)]
    pub obligations: Vec<Obligation>,
    #[serde(default)]
    pub deeds: Vec<Deed>,
    #[serde(default)]
    pub reports: Vec<Report>,
    /// What is due when: the deadline desk counts these.
    #[serde(default)]
    pub deadlines: Vec<Rule>,
    #[serde(default)]
    pub exemptions: Vec<Exemption>,
    #[serde(default)]
    pub sanctions: Vec<Sanction>,
}

/// The form of a pack's file as JSON Schema, published beside the packs.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Pack).to_value()
}

/// What a record remembers of the rules that it was made under.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackRef {
    pub id: String,
    pub version: u32,
    /// Over the bytes of the file and of those it inherits from.
    pub hash: Hash32,
}

/// Where a topic goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Routed<'a> {
    To(Vec<&'a Route>),
    /// The mineral decides, and nobody has stated it.
    MineralNeeded,
    /// The pack says nothing: the officer chooses.
    Unstated,
}

impl Pack {
    /// Drafts and ended packs are chosen by a person, never by themselves.
    pub fn on_by_default(&self) -> bool {
        self.status == Status::InForce
    }

    /// Whether it was written for where the region lies.
    pub fn may_hold(&self, region: &str) -> bool {
        self.region.as_deref().is_none_or(|scope| within(region, scope))
    }

    pub fn ground(&self, id: &str) -> Option<&Ground> {
        self.removal.grounds.iter().find(|ground| ground.id == id)
    }

    pub fn station(&self, id: &str) -> Option<&Station> {
        self.stations.iter().find(|station| station.id == id)
    }

    /// The dated rules of a clause.
    pub fn dated(&self, clause: &str) -> impl Iterator<Item = &Rule> {
        self.deadlines.iter().filter(move |rule| rule.clause == clause)
    }

    /// The department of this name or of an older one, also after the name of its place, as in
    /// 鄂尔多斯市能源局; of several the one that more of the name says. Of an invented body's name
    /// the mark tells nothing; with any other ending it is another body.
    pub fn department(&self, name: &str) -> Option<(&str, &Department)> {
        let name = name.strip_suffix(INVENTED).unwrap_or(name);
        let said = |department: &Department| {
            let names = std::iter::once(&department.name).chain(&department.aliases);
            names.filter(|known| name.ends_with(known.as_str())).map(String::len).max()
        };
        let all = self.departments.iter().filter_map(|(id, one)| Some((said(one)?, id, one)));
        let (_, id, department) = all.max_by_key(|(length, ..)| *length)?;
        Some((id.as_str(), department))
    }

    /// Departments for a topic found at a mine of this mineral; each route has its clause.
    pub fn route(&self, topic: &str, mineral: &str) -> Routed<'_> {
        let of_topic = || self.leads.routing.iter().filter(|route| route.topic == topic);
        if of_topic().next().is_none() {
            return Routed::Unstated;
        }
        let unstated = mineral.trim().is_empty();
        if unstated && of_topic().any(|route| route.minerals != Minerals::All) {
            return Routed::MineralNeeded;
        }
        let fits = |route: &&Route| self.leads.reaches(&route.minerals, mineral);
        let routes: Vec<&Route> = of_topic().filter(fits).collect();
        if routes.is_empty() { Routed::Unstated } else { Routed::To(routes) }
    }
}

#[cfg(test)]
mod own_tests;
#[cfg(test)]
mod rulebook_tests;
#[cfg(test)]
mod tests;
