//! What follows from a penalty for the removal grounds that name one.

use chrono::NaiveDate;

use super::Entry;

/// GS-R2: 受到行政处罚后在履行期限内未执行到位的.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PenaltyState {
    /// Its term still runs.
    Due,
    /// Its term is over and nobody has stated that it was carried out.
    Overdue,
    /// It was carried out, but after its term.
    Late,
    CarriedOut,
    /// No term was stated: it is asked, not guessed.
    NoTerm,
}

impl PenaltyState {
    pub fn code(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Overdue => "overdue",
            Self::Late => "late",
            Self::CarriedOut => "carried-out",
            Self::NoTerm => "no-term",
        }
    }
}

pub fn penalty_state(penalty: &Entry, today: NaiveDate) -> PenaltyState {
    let day = |field| penalty.value(field).parse::<NaiveDate>().ok();
    match (day("due"), day("carried_out_on")) {
        (Some(due), Some(done)) if done > due => PenaltyState::Late,
        (_, Some(_)) => PenaltyState::CarriedOut,
        (Some(due), None) if today > due => PenaltyState::Overdue,
        (Some(_), None) => PenaltyState::Due,
        (None, None) => PenaltyState::NoTerm,
    }
}

/// GS-R2: not carried out in its term, whether or not it was afterwards.
pub fn missed_its_term(penalty: &Entry, today: NaiveDate) -> bool {
    matches!(penalty_state(penalty, today), PenaltyState::Overdue | PenaltyState::Late)
}

/// GS-R9: on the list of what holders failed to make known; the last day counts.
pub fn is_abnormal(holder: &Entry, today: NaiveDate) -> bool {
    let day = |field| holder.value(field).parse::<NaiveDate>().ok();
    day("abnormal_from").is_some_and(|from| from <= today)
        && day("abnormal_to").is_none_or(|to| today <= to)
}

#[cfg(test)]
mod tests {
    use super::super::{Fields, Kind};
    use super::*;

    #[test]
    fn a_penalty_is_overdue_after_its_term() {
        let state = |due: &str, done: &str, today: &str| {
            let fields = [("due", due), ("carried_out_on", done)];
            let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
            let fields: Fields = fields.map(|(f, v)| (f.to_owned(), v.to_owned())).collect();
            let penalty = Entry { id: "e-1".into(), kind: Kind::Penalty, fields, retired: false };
            penalty_state(&penalty, today.parse().unwrap())
        };
        assert_eq!(state("2026-03-05", "", "2026-03-05"), PenaltyState::Due);
        assert_eq!(state("2026-03-05", "", "2026-03-06"), PenaltyState::Overdue);
        assert_eq!(state("2026-03-05", "2026-03-05", "2026-09-01"), PenaltyState::CarriedOut);
        assert_eq!(state("2026-03-05", "2026-03-06", "2026-03-06"), PenaltyState::Late);
        assert_eq!(state("", "", "2026-03-06"), PenaltyState::NoTerm);
        assert_eq!(state("", "2026-03-06", "2026-03-06"), PenaltyState::CarriedOut);
    }

    #[test]
    fn a_holder_is_abnormal_between_two_days() {
        let abnormal = |from: &str, to: &str, today: &str| {
            let texts = [("abnormal_from", from), ("abnormal_to", to)];
            let fields: Fields =
                texts.iter().map(|(field, text)| ((*field).into(), (*text).into())).collect();
            let holder = Entry { id: "e-1".into(), kind: Kind::Holder, fields, retired: false };
            is_abnormal(&holder, today.parse().unwrap())
        };
        assert!(abnormal("2026-03-05", "", "2026-03-05"));
        assert!(!abnormal("2026-03-05", "", "2026-03-04"));
        assert!(abnormal("2026-03-05", "2026-03-09", "2026-03-09"));
        assert!(!abnormal("2026-03-05", "2026-03-09", "2026-03-10"));
        assert!(!abnormal("", "", "2026-03-10"));
    }
}
