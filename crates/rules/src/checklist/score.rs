//! What the answers add up to.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;

use super::{Answers, Checklist, Group, Item, Mark, MarkError, NotApplicable, PassRule, points};

/// Points so far, and what can be said from them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Score {
    #[serde(with = "points")]
    pub total: Decimal,
    /// Full marks of the checklist.
    #[serde(with = "points")]
    pub possible: Decimal,
    /// The total if everything still open got full marks.
    #[serde(with = "points")]
    pub reachable: Decimal,
    pub answered: usize,
    pub items: usize,
    pub prerequisites: Prerequisites,
    pub groups: Vec<GroupScore>,
    /// `None`: it can't be said, because the checklist is for practice, because something is
    /// open, or because a whole group doesn't apply and no rule says what then.
    pub passes: Option<bool>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Prerequisites {
    pub met: usize,
    pub not_met: usize,
    pub open: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupScore {
    pub id: String,
    #[serde(with = "points")]
    pub score: Decimal,
    #[serde(with = "points")]
    pub possible: Decimal,
    /// The least score that the pass rule asks of this group; `None` if it asks nothing.
    #[serde(with = "points::option")]
    pub line: Option<Decimal>,
    #[serde(with = "points")]
    pub reachable: Decimal,
    pub answered: usize,
    pub items: usize,
    /// `None` while items are open or if nothing in the group applies.
    pub meets_line: Option<bool>,
}

/// Scores `answers`, which must be answers to this checklist.
pub fn score(checklist: &Checklist, answers: &Answers) -> Result<Score, MarkError> {
    answers.iter().try_for_each(|(id, mark)| checklist.check(id, mark))?;
    let groups: Vec<_> =
        checklist.groups.iter().map(|group| group_score(checklist, group, answers)).collect();
    let sum = |part: fn(&GroupScore) -> Decimal| groups.iter().map(part).sum();
    let mut score = Score {
        total: sum(|group| group.score),
        possible: checklist.points,
        reachable: sum(|group| group.reachable),
        answered: groups.iter().map(|group| group.answered).sum(),
        items: groups.iter().map(|group| group.items).sum(),
        prerequisites: prerequisites(checklist, answers),
        groups,
        passes: None,
    };
    if !checklist.practice {
        score.passes = score.passes(&checklist.pass);
    }
    Ok(score)
}

impl Score {
    fn passes(&self, rule: &PassRule) -> Option<bool> {
        let groups: Option<Vec<bool>> = self.groups.iter().map(|group| group.meets_line).collect();
        let groups = groups.filter(|_| self.prerequisites.open == 0)?;
        let all_met = self.prerequisites.not_met == 0 && groups.into_iter().all(|meets| meets);
        Some(all_met && self.total >= rule.total?)
    }
}

fn prerequisites(checklist: &Checklist, answers: &Answers) -> Prerequisites {
    let mut count = Prerequisites::default();
    for prerequisite in &checklist.prerequisites {
        match answers.get(&prerequisite.id) {
            Some(Mark::Met) => count.met += 1,
            Some(_) => count.not_met += 1,
            None => count.open += 1,
        }
    }
    count
}

fn group_score(checklist: &Checklist, group: &Group, answers: &Answers) -> GroupScore {
    let mut tally = Tally::default();
    for item in group.items() {
        tally.add(checklist.not_applicable, item, answers.get(&item.id));
    }
    let scaled = |earned| tally.scaled(earned, group.points);
    let score = scaled(tally.earned);
    let percent = checklist.pass.group_percent;
    let line = percent.map(|percent| group.points * percent / Decimal::ONE_HUNDRED);
    let settled = tally.answered == tally.items && tally.dropped < group.points;
    GroupScore {
        id: group.id.clone(),
        score,
        possible: group.points,
        line,
        reachable: scaled(tally.earned + tally.open),
        answered: tally.answered,
        items: tally.items,
        meets_line: settled.then_some(score >= line.unwrap_or_default()),
    }
}

#[derive(Default)]
struct Tally {
    earned: Decimal,
    /// Points of items not answered.
    open: Decimal,
    /// Points of items left out.
    dropped: Decimal,
    answered: usize,
    items: usize,
}

impl Tally {
    fn add(&mut self, policy: NotApplicable, item: &Item, mark: Option<&Mark>) {
        self.items += 1;
        let earned = match (mark, policy) {
            (Some(Mark::Points { points } | Mark::Credited { points }), _) => *points,
            (Some(Mark::NotApplicable), NotApplicable::FullMarks) => item.points,
            (Some(Mark::NotApplicable), NotApplicable::Zero) => Decimal::ZERO,
            (Some(Mark::NotApplicable), NotApplicable::DropAndRescale) => {
                self.dropped += item.points;
                Decimal::ZERO
            }
            _ => {
                self.open += item.points;
                return;
            }
        };
        self.earned += earned;
        self.answered += 1;
    }

    /// `earned` of the points that apply, as a share of the group's points. Cut (never rounded up)
    /// to two decimals: the total is then the sum of what is printed, and no group reaches its
    /// line by rounding.
    fn scaled(&self, earned: Decimal, points: Decimal) -> Decimal {
        let applies = points - self.dropped;
        if self.dropped.is_zero() || applies.is_zero() {
            return earned;
        }
        (earned * points / applies).round_dp_with_strategy(2, RoundingStrategy::ToZero)
    }
}
