//! The kinds of entries and their fields.

use serde::{Deserialize, Serialize};

use crate::form::How;
use crate::mine::{CreditCodeFault, Detail, Reason, check_credit_code};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Holders of mining rights, 采矿权人.
    Holder,
    /// Departments, with the names they had before and the name that packs have for them.
    Department,
    /// Third-party agencies 第三方评估机构: on which list, until when, barred or not.
    Agency,
    /// Administrative penalties, with their term and whether they were carried out (GS-R2, XJ-R3).
    Penalty,
    /// Who is reached at a body that builds green mines too (GS-2.3, GS-5.1, GS-6).
    Contact,
    /// Who leads and answers 包联责任 (OR-1.2): overall, or for the mines whose register names them.
    Leader,
}

/// A field, as a form asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    pub code: &'static str,
    pub read: Read,
    pub required: bool,
}

/// How a value is read and spelt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Read {
    As(Detail),
    CreditCode,
    Word(&'static [&'static str]),
    /// Several names, between commas of any kind; kept with 、 between them.
    Names,
    /// The id of a mine.
    Mine,
}

const TEXT: Read = Read::As(Detail::Text);
const DAY: Read = Read::As(Detail::Day);
const REGION: Read = Read::As(Detail::Region);
const YES_NO: Read = Read::As(Detail::YesNo);

/// ZJ-4.2a: on the province's list for a term; XJ-3.2b: disqualified; OR-3.10: blacklisted.
const AGENCY_STATES: &[&str] = &["active", "disqualified", "blacklisted"];

/// OR-1.2: 主要领导牵头抓总、处级领导分工包联.
const LEADER_ROLES: &[&str] = &["chief", "assigned"];

const fn must(code: &'static str, read: Read) -> Asked {
    Asked { code, read, required: true }
}

const fn may(code: &'static str, read: Read) -> Asked {
    Asked { code, read, required: false }
}

const HOLDER: &[Asked] = &[
    must("name", TEXT),
    may("credit_code", Read::CreditCode),
    may("region", REGION),
    may("address", TEXT),
    // GS-R9: the abnormal list of what holders must make known.
    may("abnormal_from", DAY),
    may("abnormal_to", DAY),
    may("note", TEXT),
];
const DEPARTMENT: &[Asked] = &[
    must("name", TEXT),
    may("aliases", Read::Names),
    may("pack", TEXT),
    may("key", TEXT),
    may("region", REGION),
    may("note", TEXT),
];
const AGENCY: &[Asked] = &[
    must("name", TEXT),
    must("state", Read::Word(AGENCY_STATES)),
    may("credit_code", Read::CreditCode),
    may("region", TEXT),
    may("listed_from", DAY),
    may("listed_to", DAY),
    may("sanctioned_on", DAY),
    may("barred_to", DAY),
    may("basis", TEXT),
    may("note", TEXT),
];
const PENALTY: &[Asked] = &[
    must("decision", TEXT),
    must("mine", Read::Mine),
    must("by", TEXT),
    must("decided_on", DAY),
    may("grounds", TEXT),
    may("measures", TEXT),
    may("amount", Read::As(Detail::Amount { places: 2 })),
    may("major", YES_NO),
    may("due", DAY),
    may("carried_out_on", DAY),
    may("published_on", DAY),
    may("note", TEXT),
];
const CONTACT: &[Asked] = &[
    must("organisation", TEXT),
    may("pack", TEXT),
    may("key", TEXT),
    may("leader", TEXT),
    may("office", TEXT),
    may("person", TEXT),
    may("reach", TEXT),
    may("note", TEXT),
];

const LEADER: &[Asked] = &[
    must("leader", TEXT),
    must("role", Read::Word(LEADER_ROLES)),
    may("region", REGION),
    may("post", TEXT),
    may("term_from", DAY),
    may("term_to", DAY),
    may("note", TEXT),
];

impl Kind {
    pub const ALL: [Self; 6] =
        [Self::Holder, Self::Department, Self::Agency, Self::Penalty, Self::Contact, Self::Leader];

    pub fn code(self) -> &'static str {
        match self {
            Self::Holder => "holder",
            Self::Department => "department",
            Self::Agency => "agency",
            Self::Penalty => "penalty",
            Self::Contact => "contact",
            Self::Leader => "leader",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    pub fn fields(self) -> &'static [Asked] {
        match self {
            Self::Holder => HOLDER,
            Self::Department => DEPARTMENT,
            Self::Agency => AGENCY,
            Self::Penalty => PENALTY,
            Self::Contact => CONTACT,
            Self::Leader => LEADER,
        }
    }

    pub fn field(self, code: &str) -> Option<&'static Asked> {
        self.fields().iter().find(|asked| asked.code == code)
    }

    /// The field that an entry is called by: the first.
    pub fn name(self) -> &'static str {
        self.fields().first().map_or("", |asked| asked.code)
    }

    /// Days of which the second can't be before the first.
    pub(super) fn spans(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Holder => &[("abnormal_from", "abnormal_to")],
            Self::Agency => &[("listed_from", "listed_to"), ("sanctioned_on", "barred_to")],
            Self::Penalty => &[("decided_on", "due"), ("decided_on", "carried_out_on")],
            Self::Leader => &[("term_from", "term_to")],
            Self::Department | Self::Contact => &[],
        }
    }
}

impl Asked {
    /// The one spelling of what was typed; empty when it says nothing. With a warning it is kept.
    pub fn read(&self, raw: &str) -> Result<(String, Option<Reason>), Reason> {
        let value = match self.read {
            Read::As(detail) => detail.read(raw)?,
            Read::CreditCode => return credit_code(raw),
            Read::Word(words) => word(raw, words)?,
            Read::Names => names(raw)?,
            Read::Mine => Detail::Text.read(raw)?,
        };
        Ok((value, None))
    }

    pub fn how(&self) -> How {
        match self.read {
            Read::As(detail) => detail.how(),
            Read::CreditCode => How::Code,
            Read::Word(words) => How::Word(words.to_vec()),
            Read::Names => How::Text,
            Read::Mine => How::Mine,
        }
    }
}

/// A wrong code is kept with a warning, as that of a mine's holder is.
fn credit_code(raw: &str) -> Result<(String, Option<Reason>), Reason> {
    let code = Detail::Text.read(&crate::text::code(raw))?;
    if code.is_empty() {
        return Ok((code, None));
    }
    let warning = check_credit_code(&code).err().map(|fault| match fault {
        CreditCodeFault::Form => Reason::CreditCodeForm,
        CreditCodeFault::Check(expected) => Reason::CreditCodeCheck { expected },
    });
    Ok((code, warning))
}

fn word(raw: &str, words: &[&str]) -> Result<String, Reason> {
    let found = Detail::Text.read(raw)?;
    if found.is_empty() || words.contains(&found.as_str()) {
        return Ok(found);
    }
    let known = words.iter().map(|word| (*word).to_owned()).collect();
    Err(Reason::UnknownWord { found, known })
}

fn names(raw: &str) -> Result<String, Reason> {
    let parts = raw.split(['、', '，', ',', '；', ';', '\n']);
    let mut names: Vec<String> = Vec::new();
    for part in parts {
        let name = Detail::Text.read(part)?;
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    Ok(names.join("、"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_hold_together() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
            let codes: Vec<_> = kind.fields().iter().map(|asked| asked.code).collect();
            let mut once = codes.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), codes.len(), "{kind:?}");
            for (from, to) in kind.spans() {
                assert!(kind.field(from).is_some() && kind.field(to).is_some(), "{from} {to}");
            }
            assert!(kind.field(kind.name()).unwrap().required);
        }
    }

    #[test]
    fn values_have_one_spelling() {
        let read = |kind: Kind, field: &str, raw: &str| kind.field(field).unwrap().read(raw);
        let names = read(Kind::Department, "aliases", " 国土资源局，国土局、国土资源局；").unwrap();
        assert_eq!(names.0, "国土资源局、国土局");
        let code = read(Kind::Holder, "credit_code", "913301007996550581").unwrap();
        assert_eq!(code.1, Some(Reason::CreditCodeCheck { expected: 'B' }));
        assert_eq!(read(Kind::Agency, "state", "active").unwrap().0, "active");
        let unknown = read(Kind::Agency, "state", "好的").unwrap_err();
        assert_eq!(unknown.code(), "unknown-word");
        assert_eq!(read(Kind::Leader, "role", "chief").unwrap().0, "chief");
        assert_eq!(read(Kind::Leader, "role", "书记").unwrap_err().code(), "unknown-word");
        assert_eq!(read(Kind::Penalty, "due", "2026年3月5日").unwrap().0, "2026-03-05");
    }
}
