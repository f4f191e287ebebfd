//! Exact numbers out of text and out of what spreadsheets store.

use rust_decimal::Decimal;

/// So many digits has a number in a spreadsheet; more are noise of the binary form.
const DIGITS: usize = 15;

/// From here on whole numbers have more digits than are kept.
pub const ROUNDED_FROM: f64 = 1e15;

/// The number that a spreadsheet shows for what it stores.
pub fn of_float(stored: f64) -> Option<Decimal> {
    let shown = format!("{stored:.*e}", DIGITS - 1);
    Decimal::from_scientific(&shown).ok().map(|number| number.normalize())
}

/// `1,234.5`, `１２３４．５`, `-3`; no units and no guessing.
pub fn read(text: &str) -> Option<Decimal> {
    let narrow: String = text.chars().map(narrow).collect();
    let (whole, fraction) = narrow.split_once('.').unwrap_or((&narrow, ""));
    let grouped = whole.contains(',');
    if grouped && !groups_of_three(whole.trim_start_matches('-')) || fraction.contains(',') {
        return None;
    }
    Decimal::from_str_exact(&narrow.replace(',', "")).ok()
}

/// The same, and with a power of ten, as programs write numbers.
pub fn read_any(text: &str) -> Option<Decimal> {
    read(text).or_else(|| Decimal::from_scientific(text).ok().map(|number| number.normalize()))
}

fn groups_of_three(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().map_or(0, str::len);
    (1..=3).contains(&first) && groups.all(|group| group.len() == 3)
}

/// The narrow form of a full-width character.
pub fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '−' => '-',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn readings() {
        let number = |text: &str| read(text).map(|number| number.to_string());
        assert_eq!(number("１２３４．５０").as_deref(), Some("1234.50"));
        assert_eq!(number("1,234,567.8").as_deref(), Some("1234567.8"));
        assert_eq!(number("－３").as_deref(), Some("-3"));
        for text in ["", "12,34", "1,234.5,6", ",123", "3万吨", "1.2.3", "--3", "1e5"] {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!(of_float(0.1 + 0.2).unwrap().to_string(), "0.3");
        assert_eq!(read_any("1.25e+3").unwrap().to_string(), "1250");
        assert_eq!((read_any("1e999"), read_any("e5"), read_any("约3")), (None, None, None));
        assert_eq!(of_float(f64::NAN), None);
        assert_eq!(of_float(f64::MAX), None);
    }

    proptest! {
        /// What people type, with up to 15 digits, comes back as they typed it.
        #[test]
        fn fifteen_digits_survive(units in -999_999_999_999_999_i64..=999_999_999_999_999, scale in 0_u32..9) {
            let typed = Decimal::new(units, scale).normalize();
            let stored: f64 = typed.to_string().parse().unwrap();
            prop_assert_eq!(of_float(stored), Some(typed));
            prop_assert_eq!(read(&typed.to_string()), Some(typed));
        }

        #[test]
        fn nothing_panics(text in "[-0-9.,０-９]{0,12}|.{0,9}", bits: u64) {
            let _ = (read(&text), read_any(&text), of_float(f64::from_bits(bits)));
        }
    }
}
