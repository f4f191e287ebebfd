//! The five jurisdictions: where their mines lie, what they take, how places there are called.

use std::sync::LazyLock;

/// A jurisdiction of the demo, by the id of its rules.
pub struct Jurisdiction {
    pub id: &'static str,
    /// The division as a whole, GB/T 2260.
    pub region: &'static str,
    pub minerals: &'static [Mineral],
    /// First and second half of place names.
    pub stems: &'static [&'static str],
    pub places: &'static [&'static str],
}

pub struct Mineral {
    pub name: &'static str,
    /// What a mine of it is called.
    pub mine: &'static str,
    /// What its company does.
    pub trade: &'static str,
    /// Four digits of the licence number.
    pub class: &'static str,
    pub open_pit_percent: u32,
    pub weight: u32,
}

/// A county with its approximate seat in hundredths of a degree.
pub struct County {
    pub code: &'static str,
    pub name: &'static str,
    pub lon: i32,
    pub lat: i32,
    pub weight: u32,
}

/// Mines of each banner of Ordos per two hundred, much as the coal lies there.
const ORDOS: [(&str, u32); 9] = [
    ("150602", 21),
    ("150603", 1),
    ("150621", 18),
    ("150622", 61),
    ("150623", 7),
    ("150624", 26),
    ("150625", 10),
    ("150626", 12),
    ("150627", 46),
];

static SEATS: LazyLock<Vec<(&'static str, i32, i32)>> = LazyLock::new(|| {
    let rows = include_str!("../data/centres.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.skip(1)
        .map(|row| {
            let mut cells = row.split('\t');
            let code = cells.next().expect("code");
            let mut number = || cells.next().and_then(|cell| cell.parse().ok()).expect("degrees");
            (code, number(), number())
        })
        .collect()
});

impl Jurisdiction {
    /// Its counties whose seat is known.
    pub fn counties(&self) -> Vec<County> {
        let inside = SEATS.iter().filter(|(code, ..)| rules::region::within(code, self.region));
        inside.enumerate().map(|(index, seat)| County::at(index, *seat)).collect()
    }

    /// Its natural-resources office, marked as invented.
    pub fn office(&self) -> String {
        let place = rules::region::find(self.region).expect("a test looks up every one").name;
        let provincial = rules::region::significant(self.region).len() == 2;
        let rank = if provincial { '厅' } else { '局' };
        format!("{place}自然资源{rank}{}", rules::pack::INVENTED)
    }
}

impl County {
    fn at(index: usize, (code, lon, lat): (&'static str, i32, i32)) -> Self {
        let region = rules::region::find(code).expect("a test looks up every seat");
        let ordos = ORDOS.iter().find(|(banner, _)| *banner == code);
        // Elsewhere a few counties have most of the mines, cities' districts few.
        let usual = if region.name.ends_with('区') { 1 } else { 2 + (index as u32 * 7) % 9 };
        let weight = ordos.map_or(usual, |(_, weight)| *weight);
        Self { code, name: region.name, lon, lat, weight }
    }
}

const fn mineral(
    name: &'static str,
    mine: &'static str,
    trade: &'static str,
    class: &'static str,
    open_pit_percent: u32,
    weight: u32,
) -> Mineral {
    Mineral { name, mine, trade, class, open_pit_percent, weight }
}

pub const JURISDICTIONS: [Jurisdiction; 5] = [
    Jurisdiction {
        id: "OR",
        region: "150600",
        minerals: &[
            mineral("煤", "煤矿", "煤炭", "1110", 45, 82),
            mineral("石灰岩", "石灰石矿", "建材", "7110", 100, 7),
            mineral("石英砂岩", "石英砂矿", "矿业", "6120", 100, 4),
            mineral("铁", "铁矿", "矿业", "2110", 70, 3),
            mineral("粘土", "粘土矿", "建材", "7120", 100, 4),
        ],
        stems: &[
            "白音", "乌兰", "哈拉", "巴音", "查干", "呼和", "红柳", "黑桦", "柳林", "青杨", "白草",
            "沙蒿", "羊圈", "石磨", "杏树", "苏计", "韭菜", "海子", "榆树", "三眼", "黑土", "石灰",
            "白柳", "沙圪", "树林", "李家", "王家", "郝家", "高家", "盐店", "新民", "羊路", "哈什",
            "沙日", "阿都", "毛盖", "伊克", "宝日", "马蹄", "柠条", "沙枣", "芨芨", "碱湖", "黄蒿",
            "石人", "双山", "骆驼", "牛家",
        ],
        places: &[
            "沟", "梁", "湾", "滩", "渠", "圪坨", "峁", "畔", "塔", "壕", "敖包", "井", "坪", "洼",
            "泉",
        ],
    },
    Jurisdiction {
        id: "GS",
        region: "620000",
        minerals: &[
            mineral("煤", "煤矿", "煤业", "1110", 15, 28),
            mineral("金", "金矿", "矿业", "4110", 25, 16),
            mineral("铅锌", "铅锌矿", "矿业", "3210", 20, 14),
            mineral("铁", "铁矿", "矿业", "2110", 50, 10),
            mineral("石灰岩", "石灰石矿", "建材", "7110", 100, 18),
            mineral("建筑用花岗岩", "花岗岩矿", "石材", "7130", 100, 14),
        ],
        stems: &[
            "黑石", "红沙", "石门", "柳树", "甜水", "麻黄", "沙枣", "青石", "火烧", "羊肠", "骆驼",
            "芦草", "白杨", "长流", "苦水", "磨石", "狼尾", "榆林", "寒山", "双泉", "马莲", "烽火",
            "红崖", "古树", "梨园", "桦林", "松树", "杏花", "崖头", "水磨", "瓦窑", "祁家", "赵家",
            "魏家", "米家", "雪岭", "冰沟", "驼铃",
        ],
        places: &[
            "沟", "岭", "峡", "湾", "坪", "川", "梁", "台", "崖", "滩", "泉", "山", "堡", "洼",
        ],
    },
    Jurisdiction {
        id: "XJ-draft",
        region: "650000",
        minerals: &[
            mineral("煤", "煤矿", "能源", "1110", 55, 40),
            mineral("金", "金矿", "矿业", "4110", 40, 12),
            mineral("铜", "铜矿", "矿业", "3110", 50, 10),
            mineral("铁", "铁矿", "矿业", "2110", 70, 12),
            mineral("石灰岩", "石灰石矿", "建材", "7110", 100, 12),
            mineral("建筑用砂", "砂石矿", "建材", "7140", 100, 14),
        ],
        stems: &[
            "库木", "阿克", "喀拉", "克孜", "塔什", "萨尔", "巴什", "苏鲁", "铁列", "科克", "阿依",
            "吐尔", "乌宗", "博孜", "艾丁", "托格", "莫库", "别列", "恰普", "红柳", "三道", "黑石",
            "胡杨", "甘草", "雪峰", "白碱", "沙井", "梭梭", "石头", "野马",
        ],
        places: &[
            "布拉克",
            "塔格",
            "萨依",
            "德克",
            "沟",
            "泉",
            "山",
            "滩",
            "井",
            "梁",
            "湖",
            "岭",
            "台",
            "渠",
        ],
    },
    Jurisdiction {
        id: "ZJ-2018",
        region: "330000",
        minerals: &[
            mineral("建筑用凝灰岩", "石料矿", "石料", "7150", 100, 55),
            mineral("石灰岩", "石灰石矿", "建材", "7110", 100, 18),
            mineral("萤石", "萤石矿", "矿业", "6110", 15, 17),
            mineral("叶蜡石", "叶蜡石矿", "矿业", "6130", 70, 10),
        ],
        stems: &[
            "青枫", "竹溪", "石塘", "云岭", "杨梅", "茶亭", "桐花", "樟树", "白鹭", "枫香", "乌石",
            "梅岭", "金鸡", "凤尾", "洋里", "里坞", "外坞", "山前", "银坑", "石浦", "柏树", "溪口",
            "水碓", "莲花", "松门", "横路", "叶家", "潘家", "应家", "屠家", "黄泥", "鸡冠", "马头",
            "牛背",
        ],
        places: &["坞", "岙", "山", "湾", "坑", "岭", "坪", "尖", "岩", "岗", "塘", "墩", "垟"],
    },
    Jurisdiction {
        id: "SC-2023",
        region: "510000",
        minerals: &[
            mineral("煤", "煤矿", "煤业", "1110", 5, 30),
            mineral("磷", "磷矿", "矿业", "6140", 30, 12),
            mineral("钒钛磁铁矿", "铁矿", "矿业", "2120", 60, 10),
            mineral("石灰岩", "石灰石矿", "建材", "7110", 100, 26),
            mineral("砖瓦用页岩", "页岩矿", "建材", "7160", 100, 22),
        ],
        stems: &[
            "桂花", "青杠", "白岩", "黄葛", "楠木", "石碾", "水井", "龙洞", "马桑", "红岩", "瓦屋",
            "银杏", "梨子", "核桃", "岩鹰", "油房", "铁厂", "碾子", "土地", "观音", "回龙", "高洞",
            "柏树", "磨盘", "花椒", "火石", "凉水", "茶园", "邓家", "罗家", "蒲家", "芭蕉", "斑竹",
            "双碑",
        ],
        places: &["沟", "湾", "坝", "坪", "岩", "梁", "垭", "嘴", "冲", "塘", "坡", "包", "坳"],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_seat_is_a_county_in_its_jurisdiction() {
        let mut count = 0;
        for jurisdiction in &JURISDICTIONS {
            let region = rules::region::find(jurisdiction.region).unwrap();
            let counties = jurisdiction.counties();
            assert!(counties.iter().all(|county| county.weight > 0), "{}", region.name);
            for county in &counties {
                assert!(rules::region::find(county.code).unwrap().holds_mines());
                assert!(
                    (7_300..13_600).contains(&county.lon) && (300..5_400).contains(&county.lat)
                );
            }
            count += counties.len();
        }
        assert_eq!(count, SEATS.len());
        assert_eq!(JURISDICTIONS[0].counties().len(), 9);
    }

    #[test]
    fn its_own_rules_know_each_office() {
        for jurisdiction in &JURISDICTIONS {
            let pack = rules::pack::Library::shipped().newest(jurisdiction.id).unwrap().0;
            let office = jurisdiction.office();
            let found = pack.department(&office).map(|(id, _)| id);
            assert_eq!(found, Some("natural-resources"), "{office}");
        }
    }
}
