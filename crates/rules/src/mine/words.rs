//! The closed lists: one code for records and programs, the Chinese words that sheets use.

/// An enum with, for each value, its code and the words that mean it, the one we write first.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $value:ident = $code:literal: [$($word:literal),+],)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $name {
            /// Nobody has said.
            #[default]
            #[serde(rename = "unstated")]
            Unstated,
            $($(#[$vdoc])* #[serde(rename = $code)] $value,)+
        }

        impl $name {
            /// Every value that can be stated.
            pub const ALL: &[Self] = &[$(Self::$value),+];

            pub fn code(self) -> &'static str {
                match self {
                    Self::Unstated => "unstated",
                    $(Self::$value => $code,)+
                }
            }

            /// The word in a sheet; empty when unstated.
            pub fn word(self) -> &'static str {
                self.words().first().copied().unwrap_or_default()
            }

            pub(super) fn words(self) -> &'static [&'static str] {
                match self {
                    Self::Unstated => &[],
                    $(Self::$value => &[$($word),+],)+
                }
            }

            /// The value that a word or code means. Empty text and "unstated" state nothing.
            pub fn from_text(text: &str) -> Option<Self> {
                if text.is_empty() || text == "unstated" {
                    return Some(Self::Unstated);
                }
                let means = |value: &&Self| value.code() == text || value.words().contains(&text);
                Self::ALL.iter().find(means).copied()
            }
        }
    };
}

words! {
    /// How the mineral is taken, 开采方式.
    Method {
        OpenPit = "open-pit": ["露天", "露天开采", "露采"],
        Underground = "underground": ["井工", "井工开采", "地下", "地下开采", "井下", "井下开采", "硐采"],
        Mixed = "mixed": ["露天/地下", "露天/井工", "露天/地下开采", "露天+地下", "露天地下", "联合开采", "露天地下联合开采"],
        Well = "well": ["钻井", "钻井开采", "水溶", "水溶开采"],
    }
}

words! {
    /// Scale of production, 生产规模.
    Scale {
        Large = "large": ["大型", "大"],
        Medium = "medium": ["中型", "中"],
        Small = "small": ["小型", "小"],
    }
}

words! {
    /// The highest list that holds the mine, 名录级别.
    ListLevel {
        Unlisted = "unlisted": ["未入库", "未列入", "未入名录", "无", "否"],
        Reserve = "reserve": ["储备库", "入储备库"],
        City = "city": ["市级", "盟市级"],
        Province = "province": ["省级", "自治区级"],
        National = "national": ["国家级", "全国"],
    }
}

words! {
    /// 生产状态.
    Status {
        Producing = "producing": ["生产", "在产", "正常", "正常生产", "生产矿山"],
        Building = "building": ["在建", "新建", "基建", "筹建", "新建矿山"],
        Stopped = "stopped": ["停产", "停建", "停工"],
        Closed = "closed": ["关闭", "闭坑", "注销", "已关闭", "已注销"],
    }
}

words! {
    /// 新建、改扩建 or 生产: which duties apply.
    Category {
        New = "new": ["新建", "新建矿山"],
        Expanding = "expanding": ["改扩建", "改建", "扩建", "改扩建矿山"],
        Producing = "producing": ["生产", "生产矿山", "已投产"],
    }
}

words! {
    /// What a year's production is counted in.
    CapacityUnit {
        TenThousandTonnes = "10kt-a": ["万吨/年", "万吨", "万t/a", "万t"],
        TenThousandCubicMetres = "10km3-a": ["万立方米/年", "万立方米", "万m³/年", "万m³", "万方/年", "万方"],
        Tonnes = "t-a": ["吨/年", "吨", "t/a"],
        CubicMetres = "m3-a": ["立方米/年", "立方米", "m³/a", "m³/年"],
    }
}

words! {
    YesNo {
        Yes = "yes": ["是", "有", "√", "Y", "y"],
        No = "no": ["否", "无", "没有", "×", "N", "n"],
    }
}

words! {
    /// What the degrees of a form or sheet are given in. Numbers alone never tell.
    StatedDatum {
        Cgcs2000 = "cgcs2000": ["CGCS2000", "2000国家大地坐标系", "国家2000", "大地2000"],
        Wgs84 = "wgs84": ["WGS-84"],
        Gcj02 = "gcj02": ["GCJ-02", "GCJ", "火星坐标系", "火星坐标", "国测局坐标", "高德地图", "高德", "腾讯地图", "腾讯"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_means_two_things_and_every_word_is_tidy() {
        fn check(all: &[(&str, &[&str])]) {
            let mut seen = std::collections::HashSet::new();
            for (code, words) in all {
                for word in words.iter().chain([code]) {
                    assert!(seen.insert(*word), "{word} twice");
                    assert_eq!(crate::text::line(word), *word);
                }
            }
        }
        check(&Method::ALL.iter().map(|v| (v.code(), v.words())).collect::<Vec<_>>());
        check(&Scale::ALL.iter().map(|v| (v.code(), v.words())).collect::<Vec<_>>());
        check(&ListLevel::ALL.iter().map(|v| (v.code(), v.words())).collect::<Vec<_>>());
        check(&Status::ALL.iter().map(|v| (v.code(), v.words())).collect::<Vec<_>>());
        check(&Category::ALL.iter().map(|v| (v.code(), v.words())).collect::<Vec<_>>());
        check(&CapacityUnit::ALL.iter().map(|v| (v.code(), v.words())).collect::<Vec<_>>());
        check(&YesNo::ALL.iter().map(|v| (v.code(), v.words())).collect::<Vec<_>>());
        check(&StatedDatum::ALL.iter().map(|v| (v.code(), v.words())).collect::<Vec<_>>());
    }

    #[test]
    fn words_and_codes_are_understood() {
        assert_eq!(Method::from_text("地下开采"), Some(Method::Underground));
        assert_eq!(Method::from_text("open-pit"), Some(Method::OpenPit));
        assert_eq!(Method::from_text(""), Some(Method::Unstated));
        assert_eq!(Method::from_text("海采"), None);
        assert_eq!(ListLevel::from_text("自治区级"), Some(ListLevel::Province));
        assert_eq!(serde_json::to_value(Method::OpenPit).unwrap(), "open-pit");
        assert_eq!(Scale::default().word(), "");
    }
}
