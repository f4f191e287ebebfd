//! Invented officers, clerks, inspectors and experts of the five jurisdictions.

use std::collections::HashSet;

use rules::person::Registered;
use rules::region;

use crate::jurisdiction::{JURISDICTIONS, Jurisdiction};
use crate::random::Random;

const PERSON: u64 = 3;

const DEPARTMENTS: [&str; 4] = ["自然资源", "生态环境", "能源", "应急管理"];

const SURNAMES: [&str; 40] = [
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林",
    "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹",
    "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕",
];
const GIVEN: [&str; 36] = [
    "志远", "海东", "文博", "建军", "晓燕", "秀兰", "立新", "国栋", "丽娟", "永强", "雪梅", "学文",
    "春华", "明辉", "玉珍", "德胜", "俊峰", "红霞", "向阳", "思远", "桂芳", "庆丰", "少华", "雅琴",
    "振宇", "凤英", "长河", "佳慧", "卫民", "素芬", "景明", "一帆", "冬梅", "克勤", "云飞", "若兰",
];
const MONGOLIAN: [&str; 28] = [
    "娜仁花",
    "苏和",
    "其其格",
    "斯琴",
    "布仁",
    "乌力吉",
    "巴特尔",
    "萨仁",
    "格日勒",
    "朝鲁",
    "哈斯",
    "阿木尔",
    "特木尔",
    "图雅",
    "牧仁",
    "宝音",
    "敖登",
    "塔娜",
    "额尔敦",
    "孟克",
    "吉雅",
    "查娜",
    "都兰",
    "阿古拉",
    "乌云",
    "满都拉",
    "那日苏",
    "赛罕",
];
const TURKIC_GIVEN: [&str; 16] = [
    "阿依古丽",
    "努尔兰",
    "热依汗",
    "吐尔逊",
    "古丽娜",
    "叶尔肯",
    "赛力克",
    "玛依拉",
    "艾力",
    "阿丽亚",
    "木拉提",
    "巴哈尔",
    "迪丽达",
    "居马",
    "沙吾列",
    "帕提曼",
];
const TURKIC_FATHER: [&str; 10] = [
    "买买提",
    "阿不都",
    "卡德尔",
    "库尔班",
    "别克",
    "吾买尔",
    "哈力克",
    "托合提",
    "玉素甫",
    "铁木尔",
];

/// Somebody who doesn't exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub registered: Registered,
    /// Number of the enforcement card, of those who hold one.
    pub card_number: Option<String>,
    /// May lead a team.
    pub leads: bool,
    /// Assignments so far this year.
    pub load: u32,
}

/// Everybody, by jurisdiction: the offices of the whole and of its parts.
pub fn people(seed: u64) -> Vec<Person> {
    let mut crowd = Crowd { seed, people: Vec::new(), names: HashSet::new() };
    for jurisdiction in &JURISDICTIONS {
        let whole = region::find(jurisdiction.region).expect("a jurisdiction is a region");
        let prefix = whole.code.trim_end_matches('0');
        crowd.office(jurisdiction, prefix, &["officer", "clerk", "expert", "expert"], 6);
        for part in whole.children() {
            let prefix = part.code.trim_end_matches("00");
            crowd.office(jurisdiction, prefix, &["officer"], 4);
        }
    }
    crowd.people
}

struct Crowd {
    seed: u64,
    people: Vec<Person>,
    names: HashSet<String>,
}

impl Crowd {
    /// `staff`, who hold no card, and inspectors, who do; the departments take turns.
    fn office(
        &mut self,
        jurisdiction: &Jurisdiction,
        region: &str,
        staff: &[&str],
        inspectors: usize,
    ) {
        for role in staff {
            self.add(jurisdiction, region, role, DEPARTMENTS[0]);
        }
        for index in 0..inspectors {
            self.add(jurisdiction, region, "inspector", DEPARTMENTS[index % DEPARTMENTS.len()]);
        }
    }

    fn add(&mut self, jurisdiction: &Jurisdiction, region: &str, role: &str, department: &str) {
        let number = self.people.len() as u64;
        let mut random = Random::new(self.seed, PERSON, number);
        let card = role == "inspector";
        let bytes = [self.seed.to_be_bytes(), number.to_be_bytes()].concat();
        let id = canon::sha256_tagged("demo-person", &[&bytes]).to_string();
        let registered = Registered {
            id: format!("p-{}", &id[..16]),
            name: self.name(jurisdiction, &mut random),
            department: department.to_owned(),
            role: role.to_owned(),
            card,
            region: region.to_owned(),
        };
        let card_number = card.then(|| format!("{region:0<6}{number:05}"));
        // Three of four inspectors may lead.
        let leads = card && random.below(4) > 0;
        let load = if card { random.below(6) } else { 0 };
        self.people.push(Person { registered, card_number, leads, load });
    }

    /// A name that nobody else here has.
    fn name(&mut self, jurisdiction: &Jurisdiction, random: &mut Random) -> String {
        loop {
            let name = match (jurisdiction.id, random.below(2)) {
                ("OR", 0) => (*random.pick(&MONGOLIAN)).to_owned(),
                ("XJ-draft", 0) => {
                    format!("{}·{}", random.pick(&TURKIC_GIVEN), random.pick(&TURKIC_FATHER))
                }
                _ => [*random.pick(&SURNAMES), *random.pick(&GIVEN)].concat(),
            };
            if self.names.insert(name.clone()) {
                return name;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_for_the_same_seed_and_nobody_twice() {
        let all = people(1);
        assert_eq!(all, people(1));
        assert_ne!(all, people(2));
        let ids: HashSet<_> = all.iter().map(|person| &person.registered.id).collect();
        let cards: Vec<_> = all.iter().filter_map(|person| person.card_number.as_ref()).collect();
        assert_eq!(ids.len(), all.len());
        assert_eq!(cards.iter().collect::<HashSet<_>>().len(), cards.len());
    }

    /// 国办发〔2024〕54号: only who holds a card may inspect.
    #[test]
    fn inspectors_and_nobody_else_hold_cards() {
        for person in people(1) {
            let inspects = person.registered.role == "inspector";
            assert_eq!(person.registered.card, inspects);
            assert_eq!(person.card_number.is_some(), inspects);
            assert!(inspects || !person.leads);
        }
    }

    #[test]
    fn every_office_can_form_teams() {
        let all = people(1);
        for banner in region::find("150600").unwrap().children() {
            let mut here: Vec<_> =
                all.iter().filter(|person| person.registered.region == banner.code).collect();
            here.retain(|person| person.registered.card);
            assert_eq!(here.len(), 4, "{}", banner.name);
        }
        assert!(all.iter().any(|p| p.registered.region == "62" && p.registered.role == "officer"));
        assert!(all.iter().any(|p| p.registered.region == "3301"));
    }
}
