//! The values of what goes out after a draw: the notice to a drawn mine, the authorisation of its
//! team, and the list of results. What is empty is struck out or left white for a pen, as the form
//! says.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::record::{Mine, Person};

/// One drawn mine and its team: of these values notice and authorisation are made alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawPaper {
    /// The checklist is for practice: every page says so.
    pub practice: bool,
    /// The draw's id and its title.
    pub draw: String,
    pub title: String,
    pub basis: String,
    pub revealed: NaiveDate,
    /// Digest of the certificate.
    pub certificate: String,
    pub mine: Mine,
    /// Leader first.
    pub team: Vec<Person>,
    pub checklist: String,
    pub checklist_version: String,
    /// Titles of what is looked at.
    pub items: Vec<String>,
    /// How the authorisation's term is counted.
    pub counting: String,
    /// Who sends it out.
    pub issuer: String,
}

/// What the visits of a draw found, mine by mine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultList {
    pub draw: String,
    pub title: String,
    pub basis: String,
    pub revealed: NaiveDate,
    /// Digest of the certificate.
    pub certificate: String,
    /// How many were drawn, and of how many the visit is done.
    pub drawn: usize,
    pub done: usize,
    pub rows: Vec<ResultRow>,
    /// How the publicity's term is counted.
    pub counting: String,
    pub issuer: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultRow {
    pub mine: String,
    pub holder: String,
    pub licence: String,
    pub region: String,
    pub visited: NaiveDate,
    /// In the words of the form; several are possible.
    pub results: Vec<String>,
}
