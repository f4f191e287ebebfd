use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DrawChoice, DrawKind, DrawProof, DrawSigning, UnfitPerson, WitnessRule, WitnessSigns};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS, Copy)]
#[serde(rename_all = "kebab-case")]
pub enum DrawStage {
    Frozen,
    Committed,
    Revealed,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawRow {
    pub id: String,
    pub title: String,
    pub region_name: String,
    pub period: String,
    pub stage: DrawStage,
    pub population: u32,
    pub drawn: u32,
    pub frozen_at_ms: i64,
    pub population_hash: String,
    /// Everybody may see it.
    pub released: bool,
    /// A second person ended it before the witness event.
    pub abandoned: bool,
}

/// A draw that is kept from whoever is signed in until its release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SealedDraw {
    pub id: String,
    /// Who committed to it.
    pub officer: String,
    pub commitment: String,
    pub committed_at_ms: i64,
    /// Why a second person ended it, by the word of the machine that committed.
    pub abandoned: Option<String>,
}

/// A drawn mine that nobody has begun to inspect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawVisit {
    pub draw: String,
    pub title: String,
    pub mine: String,
    pub mine_name: String,
    pub team: Vec<TeamMember>,
    /// Whoever is signed in is of its team.
    pub own: bool,
}

/// Who may see a draw before everybody may.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Embargo {
    /// Names of those who hold the draw.
    pub readers: Vec<String>,
    /// Whoever is signed in may release it now.
    pub may_release: bool,
    pub released_at_ms: Option<i64>,
    pub released_by: Option<String>,
}

/// What a plan form starts from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanInput {
    /// Prefix of GB/T 2260 codes; its counties are the strata.
    pub region: String,
    /// What the draw serves.
    #[serde(default)]
    pub kind: DrawKind,
    /// Of a draw among candidates; empty as long as none is chosen.
    #[serde(default)]
    pub station: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanOptions {
    pub region: String,
    pub region_name: String,
    pub strata: Vec<PlanStratum>,
    /// Where the province as a whole has a share to reach, and its counties none of their own.
    pub whole: Option<PlanWhole>,
    pub inspectors: Vec<PlanInspector>,
    pub suggested_title: String,
    pub suggested_period: String,
    /// The last day of this quarter.
    pub suggested_until: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanStratum {
    pub region: String,
    pub name: String,
    /// Those that such a draw takes from.
    pub mines: u32,
    /// By the pack's ratio and frequency, if a source states them; otherwise the officer must say.
    pub suggested_quota: Option<u32>,
    /// This quarter's number by the plan of the year, where there is one.
    pub planned: Option<u32>,
    pub clause: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanWhole {
    pub region_name: String,
    /// Those that the share is reckoned on.
    pub mines: u32,
    pub yearly: u32,
    pub done: u32,
    /// What this year still lacks, or this quarter asks for.
    pub to_draw: u32,
    pub clause: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanInspector {
    pub id: String,
    pub name: String,
    pub department: String,
    pub role: String,
    /// May inspect today by their card.
    pub card: bool,
    pub load: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FreezeInput {
    pub region: String,
    /// The last day on which a visit may be; `None` judges cards by the day of the freezing alone.
    #[serde(default)]
    pub visits_until: Option<String>,
    pub title: String,
    pub period: String,
    pub basis: String,
    pub quotas: Vec<QuotaInput>,
    /// Ids of the people who may be drawn; whom the rules keep out is left out, with the reason.
    pub inspectors: Vec<String>,
    pub recusals: Vec<RecusalInput>,
    /// Ids of colleagues who may see the draw before its release, beside whoever freezes it.
    pub readers: Vec<String>,
    /// `None`: forty dice.
    #[serde(default)]
    pub witness: Option<WitnessRule>,
    #[serde(default)]
    pub choice: DrawChoice,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct QuotaInput {
    pub region: String,
    pub quota: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RecusalInput {
    pub person: String,
    pub holder: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RevealInput {
    pub id: String,
    /// As many digits as the witness rule says, entered twice.
    pub digits: String,
    pub digits_again: String,
    /// Who was there and saw the dice: ids of registered people, or roles such as `witness-1`.
    pub present: Vec<String>,
    /// When the witness event was; none if it is now.
    #[serde(default)]
    pub witnessed_at_ms: Option<i64>,
    /// Of whoever reveals: they sign the certificate as its officer in the same act, before anybody
    /// knows the outcome.
    pub passphrase: String,
    /// Who signs as a witness at this machine; none signs later.
    #[serde(default)]
    pub witness: Option<WitnessSigns>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawDetail {
    pub row: DrawRow,
    pub basis: String,
    /// What it is based on names a document as a draft that is not in force.
    pub draft: bool,
    pub officer: String,
    pub strata: Vec<DrawStratum>,
    pub inspectors: Vec<PlanInspector>,
    /// Whom the rules kept out before the list was frozen.
    pub left_out: Vec<UnfitPerson>,
    pub commitment: Option<String>,
    pub committed_at_ms: Option<i64>,
    /// The commitment is from before the witness event by headquarters' receipt, or by the
    /// countersignatures of two others. Without it the draw is marked "time not proved".
    pub time_proved: bool,
    pub witness_rule: WitnessRule,
    pub witness_digits: Option<String>,
    pub present: Vec<Witness>,
    pub seed: Option<String>,
    pub revealed_at_ms: Option<i64>,
    pub teams: Vec<DrawTeam>,
    pub certificate_digest: Option<String>,
    pub embargo: Embargo,
    /// The seed recomputed and every ticket checked again by this machine.
    pub verified: Option<bool>,
    pub proof: DrawProof,
    pub signing: DrawSigning,
    /// When, by its clock, headquarters revealed it in the officer's place.
    pub opened_at_ms: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawStratum {
    pub id: String,
    pub name: String,
    pub members: u32,
    pub quota: u32,
    /// After the reveal: the drawn mines first, then the others in ticket order.
    pub lots: Vec<Lot>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Lot {
    pub mine: String,
    pub name: String,
    /// Empty before the reveal.
    pub ticket: String,
    pub drawn: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawTeam {
    pub mine: String,
    pub mine_name: String,
    pub stratum_name: String,
    pub ticket: String,
    pub members: Vec<TeamMember>,
    /// Places that nobody could take.
    pub lacking: u32,
    pub inspection: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TeamMember {
    pub slot: String,
    pub person: String,
    pub name: String,
    pub department: String,
}

/// Somebody who saw the dice, as the certificate has them, with the name that this registry knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Witness {
    pub id: String,
    /// None for a role, and for somebody who is not known here.
    pub name: Option<String>,
}

/// A file that was written for the person, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SavedFile {
    pub path: String,
    pub bytes: u64,
}
