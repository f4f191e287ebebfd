//! What the log says of an application.

use canon::BlobRef;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::ByDraw;
use crate::agency::Evaluator;
use crate::calendar::Period;
use crate::checklist::import::ScoreSheet;
use crate::deadline::Override;
use crate::fact::Fact;
use crate::pack::{Actor, PackRef, Procurement, StationKind};
use crate::procedure::{Party, Proof};

/// The station that is waited for, as the pack of the application has it: what a case shows follows
/// from its records alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waiting {
    pub station: String,
    pub kind: StationKind,
    /// Of the time that the document gives, or else of the station.
    pub clause: String,
    /// Counted from the day on which the station before it was concluded.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub within: Option<Period>,
}

/// A mine begins its way; the stations are those of this pack in this version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opened {
    pub number: String,
    pub mine: String,
    pub pack: PackRef,
    pub on: NaiveDate,
    pub first: Waiting,
    /// The change of licence for which the mine applies anew.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub filing: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    Passed,
    /// Not taken up 不予受理.
    NotAccepted,
    Failed,
    /// Not chosen among the candidates this time; it stays where it is.
    NotSelected,
}

/// What one of those who take part said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opinion {
    pub by: Actor,
    pub person: String,
    pub agrees: bool,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub note: String,
}

/// A third party has the order to evaluate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Engaged {
    pub station: String,
    pub on: NaiveDate,
    /// Who commissions it.
    pub by: Actor,
    pub person: String,
    pub evaluator: Evaluator,
    /// In which way it was engaged, where anybody says.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub method: Option<Procurement>,
    /// By which this body commissions.
    pub clause: String,
}

/// One station, concluded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concluded {
    pub station: String,
    pub on: NaiveDate,
    pub by: Actor,
    pub person: String,
    pub outcome: Outcome,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub note: String,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub opinions: Vec<Opinion>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub papers: Vec<Proof>,
    /// The signed endorsement form 签字背书表.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub endorsement: Option<BlobRef>,
    /// Who signed it besides those whose opinion stands above.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub signers: Vec<String>,
    /// Who was engaged to evaluate, and with what score it ended.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub evaluator: Option<Evaluator>,
    /// The people who evaluated, by name, where the paper tells them.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub team: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub score: Option<Decimal>,
    /// What was given item by item, read from the evaluator's own sheet.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub scores: Option<ScoreSheet>,
    /// Why it passed although a document asks for more in principle.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub beyond: Option<Override>,
    /// What a draw among those who waited here said of it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by_draw: Option<ByDraw>,
    pub clause: String,
    /// What is waited for then; nothing once all is done, or has ended.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<Waiting>,
}

/// A publicity 公示 begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    pub station: String,
    pub on: NaiveDate,
    /// As the document says, or as the officer, where it says none.
    pub period: Period,
    /// Where it can be read: a site, a board.
    pub place: String,
}

/// The content was corrected: the publicity begins anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Corrected {
    pub on: NaiveDate,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Objected {
    pub on: NaiveDate,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectionHandled {
    /// Counted from 0 within the publicity.
    pub objection: u32,
    pub on: NaiveDate,
    pub upheld: bool,
    pub note: String,
}

/// The mine takes its application back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    pub on: NaiveDate,
    pub note: String,
}

impl Fact for Opened {
    const KIND: &'static str = "listing.opened";
}

impl Fact for Engaged {
    const KIND: &'static str = "listing.engaged";

    fn party(&self) -> Option<Party> {
        Some(Party::Actor(self.by.clone()))
    }
}

impl Fact for Concluded {
    const KIND: &'static str = "listing.concluded";

    fn blobs(&self) -> Vec<BlobRef> {
        let mut contents = Proof::contents(&self.papers);
        contents.extend(self.endorsement.clone());
        contents.extend(self.scores.as_ref().map(ScoreSheet::content));
        contents
    }

    /// Those who took part endorse it beside what the body itself says.
    fn shown_by(&self) -> Vec<BlobRef> {
        let scores = self.scores.as_ref().map(ScoreSheet::content);
        Proof::contents(&self.papers).into_iter().chain(scores).collect()
    }

    fn party(&self) -> Option<Party> {
        Some(Party::Actor(self.by.clone()))
    }
}

impl Fact for Published {
    const KIND: &'static str = "listing.published";
}

impl Fact for Corrected {
    const KIND: &'static str = "listing.corrected";
}

impl Fact for Objected {
    const KIND: &'static str = "listing.objected";
}

impl Fact for ObjectionHandled {
    const KIND: &'static str = "listing.objection-handled";
}

impl Fact for Withdrawn {
    const KIND: &'static str = "listing.withdrawn";
}
