//! The fields of a mine by name: the same few functions serve sheets, changes and exports.

use serde::{Deserialize, Serialize};

use super::coordinate::{Axis, written};
use super::credit_code::{CreditCodeFault, check_credit_code};
use super::detail::Detail;
use super::licence::{LicenceFault, check_licence};
use super::{ListLevel, Method, Mine, Reason, Scale, Status};
use crate::region::{self, Named};
use crate::text;

const LONGEST_TEXT: usize = 120;
const LONGEST_CODE: usize = 40;

/// An enum with, for each field, its code and the headers that mean it.
macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident = $code:literal: [$($header:literal),+ $(,)?],)+) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(Serialize, Deserialize)]
        pub enum Field {
            $($(#[$doc])* #[serde(rename = $code)] $field,)+
        }

        impl Field {
            pub const ALL: &[Self] = &[$(Self::$field),+];

            /// The name in column maps and records, the same as in a mine's JSON.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$field => $code,)+
                }
            }

            /// Headers that mean this field; the first is the one we write. Where a sheet has two
            /// of them, the earlier one here wins.
            pub fn headers(self) -> &'static [&'static str] {
                match self {
                    $(Self::$field => &[$($header),+],)+
                }
            }
        }
    };
}

fields! {
    Name = "name": ["矿山名称", "矿山", "矿名", "矿山企业名称", "mine name", "mine", "name"],
    Licence = "licence": [
        "采矿许可证号", "采矿许可证编号", "采矿证号", "许可证号", "许可证编号", "采矿权证号",
        "licence number", "license number", "mining licence", "licence", "license",
    ],
    CreditCode = "credit_code": [
        "统一社会信用代码", "社会信用代码", "信用代码", "credit code", "uscc",
    ],
    Holder = "holder": [
        "采矿权人", "采矿权人名称", "矿业权人", "矿业权人名称", "企业名称", "矿山企业", "单位名称",
        "holder", "company",
    ],
    Region = "region": [
        "行政区划代码", "区划代码", "行政区代码", "行政区划", "行政区", "所在行政区", "所属旗区", "旗区",
        "旗县区", "旗县", "所在县", "县区", "县市区", "区县", "所属区县", "县", "region code", "region",
        "county",
    ],
    Mineral = "mineral": [
        "矿种", "开采矿种", "主矿种", "开采主矿种", "矿产名称", "mineral", "commodity",
    ],
    Method = "method": ["开采方式", "采矿方式", "mining method", "method"],
    Scale = "scale": ["生产规模", "矿山规模", "建设规模", "规模", "scale", "size"],
    ListLevel = "list_level": [
        "名录级别", "入库级别", "绿色矿山级别", "绿色矿山等级", "list level", "listing",
    ],
    Status = "status": ["生产状态", "矿山状态", "生产现状", "状态", "status"],
    Lon = "lon": ["经度", "中心经度", "longitude", "lon", "lng"],
    Lat = "lat": ["纬度", "中心纬度", "latitude", "lat"],
    /// New, being enlarged, or producing: which duties apply (OR-2.1, GS-1.1, GS-1.2, ZJ-4.1).
    Category = "category": ["矿山类别", "建设类别", "建设性质", "category"],
    LicenceFrom = "licence_from": [
        "采矿许可证有效期起", "许可证有效期起", "有效期起", "有效期自", "licence valid from",
    ],
    LicenceTo = "licence_to": [
        "采矿许可证有效期止", "采矿许可证有效期至", "许可证有效期止", "许可证有效期至", "有效期止",
        "有效期至", "licence valid to",
    ],
    SafetyLicence = "safety_licence": [
        "安全生产许可证号", "安全生产许可证编号", "安全许可证号", "safety licence",
    ],
    SafetyTo = "safety_to": [
        "安全生产许可证有效期止", "安全生产许可证有效期至", "安全许可证有效期止", "safety licence valid to",
    ],
    Capacity = "capacity": [
        "生产能力", "核定生产能力", "设计生产能力", "产能", "核定产能", "设计产能", "capacity",
    ],
    CapacityUnit = "capacity_unit": ["生产能力单位", "产能单位", "规模单位", "capacity unit"],
    /// 正式投产 in Gansu, 正式生产 in Zhejiang: one date (GS-1.1, ZJ-4.1d).
    ProductionDate = "production_date": [
        "正式投产日期", "正式生产日期", "投产日期", "投产时间", "formal production",
    ],
    /// When the transfer contract wants the mine green (GS-1.2).
    ContractDue = "contract_due": [
        "合同约定建成日期", "合同约定期限", "约定建成时间", "contract due",
    ],
    ElevationLow = "elevation_low": [
        "开采标高下限", "开采下限标高", "最低开采标高", "标高下限", "elevation low",
    ],
    ElevationHigh = "elevation_high": [
        "开采标高上限", "开采上限标高", "最高开采标高", "标高上限", "elevation high",
    ],
    AreaKm2 = "area_km2": ["矿区面积", "面积", "licence area", "area"],
    /// 拐点坐标: one ring or several.
    Boundary = "boundary": ["拐点坐标", "矿区范围拐点坐标", "矿区范围坐标", "范围坐标", "boundary", "corners"],
    Address = "address": ["矿山地址", "详细地址", "地址", "address"],
    ListedOn = "listed_on": ["列入名录日期", "入库日期", "入库时间", "列入时间", "listed on"],
    /// From when Xinjiang counts a review as overdue (XJ-R6b).
    ReviewDue = "review_due": ["复查到期日", "复查期限", "应复查日期", "review due"],
    /// The county that reviews, where it is not the one the mine lies in (SC-2.1).
    ReviewRegion = "review_region": ["审核县区", "审核县", "申报审核县区", "reviewing county"],
    /// The leader who answers for the mine (OR-1.2).
    Leader = "leader": ["包联领导", "责任领导", "supervising leader"],
    /// One of the region's model mines (OR-4.5).
    ModelMine = "model_mine": ["样板项目", "绿色矿山样板", "样板矿山", "model mine"],
    /// Percent of this year's fund that is set aside (OR-1.5).
    FundAccrual = "fund_accrual": ["基金计提率", "年度基金计提率", "fund accrual"],
    /// The area that is restored as one (OR-2.2).
    ContiguousArea = "contiguous_area": ["集中连片治理区", "连片治理区", "集中连片区", "contiguous area"],
    /// To be cancelled within three years: a class of its own (SC-2.2e).
    Cancelling = "cancelling": ["三年内拟注销", "拟注销", "to be cancelled"],
    /// Whether there is a plant for sand on the site (ZJ-2).
    SandPlant = "sand_plant": ["有无砂石加工厂", "砂石加工厂", "sand plant"],
    /// Rights granted since March 2017 sign a supplementary contract (SC-2.2c).
    GrantedOn = "granted_on": ["采矿权出让日期", "出让日期", "granted on"],
    SupplementaryOn = "supplementary_on": ["补充合同签订日期", "补充合同日期", "supplementary contract"],
    /// The day that puts a mine into the class of those to be cancelled (SC-2.2e).
    CancelOn = "cancel_on": ["拟注销日期", "计划注销日期", "cancellation planned"],
    /// The county's baseline survey 摸底调查 (SC-3.1c).
    SurveyedOn = "surveyed_on": ["摸底调查日期", "摸底日期", "baseline survey"],
    /// When the mine last uploaded the year's status (SC-2.4a).
    StatusSentOn = "status_sent_on": ["年度建设情况上传日期", "建设情况上传日期", "yearly upload"],
    /// As the region's own grading calls it; no source that could be read states the grades.
    RiskGrade = "risk_grade": ["风险等级", "风险分级", "风险分类", "risk grade"],
    ExemptReason = "exempt_reason": ["不纳入原因", "豁免原因", "免除原因", "exempt reason"],
    /// What the places beside it are given in. It is never kept: a mine's places are in CGCS2000.
    Datum = "datum": ["坐标系", "坐标系统", "坐标基准", "坐标类型", "datum", "coordinate system"],
    /// What longitude and latitude were converted from, with its datum.
    GivenPosition = "given_position": ["换算前经纬度", "given position"],
    /// What the corners were converted from.
    GivenBoundary = "given_boundary": ["换算前拐点坐标", "given corners"],
}

impl Field {
    /// Without these a row says nothing that a draw or a visit could use.
    pub const REQUIRED: [Self; 5] =
        [Self::Name, Self::Licence, Self::Holder, Self::Region, Self::Mineral];

    /// Does a person type it? The others follow from what is typed.
    pub fn is_typed(self) -> bool {
        !matches!(self, Self::GivenPosition | Self::GivenBoundary)
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.code() == code)
    }

    /// The value as records hold it: codes, not words.
    pub fn value(self, mine: &Mine) -> String {
        match self {
            Self::Method => mine.method.code().to_owned(),
            Self::Scale => mine.scale.code().to_owned(),
            Self::ListLevel => mine.list_level.code().to_owned(),
            Self::Status => mine.status.code().to_owned(),
            _ if self.detail().is_some() => mine.detail(self).to_owned(),
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
            Self::Datum if mine.detail(self).is_empty() => mine.own_datum().word().to_owned(),
            _ => self.detail().map_or_else(String::new, |detail| detail.cell(mine.detail(self))),
        }
    }

    /// How a field that only some mines have is written; `None` for those that every mine has.
    pub fn detail(self) -> Option<Detail> {
        Some(match self {
            Self::Name
            | Self::Licence
            | Self::CreditCode
            | Self::Holder
            | Self::Region
            | Self::Mineral
            | Self::Method
            | Self::Scale
            | Self::ListLevel
            | Self::Status
            | Self::Lon
            | Self::Lat => return None,
            Self::Category => Detail::Category,
            Self::CapacityUnit => Detail::CapacityUnit,
            Self::LicenceFrom
            | Self::LicenceTo
            | Self::SafetyTo
            | Self::ProductionDate
            | Self::ContractDue
            | Self::ListedOn
            | Self::ReviewDue
            | Self::GrantedOn
            | Self::SupplementaryOn
            | Self::CancelOn
            | Self::SurveyedOn
            | Self::StatusSentOn => Detail::Day,
            Self::Capacity | Self::AreaKm2 | Self::FundAccrual => Detail::Amount { places: 4 },
            Self::ElevationLow | Self::ElevationHigh => Detail::Height,
            Self::Boundary => Detail::Corners,
            Self::ReviewRegion => Detail::Region,
            Self::Datum => Detail::Datum,
            Self::GivenPosition | Self::GivenBoundary => Detail::Given,
            Self::Cancelling | Self::SandPlant | Self::ModelMine => Detail::YesNo,
            Self::SafetyLicence
            | Self::Address
            | Self::Leader
            | Self::ContiguousArea
            | Self::RiskGrade
            | Self::ExemptReason => Detail::Text,
        })
    }

    /// Reads `raw` into the mine. `Ok(Some(…))`: kept, with a warning.
    pub fn set(self, mine: &mut Mine, raw: &str) -> Result<Option<Reason>, Reason> {
        match self {
            Self::Name => mine.name = required(short_text(raw)?)?,
            Self::Holder => mine.holder = required(short_text(raw)?)?,
            Self::Mineral => mine.mineral = required(short_text(raw)?)?,
            Self::Licence => return set_licence(mine, raw),
            Self::CreditCode => return set_credit_code(mine, raw),
            Self::Region => mine.region = region_code(&required(short_text(raw)?)?)?,
            Self::Method => mine.method = word(raw, Method::from_text, Method::ALL, Method::word)?,
            Self::Scale => mine.scale = word(raw, Scale::from_text, Scale::ALL, Scale::word)?,
            Self::ListLevel => {
                mine.list_level = word(raw, ListLevel::from_text, ListLevel::ALL, ListLevel::word)?;
            }
            Self::Status => mine.status = word(raw, Status::from_text, Status::ALL, Status::word)?,
            Self::Lon => mine.lon = Axis::Lon.read(&text::code(raw))?,
            Self::Lat => mine.lat = Axis::Lat.read(&text::code(raw))?,
            _ => {
                let Some(detail) = self.detail() else { return Ok(None) };
                mine.set_detail(self, detail.read(raw)?);
            }
        }
        Ok(None)
    }
}

fn set_licence(mine: &mut Mine, raw: &str) -> Result<Option<Reason>, Reason> {
    let licence = required(short_code(raw)?)?;
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
    mine.credit_code = short_code(raw)?;
    if mine.credit_code.is_empty() {
        return Ok(None);
    }
    Ok(check_credit_code(&mine.credit_code).err().map(|fault| match fault {
        CreditCodeFault::Form => Reason::CreditCodeForm,
        CreditCodeFault::Check(expected) => Reason::CreditCodeCheck { expected },
    }))
}

/// A county's code (with or without the zeros of its villages) or its name.
pub(super) fn region_code(raw: &str) -> Result<String, Reason> {
    let found = text::code(raw).into_owned();
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

pub(super) fn word<T: Copy>(
    raw: &str,
    read: fn(&str) -> Option<T>,
    all: &[T],
    word: fn(T) -> &'static str,
) -> Result<T, Reason> {
    let found = short_text(raw)?;
    read(&found).ok_or_else(|| {
        let known = all.iter().map(|value| word(*value).to_owned()).collect();
        Reason::UnknownWord { found, known }
    })
}

fn required(text: String) -> Result<String, Reason> {
    if text.is_empty() { Err(Reason::Missing) } else { Ok(text) }
}

/// Trimmed, in one spelling, and not too long to be a name.
pub(super) fn short_text(raw: &str) -> Result<String, Reason> {
    short(text::line(raw), LONGEST_TEXT)
}

/// As [`short_text`], for numbers and codes.
pub(super) fn short_code(raw: &str) -> Result<String, Reason> {
    short(text::code(raw), LONGEST_CODE)
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
        let mut of_every_mine = 0;
        for field in Field::ALL.iter().copied() {
            let has_its_own = json.get(field.code()).is_some();
            assert_eq!(has_its_own, field.detail().is_none(), "{}", field.code());
            of_every_mine += usize::from(has_its_own);
            assert_eq!(serde_json::to_value(field).unwrap(), field.code());
            assert_eq!(Field::from_code(field.code()), Some(field));
        }
        assert_eq!(json.as_object().unwrap().len(), of_every_mine + 1, "all but the id");
    }

    #[test]
    fn no_header_means_two_fields() {
        let mut seen = std::collections::HashSet::new();
        for field in Field::ALL {
            for header in field.headers() {
                assert!(seen.insert(*header), "{header} twice");
            }
        }
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
