//! Angles as people write them.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::{Degrees, GeoError};

/// How an angle was written, for people to see what was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// 109°58′12.3″, 109度58分12.3秒, 109-58-12.3, 109:58:12.3.
    Parts,
    /// 109.97008333.
    Decimal,
    /// 1095812.3, as annexes of licences write it: degrees, two digits of minutes, seconds.
    Packed,
}

/// From here on a plain number is packed: no angle has so many degrees.
const LEAST_PACKED: u32 = 10_000;
const HEMISPHERES: [(&str, bool); 8] = [
    ("东经", false),
    ("北纬", false),
    ("西经", true),
    ("南纬", true),
    ("E", false),
    ("N", false),
    ("W", true),
    ("S", true),
];

pub fn parse(text: &str) -> Result<(Degrees, Notation), GeoError> {
    let narrowed: String = text.chars().map(narrow).collect();
    let tidy: String = narrowed.chars().filter(|c| !is_blank(*c)).collect();
    let words: Vec<&str> =
        narrowed.split_whitespace().filter(|word| !is_hemisphere(word)).collect();
    if tidy.is_empty() {
        return Err(GeoError::Empty);
    }
    let bad = || GeoError::NotAnAngle { found: text.trim().to_owned() };
    let (negative, digits) = without_sign(&tidy);
    let (value, notation) = if let Ok(number) = Decimal::from_str_exact(digits) {
        // `109 58 12.3` is three numbers, not one.
        match words.len() {
            0 | 1 => plain(text, number)?,
            _ => (parts(text, words)?, Notation::Parts),
        }
    } else {
        let pieces = digits.trim_end_matches(['°', '′', '″']);
        (parts(text, pieces.split(['°', '′', '″', '-', ':']).collect())?, Notation::Parts)
    };
    if value > Decimal::from(180) {
        return Err(GeoError::Over180 { found: text.trim().to_owned() });
    }
    let degrees = Degrees::from_decimal(if negative { -value } else { value }).ok_or_else(bad)?;
    Ok((degrees, notation))
}

/// `109°58′12.300″`, seconds with as many decimals as licences have.
pub fn written(degrees: Degrees) -> String {
    let sign = if degrees.0 < 0 { "-" } else { "" };
    // One degree is 10⁸, and 3 600 000 thousandths of a second.
    let thousandths = (u128::from(degrees.0.unsigned_abs()) * 9 + 125) / 250;
    let (seconds, thousandths) = (thousandths / 1000, thousandths % 1000);
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let (whole, minutes) = (minutes / 60, minutes % 60);
    format!("{sign}{whole}°{minutes:02}′{seconds:02}.{thousandths:03}″")
}

/// A number without marks.
fn plain(text: &str, number: Decimal) -> Result<(Decimal, Notation), GeoError> {
    if number < Decimal::from(LEAST_PACKED) {
        return Ok((number, Notation::Decimal));
    }
    let (hundred, whole) = (Decimal::from(100), number.trunc());
    let seconds = number % hundred;
    let minutes = (whole / hundred).trunc() % hundred;
    let degrees = (whole / Decimal::from(LEAST_PACKED)).trunc();
    Ok((sum(text, degrees, minutes, seconds)?, Notation::Packed))
}

fn parts(text: &str, pieces: Vec<&str>) -> Result<Decimal, GeoError> {
    let bad = || GeoError::NotAnAngle { found: text.trim().to_owned() };
    let number = |piece: &&str| {
        let plain = piece.starts_with(|c: char| c.is_ascii_digit());
        plain.then(|| Decimal::from_str_exact(piece).ok()).flatten().ok_or_else(bad)
    };
    let numbers = pieces.iter().map(number).collect::<Result<Vec<_>, _>>()?;
    let last = numbers.len() - 1;
    // Only the last part may be a fraction: in 109.5°30′ the half degree is said twice.
    if last > 2 || numbers[..last].iter().any(|number| !number.fract().is_zero()) {
        return Err(bad());
    }
    let part = |at: usize| numbers.get(at).copied().unwrap_or_default();
    sum(text, part(0), part(1), part(2))
}

fn sum(
    text: &str,
    degrees: Decimal,
    minutes: Decimal,
    seconds: Decimal,
) -> Result<Decimal, GeoError> {
    let (found, sixty) = (text.trim().to_owned(), Decimal::from(60));
    if minutes >= sixty {
        let minutes = minutes.trunc().to_u32().unwrap_or(u32::MAX);
        return Err(GeoError::Minutes { found, minutes });
    }
    if seconds >= sixty {
        return Err(GeoError::Seconds { found, seconds: seconds.to_string() });
    }
    let rest = (minutes * sixty + seconds) / Decimal::from(3600);
    degrees.checked_add(rest).ok_or(GeoError::NotAnAngle { found })
}

/// Is the angle west or south, and what is left when that is taken away?
fn without_sign(tidy: &str) -> (bool, &str) {
    for (word, negative) in HEMISPHERES {
        if let Some(rest) = tidy.strip_prefix(word).or_else(|| tidy.strip_suffix(word)) {
            return (negative, rest);
        }
    }
    match tidy.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, tidy),
    }
}

fn is_hemisphere(word: &str) -> bool {
    HEMISPHERES.iter().any(|(hemisphere, _)| *hemisphere == word)
}

/// One spelling for each mark. Two primes for seconds stay two: at the end, both are left out.
pub(crate) fn narrow(c: char) -> char {
    match c {
        'º' | '˚' | '度' => '°',
        '\'' | '＇' | '’' | '‘' | '´' | '分' => '′',
        '"' | '＂' | '”' | '“' | '秒' => '″',
        '－' | '–' | '—' | '−' | '‐' => '-',
        '．' => '.',
        '：' => ':',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c.to_ascii_uppercase(),
    }
}

pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_spelling_of_one_angle() {
        let spellings = [
            "109°58′12.3″",
            "109°58'12.3\"",
            "109º58’12.3”",
            "109度58分12.3秒",
            "东经109°58′12.3″",
            "109-58-12.3",
            "109:58:12.3",
            "109 58 12.3",
            "E 109 58 12.3",
            "１０９　５８　１２．３",
            "1095812.3",
            "１０９°５８′１２．３″",
            " 109° 58′ 12.3″ E",
            "109°58′12.3′′",
            "109°58.205′",
            "109°58'12.3''",
        ];
        for text in spellings {
            assert_eq!(
                parse(text).map(|(degrees, _)| degrees),
                Ok(Degrees(10_997_008_333)),
                "{text}"
            );
        }
        assert_eq!(parse("109.58123"), Ok((Degrees(10_958_123_000), Notation::Decimal)));
        assert_eq!(parse("1095812.3").unwrap().1, Notation::Packed);
        assert_eq!(parse("-39.5").unwrap().0, Degrees(-3_950_000_000));
        assert_eq!(parse("39°30′S").unwrap().0, Degrees(-3_950_000_000));
    }

    #[test]
    fn refusals_name_what_is_wrong() {
        let codes = [
            ("", "angle-empty"),
            ("　", "angle-empty"),
            ("西北角", "not-an-angle"),
            ("109°61′00″", "angle-minutes"),
            ("109°58′60″", "angle-seconds"),
            ("1096112.3", "angle-minutes"),
            ("1095871", "angle-seconds"),
            ("180°00′00.001″", "angle-over-180"),
            ("190", "angle-over-180"),
            ("109.5°30′", "not-an-angle"),
            ("109-58-12-3", "not-an-angle"),
            ("99999999999999999999999999999°", "not-an-angle"),
            ("109°−58′", "not-an-angle"),
            ("1 2 3 4", "not-an-angle"),
            ("999999999999°", "angle-over-180"),
        ];
        for (text, code) in codes {
            assert_eq!(parse(text).unwrap_err().code(), code, "{text}");
        }
        let message = parse("109°61′00″").unwrap_err().to_string();
        assert!(message.contains("109°61′00″") && message.contains("61 minutes"), "{message}");
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "[-0-9.°′″'\" EN东经度分秒:]{0,14}|.{0,12}") {
            let _ = parse(&text);
        }

        /// All thousandths of seconds survive writing, reading and storing.
        #[test]
        fn written_and_read(thousandths in 0_i64..=648_000_000) {
            let degrees = Degrees((thousandths * 250 + 4) / 9);
            let text = written(degrees);
            prop_assert_eq!(written(parse(&text).unwrap().0), text);
        }

        #[test]
        fn packed_is_the_same_angle(d in 1_u32..=179, m in 0_u32..60, s in 0_u32..60_000) {
            let seconds = format!("{:02}.{:03}", s / 1000, s % 1000);
            let packed = parse(&format!("{d}{m:02}{seconds}")).unwrap().0;
            prop_assert_eq!(packed, parse(&format!("{d}-{m}-{seconds}")).unwrap().0);
        }
    }
}
