use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing in, or nothing out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Names one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ById {
    pub id: String,
}

/// A file that was handed over in pieces (`stage`) and waits to be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Staged {
    pub token: String,
    pub name: String,
}

/// An error as every door gives it: a code for programs, a sentence for people. The window makes
/// its own sentence, in the person's language, from `code` and `args`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Problem {
    pub code: String,
    pub message: String,
    #[serde(default)]
    pub args: std::collections::BTreeMap<String, String>,
}

/// What a screen must ask for again after a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Refresh {
    Machine,
    People,
    Mines,
    Entries,
    Draws,
    Inspections,
    Documents,
    Cases,
    Knowledge,
    Sync,
}

/// The two languages of the product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS, Copy)]
pub enum Locale {
    #[serde(rename = "zh-CN")]
    Chinese,
    #[serde(rename = "en")]
    English,
}

impl Locale {
    /// Words in this language.
    pub fn of(self, words: &rules::checklist::Words) -> &str {
        match self {
            Self::Chinese => &words.zh,
            Self::English => &words.en,
        }
    }
}
