//! Values with their clause, and who acts.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A value and the clause that states it. What no source states is `None` and asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stated<T> {
    pub value: T,
    pub clause: String,
    /// 原则上: may be departed from with a written reason and an approver, both printed. No source
    /// says whose approval it takes: the officer names them.
    #[serde(default)]
    pub soft: bool,
}

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    Nation,
    Province,
    City,
    County,
}

impl Level {
    pub fn code(self) -> &'static str {
        match self {
            Self::Nation => "nation",
            Self::Province => "province",
            Self::City => "city",
            Self::County => "county",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let all = [Self::Nation, Self::Province, Self::City, Self::County];
        all.into_iter().find(|level| level.code() == text)
    }
}

/// Who acts: `enterprise`, `third-party`, or a body such as `county/natural-resources`, whose
/// second part is a department of the pack.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^(enterprise|third-party|(nation|province|city|county)/.+)$"))]
pub enum Actor {
    Enterprise,
    ThirdParty,
    Body { level: Level, department: String },
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Enterprise => f.write_str("enterprise"),
            Self::ThirdParty => f.write_str("third-party"),
            Self::Body { level, department } => write!(f, "{}/{department}", level.code()),
        }
    }
}

impl From<Actor> for String {
    fn from(actor: Actor) -> Self {
        actor.to_string()
    }
}

impl TryFrom<String> for Actor {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.as_str() {
            "enterprise" => return Ok(Self::Enterprise),
            "third-party" => return Ok(Self::ThirdParty),
            _ => {}
        }
        let body = text.split_once('/').filter(|(_, department)| !department.is_empty());
        let level = body.and_then(|(level, department)| Some((Level::parse(level)?, department)));
        match level {
            Some((level, department)) => Ok(Self::Body { level, department: department.into() }),
            None => Err(format!(
                "expected \"enterprise\", \"third-party\" or a body such as \
                 \"county/natural-resources\", found {text:?}"
            )),
        }
    }
}
