//! Names for mines and companies: no two alike in a county.

use crate::jurisdiction::Jurisdiction;

/// Put before a place's name when the plain names of a county are used up.
const BEFORE: [&str; 10] = ["东", "西", "南", "北", "上", "下", "前", "后", "大", "小"];

/// Coprime to every count of names, so that steps of it visit each name once.
const STRIDE: u64 = 1_000_003;

/// The place that the county's mine number `number` is called after, such as 红柳沟, and once places
/// are used up also 东红柳沟, then 红柳沟2号.
pub fn place(jurisdiction: &Jurisdiction, start: u64, number: u64) -> String {
    let (stems, places) = (jurisdiction.stems, jurisdiction.places);
    let plain = (stems.len() * places.len()) as u64;
    let at = ((number % plain) * STRIDE + start) % plain;
    let stem = stems[(at / places.len() as u64) as usize];
    let place = places[(at % places.len() as u64) as usize];
    let round = (number / plain) as usize;
    match BEFORE.get(round.wrapping_sub(1)) {
        _ if round == 0 => [stem, place].concat(),
        Some(before) => [before, stem, place].concat(),
        None => format!("{stem}{place}{}号", round - BEFORE.len() + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction::JURISDICTIONS;
    use std::collections::HashSet;

    #[test]
    fn no_two_alike() {
        for jurisdiction in &JURISDICTIONS {
            let names: HashSet<_> = (0..30_000).map(|n| place(jurisdiction, 77, n)).collect();
            assert_eq!(names.len(), 30_000, "{}", jurisdiction.id);
        }
    }

    #[test]
    fn plain_names_come_first() {
        let ordos = &JURISDICTIONS[0];
        let plain = (ordos.stems.len() * ordos.places.len()) as u64;
        let is_plain = |name: &str| ordos.stems.iter().any(|stem| name.starts_with(stem));
        assert!((0..plain).all(|n| is_plain(&place(ordos, 5, n))));
        assert!(place(ordos, 5, plain).starts_with('东'));
        assert!(place(ordos, 5, plain * 11).ends_with("2号"));
    }
}
