//! What the log says of an inspection.

use canon::{BlobRef, Hash32};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::checklist::Mark;
use crate::fact::Fact;
use crate::pack::PackRef;

/// A team began the inspection of a mine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opened {
    pub number: String,
    pub mine: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub draw: Option<String>,
    /// Other draws that drew the same mine, and that this one visit serves too.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub also: Vec<String>,
    /// Leader first.
    pub team: Vec<Member>,
    pub checklist: String,
    pub checklist_version: String,
    /// Which table it was, byte for byte; see [`crate::checklist::Checklist::hash`].
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub checklist_hash: Option<Hash32>,
    /// The rules that held where the mine lies.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pack: Option<PackRef>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    pub person: String,
    pub name: String,
    pub organisation: String,
}

impl Opened {
    /// All draws that the visit serves, the one that it was begun for first.
    pub fn draws(&self) -> Vec<&str> {
        self.draw.iter().chain(&self.also).map(String::as_str).collect()
    }
}

impl Fact for Opened {
    const KIND: &'static str = "inspection.opened";
}

/// One item or prerequisite of the checklist was answered, or its answer was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    pub item: String,
    /// `None`: open again.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub mark: Option<Mark>,
    pub note: String,
    /// The answers that the person saw, as `device/seq`. Two answers that saw the same one are a
    /// conflict for the leader to settle, by an answer that saw both; time never decides.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub saw: Vec<String>,
}

impl Fact for Answered {
    const KIND: &'static str = "inspection.answered";
}

/// The visit's result, several possible, and the findings in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultGiven {
    pub results: Vec<VisitResult>,
    pub findings: String,
}

impl Fact for ResultGiven {
    const KIND: &'static str = "inspection.result-given";
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VisitResult {
    /// 未发现问题
    NoProblem,
    /// 发现问题已当场改正
    CorrectedOnSite,
    /// 责令限期整改
    Rectify,
    /// 建议移出
    ProposeRemoval,
    /// 停产或无法联系
    Shut,
    /// 不配合检查
    Refused,
    /// 线索移送
    Lead,
}

/// A photo as it came, with what its bytes say of themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhotoTaken {
    pub original: BlobRef,
    pub thumbnail: BlobRef,
    pub medium: BlobRef,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub item: Option<String>,
    pub width: u32,
    pub height: u32,
    /// By the camera's clock, as EXIF gives it; proves nothing by itself.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub taken: Option<String>,
    /// Degrees × 10⁷, as the camera gives it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub position: Option<(i64, i64)>,
    /// What the camera calls the datum of its position.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub datum: Option<String>,
}

impl Fact for PhotoTaken {
    const KIND: &'static str = "photo.taken";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.original.clone(), self.thumbnail.clone(), self.medium.clone()]
    }
}

/// A photo was sorted to an item, or back to the unsorted ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhotoAssigned {
    pub photo: Hash32,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub item: Option<String>,
}

impl Fact for PhotoAssigned {
    const KIND: &'static str = "photo.assigned";
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InkRole {
    Inspector,
    MineRepresentative,
}

/// Somebody signed on the screen. The lines are kept as a blob; no pressure, no timing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InkSigned {
    pub role: InkRole,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub person: Option<String>,
    pub name: String,
    pub strokes: BlobRef,
    /// The head that stood on the screen while signing.
    pub head: Hash32,
}

impl Fact for InkSigned {
    const KIND: &'static str = "inspection.ink-signed";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.strokes.clone()]
    }
}

/// 定稿: closed over these heads; what arrives later is late, and what is wrong is said by an [`Amended`](super::Amended).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finalised {
    pub mine: String,
    pub covers: Vec<Covered>,
    /// Red lines of the gate page that were accepted, each with its reason.
    pub overruled: Vec<Overruled>,
    #[serde(with = "rust_decimal::serde::str")]
    pub total: Decimal,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Covered {
    pub device: String,
    pub seq: u64,
    pub head: Hash32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overruled {
    pub check: String,
    pub reason: String,
}

impl Fact for Finalised {
    const KIND: &'static str = "inspection.finalised";
}
