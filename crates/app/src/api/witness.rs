use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS, Copy)]
#[serde(rename_all = "kebab-case")]
pub enum WitnessKind {
    Dice,
    Lottery,
}

/// Which public event decides a draw, fixed when its list is frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WitnessRule {
    pub kind: WitnessKind,
    /// The lottery's game; of dice nothing.
    pub source: Option<String>,
    /// The lottery's issue as its publisher numbers it.
    pub issue: Option<String>,
    /// The day on which the lottery is drawn, `YYYY-MM-DD`; asked at the freeze, kept beside the list.
    #[serde(default)]
    pub drawn_on: Option<String>,
    /// How many digits the result has: no more and no fewer are taken.
    pub digits: u32,
}
