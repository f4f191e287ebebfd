//! What only some mines have: dates, capacity, elevations, who answers for them.

use std::collections::BTreeMap;

use rules::mine::{Category, Field, Mine, Scale, Status};

use crate::random::Random;

/// Kind of random stream.
const DETAIL: u64 = 7;

/// For the mine of this number; the same whatever else becomes random.
pub fn details(mine: &Mine, seed: u64, number: u64) -> BTreeMap<Field, String> {
    let mut random = Random::new(seed, DETAIL, number);
    let random = &mut random;
    let mut details = BTreeMap::new();
    let mut state = |field: Field, text: String| {
        details.insert(field, text);
    };

    let from = random.between(2012, 2025);
    // Some licences end soon or have ended: the desk has something to say.
    let to = (from + *random.pick(&[5, 10, 10, 20])).max(2026);
    let (month, day) = (random.between(1, 12), random.between(1, 28));
    state(Field::LicenceFrom, format!("{from}-{month:02}-{day:02}"));
    state(Field::LicenceTo, format!("{to}-{month:02}-{day:02}"));
    state(Field::SafetyLicence, format!("（{}）FM安许证字{:06}", licence_year(from), number));
    let safety = random.between(2025, 2029);
    state(Field::SafetyTo, format!("{safety}-{:02}-{:02}", random.between(1, 12), day));

    let category = category(mine.status, random);
    state(Field::Category, category.code().to_owned());
    if category != Category::New || random.below(3) == 0 {
        let year = if category == Category::New { 2026 } else { from + 1 };
        state(Field::ProductionDate, format!("{year}-{month:02}-{day:02}"));
    }
    if category != Category::Producing {
        state(Field::ContractDue, format!("{}-{month:02}-{day:02}", random.between(2026, 2028)));
    }

    let capacity = match mine.scale {
        Scale::Large => random.between(12, 150) * 10,
        Scale::Medium => random.between(45, 115),
        _ => random.between(3, 29),
    };
    state(Field::Capacity, capacity.to_string());
    state(Field::CapacityUnit, "10kt-a".to_owned());
    let low = random.between(200, 3_200);
    state(Field::ElevationLow, low.to_string());
    state(Field::ElevationHigh, (low + random.between(40, 400)).to_string());
    let hundredths = random.between(8, 2_900);
    state(
        Field::AreaKm2,
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned(),
    );
    if random.below(10) == 0 {
        state(Field::Cancelling, "yes".to_owned());
    }
    details
}

/// The year in a safety licence's number.
fn licence_year(from: i32) -> i32 {
    from.max(2018)
}

fn category(status: Status, random: &mut Random) -> Category {
    match status {
        Status::Building => Category::New,
        _ if random.below(12) == 0 => Category::Expanding,
        _ => Category::Producing,
    }
}
