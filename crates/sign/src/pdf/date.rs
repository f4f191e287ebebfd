//! Dates as PDF writes them: `D:20260301093000+08'00'`.

use std::time::Duration;

use der::DateTime;

/// China has one time zone, without summer time.
const BEIJING_SECONDS: u64 = 8 * 3600;

/// `None` for times before 1970 or after 9999.
pub fn from_ms(ms: i64) -> Option<String> {
    let seconds = u64::try_from(ms).ok()? / 1000 + BEIJING_SECONDS;
    let t = DateTime::from_unix_duration(Duration::from_secs(seconds)).ok()?;
    Some(format!(
        "D:{:04}{:02}{:02}{:02}{:02}{:02}+08'00'",
        t.year(),
        t.month(),
        t.day(),
        t.hour(),
        t.minutes(),
        t.seconds()
    ))
}

/// Reads a complete date with its offset from UTC; what is vaguer is no time.
pub fn to_ms(text: &str) -> Option<i64> {
    let text = text.strip_prefix("D:")?;
    let number = |from: usize, len: usize| -> Option<u8> {
        let digits = text.get(from..from + len)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let year = u16::from(number(0, 2)?) * 100 + u16::from(number(2, 2)?);
    let date = DateTime::new(
        year,
        number(4, 2)?,
        number(6, 2)?,
        number(8, 2)?,
        number(10, 2)?,
        number(12, 2)?,
    );
    let seconds = i64::try_from(date.ok()?.unix_duration().as_secs()).ok()?;
    let offset = match text.get(14..15)? {
        "Z" => 0,
        sign @ ("+" | "-") => {
            let minutes = i64::from(number(15, 2)?) * 60 + i64::from(number(18, 2)?);
            if sign == "+" { minutes * 60 } else { -minutes * 60 }
        }
        _ => return None,
    };
    Some((seconds - offset) * 1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_dates() {
        assert_eq!(from_ms(1_772_328_600_999).unwrap(), "D:20260301093000+08'00'");
        assert_eq!(to_ms("D:20260301093000+08'00'"), Some(1_772_328_600_000));
        assert_eq!(to_ms("D:20260301013000Z"), Some(1_772_328_600_000));
        assert_eq!(to_ms("D:20260228213000-04'00'"), Some(1_772_328_600_000));
        for vague in ["", "D:2026", "20260301093000Z", "D:20260301093000", "D:20261301093000Z"] {
            assert_eq!(to_ms(vague), None, "{vague}");
        }
        assert_eq!(from_ms(-1), None);
    }

    proptest! {
        #[test]
        fn there_and_back(seconds in 0i64..253_402_000_000) {
            prop_assert_eq!(to_ms(&from_ms(seconds * 1000).unwrap()), Some(seconds * 1000));
        }

        #[test]
        fn any_text_is_read_or_refused(text: String, digits in "D:[0-9]{0,16}[+Z-]?[0-9']{0,6}") {
            to_ms(&text);
            to_ms(&digits);
        }
    }
}
