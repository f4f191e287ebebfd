//! The values of a 现场检查记录: plain, without ink, signatures or anything that is drawn. The
//! body hash is made over their canonical form, so field names are part of the form's version.

use canon::Hash32;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Everything that the record of an inspection says. What is empty is struck out on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InspectionRecord {
    pub number: String,
    /// The checklist is for practice: every page says so.
    pub practice: bool,
    pub checklist: String,
    pub checklist_version: String,
    /// 随机抽查, 定向检查, 回头看, 复核 …, in words.
    pub kind: String,
    /// The draw's number, or what else it is based on.
    pub basis: String,
    pub mine: Mine,
    /// First day of the visit, and the last if it is another one.
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    /// The inspectors, leader first.
    pub team: Vec<Person>,
    /// Who was there for the mine.
    pub present: Vec<Person>,
    pub prerequisites: Vec<Prerequisite>,
    pub groups: Vec<Group>,
    pub score: String,
    pub possible: String,
    /// How an item that doesn't apply counts, in words: no source says, so each form does.
    pub policy: String,
    /// All results that a visit can have, in the glossary's order.
    pub results: Vec<VisitResult>,
    pub findings: String,
    /// What the mine's representative says to it.
    pub opinion: String,
    pub photos: Vec<Photo>,
    pub signers: Vec<Signer>,
}

impl InspectionRecord {
    /// The values as a form sees them and as the body hash covers them.
    pub fn values(&self) -> serde_json::Value {
        serde_json::to_value(self).expect("texts, numbers and lists always have a JSON form")
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mine {
    pub name: String,
    pub holder: String,
    pub licence: String,
    pub credit_code: String,
    pub region: String,
    pub mineral: String,
    pub scale: String,
    pub list_level: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// 组长, 组员, 专家; 矿长 …
    pub role: String,
    pub name: String,
    pub organisation: String,
    /// Number of the enforcement card, where there is one.
    pub card: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prerequisite {
    pub no: String,
    pub title: String,
    /// `None`: not looked at.
    pub met: Option<bool>,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub title: String,
    pub score: String,
    pub possible: String,
    pub items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub no: String,
    pub title: String,
    pub possible: String,
    #[serde(flatten)]
    pub answer: Answer,
    pub note: String,
    /// Numbers of the photos that show it.
    pub photos: Vec<u32>,
}

/// Points as a decimal text, or 不涉及; neither is an item that nobody answered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Answer {
    pub score: Option<String>,
    pub not_applicable: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitResult {
    pub title: String,
    pub chosen: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    pub no: u32,
    pub sha256: Hash32,
    /// What it is about, in words: the item, or 未归类.
    pub about: String,
    /// By the camera, as it is to be printed.
    pub taken: String,
    pub position: String,
}

/// Who signs, in order. The ink itself is no part of the values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    /// Name of the signature field, without dots.
    pub field: String,
    pub duty: String,
    pub name: String,
    pub organisation: String,
    pub refusal: Option<Refusal>,
}

/// Somebody who won't sign: why, and who saw it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    pub reason: String,
    pub witness: String,
}
