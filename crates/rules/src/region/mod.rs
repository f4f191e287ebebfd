//! Administrative divisions by their GB/T 2260 codes (`assets/regions.tsv`).

use std::collections::HashMap;
use std::sync::LazyLock;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    pub code: &'static str,
    pub name: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Province,
    Prefecture,
    County,
}

/// What a written name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    One(&'static Region),
    /// Several places have this name, such as 城关区: their codes.
    Several(Vec<&'static str>),
    None,
}

static ALL: LazyLock<Vec<Region>> = LazyLock::new(|| {
    let table = include_str!("../../../../assets/regions.tsv");
    let rows = table.lines().filter_map(|line| line.split_once('\t'));
    rows.filter(|(code, _)| *code != "code").map(|(code, name)| Region { code, name }).collect()
});

static BY_NAME: LazyLock<HashMap<&'static str, Vec<&'static Region>>> = LazyLock::new(|| {
    let mut names: HashMap<_, Vec<_>> = HashMap::new();
    for region in all().iter().filter(|region| region.holds_mines()) {
        names.entry(region.name).or_default().push(region);
    }
    names
});

/// Every division, by code.
pub fn all() -> &'static [Region] {
    &ALL
}

pub fn find(code: &str) -> Option<&'static Region> {
    let at = ALL.binary_search_by(|region| region.code.cmp(code)).ok()?;
    Some(&ALL[at])
}

/// Is `code` the division `scope` or inside it? (`150622` is within `150600` and `150000`.)
pub fn within(code: &str, scope: &str) -> bool {
    code.starts_with(significant(scope))
}

/// What the codes of all divisions inside begin with: `15` of `150000`, `1506` of `150600`, `150622`
/// of `150622`; nothing of `000000`, the whole country.
pub fn significant(code: &str) -> &str {
    code.trim_end_matches("00")
}

/// The county that a text names: `准格尔旗`, or with what is above it before the name
/// (`内蒙古自治区鄂尔多斯市准格尔旗`, `内蒙古准格尔旗`).
pub fn named(text: &str) -> Named {
    let ends = text.char_indices().map(|(at, _)| text.split_at(at));
    let mut found: Vec<&'static Region> = Vec::new();
    for (above, name) in ends {
        let same_name = BY_NAME.get(name).into_iter().flatten();
        found.extend(same_name.filter(|region| region.is_below(above)));
    }
    match found[..] {
        [] => Named::None,
        [one] => Named::One(one),
        _ => Named::Several(found.iter().map(|region| region.code).collect()),
    }
}

impl Region {
    pub fn level(&self) -> Level {
        match significant(self.code).len() {
            2 => Level::Province,
            4 => Level::Prefecture,
            _ => Level::County,
        }
    }

    pub fn parent(&self) -> Option<&'static Region> {
        match self.level() {
            Level::Province => None,
            Level::Prefecture => find(&format!("{}0000", &self.code[..2])),
            Level::County => find(&format!("{}00", &self.code[..4])),
        }
    }

    /// Divisions directly below this one.
    pub fn children(&self) -> impl Iterator<Item = &'static Region> {
        let scope = self.code;
        let below = match self.level() {
            Level::Province => Some(Level::Prefecture),
            Level::Prefecture => Some(Level::County),
            Level::County => None,
        };
        let inside = ALL.partition_point(|region| region.code < scope);
        let inside = ALL[inside..].iter().take_while(move |region| within(region.code, scope));
        inside.filter(move |region| Some(region.level()) == below)
    }

    /// A mine lies in a county, or in one of the few prefectures that have none (嘉峪关市).
    pub fn holds_mines(&self) -> bool {
        match self.level() {
            Level::Province => false,
            Level::Prefecture => self.children().next().is_none(),
            Level::County => true,
        }
    }

    /// `内蒙古自治区鄂尔多斯市准格尔旗`; placeholders of the table such as
    /// 自治区直辖县级行政区划 are left out.
    pub fn full_name(&self) -> String {
        let mut name = self.name.to_owned();
        let mut above = self.parent();
        while let Some(region) = above {
            if !region.is_placeholder() && !name.starts_with(region.name) {
                name.insert_str(0, region.name);
            }
            above = region.parent();
        }
        name
    }

    fn is_placeholder(&self) -> bool {
        self.level() == Level::Prefecture
            && (self.name.ends_with("直辖县级行政区划") || self.name == "县")
    }

    /// Does `above`, written before this division's name, say where it lies? Province and
    /// prefecture may be shortened to their first characters (内蒙古, 鄂尔多斯).
    fn is_below(&self, above: &str) -> bool {
        let province = find(&format!("{}0000", &self.code[..2]));
        let prefecture = self.parent().filter(|_| self.level() == Level::County);
        let cuts = above.char_indices().map(|(at, _)| at).chain([above.len()]);
        let mut ways = cuts.map(|at| above.split_at(at));
        ways.any(|(first, second)| is_short(first, province) && is_short(second, prefecture))
    }
}

/// Nothing, or at least two first characters of the division's name.
fn is_short(text: &str, region: Option<&Region>) -> bool {
    let begins = |region: &Region| region.name.starts_with(text) && text.chars().count() >= 2;
    text.is_empty() || region.is_some_and(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        assert!(all().windows(2).all(|w| w[0].code < w[1].code), "sorted, no code twice");
        for region in all() {
            assert!(region.code.len() == 6 && region.code.bytes().all(|b| b.is_ascii_digit()));
            assert!(!region.name.is_empty() && region.name != "市辖区");
            let up = region.parent();
            assert_eq!(up.is_none(), region.level() == Level::Province, "{}", region.code);
        }
    }

    #[test]
    fn what_codes_inside_begin_with() {
        let codes = ["000000", "150000", "150600", "150622", ""];
        assert_eq!(codes.map(significant), ["", "15", "1506", "150622", ""]);
        assert!(within("150622", "000000") && !within("150622", "150700"));
    }

    /// Known to the project's own sources: Ordos has these nine, and these are the provinces.
    #[test]
    fn known_codes() {
        let ordos: Vec<_> = find("150600").unwrap().children().map(|r| (r.code, r.name)).collect();
        assert_eq!(
            ordos,
            [
                ("150602", "东胜区"),
                ("150603", "康巴什区"),
                ("150621", "达拉特旗"),
                ("150622", "准格尔旗"),
                ("150623", "鄂托克前旗"),
                ("150624", "鄂托克旗"),
                ("150625", "杭锦旗"),
                ("150626", "乌审旗"),
                ("150627", "伊金霍洛旗"),
            ]
        );
        let provinces = [
            ("620000", "甘肃省"),
            ("650000", "新疆维吾尔自治区"),
            ("330000", "浙江省"),
            ("510000", "四川省"),
        ];
        for (code, name) in provinces {
            assert_eq!(find(code).unwrap().name, name);
        }
        assert_eq!(find("330000").unwrap().children().count(), 11);
        assert_eq!(find("510000").unwrap().children().count(), 21);
        assert_eq!(find("620000").unwrap().children().count(), 14);
        assert!(find("150699").is_none() && find("").is_none() && find("准格尔旗").is_none());
    }

    #[test]
    fn scopes() {
        assert!(within("150622", "150600") && within("150622", "150000"));
        assert!(within("150622", "150622") && !within("150622", "150621"));
        assert!(!within("150700", "150600") && !within("", "150000"));
    }

    #[test]
    fn names_lead_to_counties() {
        let zhungeer = find("150622").unwrap();
        for above in ["", "鄂尔多斯市", "鄂尔多斯", "内蒙古", "内蒙古自治区鄂尔多斯市"]
        {
            let text = format!("{above}准格尔旗");
            assert_eq!(named(&text), Named::One(zhungeer), "{text}");
        }
        assert_eq!(zhungeer.full_name(), "内蒙古自治区鄂尔多斯市准格尔旗");
        assert!(matches!(named("城关区"), Named::Several(codes) if codes.contains(&"620102")));
        assert_eq!(named("兰州市城关区"), Named::One(find("620102").unwrap()));
        assert_eq!(named("四川省准格尔旗"), Named::None);
        assert_eq!(named("甘肃省嘉峪关市"), Named::One(find("620200").unwrap()));
        assert_eq!(named("新疆维吾尔自治区石河子市"), Named::One(find("659001").unwrap()));
        assert_eq!(find("659001").unwrap().full_name(), "新疆维吾尔自治区石河子市");
        assert_eq!(named("甘肃省"), Named::None);
        assert_eq!(named(""), Named::None);
    }
}
