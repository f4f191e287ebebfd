//! People: who may be drawn, who signs, and with which key.

use serde::{Deserialize, Serialize};

use crate::fact::Fact;

/// Somebody is known to this registry: an inspector, an officer, an expert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registered {
    pub id: String,
    pub name: String,
    pub department: String,
    /// inspector, clerk, officer, expert
    pub role: String,
    /// Holds an enforcement card: only then may they inspect.
    pub card: bool,
    /// GB/T 2260 prefix of where they may work.
    pub region: String,
}

impl Fact for Registered {
    const KIND: &'static str = "person.registered";
}

/// Headquarters certified a person's signing key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certified {
    pub person: String,
    /// DER certificates in hex, the person's own first.
    pub chain: Vec<String>,
}

impl Fact for Certified {
    const KIND: &'static str = "person.certified";
}
