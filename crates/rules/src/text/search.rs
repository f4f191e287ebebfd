//! Exact search for any part of a name, from one character up, on an index of words.
//!
//! A text is indexed as its overlapping pairs of characters and the last character alone
//! (红柳沟 → `红柳 柳沟 沟`). Any part of two or more characters is then a phrase of consecutive
//! pairs, and one character is the beginning of a pair: both are exact, and quick in FTS5's
//! `unicode61` tokenizer, which trigrams aren't for two-character words such as 煤矿.

use unicode_normalization::UnicodeNormalization;

/// What is compared when people search: widths folded (NFKC), lower case, letters and digits only.
pub fn search_key(text: &str) -> String {
    if text.chars().all(|c| matches!(c, '\u{4e00}'..='\u{9fff}' | '0'..='9' | 'a'..='z')) {
        return text.to_owned();
    }
    text.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// The words to index for a [`search_key`] (or for initials), separated by spaces.
pub fn index_terms(key: &str) -> String {
    let mut out = String::with_capacity(key.len() * 3);
    let mut chars = key.chars().peekable();
    while let Some(c) = chars.next() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push(c);
        out.extend(chars.peek());
    }
    out
}

/// The FTS5 phrase that matches exactly the texts holding `query` somewhere; `None` if the query
/// holds no letter, Han character or digit.
pub fn match_phrase(query: &str) -> Option<String> {
    let key = search_key(query);
    let mut pairs: Vec<String> = index_terms(&key).split(' ').map(str::to_owned).collect();
    let last = pairs.pop().filter(|last| !last.is_empty())?;
    if pairs.is_empty() {
        return Some(format!("\"{last}\"*"));
    }
    Some(format!("\"{}\"", pairs.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keys_fold_width_and_case() {
        assert_eq!(search_key("内蒙古（集团）ＡＢ 2号"), "内蒙古集团ab2号");
        assert_eq!(search_key("红柳沟煤矿"), "红柳沟煤矿");
    }

    #[test]
    fn pairs_and_phrases() {
        assert_eq!(index_terms("红柳沟"), "红柳 柳沟 沟");
        assert_eq!(index_terms(""), "");
        assert_eq!(match_phrase("柳沟煤").unwrap(), "\"柳沟 沟煤\"");
        assert_eq!(match_phrase(" 沟 ").unwrap(), "\"沟\"*");
        assert_eq!(match_phrase("（）"), None);
    }

    /// What FTS5 does with a phrase, or with one word and a star.
    fn matches(terms: &str, phrase: &str) -> bool {
        let terms: Vec<&str> = terms.split(' ').collect();
        if let Some(start) = phrase.strip_suffix('*') {
            return terms.iter().any(|term| term.starts_with(start.trim_matches('"')));
        }
        let wanted: Vec<&str> = phrase.trim_matches('"').split(' ').collect();
        terms.windows(wanted.len()).any(|window| window == wanted)
    }

    proptest! {
        #[test]
        fn a_phrase_matches_exactly_the_substrings(name in "[红柳沟煤矿ab2]{1,8}", part in "[红柳沟煤矿ab2]{1,4}") {
            let phrase = match_phrase(&part).unwrap();
            prop_assert_eq!(matches(&index_terms(&search_key(&name)), &phrase), name.contains(&part));
        }
    }
}
