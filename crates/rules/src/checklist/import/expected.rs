//! Sums and counts: what a table says of itself, and what is known of the national ones.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::super::Checklist;
use super::read::Places;
use super::{Fault, Reason};

/// Which table it is to be. What public sources tell of 2020 and 2024 is checked; of another,
/// only that it agrees with itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edition {
    /// 自然资矿保函〔2020〕28号: 1000 points, six groups, 24 and 100 indicators, five prerequisites.
    #[serde(rename = "2020")]
    E2020,
    /// 自然资规〔2024〕1号: 100 points, six groups, 23 indicators, 49 items.
    #[serde(rename = "2024")]
    E2024,
    Other,
}

impl Edition {
    fn counts(self) -> Vec<(&'static str, usize)> {
        match self {
            Self::E2020 => {
                vec![("groups", 6), ("subgroups", 24), ("items", 100), ("prerequisites", 5)]
            }
            Self::E2024 => vec![("groups", 6), ("subgroups", 23), ("items", 49)],
            Self::Other => Vec::new(),
        }
    }

    fn points(self) -> Option<Decimal> {
        match self {
            Self::E2020 => Some(1000.into()),
            Self::E2024 => Some(100.into()),
            Self::Other => None,
        }
    }
}

pub fn check(
    checklist: &Checklist,
    edition: Edition,
    stated_total: Option<(u64, Decimal)>,
    places: &Places,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    let sums = |row: u64, stated: Option<Decimal>, sum: Decimal, name: &str| {
        let stated = stated.filter(|stated| *stated != sum)?;
        let reason = Reason::Sum { name: name.to_owned(), stated, sum };
        Some(Fault { row, column: places.points_heading.clone(), reason })
    };
    for (at, (group, (row, stated))) in checklist.groups.iter().zip(&places.groups).enumerate() {
        faults.extend(sums(*row, *stated, group.points, &group.title.zh));
        if group.items().next().is_none() {
            faults.push(Fault { row: *row, column: String::new(), reason: Reason::NoItem {} });
        }
        for (number, subgroup) in group.subgroups.iter().enumerate() {
            let sum = subgroup.items.iter().map(|item| item.points).sum::<Decimal>().normalize();
            let place = places.subgroups.get(&(at, number));
            let (row, stated) = place.copied().unwrap_or_default();
            faults.extend(sums(row, stated, sum, &subgroup.title.zh));
        }
    }
    let sum = checklist.points;
    let total = |(row, stated): (u64, Decimal)| {
        let column = places.points_heading.clone();
        (stated != sum).then_some(Fault { row, column, reason: Reason::Total { stated, sum } })
    };
    faults.extend(stated_total.and_then(total));
    faults.extend(edition.points().map(|points| (0, points)).and_then(total));
    for (what, expected) in edition.counts() {
        let found = match what {
            "groups" => checklist.groups.len(),
            "subgroups" => checklist.groups.iter().map(|group| group.subgroups.len()).sum(),
            "items" => checklist.items().count(),
            _ => checklist.prerequisites.len(),
        };
        if found != expected {
            let reason = Reason::Count { what: what.to_owned(), expected, found };
            faults.push(Fault { row: 0, column: String::new(), reason });
        }
    }
    faults
}
