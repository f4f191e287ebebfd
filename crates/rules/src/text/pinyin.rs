//! 红柳沟煤矿 is found by `hlgmk`.

use pinyin::ToPinyin;

use super::search_key;

/// Characters that place and company names use in more than one reading: their first letters, the
/// usual one in such names first. 长沟 is *cháng*gōu, 羊圈 yáng*juàn*, 吴堡 wú*bǔ* but 十里堡 shílǐ*pù*,
/// 乐清 *yuè*qīng.
const READINGS: &[(char, &str)] = &[
    ('长', "cz"),
    ('重', "zc"),
    ('朝', "cz"),
    ('圈', "jq"),
    ('卷', "jq"),
    ('堡', "bp"),
    ('乐', "ly"),
    ('行', "xh"),
    ('召', "zs"),
    ('查', "cz"),
    ('单', "ds"),
    ('盛', "sc"),
    ('解', "jx"),
    ('曾', "zc"),
    ('尉', "wy"),
    ('蔚', "wy"),
    ('番', "fp"),
    ('泊', "bp"),
    ('藏', "zc"),
    ('涌', "yc"),
    ('会', "hk"),
    ('犍', "qj"),
    ('荥', "xy"),
    ('筠', "yj"),
    ('阿', "ae"),
    ('宿', "sx"),
    ('降', "jx"),
    ('谷', "gy"),
    ('车', "cj"),
    ('厂', "ca"),
];

/// Names with many second readings get this many spellings, not all of them.
const MOST_SPELLINGS: usize = 8;

/// The first letters of a name's readings, letters and digits as they are: `hlg2hmk` of 红柳沟2号煤矿.
pub fn initials(name: &str) -> String {
    search_key(name).chars().filter_map(initial).collect()
}

/// [`initials`] first, then its spellings by other readings.
pub fn initials_all(name: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for c in search_key(name).chars() {
        let Some(first) = initial(c) else { continue };
        let mut other = all.clone();
        extend(&mut all, first);
        if let Some(second) = readings(c).and_then(|letters| letters.chars().nth(1))
            && all.len() < MOST_SPELLINGS
        {
            extend(&mut other, second);
            all.append(&mut other);
        }
    }
    all
}

fn extend(spellings: &mut [String], letter: char) {
    for spelling in spellings {
        spelling.push(letter);
    }
}

fn initial(c: char) -> Option<char> {
    if c.is_ascii_alphanumeric() {
        return Some(c);
    }
    match readings(c) {
        Some(letters) => letters.chars().next(),
        None => first_letter(c),
    }
}

fn readings(c: char) -> Option<&'static str> {
    READINGS.iter().find(|(han, _)| *han == c).map(|(_, letters)| *letters)
}

fn first_letter(c: char) -> Option<char> {
    c.to_pinyin()?.first_letter().chars().next().filter(char::is_ascii_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_letters() {
        assert_eq!(initials("红柳沟煤矿"), "hlgmk");
        assert_eq!(initials("白音敖包（2号井）煤矿"), "byab2hjmk");
        assert_eq!(initials("ＫＳ铅锌矿"), "ksqxk");
        assert_eq!(initials("—"), "");
    }

    #[test]
    fn second_readings_follow_the_first() {
        assert_eq!(initials_all("红柳沟煤矿"), ["hlgmk"]);
        assert_eq!(initials_all("羊圈沟煤矿"), ["yjgmk", "yqgmk"]);
        assert_eq!(initials_all("长堡"), ["cb", "zb", "cp", "zp"]);
        assert_eq!(initials_all(&"长".repeat(20)).len(), MOST_SPELLINGS);
        assert!(initials_all(&"长".repeat(20)).iter().all(|s| s.len() == 20));
        assert_eq!(initials_all("长堡")[0], initials("长堡"));
    }

    /// Every row knows the reading that the dictionary gives, and another one.
    #[test]
    fn the_table_adds_to_the_dictionary() {
        for (han, letters) in READINGS {
            let usual = first_letter(*han).unwrap();
            assert!(letters.len() == 2 && letters.contains(usual), "{han} {usual}");
        }
    }
}
