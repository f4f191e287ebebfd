//! Civil dates, as people at the desk mean them: China has one time zone.

use chrono::{DateTime, Datelike as _, FixedOffset, Months, NaiveDate};

fn zone() -> FixedOffset {
    FixedOffset::east_opt(8 * 3600).expect("eight hours")
}

/// A foreign record may bring any time: one that no calendar has is the first day of 1970.
pub fn date(ms: i64) -> NaiveDate {
    let moment = DateTime::from_timestamp_millis(ms).unwrap_or_default().naive_utc();
    moment.checked_add_offset(zone()).unwrap_or(moment).date()
}

/// `2026-Q4`
pub fn quarter_name(date: NaiveDate) -> String {
    format!("{}-Q{}", date.year(), quarter(date))
}

/// 1 to 4.
pub fn quarter(date: NaiveDate) -> u32 {
    date.month0() / 3 + 1
}

/// The last day of its quarter.
pub fn quarter_end(date: NaiveDate) -> NaiveDate {
    let first = date.with_day(1).and_then(|day| day.with_month0(date.month0() / 3 * 3));
    let next = first.and_then(|day| day.checked_add_months(Months::new(3)));
    next.and_then(|day| day.pred_opt()).unwrap_or(date)
}

/// The first moment of a year.
pub fn year_start_ms(year: i32) -> i64 {
    NaiveDate::from_ymd_opt(year, 1, 1)
        .and_then(|date| date.and_hms_opt(0, 0, 0))
        .and_then(|at| at.and_local_timezone(zone()).single())
        .map_or(0, |at| at.timestamp_millis())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_begin_at_midnight_in_beijing() {
        let midnight = year_start_ms(2026);
        assert_eq!(date(midnight).to_string(), "2026-01-01");
        assert_eq!(date(midnight - 1).to_string(), "2025-12-31");
        assert_eq!(quarter_name(date(midnight - 1)), "2025-Q4");
    }

    #[test]
    fn no_time_of_a_foreign_record_is_too_far() {
        assert_eq!(date(i64::MAX).to_string(), "1970-01-01");
        for end in [NaiveDate::MAX, NaiveDate::MIN] {
            let ms = end.and_hms_opt(23, 0, 0).unwrap().and_utc().timestamp_millis();
            assert!((date(ms) - end).num_days().abs() <= 1, "{end}");
        }
    }

    #[test]
    fn quarters_end_with_their_third_month() {
        let end = |day: &str| quarter_end(day.parse().unwrap()).to_string();
        assert_eq!([end("2026-01-31"), end("2026-03-31")], ["2026-03-31", "2026-03-31"]);
        assert_eq!([end("2026-05-31"), end("2026-12-01")], ["2026-06-30", "2026-12-31"]);
    }
}
