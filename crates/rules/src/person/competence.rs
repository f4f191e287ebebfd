//! What a person is competent for. What nobody stated limits nobody. Minerals and groups are remarks:
//! no source asks inspectors to be competent by mineral, so no rule reads them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Refusal;
use crate::fact::Fact;

/// CN-3: inspection is for card holders, evaluation for agencies and experts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VisitKind {
    Inspection,
    Evaluation,
}

/// All that the person is competent for; it replaces what was stated before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompetenceStated {
    pub minerals: BTreeSet<String>,
    /// Groups of a checklist, by their names.
    pub groups: BTreeSet<String>,
    pub kinds: BTreeSet<VisitKind>,
}

impl Fact for CompetenceStated {
    const KIND: &'static str = "person.competence-stated";
}

impl CompetenceStated {
    /// Nobody is sent where they are stated to be competent for other kinds of visits alone.
    pub fn covers(&self, kind: VisitKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }
}

pub fn decide_competence(
    before: &CompetenceStated,
    stated: CompetenceStated,
) -> Result<CompetenceStated, Refusal> {
    let stated = CompetenceStated {
        minerals: trimmed(&stated.minerals),
        groups: trimmed(&stated.groups),
        kinds: stated.kinds,
    };
    if stated == *before { Err(Refusal::Nothing) } else { Ok(stated) }
}

fn trimmed(names: &BTreeSet<String>) -> BTreeSet<String> {
    let names = names.iter().map(|name| name.trim().to_owned());
    names.filter(|name| !name.is_empty()).collect()
}
