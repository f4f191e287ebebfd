use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DrawRow, TeamMember};

/// What a draw leads to: its papers, its visits, and what is public of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawAfter {
    pub row: DrawRow,
    /// In ticket order.
    pub drawn: Vec<DrawnMine>,
    /// Whoever is signed in may record now that results are public.
    pub may_publish: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawnMine {
    pub mine: String,
    pub mine_name: String,
    pub stratum_name: String,
    pub team: Vec<TeamMember>,
    pub inspection: Option<String>,
    /// The day of the final visit that has a result; `None` until then.
    pub visited_on: Option<String>,
    /// Codes of its results, such as `no-problem`.
    pub results: Vec<String>,
    pub published: Option<DrawPublication>,
}

/// Where and when the result of a drawn mine became public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawPublication {
    pub on: String,
    pub place: String,
    /// Who said so.
    pub by: String,
    /// What was said: codes of results.
    pub results: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS, Copy)]
#[serde(rename_all = "kebab-case")]
pub enum DrawPaper {
    /// 检查通知书, to the mine.
    Notice,
    /// 授权书, for the team.
    Authorisation,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawPaperInput {
    pub draw: String,
    pub mine: String,
    pub paper: DrawPaper,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS, Copy)]
#[serde(rename_all = "kebab-case")]
pub enum ListFormat {
    Pdf,
    Xlsx,
    Csv,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawListInput {
    pub draw: String,
    pub format: ListFormat,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawPublishInput {
    pub draw: String,
    /// The drawn mines whose results are public.
    pub mines: Vec<String>,
    pub on: String,
    pub place: String,
}

/// A paper that was written for the person, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SavedPaper {
    pub path: String,
    pub bytes: u64,
    /// Characters that no font has, drawn as 〓: to be written in by hand.
    pub missing: String,
}
