//! Working days, and the files that replace them.

use chrono::{Datelike as _, NaiveDate};
use keys::{DevicePublic, Signature64};
use rules::calendar::{
    Bundle, Calendar, CalendarError, Counting, Period, Roll, SignedBundle, Year,
};
use serde_json::{Value, json};

use super::Answer;
use crate::api::{CalendarView, CountingWord};
use crate::{AppError, Result};

/// Headquarters' key, as machines pin it when they join: 64 hex digits.
pub struct CalendarKey(DevicePublic);

impl CalendarKey {
    pub fn read(text: &str) -> Result<Self> {
        Ok(Self(text.trim().parse().map_err(AppError::bad_input)?))
    }

    /// Did headquarters sign this message?
    pub fn verify(&self, message: &[u8], signature: &str) -> bool {
        let signature: std::result::Result<Signature64, _> =
            serde_json::from_value(Value::String(signature.to_owned()));
        signature.is_ok_and(|signature| self.0.verify(message, &signature).is_ok())
    }
}

/// A year's holidays and make-up days; no, if its arrangement is not known.
pub fn show_year(year: i32) -> Answer {
    let calendar = Calendar::shipped();
    let Some(known) = calendar.years().find(|known| known.year == year) else {
        let line = format!("the arrangement for {year} is not known: weekends decide");
        return Answer::new(false, json!({ "year": year, "published": false }), vec![line]);
    };
    let mut lines = vec![format!("{} ({})", known.source.title.en, known.source.number)];
    for holiday in &known.holidays {
        let days: Vec<String> = holiday.make_up.iter().map(ToString::to_string).collect();
        let worked = if days.is_empty() { "–".into() } else { days.join(", ") };
        lines.push(format!(
            "{} to {}: {}; worked: {worked}",
            holiday.from, holiday.to, holiday.name.en
        ));
    }
    let days = working_days(calendar, year);
    lines.push(format!("{days} working days"));
    let json = json!({
        "year": year, "published": true, "source": known.source, "holidays": known.holidays,
        "working_days": days,
    });
    Answer::new(true, json, lines)
}

/// Working days of a year as the calendar knows it.
pub(crate) fn working_days(calendar: &Calendar, year: i32) -> i64 {
    let ends = NaiveDate::from_ymd_opt(year - 1, 12, 31).zip(NaiveDate::from_ymd_opt(year, 12, 31));
    ends.map_or(0, |(from, to)| calendar.working_days_between(from, to))
}

/// The day on which a period ends.
pub fn add_period(date: &str, period: &str, count_first_day: bool, stays: bool) -> Result<Answer> {
    let start = day(date)?;
    let period: Period = period.parse().map_err(AppError::bad_input)?;
    let roll = if stays { Roll::Stay } else { Roll::NextWorkday };
    let counting = Counting { first_day_excluded: !count_first_day, roll };
    let end = counting.end(Calendar::shipped(), start, period);
    let mut lines = vec![end.date.to_string(), counting.sentence().en];
    lines.extend(end.calendar_not_published.map(not_published));
    let json = json!({
        "due": end.date,
        "published": end.calendar_not_published.is_none(),
        "not_published": end.calendar_not_published,
        "counting": counting.sentence(),
    });
    Ok(Answer::new(true, json, lines))
}

/// How periods are counted at a desk, and every word that was said of it.
pub fn counting(calendar: &CalendarView) -> Answer {
    let convention = &calendar.convention;
    let mut lines = vec![calendar.counting.clone()];
    lines.extend(convention.words.iter().map(said));
    let json = json!({
        "counting": calendar.counting,
        "first_day_excluded": convention.first_day_excluded,
        "rolls_on": convention.rolls_on,
        "words": convention.words,
    });
    Answer::new(true, json, lines)
}

/// `  from 2026-03-01 on (holds), 甘肃省, by 王海: 厅务会决定`
fn said(word: &CountingWord) -> String {
    let state = json!(word.state);
    let state = state.as_str().unwrap_or_default();
    let CountingWord { from, region_name, by, reason, .. } = word;
    format!("  from {from} on ({state}), {region_name}, by {by}: {reason}")
}

/// Working days after the first day up to and with the second.
pub fn working_days_between(from: &str, to: &str) -> Result<Answer> {
    let (from, to) = (day(from)?, day(to)?);
    let calendar = Calendar::shipped();
    let days = calendar.working_days_between(from, to);
    let missing = calendar.not_published(from, to);
    let mut lines = vec![format!("{days} working days after {from} up to {to}")];
    lines.extend(missing.map(not_published));
    let json = json!({
        "working_days": days, "published": missing.is_none(), "not_published": missing,
    });
    Ok(Answer::new(true, json, lines))
}

/// Whether headquarters signed a bundle of years, and which years it brings.
pub fn check_bundle(file: &[u8], key: &CalendarKey) -> Answer {
    match SignedBundle::open(file, None, |message, signature| key.verify(message, signature)) {
        Ok(bundle) => {
            let years: Vec<i32> = bundle.years.iter().map(|year| year.year).collect();
            let line = format!("bundle {} of headquarters, for {years:?}", bundle.number);
            let json = json!({ "valid": true, "number": bundle.number, "years": years });
            Answer::new(true, json, vec![line])
        }
        Err(error) => {
            let json =
                json!({ "valid": false, "reason": error.code(), "message": error.to_string() });
            Answer::new(false, json, vec![error.to_string()])
        }
    }
}

/// A bundle of year files, signed by whoever holds headquarters' key.
pub fn make_bundle(
    number: u64,
    files: &[(String, String)],
    sign: impl FnOnce(&[u8]) -> Signature64,
) -> Result<Vec<u8>> {
    let years = files.iter().map(|(name, text)| Year::from_toml(name, text));
    let years = years.collect::<std::result::Result<Vec<_>, CalendarError>>()?;
    let bundle = Bundle::new(number, years);
    Calendar::with(bundle.clone())?;
    let signature = sign(&bundle.message()).to_string();
    Ok(canon::to_bytes(&SignedBundle { bundle, signature })?)
}

fn not_published(year: i32) -> String {
    format!("the arrangement for {year} is not published yet: there, weekends decide")
}

/// A day as people write it, in years that a calendar can have.
fn day(text: &str) -> Result<NaiveDate> {
    let day: NaiveDate = text.trim().parse().map_err(|_| {
        AppError::new("not-a-day", format!("{text:?} is no day such as 2026-04-28"))
            .with("text", text)
    })?;
    if (1950..=2200).contains(&day.year()) {
        return Ok(day);
    }
    Err(AppError::new("not-a-day", format!("{day} is not between 1950 and 2200"))
        .with("text", text))
}
