//! What people type and what sheets hold, brought to one spelling; and the keys a name is found by.

mod pinyin;

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

pub use pinyin::{initials, initials_all};

/// Whether nothing is said.
pub fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// A number or code: full-width characters made narrow, spaces and invisible characters dropped,
/// capital letters.
pub fn code(raw: &str) -> Cow<'_, str> {
    if raw.bytes().all(|b| b.is_ascii_graphic() && !b.is_ascii_lowercase()) {
        return Cow::Borrowed(raw);
    }
    let kept = raw.chars().map(narrow).filter(|c| !c.is_whitespace() && !is_invisible(*c));
    Cow::Owned(kept.map(|c| c.to_ascii_uppercase()).collect())
}

/// A name or word: trimmed, letters and digits narrow, spaces kept only between narrow characters
/// (people pad `张 三`), NFC. Full-width brackets stay: in a Chinese name they are right.
pub fn line(raw: &str) -> Cow<'_, str> {
    if raw.chars().all(is_plain) {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    let mut gap = false;
    for c in raw.chars().map(narrow_alphanumeric).filter(|c| c.is_whitespace() || !is_invisible(*c))
    {
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        if gap && c.is_ascii() && out.ends_with(|last: char| last.is_ascii()) {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    match is_nfc_quick(out.chars()) {
        IsNormalized::Yes => Cow::Owned(out),
        _ => Cow::Owned(out.nfc().collect()),
    }
}

/// What is compared when people search: widths folded (NFKC), lower case, letters, Han characters
/// and digits only. Any part of a name's key, from one character up, finds the name.
pub fn search_key(text: &str) -> String {
    if text.chars().all(|c| matches!(c, '\u{4e00}'..='\u{9fff}' | '0'..='9' | 'a'..='z')) {
        return text.to_owned();
    }
    text.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// Characters that no rule above touches: common Han, ASCII letters, digits, marks (not space),
/// and the full-width marks that stay.
fn is_plain(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '!'..='~' | '（' | '）' | '、' | '。' | '，')
}

/// The narrow form of a full-width ASCII character.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

fn narrow_alphanumeric(c: char) -> char {
    let narrowed = narrow(c);
    if narrowed.is_ascii_alphanumeric() { narrowed } else { c }
}

/// Control characters, zero-width spaces, direction marks, soft hyphen, byte order mark.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn codes_have_one_spelling() {
        assert_eq!(code("Ｃ１５０ 622　2018"), "C1506222018");
        assert_eq!(code("\u{feff}91150622ma0p\t"), "91150622MA0P");
        assert!(matches!(code("C150622"), Cow::Borrowed(_)));
    }

    #[test]
    fn names_keep_what_is_theirs() {
        assert_eq!(line("  王 家　沟\u{200b}煤矿 "), "王家沟煤矿");
        assert_eq!(line("内蒙古（集团）有限公司２号井"), "内蒙古（集团）有限公司2号井");
        assert_eq!(line("Red   Willow  No. ２"), "Red Willow No. 2");
        assert_eq!(line("\u{f90a}矿"), "金矿"); // a compatibility ideograph
        assert!(matches!(line("红柳沟煤矿"), Cow::Borrowed(_)));
    }

    #[test]
    fn keys_fold_width_and_case() {
        assert_eq!(search_key("内蒙古（集团）ＡＢ 2号"), "内蒙古集团ab2号");
        assert_eq!(search_key("红柳沟煤矿"), "红柳沟煤矿");
        assert_eq!(search_key("（—）"), "");
    }

    proptest! {
        #[test]
        fn tidying_twice_changes_nothing(raw in ".{0,40}") {
            let once = line(&raw).into_owned();
            prop_assert_eq!(line(&once), once.as_str());
            let once = code(&raw).into_owned();
            prop_assert_eq!(code(&once), once.as_str());
        }
    }
}
