use keys::{PersonKey, Signature64};
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn end(start: &str, period: &str, first_day_excluded: bool) -> End {
    let counting = Counting { first_day_excluded, ..Counting::default() };
    counting.end(Calendar::shipped(), day(start), period.parse().unwrap())
}

/// The naive way: from day to day, with the shipped files' ranges spelled out.
fn works_naively(date: NaiveDate) -> bool {
    let in_off = |h: &Holiday| h.from <= date && date <= h.to;
    let holidays = || Calendar::shipped().years().flat_map(|year| &year.holidays);
    let off = holidays().any(in_off);
    let made_up = holidays().any(|holiday| holiday.make_up.contains(&date));
    made_up || (!off && date.weekday().number_from_monday() <= 5)
}

fn naive_nth(mut date: NaiveDate, n: u16) -> NaiveDate {
    for _ in 0..n {
        date = date + Days::new(1);
        while !works_naively(date) {
            date = date + Days::new(1);
        }
    }
    date
}

#[test]
fn published_vectors_of_ten_working_days() {
    for (start, counted, not_counted) in [
        ("2026-02-10", "2026-02-28", "2026-03-02"),
        ("2026-04-28", "2026-05-13", "2026-05-14"),
        ("2026-09-18", "2026-10-08", "2026-10-09"),
        ("2025-11-04", "2025-11-17", "2025-11-18"),
    ] {
        assert_eq!(end(start, "10wd", false).date, day(counted), "{start}");
        let end = end(start, "10wd", true);
        assert_eq!((end.date, end.calendar_not_published), (day(not_counted), None), "{start}");
    }
}

#[test]
fn working_days_of_a_year_as_published() {
    for (year, days) in [(2024, 251), (2025, 248), (2026, 248)] {
        let eve = NaiveDate::from_ymd_opt(year - 1, 12, 31).unwrap();
        let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap();
        assert_eq!(Calendar::shipped().working_days_between(eve, last), days);
    }
}

#[test]
fn months_clamp_and_rest_days_roll() {
    // 28 February 2026 is a Saturday on which people work; 29 February 2032 is a Sunday.
    assert_eq!(end("2025-08-31", "6mo", true).date, day("2026-02-28"));
    assert_eq!(end("2023-08-31", "6mo", true).date, day("2024-02-29"));
    let rolled = end("2031-08-31", "6mo", true);
    assert_eq!((rolled.date, rolled.calendar_not_published), (day("2032-03-01"), Some(2032)));
    assert_eq!(end("2025-02-15", "1y", true).date, day("2026-02-24"), "over Spring Festival");
    assert_eq!(end("2024-02-29", "1y", true).date, day("2025-02-28"));
    let stay = Counting { roll: Roll::Stay, ..Counting::default() };
    let kept = stay.end(Calendar::shipped(), day("2025-02-15"), "1y".parse().unwrap());
    assert_eq!(kept.date, day("2026-02-15"));
    assert_eq!(end("2026-03-01", "1mo", false).date, day("2026-03-31"), "a counted first day");
    assert_eq!(end("2026-06-01", "30d", true).date, day("2026-07-01"));
    assert_eq!(end("2026-06-01", "30d", false).date, day("2026-06-30"));
}

#[test]
fn beyond_the_last_known_year_the_week_decides_and_it_says_so() {
    let calendar = Calendar::shipped();
    assert_eq!(calendar.is_workday(day("2026-10-01")), Workday::Known(false));
    assert_eq!(calendar.is_workday(day("2026-10-10")), Workday::Known(true));
    let new_year = calendar.is_workday(day("2027-01-01"));
    assert_eq!(new_year, Workday::NotPublished { by_week: true });
    let late = end("2026-12-25", "10wd", true);
    assert_eq!((late.date, late.calendar_not_published), (day("2027-01-08"), Some(2027)));
    assert_eq!(end("2026-12-01", "10wd", true).calendar_not_published, None);
}

#[test]
fn periods_are_written_and_read() {
    for text in ["10wd", "30d", "6mo", "1y"] {
        assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
    }
    for wrong in ["", "10", "wd", "0wd", "-1d", "1w", "101y", "99999d", "６mo", "1.5y"] {
        assert!(wrong.parse::<Period>().is_err(), "{wrong}");
    }
    assert_eq!("10wd".parse::<Period>().unwrap().words().zh, "10个工作日");
}

#[test]
fn the_convention_is_a_sentence() {
    let words = Counting::default().sentence();
    assert!(words.zh.contains("当日不计入") && words.zh.contains("顺延"), "{}", words.zh);
    let other = Counting { first_day_excluded: false, roll: Roll::Stay }.sentence();
    assert!(other.zh.contains("当日起算") && other.zh.contains("不顺延"), "{}", other.zh);
    assert_ne!(words.en, other.en);
}

#[test]
fn a_wrong_file_is_refused_with_its_line() {
    let good = include_str!("../../../../assets/calendar/CN-2026.toml");
    let refuse = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        match Year::from_toml("CN-2026.toml", &good.replacen(from, to, 1)).unwrap_err() {
            CalendarError::File { line, message, .. } => (line, message),
            other => panic!("{other}"),
        }
    };
    let line = |needle: &str| good.lines().position(|line| line.contains(needle)).map(|n| n + 1);
    assert_eq!(refuse("[\"2026-01-04\"]", "[\"2026-01-05\"]").0, line("2026-01-04"));
    assert_eq!(refuse("[\"2026-01-04\"]", "[\"2026-01-03\"]").0, line("2026-01-03"));
    assert_eq!(refuse("to = \"2026-02-23\"", "to = \"2026-02-12\"").0, line("2026-02-23"));
    assert_eq!(refuse("to = \"2026-10-07\"", "to = \"2027-10-07\"").0, line("2026-10-07"));
    assert_eq!(refuse("to = \"2026-10-07\"", "to = \"2026-10-37\"").0, line("2026-10-07"));
    assert!(refuse("qingshan-calendar-1", "qingshan-calendar-9").1.contains("calendar-9"));
}

/// The year after, as it might be arranged: invented for this test.
fn invented() -> Year {
    let text = r#"
        format = "qingshan-calendar-1"
        year = 2027
        source = { title = { zh = "测试", en = "Test" }, number = "测试1号", published = "2026-12-01", page = "-" }
        [[holidays]]
        name = { zh = "元旦", en = "New Year" }
        from = "2026-12-31"
        to = "2027-01-01"
        make_up = ["2026-12-26"]
    "#;
    Year::from_toml("test.toml", text).unwrap()
}

#[test]
fn a_signed_bundle_replaces_years_and_nothing_else_does() {
    let authority = PersonKey::from_entropy(&[7; 32]);
    let sign = |key: &PersonKey, bundle: Bundle| {
        let signature = key.sign(&bundle.message()).to_string();
        serde_json::to_vec(&SignedBundle { bundle, signature }).unwrap()
    };
    let verify = |message: &[u8], signature: &str| {
        let signature: Result<Signature64, _> = serde_json::from_value(signature.into());
        signature.is_ok_and(|s| authority.public().verify(message, &s).is_ok())
    };
    let file = sign(&authority, Bundle::new(3, vec![invented()]));
    let bundle = SignedBundle::open(&file, Some(3), verify).unwrap();
    let calendar = Calendar::with(bundle).unwrap();
    assert_eq!(calendar.is_workday(day("2027-01-01")), Workday::Known(false));
    assert_eq!(calendar.is_workday(day("2026-12-26")), Workday::Known(true));
    assert_eq!(calendar.is_workday(day("2026-12-31")), Workday::Known(false));
    assert_eq!(calendar.years().count(), 4);

    let code = |file: &[u8], have| SignedBundle::open(file, have, verify).unwrap_err().code();
    assert_eq!(code(&file, Some(4)), "calendar-older");
    let stranger = PersonKey::from_entropy(&[8; 32]);
    let foreign = sign(&stranger, Bundle::new(3, vec![invented()]));
    assert_eq!(code(&foreign, None), "calendar-bad-signature");
    let changed = String::from_utf8(file).unwrap().replace("2027-01-01", "2027-01-02");
    assert_eq!(code(changed.as_bytes(), None), "calendar-bad-signature");
    assert_eq!(code(b"{}", None), "calendar-no-bundle");
    let twice = sign(&authority, Bundle::new(3, vec![invented(), invented()]));
    assert_eq!(code(&twice, None), "calendar-year-twice");
}

#[test]
fn a_bad_year_leaves_the_calendar_as_it_was() {
    let mut calendar = Calendar::shipped().clone();
    let wrong = Year { year: 1, ..invented() };
    assert_eq!(calendar.replace([invented(), wrong]), Err(CalendarError::Year(1)));
    assert_eq!(&calendar, Calendar::shipped());
}

prop_compose! {
    fn any_day()(offset in 0_u64..1096 + 800) -> NaiveDate {
        day("2023-06-01") + Days::new(offset)
    }
}

/// Also what no calendar on a wall has.
fn any_date_at_all() -> impl Strategy<Value = NaiveDate> {
    let (first, last) = (NaiveDate::MIN.num_days_from_ce(), NaiveDate::MAX.num_days_from_ce());
    let edges = prop::sample::select(vec![first, first + 1, last - 1, last]);
    let all = prop_oneof![first..=last, first..=first + 400, last - 400..=last, edges];
    all.prop_map(|day| NaiveDate::from_num_days_from_ce_opt(day).unwrap())
}

fn any_period_at_all() -> impl Strategy<Value = Period> {
    const UNITS: &[Unit] = &[Unit::WorkingDays, Unit::Days, Unit::Months, Unit::Years];
    (any::<u16>(), prop::sample::select(UNITS)).prop_map(|(amount, unit)| Period { amount, unit })
}

fn any_period() -> impl Strategy<Value = Period> {
    const UNITS: &[Unit] = &[Unit::WorkingDays, Unit::Days, Unit::Months];
    (1_u16..60, prop::sample::select(UNITS)).prop_map(|(amount, unit)| Period { amount, unit })
}

proptest! {
    /// Records bring any dates. What can't be counted stops at the ends, and keeps its order.
    #[test]
    fn no_date_is_too_far_to_count_from(
        start in any_date_at_all(), other in any_date_at_all(),
        period in any_period_at_all(), first_day_excluded: bool,
    ) {
        let calendar = Calendar::shipped();
        calendar.working_days_between(start, other);
        calendar.not_published(start, other);
        for roll in [Roll::NextWorkday, Roll::Stay] {
            let counting = Counting { first_day_excluded, roll };
            let of = |start| counting.end(calendar, start, period).date;
            prop_assert!(of(start.min(other)) <= of(start.max(other)));
            prop_assert!(period.amount == 0 || of(start) >= start);
        }
    }

    #[test]
    fn as_if_counted_on_the_fingers(start in any_day(), n in 0_u16..120) {
        let calendar = Calendar::shipped();
        prop_assert_eq!(calendar.is_workday(start).works(), works_naively(start));
        prop_assert_eq!(calendar.add_working_days(start, n), naive_nth(start, n));
    }

    #[test]
    fn adding_and_counting_are_inverse(start in any_day(), n in 0_u16..3000) {
        let calendar = Calendar::shipped();
        let end = calendar.add_working_days(start, n);
        prop_assert_eq!(calendar.working_days_between(start, end), i64::from(n));
        prop_assert_eq!(calendar.working_days_between(end, start), -i64::from(n));
        prop_assert!(n == 0 || calendar.is_workday(end).works());
    }

    #[test]
    fn two_steps_are_one(start in any_day(), a in 0_u16..500, b in 0_u16..500) {
        let calendar = Calendar::shipped();
        let first = calendar.add_working_days(start, a);
        let second = calendar.add_working_days(first, b);
        prop_assert_eq!(second, calendar.add_working_days(start, a + b));
    }

    #[test]
    fn a_period_that_rolls_never_ends_on_a_rest_day_nor_before_its_start(
        start in any_day(), period in any_period(), first_day_excluded: bool,
    ) {
        let counting = Counting { first_day_excluded, roll: Roll::NextWorkday };
        let end = counting.end(Calendar::shipped(), start, period).date;
        prop_assert!(works_naively(end) && end >= start);
    }

    #[test]
    fn whoever_begins_later_never_ends_earlier(
        start in any_day(), later in 0_u64..40, period in any_period(), first_day_excluded: bool,
    ) {
        for roll in [Roll::NextWorkday, Roll::Stay] {
            let counting = Counting { first_day_excluded, roll };
            let of = |start| counting.end(Calendar::shipped(), start, period).date;
            prop_assert!(of(start) <= of(start + Days::new(later)));
            let longer = Period { amount: period.amount + 1, ..period };
            prop_assert!(of(start) <= counting.end(Calendar::shipped(), start, longer).date);
        }
    }
}
