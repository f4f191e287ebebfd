//! Fields that only some mines have. One spelling of each value is kept, as text beside the field's
//! name: a new field needs a line in the table, not a column in every store.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::boundary;
use super::datum::given;
use super::field::{region_code, short_code, short_text, word};
use super::words::{CapacityUnit, Category, StatedDatum, YesNo};
use super::{Field, Mine, Reason};
use crate::text;

/// How such a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    Text,
    /// `2026-03-05`
    Day,
    /// Not negative, with at most so many decimals.
    Amount {
        places: u32,
    },
    /// Metres above the sea, to the millimetre; pits go below it.
    Height,
    Region,
    /// Rings of corners in degrees, as `geo` writes them.
    Corners,
    YesNo,
    Category,
    CapacityUnit,
    Datum,
    /// A datum, and behind a space what was given in it.
    Given,
}

impl Detail {
    /// The one spelling of what a cell says; empty when it says nothing.
    pub fn read(self, raw: &str) -> Result<String, Reason> {
        if self == Self::Corners {
            return boundary::read(raw);
        }
        if self == Self::Given {
            return given(raw);
        }
        let typed = short_text(raw)?;
        if typed.is_empty() {
            return Ok(typed);
        }
        match self {
            Self::Text | Self::Corners | Self::Given => Ok(typed),
            Self::Day => day(&typed).map(|day| day.to_string()),
            Self::Amount { places } => number(raw, places, false),
            Self::Height => number(raw, 3, true),
            Self::Region => region_code(&typed),
            Self::YesNo => {
                word(raw, YesNo::from_text, YesNo::ALL, YesNo::word).map(|v| stated(v, v.code()))
            }
            Self::Category => word(raw, Category::from_text, Category::ALL, Category::word)
                .map(|v| stated(v, v.code())),
            Self::CapacityUnit => {
                word(raw, CapacityUnit::from_text, CapacityUnit::ALL, CapacityUnit::word)
                    .map(|v| stated(v, v.code()))
            }
            Self::Datum => word(raw, StatedDatum::said, StatedDatum::ALL, StatedDatum::word)
                .map(|v| stated(v, v.code())),
        }
    }

    /// The kept value as a Chinese sheet shows it.
    pub fn cell(self, value: &str) -> String {
        if let (Self::Given, Some((datum, places))) = (self, value.split_once(' ')) {
            return format!("{} {places}", Self::Datum.cell(datum));
        }
        let word = match self {
            Self::YesNo => YesNo::from_text(value).map(YesNo::word),
            Self::Category => Category::from_text(value).map(Category::word),
            Self::CapacityUnit => CapacityUnit::from_text(value).map(CapacityUnit::word),
            Self::Datum => StatedDatum::from_text(value).map(StatedDatum::word),
            _ => None,
        };
        word.unwrap_or(value).to_owned()
    }
}

impl Mine {
    /// A field that only some mines have, in its one spelling; empty when nobody has stated it.
    pub fn detail(&self, field: Field) -> &str {
        self.details.get(&field).map_or("", String::as_str)
    }

    /// The day that a field holds.
    pub fn day(&self, field: Field) -> Option<NaiveDate> {
        self.detail(field).parse().ok()
    }

    /// The number that a field holds.
    pub fn amount(&self, field: Field) -> Option<Decimal> {
        self.detail(field).parse().ok()
    }

    pub(super) fn set_detail(&mut self, field: Field, value: String) {
        if value.is_empty() {
            self.details.remove(&field);
        } else {
            self.details.insert(field, value);
        }
    }

    /// What no single field can show to be wrong: the field to look at, and why.
    pub(super) fn check_whole(&self) -> Result<(), (Field, Reason)> {
        match (self.lon, self.lat) {
            (Some(_), None) => return Err((Field::Lat, Reason::HalfAPosition)),
            (None, Some(_)) => return Err((Field::Lon, Reason::HalfAPosition)),
            _ => {}
        }
        if let (Some(from), Some(to)) = (self.day(Field::LicenceFrom), self.day(Field::LicenceTo))
            && to < from
        {
            return Err((Field::LicenceTo, Reason::EndsBeforeItBegins));
        }
        if let (Some(low), Some(high)) =
            (self.amount(Field::ElevationLow), self.amount(Field::ElevationHigh))
            && high < low
        {
            return Err((Field::ElevationHigh, Reason::LowAboveHigh));
        }
        Ok(())
    }
}

/// A word's code; empty when nobody has stated it, which is every list's default.
fn stated<T: Default + PartialEq>(value: T, code: &str) -> String {
    if value == T::default() { String::new() } else { code.to_owned() }
}

/// `2026-03-05`, `2026/3/5`, `2026.3.5`, `20260305` or `2026年3月5日`.
fn day(typed: &str) -> Result<NaiveDate, Reason> {
    let unreadable = || Reason::NotADate { found: typed.to_owned() };
    let text = text::code(typed);
    let parts: Vec<&str> = if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        vec![&text[..4], &text[4..6], &text[6..]]
    } else {
        text.trim_end_matches('日').split(['-', '/', '.', '年', '月']).collect()
    };
    let [year, month, day] = parts[..] else { return Err(unreadable()) };
    let number = |part: &str, longest: usize| {
        let plain = (1..=longest).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| part.parse::<u32>().ok()).flatten()
    };
    let year = number(year, 4).filter(|year| (1900..=2200).contains(year));
    let found = year.zip(number(month, 2)).zip(number(day, 2));
    found
        .and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year.cast_signed(), month, day))
        .ok_or_else(unreadable)
}

/// A plain decimal, thousands separated or not, in its shortest spelling.
fn number(raw: &str, places: u32, below_zero: bool) -> Result<String, Reason> {
    let typed = short_code(raw)?;
    let unreadable = || Reason::NotANumber { found: typed.clone() };
    let value = Decimal::from_str_exact(&typed.replace(',', "")).map_err(|_| unreadable())?;
    if value.is_sign_negative() && !value.is_zero() && !below_zero {
        return Err(Reason::BelowZero { found: typed });
    }
    if value.normalize().scale() > places {
        return Err(Reason::TooManyDecimals { found: typed, places });
    }
    let value = value.normalize();
    Ok(if value.is_zero() { "0".to_owned() } else { value.to_string() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn details() -> impl Iterator<Item = (Field, Detail)> {
        Field::ALL.iter().filter_map(|field| Some((*field, field.detail()?)))
    }

    #[test]
    fn days_as_people_write_them() {
        for raw in
            ["2026-03-05", "2026/3/5", "2026.3.5", "20260305", "2026年3月5日", "２０２６年03月05日"]
        {
            assert_eq!(Detail::Day.read(raw).as_deref(), Ok("2026-03-05"), "{raw}");
        }
        for raw in ["2026-02-29", "2026-3", "26-03-05", "2026年", "长期", "46086", "2026-003-05"]
        {
            assert_eq!(Detail::Day.read(raw).unwrap_err().code(), "not-a-date", "{raw}");
        }
        assert_eq!(Detail::Day.read("2024-2-29").as_deref(), Ok("2024-02-29"));
    }

    #[test]
    fn numbers_are_exact() {
        let amount = Detail::Amount { places: 4 };
        assert_eq!(amount.read("1,200.50").as_deref(), Ok("1200.5"));
        assert_eq!(amount.read("０.0000").as_deref(), Ok("0"));
        assert_eq!(amount.read("-0").as_deref(), Ok("0"));
        assert_eq!(amount.read("-3").unwrap_err().code(), "below-zero");
        assert_eq!(amount.read("1.00001").unwrap_err().code(), "too-many-decimals");
        assert_eq!(amount.read("约120").unwrap_err().code(), "not-a-number");
        assert_eq!(Detail::Height.read("-45.120").as_deref(), Ok("-45.12"));
    }

    #[test]
    fn words_and_regions() {
        assert_eq!(Detail::YesNo.read("是").as_deref(), Ok("yes"));
        assert_eq!(Detail::YesNo.cell("yes"), "是");
        assert_eq!(Detail::Region.read("准格尔旗").as_deref(), Ok("150622"));
        assert_eq!(Detail::Category.read("改扩建").as_deref(), Ok("expanding"));
        assert_eq!(Detail::CapacityUnit.read("万吨/年").as_deref(), Ok("10kt-a"));
        assert_eq!(Detail::CapacityUnit.read("车").unwrap_err().code(), "unknown-word");
    }

    #[test]
    fn what_two_fields_say_together() {
        let mut mine = Mine::default();
        Field::LicenceFrom.set(&mut mine, "2026-03-05").unwrap();
        Field::LicenceTo.set(&mut mine, "2025-03-05").unwrap();
        let (field, reason) = mine.check_whole().unwrap_err();
        assert_eq!((field, reason.code()), (Field::LicenceTo, "ends-before-it-begins"));
        Field::LicenceTo.set(&mut mine, "").unwrap();
        assert_eq!(mine.check_whole(), Ok(()));
        Field::ElevationLow.set(&mut mine, "1250").unwrap();
        Field::ElevationHigh.set(&mut mine, "1180").unwrap();
        assert_eq!(mine.check_whole().unwrap_err().1.code(), "low-above-high");
    }

    proptest! {
        #[test]
        fn a_kept_value_is_read_back_from_its_cell(
            which in 0..64_usize, year in 1900..2200_i32, day in 1..366_u32, n in -99_999_i64..99_999,
        ) {
            let all: Vec<_> = details().collect();
            let (_, detail) = all[which % all.len()];
            let raw = match detail {
                Detail::Day => NaiveDate::from_yo_opt(year, day).unwrap().to_string(),
                Detail::Amount { places } => Decimal::new(n.abs(), places).to_string(),
                Detail::Height => Decimal::new(n, 3).to_string(),
                Detail::Region => "150622".to_owned(),
                Detail::YesNo => "否".to_owned(),
                Detail::Category => "新建".to_owned(),
                Detail::CapacityUnit => "万立方米/年".to_owned(),
                Detail::Corners => format!("109.{n:05},39.5;110,39.5;110,39.9", n = n.abs()),
                Detail::Datum => "高德".to_owned(),
                Detail::Given => format!("GCJ-02 109.{n:05},39.5", n = n.abs()),
                Detail::Text => format!("第{n}号"),
            };
            let kept = detail.read(&raw).unwrap();
            prop_assert_eq!(detail.read(&detail.cell(&kept)).unwrap(), kept.clone());
            prop_assert_eq!(detail.read(&kept).unwrap(), kept);
        }
    }
}
