//! Forms as data: which blocks a document has, and which values stand where.

mod check;
mod template;

use serde::Deserialize;

use crate::text::Align;
use crate::{DocumentError, Face};

pub(crate) use template::{Filled, Scope};

/// A form file, read and checked.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    pub id: String,
    pub version: u16,
    pub title: String,
    /// Above each page, left.
    pub(crate) running_head: Template,
    /// Above each page, right and framed, if it comes out as anything.
    pub(crate) mark: Template,
    pub(crate) blocks: Vec<Block>,
}

/// Text with places for values: `{mine.name}`, `{from|date}`, `{not_applicable?不涉及}`.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub(crate) struct Template(pub String);

#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "block", rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum Block {
    Title {
        text: Template,
    },
    /// Numbered 一、二、… in the order in which headings come out.
    Heading {
        text: Template,
        /// Begun only where so much of the page is left.
        #[serde(default = "some_lines")]
        room_mm: i32,
    },
    /// Running text; what is empty is struck out.
    Text {
        text: Template,
        #[serde(default)]
        face: BodyFace,
    },
    /// Labels and values in a grid.
    Fields {
        widths: Vec<i32>,
        rows: Vec<Vec<Field>>,
    },
    Table(TableBlock),
    /// A framed text of its own height, struck out if empty.
    Box {
        label: Template,
        value: Template,
        least_mm: i32,
    },
    /// All that can be chosen, side by side, each with its tick.
    Choices {
        label: Template,
        each: String,
        choice: Template,
    },
    /// Two photos a row, each with its caption.
    Photos {
        each: String,
        caption: Vec<Template>,
    },
    /// Hashes with their ridges: each entry has a `label` and a `sha256`.
    Fingerprints {
        each: String,
    },
    /// A QR code, and what it is for.
    Code {
        content: Template,
        beside: Vec<Template>,
    },
    Signatures {
        each: String,
    },
    /// Kept on one page; what stays empty before it is struck out.
    Together {
        blocks: Vec<Block>,
    },
    /// Left out unless the value is there.
    When {
        value: String,
        blocks: Vec<Block>,
    },
    /// 以下空白, and a stroke through the rest of the page.
    Rest {
        text: Template,
    },
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum BodyFace {
    #[default]
    Song,
    Kai,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Field {
    pub label: Template,
    pub value: Template,
    /// How many columns the value fills.
    #[serde(default = "one")]
    pub span: usize,
}

fn one() -> usize {
    1
}

fn some_lines() -> i32 {
    35
}

/// A row for each entry; with `sections`, a band before and a sum behind each section's rows.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TableBlock {
    pub sections: Option<Sections>,
    pub each: String,
    pub columns: Vec<Column>,
    /// Stands in the only row of an empty list, which is otherwise struck out.
    #[serde(default)]
    pub empty: String,
    /// A last row over the whole width.
    pub sum: Option<Template>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sections {
    pub each: String,
    pub band: Template,
    pub sum: Template,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Column {
    pub head: String,
    /// In millimetres; a form's columns add up to the text width.
    pub width: i32,
    pub value: Template,
    #[serde(default)]
    pub align: Align,
}

impl BodyFace {
    pub fn face(self) -> Face {
        match self {
            Self::Song => Face::Song,
            Self::Kai => Face::Kai,
        }
    }
}

impl Form {
    /// 绿色矿山现场检查记录.
    pub fn inspection_record() -> Self {
        Self::shipped(include_str!("../../forms/inspection-record.json"))
    }

    /// 双随机检查通知书, to a drawn mine.
    pub fn draw_notice() -> Self {
        Self::shipped(include_str!("../../forms/draw-notice.json"))
    }

    /// 双随机检查授权书, for a drawn team.
    pub fn draw_authorisation() -> Self {
        Self::shipped(include_str!("../../forms/draw-authorisation.json"))
    }

    /// 双随机抽查结果公示.
    pub fn draw_results() -> Self {
        Self::shipped(include_str!("../../forms/draw-results.json"))
    }

    fn shipped(text: &str) -> Self {
        Self::read(text).expect("a test reads the forms of this very build")
    }

    /// 双随机抽查证书, as it is printed.
    pub fn draw_certificate() -> Self {
        Self::read(include_str!("../../forms/draw-certificate.json"))
            .expect("a test reads the form of this very build")
    }

    pub fn read(text: &str) -> Result<Self, DocumentError> {
        let form: Self = serde_json::from_str(text)
            .map_err(|e| DocumentError::Form { form: String::new(), detail: e.to_string() })?;
        form.check()?;
        Ok(form)
    }

    pub(crate) fn wrong(&self, detail: impl Into<String>) -> DocumentError {
        DocumentError::Form { form: self.id.clone(), detail: detail.into() }
    }
}
