//! Mines without end: the first n are the same however many are asked for.

use std::collections::BTreeMap;

use rules::mine::{ListLevel, Method, Mine, Scale, Status, credit_code_check_character};

use crate::details::details;
use crate::jurisdiction::{County, JURISDICTIONS, Jurisdiction, Mineral};
use crate::names;
use crate::random::Random;

/// Kinds of random streams.
const MINE: u64 = 1;
const COUNTY: u64 = 2;
const COMPANY: u64 = 4;

/// Coprime to a million: serial numbers of a county don't repeat before a million.
const SERIAL_STRIDE: u64 = 611_953;

const SCALES: [(Scale, u32); 3] = [(Scale::Large, 25), (Scale::Medium, 40), (Scale::Small, 35)];

const LIST_LEVELS: [(ListLevel, u32); 5] = [
    (ListLevel::Unlisted, 22),
    (ListLevel::Reserve, 18),
    (ListLevel::City, 10),
    (ListLevel::Province, 36),
    (ListLevel::National, 14),
];

const STATES: [(Status, u32); 4] =
    [(Status::Producing, 82), (Status::Building, 6), (Status::Stopped, 9), (Status::Closed, 3)];

/// Which jurisdiction each of twenty mines in turn lies in: already five mines know all five.
const TURNS: [usize; 20] = [0, 1, 2, 3, 4, 0, 2, 1, 4, 0, 3, 0, 2, 1, 4, 0, 2, 1, 0, 4];

/// The characters of a credit code.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The first `n` mines of the world that `seed` makes.
pub fn mines(seed: u64, n: usize) -> std::iter::Take<Mines> {
    Mines::new(seed).take(n)
}

pub struct Mines {
    seed: u64,
    number: u64,
    areas: Vec<Area>,
}

struct Area {
    jurisdiction: &'static Jurisdiction,
    counties: Vec<Ground>,
}

/// A county and what it has so far.
struct Ground {
    county: County,
    /// Where its names and serial numbers begin.
    start: u64,
    mines: u64,
    /// Of the last mine.
    holder: Option<Holder>,
}

struct Holder {
    name: String,
    credit_code: String,
    mineral: &'static Mineral,
    /// Mines that it will still get.
    more: u32,
}

impl Mines {
    fn new(seed: u64) -> Self {
        let ground = |county: County| {
            let code = county.code.parse().expect("a code is a number");
            let start = Random::new(seed, COUNTY, code).next() >> 32;
            Ground { county, start, mines: 0, holder: None }
        };
        let area = |jurisdiction: &'static Jurisdiction| {
            let counties = jurisdiction.counties().into_iter().map(ground).collect();
            Area { jurisdiction, counties }
        };
        Self { seed, number: 0, areas: JURISDICTIONS.iter().map(area).collect() }
    }
}

impl Iterator for Mines {
    type Item = Mine;

    fn next(&mut self) -> Option<Mine> {
        let number = self.number;
        self.number += 1;
        let mut random = Random::new(self.seed, MINE, number);
        let area = &mut self.areas[TURNS[(number % 20) as usize]];
        let jurisdiction = area.jurisdiction;
        let ground = area.ground(&mut random);
        Some(ground.mine(jurisdiction, self.seed, number, &mut random))
    }
}

impl Area {
    fn ground(&mut self, random: &mut Random) -> &mut Ground {
        let weight: u32 = self.counties.iter().map(|ground| ground.county.weight).sum();
        let mut left = random.below(weight);
        let at = self.counties.iter().position(|ground| {
            let found = left < ground.county.weight;
            left = left.saturating_sub(ground.county.weight);
            found
        });
        &mut self.counties[at.expect("the number drawn is below the sum")]
    }
}

impl Ground {
    fn mine(
        &mut self,
        jurisdiction: &'static Jurisdiction,
        seed: u64,
        number: u64,
        random: &mut Random,
    ) -> Mine {
        let county = &self.county;
        let place = names::place(jurisdiction, self.start, self.mines);
        self.holder = match self.holder.take() {
            Some(holder) if holder.more > 0 => Some(Holder { more: holder.more - 1, ..holder }),
            _ => Some(Holder::new(jurisdiction, county, &place, seed, number, random)),
        };
        let holder = self.holder.as_ref().expect("just given");
        let licence = self.licence(holder.mineral, random);
        self.mines += 1;
        let mut mine = Mine {
            id: Mine::id_of(&licence),
            name: [&place, holder.mineral.mine].concat(),
            licence,
            credit_code: holder.credit_code.clone(),
            holder: holder.name.clone(),
            region: self.county.code.to_owned(),
            mineral: holder.mineral.name.to_owned(),
            method: method(holder.mineral, random),
            scale: *one_of(random, &SCALES),
            list_level: *one_of(random, &LIST_LEVELS),
            status: *one_of(random, &STATES),
            lon: Some(near(self.county.lon, random)),
            lat: Some(near(self.county.lat, random)),
            details: BTreeMap::new(),
        };
        mine.details = details(&mine, seed, number);
        mine
    }

    /// Region, date, mineral, and a serial number that the county gives once.
    fn licence(&self, mineral: &Mineral, random: &mut Random) -> String {
        let year = random.between(2010, 2025);
        let month = random.between(1, 12);
        let serial = (self.mines * SERIAL_STRIDE + self.start) % 1_000_000;
        format!("C{}{year}{month:02}{}{serial:06}", self.county.code, mineral.class)
    }
}

impl Holder {
    fn new(
        jurisdiction: &'static Jurisdiction,
        county: &County,
        place: &str,
        seed: u64,
        number: u64,
        random: &mut Random,
    ) -> Self {
        let mineral = random.weighted(jurisdiction.minerals, |mineral| mineral.weight);
        let form = random.pick(&["有限责任公司", "有限公司"]);
        let name = [county.name, place, mineral.trade, form].concat();
        // Most have one mine.
        let more = [0, 0, 0, 0, 0, 1, 1, 2][random.below(8) as usize];
        Self { name, credit_code: credit_code(county.code, seed, number), mineral, more }
    }
}

fn method(mineral: &Mineral, random: &mut Random) -> Method {
    if random.below(100) < mineral.open_pit_percent { Method::OpenPit } else { Method::Underground }
}

fn one_of<'a, T>(random: &mut Random, from: &'a [(T, u32)]) -> &'a T {
    &random.weighted(from, |(_, weight)| *weight).0
}

/// Within a tenth of a degree of a county's seat.
fn near(hundredths: i32, random: &mut Random) -> i32 {
    hundredths * 100_000 + random.between(-1_000_000, 1_000_000)
}

/// A code that no other mine's number gives, with both its check characters right: that of the
/// organisation (GB 11714) and that of the whole (GB 32100).
fn credit_code(county: &str, seed: u64, number: u64) -> String {
    const CODES: u64 = 31_u64.pow(6);
    // Multiplying by a prime that isn't 31 visits each code once.
    let start = Random::new(seed, COMPANY, 0).next() % CODES;
    let mut rest = (number * 433_494_437 + start) % CODES;
    let mut organisation = *b"MA000000";
    for place in &mut organisation[2..] {
        *place = ALPHABET[(rest % 31) as usize];
        rest /= 31;
    }
    let check = organisation_check(organisation);
    let organisation = organisation.map(char::from).into_iter().chain([check]);
    let mut code: String = "91".chars().chain(county.chars()).chain(organisation).collect();
    code.extend(credit_code_check_character(&code));
    code
}

fn organisation_check(organisation: [u8; 8]) -> char {
    let value =
        |byte: u8| u32::from(if byte.is_ascii_digit() { byte - b'0' } else { byte - b'A' + 10 });
    let weights = [3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 =
        organisation.iter().zip(weights).map(|(byte, weight)| value(*byte) * weight).sum();
    match 11 - sum % 11 {
        11 => '0',
        10 => 'X',
        check => char::from(b'0' + check as u8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rules::mine::{check_credit_code, check_licence};
    use std::collections::{HashMap, HashSet};

    const GOLDEN: &str = "2c8473c4076a7b240ca59f5039dc1e5246a33a878411be8973ca2d4028cb6bae";

    #[test]
    fn the_same_for_the_same_seed() {
        let first: Vec<Mine> = mines(7, 50).collect();
        assert_eq!(first, mines(7, 500).take(50).collect::<Vec<_>>());
        assert_ne!(first, mines(8, 50).collect::<Vec<_>>());
        let hash = canon::hash_of(&first).unwrap().to_string();
        assert_eq!(hash, GOLDEN, "a change of demo data shows");
    }

    #[test]
    fn ten_mines_know_all_five_jurisdictions() {
        let regions: Vec<String> = mines(1, 10).map(|mine| mine.region).collect();
        for jurisdiction in &JURISDICTIONS {
            assert!(
                regions.iter().any(|region| rules::region::within(region, jurisdiction.region))
            );
        }
    }

    #[test]
    fn valid_and_never_twice() {
        let all: Vec<Mine> = mines(3, 100_000).collect();
        let distinct = |key: fn(&Mine) -> String| all.iter().map(key).collect::<HashSet<_>>().len();
        assert_eq!(distinct(|mine| mine.id.clone()), all.len());
        assert_eq!(distinct(|mine| mine.licence.clone()), all.len());
        assert_eq!(distinct(|mine| format!("{}{}", mine.region, mine.name)), all.len());
        let mut holders: HashMap<&str, &str> = HashMap::new();
        for mine in &all {
            assert_eq!(check_licence(&mine.licence), Ok(()));
            assert_eq!(check_credit_code(&mine.credit_code), Ok(()));
            let code = holders.entry(&mine.holder).or_insert(&mine.credit_code);
            assert_eq!(*code, mine.credit_code, "one company, one code");
        }
        let codes: HashSet<_> = holders.values().collect();
        assert_eq!(codes.len(), holders.len());
        assert!(holders.len() < all.len(), "some companies have several mines");
    }

    /// Known from public registers' examples: 79965505-8 is in 91330100799655058B.
    #[test]
    fn organisation_codes_check() {
        assert_eq!(organisation_check(*b"79965505"), '8');
    }
}
