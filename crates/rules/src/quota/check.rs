//! Which finished visits the ledger counts, and what becomes of the others.

use super::Quarter;
use crate::inspection::VisitResult;

/// The draw that a visit says it follows on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawing {
    /// Its list is kept from whoever asks, until it is released.
    Sealed,
    /// Among all mines in scope; `drew` is whether it drew this mine, or approved it in place of
    /// one that was shut.
    Random { drew: bool },
    /// Narrowed by risk, mineral or scale, or no spot check at all.
    Directed,
    /// Another draw of the same stands in its place.
    Void,
}

/// What is known of a finished visit.
#[derive(Debug, Clone, Copy)]
pub struct Visit<'a> {
    /// None: it follows on no draw, but on a complaint, a lead, somebody's choice. Several: one visit
    /// serves them all, and counts if it does by any of them.
    pub draws: &'a [Drawing],
    pub results: &'a [VisitResult],
    /// The mine was then on a list that the share is reckoned on.
    pub listed: bool,
}

/// What the ledger makes of a finished visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    Counts,
    /// 定向: shown, never counted as random.
    Directed,
    /// Whether it is random will be known once its draw is released.
    Sealed,
    /// Its draw is void by rule, and drew nothing.
    Void,
    /// Shut, refused or out of reach: the mine stays drawn, and isn't checked.
    NotDone,
    /// The share isn't reckoned on such mines.
    Unlisted,
}

impl Standing {
    pub fn code(self) -> &'static str {
        match self {
            Self::Counts => "counts",
            Self::Directed => "directed",
            Self::Sealed => "sealed",
            Self::Void => "void",
            Self::NotDone => "not-done",
            Self::Unlisted => "unlisted",
        }
    }
}

impl Visit<'_> {
    pub fn standing(self) -> Standing {
        let any = |drawing: Drawing| self.draws.contains(&drawing);
        if any(Drawing::Random { drew: true }) {
            return self.of_drawn();
        }
        if any(Drawing::Sealed) {
            return Standing::Sealed;
        }
        if any(Drawing::Void) { Standing::Void } else { Standing::Directed }
    }

    fn of_drawn(self) -> Standing {
        if !self.is_completed() {
            return Standing::NotDone;
        }
        if self.listed { Standing::Counts } else { Standing::Unlisted }
    }

    fn is_completed(self) -> bool {
        let failed =
            |result: &VisitResult| matches!(result, VisitResult::Shut | VisitResult::Refused);
        !self.results.iter().any(failed)
    }
}

/// One finished visit in its quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub mine: String,
    pub quarter: Quarter,
    pub standing: Standing,
}

/// One mine that a random draw took, in the quarter in which it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    pub mine: String,
    pub quarter: Quarter,
    /// Approved in place of one that was shut: on its way, but not one of those that were drawn.
    pub in_place: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    const RANDOM: Drawing = Drawing::Random { drew: true };

    fn standing(draws: &[Drawing], results: &[VisitResult], listed: bool) -> Standing {
        Visit { draws, results, listed }.standing()
    }

    #[test]
    fn only_completed_checks_of_drawn_listed_mines_count() {
        let fine = [VisitResult::NoProblem];
        assert_eq!(standing(&[RANDOM], &fine, true), Standing::Counts);
        assert_eq!(
            standing(&[RANDOM], &[VisitResult::Rectify, VisitResult::Lead], true).code(),
            "counts"
        );
        for failed in [VisitResult::Shut, VisitResult::Refused] {
            assert_eq!(standing(&[RANDOM], &[VisitResult::Lead, failed], true), Standing::NotDone);
        }
        assert_eq!(standing(&[RANDOM], &fine, false), Standing::Unlisted);
    }

    /// A complaint, a lead, a narrowed draw, and a visit that names a draw which didn't take it.
    #[test]
    fn what_was_not_drawn_at_random_never_counts() {
        let fine = [VisitResult::NoProblem];
        let not_drawn = Drawing::Random { drew: false };
        for draws in [&[][..], &[Drawing::Directed], &[not_drawn]] {
            assert_eq!(standing(draws, &fine, true), Standing::Directed);
        }
        assert_eq!(standing(&[Drawing::Sealed], &fine, true), Standing::Sealed);
        assert_eq!(standing(&[Drawing::Void], &fine, true), Standing::Void);
    }

    #[test]
    fn a_visit_for_several_draws_counts_by_the_best_of_them() {
        let fine = [VisitResult::NoProblem];
        for other in [Drawing::Directed, Drawing::Sealed, Drawing::Void] {
            for draws in [[RANDOM, other], [other, RANDOM]] {
                assert_eq!(standing(&draws, &fine, true), Standing::Counts);
            }
        }
        assert_eq!(standing(&[Drawing::Void, Drawing::Sealed], &fine, true), Standing::Sealed);
        assert_eq!(standing(&[Drawing::Directed, Drawing::Void], &fine, true), Standing::Void);
    }
}
