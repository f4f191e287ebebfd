//! Dates as Chinese sheets have them.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use crate::number::narrow;

/// From where a workbook counts days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Epoch {
    #[default]
    #[serde(rename = "1900")]
    From1900,
    /// Workbooks from older Macs.
    #[serde(rename = "1904")]
    From1904,
}

/// 2026年3月5日, 2026.3.5, 2026-03-05, 2026/3/5, 20260305. A month alone is no date.
pub fn read(text: &str) -> Option<NaiveDate> {
    let narrow: String = text.chars().map(narrow).filter(|c| !c.is_whitespace()).collect();
    if narrow.len() == 8 && narrow.bytes().all(|b| b.is_ascii_digit()) {
        return packed(narrow.parse().ok()?);
    }
    let chinese = narrow.contains('年');
    let marks: &[char] = if chinese { &['年', '月'] } else { &['-', '/', '.'] };
    let body = if chinese { narrow.strip_suffix(['日', '号'])? } else { &narrow };
    let mut parts = body.split(marks);
    let mut part = |longest: usize| {
        let digits = parts.next()?;
        let plain = digits.len() <= longest && digits.bytes().all(|b| b.is_ascii_digit());
        if plain { digits.parse::<u32>().ok() } else { None }
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    if parts.next().is_some() {
        return None;
    }
    civil(year, month, day)
}

/// A bare number in a column of dates: 20260305, or the number of a day.
pub fn of_number(number: Decimal, epoch: Epoch) -> Option<NaiveDate> {
    let whole = number.fract().is_zero().then(|| number.to_u32()).flatten()?;
    if whole >= 10_000_000 { packed(whole) } else { serial(whole, epoch) }
}

/// The day that a workbook counts as `days`. It believes that 1900 had a 29 February.
pub fn serial(days: u32, epoch: Epoch) -> Option<NaiveDate> {
    let (year, month, day) = match (epoch, days) {
        (Epoch::From1904, _) => (1904, 1, 1),
        (Epoch::From1900, 0 | 60) => return None,
        (Epoch::From1900, 1..60) => (1899, 12, 31),
        (Epoch::From1900, _) => (1899, 12, 30),
    };
    let date =
        NaiveDate::from_ymd_opt(year, month, day)?.checked_add_days(Days::new(days.into()))?;
    in_use(date)
}

fn packed(number: u32) -> Option<NaiveDate> {
    civil(number / 10_000, number / 100 % 100, number % 100)
}

fn civil(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    in_use(NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?)
}

/// Licences and inspections are not of other centuries: there a number is no date.
fn in_use(date: NaiveDate) -> Option<NaiveDate> {
    use chrono::Datelike as _;
    (1900..2200).contains(&date.year()).then_some(date)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_form_of_one_day() {
        let wanted = NaiveDate::from_ymd_opt(2026, 3, 5);
        for text in [
            "2026年3月5日",
            "2026年03月05号",
            "2026.3.5",
            "2026-03-05",
            "2026/3/5",
            "20260305",
            "２０２６年３月５日",
            " 2026 年 3 月 5 日 ",
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
        assert_eq!(of_number(Decimal::from(46_086), Epoch::From1900), wanted);
        assert_eq!(of_number(Decimal::from(46_086 - 1_462), Epoch::From1904), wanted);
        assert_eq!(of_number(Decimal::from(20_260_305), Epoch::From1900), wanted);
    }

    #[test]
    fn no_dates() {
        for text in
            ["", "2026年3月", "2026.3", "2026-02-29", "26.3.5", "长期", "2026.3.5.1", "2026年3月5"]
        {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(serial(60, Epoch::From1900), None);
        assert_eq!(serial(61, Epoch::From1900), NaiveDate::from_ymd_opt(1900, 3, 1));
        assert_eq!(serial(59, Epoch::From1900), NaiveDate::from_ymd_opt(1900, 2, 28));
        assert_eq!(of_number(Decimal::new(460_865, 1), Epoch::From1900), None);
        assert_eq!(of_number(Decimal::MAX, Epoch::From1900), None);
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "[0-9年月日./-]{0,12}|.{0,9}", days: u32) {
            let _ = (read(&text), serial(days, Epoch::From1900), serial(days, Epoch::From1904));
        }

        #[test]
        fn written_and_read(days in 61_u32..100_000) {
            let date = serial(days, Epoch::From1900).unwrap();
            prop_assert_eq!(read(&date.to_string()), Some(date));
            prop_assert_eq!(read(&date.format("%Y年%-m月%-d日").to_string()), Some(date));
            prop_assert_eq!(read(&date.format("%Y%m%d").to_string()), Some(date));
        }
    }
}
