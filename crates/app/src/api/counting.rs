//! How periods are counted: an officer's word that holds from a day on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CountingInput {
    pub first_day_excluded: bool,
    /// A period that ends on a rest day ends on the next working day.
    pub rolls_on: bool,
    /// For what begins on this day or later.
    pub from: String,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CountingView {
    /// As it is for what begins today.
    pub first_day_excluded: bool,
    pub rolls_on: bool,
    /// The first day from which another word may hold.
    pub earliest: String,
    /// Whoever is signed in is an officer, and no office above theirs is known here.
    pub may: bool,
    /// Where an office above it is known: its region, whose officers say it.
    pub above: Option<String>,
    /// Every word, the latest first.
    pub words: Vec<CountingWord>,
}

/// An officer's word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CountingWord {
    pub from: String,
    pub first_day_excluded: bool,
    pub rolls_on: bool,
    /// In the words of the forms.
    pub sentence: String,
    pub region_name: String,
    pub reason: String,
    pub by: String,
    pub at_ms: i64,
    pub state: CountingState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum CountingState {
    /// For what begins today.
    Holds,
    /// Its day is still to come.
    Ahead,
    /// For what began before a later word's day.
    Earlier,
    /// A later word was said for the same day.
    Replaced,
}
