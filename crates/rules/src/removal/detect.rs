//! What the registry and the cases of a mine show of a ground. It is a hint to whoever reports:
//! nothing is removed by it, and what only a person can find is left to a person.

use chrono::NaiveDate;

use crate::calendar::Calendar;
use crate::mine::{Field, Mine, Status};
use crate::pack::{Detect, Ground, Pack};

#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is a finding of its own")]
pub struct Known<'a> {
    pub mine: &'a Mine,
    pub today: NaiveDate,
    pub calendar: &'a Calendar,
    /// A penalty that wasn't carried out in its term: the term is over and nobody stated that it
    /// was, or it was afterwards.
    pub penalty_overdue: bool,
    /// A penalty that the registry calls a major one.
    pub major_penalty: bool,
    /// The registry has the holder on the abnormal list today.
    pub holder_abnormal: bool,
    /// A change of the licence that is known and was not filed.
    pub change_unfiled: bool,
    pub rectification_failed: bool,
}

/// Whether the ground shows; `None` where a person finds it, or the registry doesn't say.
pub fn shows(pack: &Pack, ground: &Ground, known: Known<'_>) -> Option<bool> {
    match ground.detect {
        // Whether a pit lies outside its boundary is measured on the spot.
        Detect::Manual | Detect::OutsideBoundary => None,
        Detect::MineStatus => is_closed(known.mine.status),
        Detect::LicenceExpiry => {
            let days = [Field::LicenceTo, Field::SafetyTo].map(|field| known.mine.day(field));
            let first = days.into_iter().flatten().min()?;
            Some(first < known.today)
        }
        Detect::ReviewOverdue => {
            let (due, period) =
                (known.mine.day(Field::ReviewDue)?, pack.removal.review_overdue.as_ref()?);
            let counting = known.calendar.counting_on(due);
            let last = counting.end(known.calendar, due, period.value).date;
            Some(last < known.today)
        }
        Detect::PenaltyOverdue => Some(known.penalty_overdue),
        // What the registry doesn't say, may be so all the same.
        Detect::MajorPenalty => known.major_penalty.then_some(true),
        Detect::HolderAbnormal => known.holder_abnormal.then_some(true),
        Detect::ChangeNotFiled => Some(known.change_unfiled),
        Detect::RectificationFailed => Some(known.rectification_failed),
    }
}

/// Whether a mine that stands still does so for reasons of its own, a person must say.
fn is_closed(status: Status) -> Option<bool> {
    match status {
        Status::Closed => Some(true),
        Status::Producing | Status::Building => Some(false),
        Status::Stopped | Status::Unstated => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Library;

    const TODAY: &str = "2026-11-20";

    fn known(mine: &Mine) -> Known<'_> {
        Known {
            mine,
            today: TODAY.parse().unwrap(),
            calendar: Calendar::shipped(),
            penalty_overdue: true,
            major_penalty: false,
            holder_abnormal: false,
            change_unfiled: false,
            rectification_failed: true,
        }
    }

    fn seen_of(pack: &str, ground: &str, known: Known<'_>) -> Option<bool> {
        let (pack, _) = Library::shipped().newest(pack).unwrap();
        shows(pack, pack.ground(ground).unwrap(), known)
    }

    fn seen(pack: &str, ground: &str, mine: &Mine) -> Option<bool> {
        seen_of(pack, ground, known(mine))
    }

    fn with(field: Field, value: &str) -> Mine {
        Mine { details: [(field, value.to_owned())].into(), ..Mine::default() }
    }

    #[test]
    fn what_the_registry_shows_and_what_a_person_finds() {
        let none = Mine::default();
        let status = |status| Mine { status, ..Mine::default() };
        assert_eq!(seen("XJ-draft", "XJ-R1", &status(Status::Closed)), Some(true));
        assert_eq!(seen("XJ-draft", "XJ-R1", &status(Status::Producing)), Some(false));
        assert_eq!(
            seen("GS", "GS-R3", &status(Status::Stopped)),
            None,
            "whose fault, nobody knows"
        );
        assert_eq!(seen("GS", "GS-R3", &status(Status::Closed)), Some(true));
        assert_eq!(seen("XJ-draft", "XJ-R2", &none), Some(true), "a rectification that failed");
        assert_eq!(seen("GS", "GS-R1", &none), None);
        assert_eq!(seen("GS", "GS-R1", &with(Field::SafetyTo, "2026-11-19")), Some(true));
        assert_eq!(seen("GS", "GS-R1", &with(Field::LicenceTo, TODAY)), Some(false));
        assert_eq!(seen("GS", "GS-R2", &none), Some(true));
        assert_eq!(seen("GS", "GS-R4", &none), None, "where the pit lies is measured on the spot");
        assert_eq!(seen("XJ-draft", "XJ-R6a", &none), Some(false));
        assert_eq!(seen("XJ-draft", "XJ-R6b", &none), None);
        assert_eq!(seen("XJ-draft", "XJ-R6b", &with(Field::ReviewDue, "2025-11-19")), Some(true));
        assert_eq!(seen("XJ-draft", "XJ-R6b", &with(Field::ReviewDue, "2025-11-20")), Some(false));
        assert_eq!(seen("OR", "OR-R1", &none), Some(true));
        assert_eq!(seen("SC-2023", "SC-R1", &none), None);
    }

    /// GS-R9 and XJ-R3: a hint where the registry states it; that it states nothing says nothing.
    #[test]
    fn what_the_registry_states_is_a_hint_and_its_silence_is_none() {
        let mine = Mine::default();
        let none = known(&mine);
        let major = Known { major_penalty: true, ..none };
        assert_eq!(seen_of("XJ-draft", "XJ-R3", none), None);
        assert_eq!(seen_of("XJ-draft", "XJ-R3", major), Some(true));
        assert_eq!(seen_of("GS", "GS-R9", major), None);
        let listed = Known { holder_abnormal: true, ..none };
        assert_eq!(seen_of("GS", "GS-R9", listed), Some(true));
        assert_eq!(seen_of("XJ-draft", "XJ-R3", listed), None);
    }
}
