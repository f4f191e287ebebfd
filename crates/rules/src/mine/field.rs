//! The fields of a mine by name: the same few functions serve sheets, changes and exports.

use serde::{Deserialize, Serialize};

use super::coordinate::{Axis, written};
use super::credit_code::{CreditCodeFault, check_credit_code};
use super::licence::{LicenceFault, check_licence};
use super::{ListLevel, Method, Mine, Reason, Scale, Status};
use crate::region::{self, Named};
use crate::text;

const LONGEST_TEXT: usize = 120;
const LONGEST_CODE: usize = 40;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Name,
    Licence,
    CreditCode,
    Holder,
    Region,
    Mineral,
    Method,
    Scale,
    ListLevel,
    Status,
    Lon,
    Lat,
}

impl Field {
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::Licence,
        Self::CreditCode,
        Self::Holder,
        Self::Region,
        Self::Mineral,
        Self::Method,
        Self::Scale,
        Self::ListLevel,
        Self::Status,
        Self::Lon,
        Self::Lat,
    ];

    /// Without these a row says nothing that a draw or a visit could use.
    pub const REQUIRED: [Self; 5] =
        [Self::Name, Self::Licence, Self::Holder, Self::Region, Self::Mineral];

    /// The name in column maps and records, the same as in a mine's JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Licence => "licence",
            Self::CreditCode => "credit_code",
            Self::Holder => "holder",
            Self::Region => "region",
            Self::Mineral => "mineral",
            Self::Method => "method",
            Self::Scale => "scale",
            Self::ListLevel => "list_level",
            Self::Status => "status",
            Self::Lon => "lon",
            Self::Lat => "lat",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }

    /// Headers that mean this field; the first is the one we write. Where a sheet has two of them,
    /// the earlier one here wins.
    pub fn headers(self) -> &'static [&'static str] {
        match self {
            Self::Name => {
                &["矿山名称", "矿山", "矿名", "矿山企业名称", "mine name", "mine", "name"]
            }
            Self::Licence => &[
                "采矿许可证号",
                "采矿许可证编号",
                "采矿证号",
                "许可证号",
                "许可证编号",
                "采矿权证号",
                "licence number",
                "license number",
                "mining licence",
                "licence",
                "license",
            ],
            Self::CreditCode => {
                &["统一社会信用代码", "社会信用代码", "信用代码", "credit code", "uscc"]
            }
            Self::Holder => &[
                "采矿权人",
                "采矿权人名称",
                "矿业权人",
                "矿业权人名称",
                "企业名称",
                "矿山企业",
                "单位名称",
                "holder",
                "company",
            ],
            Self::Region => &[
                "行政区划代码",
                "区划代码",
                "行政区代码",
                "行政区划",
                "行政区",
                "所在行政区",
                "所属旗区",
                "旗区",
                "旗县区",
                "旗县",
                "所在县",
                "县区",
                "县市区",
                "区县",
                "所属区县",
                "县",
                "region code",
                "region",
                "county",
            ],
            Self::Mineral => {
                &["矿种", "开采矿种", "主矿种", "开采主矿种", "矿产名称", "mineral", "commodity"]
            }
            Self::Method => &["开采方式", "采矿方式", "mining method", "method"],
            Self::Scale => &["生产规模", "矿山规模", "建设规模", "规模", "scale", "size"],
            Self::ListLevel => {
                &["名录级别", "入库级别", "绿色矿山级别", "绿色矿山等级", "list level", "listing"]
            }
            Self::Status => &["生产状态", "矿山状态", "生产现状", "状态", "status"],
            Self::Lon => &["经度", "中心经度", "longitude", "lon", "lng"],
            Self::Lat => &["纬度", "中心纬度", "latitude", "lat"],
        }
    }

    /// The value as records hold it: codes, not words.
    pub fn value(self, mine: &Mine) -> String {
        match self {
            Self::Method => mine.method.code().to_owned(),
            Self::Scale => mine.scale.code().to_owned(),
            Self::ListLevel => mine.list_level.code().to_owned(),
            Self::Status => mine.status.code().to_owned(),
            _ => self.cell(mine),
        }
    }

    /// The value as a Chinese sheet shows it.
    pub fn cell(self, mine: &Mine) -> String {
        match self {
            Self::Name => mine.name.clone(),
            Self::Licence => mine.licence.clone(),
            Self::CreditCode => mine.credit_code.clone(),
            Self::Holder => mine.holder.clone(),
            Self::Region => mine.region.clone(),
            Self::Mineral => mine.mineral.clone(),
            Self::Method => mine.method.word().to_owned(),
            Self::Scale => mine.scale.word().to_owned(),
            Self::ListLevel => mine.list_level.word().to_owned(),
            Self::Status => mine.status.word().to_owned(),
            Self::Lon => written(mine.lon),
            Self::Lat => written(mine.lat),
        }
    }

    /// Reads `raw` into the mine. `Ok(Some(…))`: kept, with a warning.
    pub fn set(self, mine: &mut Mine, raw: &str) -> Result<Option<Reason>, Reason> {
        match self {
            Self::Name => mine.name = required(short(text::line(raw), LONGEST_TEXT)?)?,
            Self::Holder => mine.holder = required(short(text::line(raw), LONGEST_TEXT)?)?,
            Self::Mineral => mine.mineral = required(short(text::line(raw), LONGEST_TEXT)?)?,
            Self::Licence => return set_licence(mine, raw),
            Self::CreditCode => return set_credit_code(mine, raw),
            Self::Region => mine.region = region_code(raw)?,
            Self::Method => mine.method = word(raw, Method::from_text, Method::ALL, Method::word)?,
            Self::Scale => mine.scale = word(raw, Scale::from_text, Scale::ALL, Scale::word)?,
            Self::ListLevel => {
                mine.list_level = word(raw, ListLevel::from_text, ListLevel::ALL, ListLevel::word)?;
            }
            Self::Status => mine.status = word(raw, Status::from_text, Status::ALL, Status::word)?,
            Self::Lon => mine.lon = Axis::Lon.read(&text::code(raw))?,
            Self::Lat => mine.lat = Axis::Lat.read(&text::code(raw))?,
        }
        Ok(None)
    }
}

fn set_licence(mine: &mut Mine, raw: &str) -> Result<Option<Reason>, Reason> {
    let licence = required(short(text::code(raw), LONGEST_CODE)?)?;
    let warning = match check_licence(&licence) {
        Ok(()) => None,
        Err(LicenceFault::Old) => Some(Reason::OldLicence),
        Err(LicenceFault::Form) => Some(Reason::LicenceForm),
        Err(LicenceFault::NotANumber) => return Err(Reason::NotALicence { found: licence }),
    };
    mine.licence = licence;
    Ok(warning)
}

/// A wrong credit code is kept: the paper has it so, and somebody must see it to put it right.
fn set_credit_code(mine: &mut Mine, raw: &str) -> Result<Option<Reason>, Reason> {
    mine.credit_code = short(text::code(raw), LONGEST_CODE)?;
    if mine.credit_code.is_empty() {
        return Ok(None);
    }
    Ok(check_credit_code(&mine.credit_code).err().map(|fault| match fault {
        CreditCodeFault::Form => Reason::CreditCodeForm,
        CreditCodeFault::Check(expected) => Reason::CreditCodeCheck { expected },
    }))
}

/// A county's code (with or without the zeros of its villages) or its name.
fn region_code(raw: &str) -> Result<String, Reason> {
    let found = required(short(text::code(raw), LONGEST_TEXT)?)?;
    let unknown = |found| Err(Reason::UnknownRegion { found });
    if found.bytes().all(|b| b.is_ascii_digit()) {
        let code = found.get(..6).filter(|_| found[6..].bytes().all(|b| b == b'0'));
        return match code.and_then(region::find).filter(|region| region.holds_mines()) {
            Some(region) => Ok(region.code.to_owned()),
            None => unknown(found),
        };
    }
    match region::named(&found) {
        Named::One(region) => Ok(region.code.to_owned()),
        Named::None => unknown(found),
        Named::Several(codes) => {
            let codes = codes.into_iter().map(str::to_owned).collect();
            Err(Reason::AmbiguousRegion { found, codes })
        }
    }
}

fn word<T: Copy>(
    raw: &str,
    read: fn(&str) -> Option<T>,
    all: &[T],
    word: fn(T) -> &'static str,
) -> Result<T, Reason> {
    let found = short(text::line(raw), LONGEST_TEXT)?;
    read(&found).ok_or_else(|| {
        let known = all.iter().map(|value| word(*value).to_owned()).collect();
        Reason::UnknownWord { found, known }
    })
}

fn required(text: String) -> Result<String, Reason> {
    if text.is_empty() { Err(Reason::Missing) } else { Ok(text) }
}

fn short(text: std::borrow::Cow<'_, str>, limit: usize) -> Result<String, Reason> {
    // A character has at most four bytes: counting is needed only for the few long ones.
    if text.len() > limit && text.chars().count() > limit {
        return Err(Reason::TooLong { limit });
    }
    Ok(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(field: Field, raw: &str) -> (Mine, Result<Option<Reason>, Reason>) {
        let mut mine = Mine::default();
        let result = field.set(&mut mine, raw);
        (mine, result)
    }

    #[test]
    fn codes_agree_with_the_json_of_a_mine() {
        let json = serde_json::to_value(Mine::default()).unwrap();
        for field in Field::ALL {
            assert!(json.get(field.code()).is_some(), "{}", field.code());
            assert_eq!(serde_json::to_value(field).unwrap(), field.code());
            assert_eq!(Field::from_code(field.code()), Some(field));
        }
        assert_eq!(json.as_object().unwrap().len(), Field::ALL.len() + 1, "all but the id");
    }

    #[test]
    fn warnings_keep_the_value() {
        let (mine, result) = set(Field::CreditCode, "9133010079965505８ｂ");
        assert_eq!((mine.credit_code.as_str(), result), ("91330100799655058B", Ok(None)));
        let (mine, result) = set(Field::CreditCode, "913301007996550581");
        assert_eq!(mine.credit_code, "913301007996550581");
        assert_eq!(result, Ok(Some(Reason::CreditCodeCheck { expected: 'B' })));
        let (mine, result) = set(Field::Licence, " 1500000820123");
        assert_eq!(
            (mine.licence.as_str(), result),
            ("1500000820123", Ok(Some(Reason::OldLicence)))
        );
    }

    #[test]
    fn regions_by_code_and_by_name() {
        for raw in ["150622", "１５０６２２", "150622000000", "准格尔旗", "鄂尔多斯市 准格尔旗"]
        {
            assert_eq!(set(Field::Region, raw).0.region, "150622", "{raw}");
        }
        let refused = |raw| set(Field::Region, raw).1.unwrap_err().code();
        assert_eq!(refused("150600"), "unknown-region"); // a prefecture that has counties
        assert_eq!(refused("150622001"), "unknown-region");
        assert_eq!(refused("1506"), "unknown-region");
        assert_eq!(refused("城关区"), "ambiguous-region");
        assert_eq!(refused(""), "missing");
    }

    #[test]
    fn words_say_what_is_known() {
        assert_eq!(set(Field::Method, "露天开采").0.method, Method::OpenPit);
        assert_eq!(set(Field::Method, "").0.method, Method::Unstated);
        let refused = set(Field::Scale, "特大").1.unwrap_err();
        let known = vec!["大型".to_owned(), "中型".into(), "小型".into()];
        assert_eq!(refused, Reason::UnknownWord { found: "特大".into(), known });
        assert_eq!(set(Field::Name, &"矿".repeat(121)).1, Err(Reason::TooLong { limit: 120 }));
        assert_eq!(set(Field::Name, " \u{3000}").1, Err(Reason::Missing));
    }
}
