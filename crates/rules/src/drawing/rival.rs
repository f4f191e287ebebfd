//! Two officers who start the same draw: the earlier receipt stands, the other is void.

use std::collections::BTreeSet;

use canon::Hash32;

use super::Scope;

/// A commitment that was not abandoned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committing {
    pub draw: String,
    pub scope: Scope,
    pub commitment: Hash32,
    /// When headquarters received it; none without a receipt.
    pub received_ms: Option<i64>,
}

/// Where a draw stands among those of the same period and scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rank {
    /// There is no other.
    Alone,
    /// Headquarters received it first.
    Stands,
    /// Headquarters received that one first.
    Void { by: String },
    /// Headquarters has received neither: none of them is official.
    Undecided,
}

impl Committing {
    /// Headquarters' clock counts milliseconds; of two in the same one, the lower commitment.
    fn order(&self) -> Option<(i64, Hash32)> {
        Some((self.received_ms?, self.commitment))
    }
}

/// Everybody who knows the same commitments and receipts comes to the same answer.
pub fn rank(own: &Committing, all: &[Committing]) -> Rank {
    let same = |other: &&Committing| other.scope == own.scope && other.draw != own.draw;
    let mut others = all.iter().filter(same).peekable();
    if others.peek().is_none() {
        return Rank::Alone;
    }
    let received = |other: &'_ Committing| Some((other.order()?, other.draw.clone()));
    let first = others.filter_map(received).min();
    match (own.order(), first) {
        (None, None) => Rank::Undecided,
        (Some(_), None) => Rank::Stands,
        (Some(own), Some((other, _))) if own < other => Rank::Stands,
        (_, Some((_, by))) => Rank::Void { by },
    }
}

/// A draw that is void is nothing to come after: whoever tops one up has tried the same once more,
/// and stands beside the others that did. Each word taken back may make another draw void.
pub fn settled(mut all: Vec<Committing>) -> Vec<Committing> {
    loop {
        let is_void = |own: &&Committing| matches!(rank(own, &all), Rank::Void { .. });
        let void: BTreeSet<String> =
            all.iter().filter(is_void).map(|own| own.draw.clone()).collect();
        let named = |one: &Committing| one.scope.after.iter().any(|id| void.contains(id));
        if !all.iter().any(named) {
            return all;
        }
        for one in &mut all {
            one.scope.after.retain(|id| !void.contains(id));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn committing(number: usize, scope: u8, received_ms: Option<i64>) -> Committing {
        Committing {
            draw: format!("r-{number}"),
            scope: Scope {
                period: "2026-Q4".into(),
                region: format!("15060{scope}"),
                kind: "quarterly".into(),
                station: String::new(),
                after: Vec::new(),
            },
            commitment: canon::sha256(&number.to_be_bytes()),
            received_ms,
        }
    }

    #[test]
    fn the_earlier_receipt_stands() {
        let all = [committing(0, 0, Some(20)), committing(1, 0, Some(10)), committing(2, 0, None)];
        assert_eq!(rank(&all[1], &all), Rank::Stands);
        for late in [&all[0], &all[2]] {
            assert_eq!(rank(late, &all), Rank::Void { by: "r-1".into() });
        }
        let neither = [committing(0, 0, None), committing(1, 0, None)];
        assert!(neither.iter().all(|own| rank(own, &neither) == Rank::Undecided));
        assert_eq!(rank(&neither[0], &neither[..1]), Rank::Alone);
    }

    /// Two that both come after the first are of the same again.
    #[test]
    fn what_comes_after_a_revealed_draw_is_no_rival_of_it() {
        let mut all =
            [committing(0, 0, Some(10)), committing(1, 0, Some(20)), committing(2, 0, None)];
        all[1].scope.after.push("r-0".into());
        assert!(all[0].scope.is_of_the_same(&all[1].scope));
        assert!(!all[0].scope.is_of_the_same(&committing(0, 1, None).scope));
        let elsewhere = Scope { station: "verification".into(), ..all[0].scope.clone() };
        assert!(!all[0].scope.is_of_the_same(&elsewhere), "others wait there");
        assert_eq!(rank(&all[1], &all), Rank::Alone);
        assert_eq!(rank(&all[0], &all), Rank::Stands);
        all[2].scope.after.push("r-0".into());
        assert_eq!(rank(&all[0], &all), Rank::Alone);
        assert_eq!(rank(&all[2], &all), Rank::Void { by: "r-1".into() });
    }

    #[test]
    fn what_tops_up_a_void_draw_is_another_try() {
        let mut all: Vec<Committing> =
            (0..4).map(|n| committing(n, 0, Some(i64::try_from(n).unwrap()))).collect();
        all[2].scope.after = vec!["r-1".into()];
        all[3].scope.after = vec!["r-0".into()];
        assert_eq!(rank(&all[2], &all), Rank::Alone);
        let all = settled(all);
        for late in [&all[1], &all[2]] {
            assert_eq!(rank(late, &all), Rank::Void { by: "r-0".into() });
        }
        assert_eq!((rank(&all[0], &all), rank(&all[3], &all)), (Rank::Stands, Rank::Alone));
    }

    proptest! {
        /// Of each scope at most one stands, exactly one if headquarters received any of several,
        /// and all others are void by that very one; whatever order they are known in.
        #[test]
        fn one_stands(
            known in prop::collection::vec((0..3u8, prop::option::of(0..5i64)), 0..8),
            turn in 0..8usize,
        ) {
            let known = known.into_iter().enumerate();
            let all: Vec<Committing> =
                known.map(|(number, (scope, at))| committing(number, scope, at)).collect();
            let mut turned = all.clone();
            turned.rotate_left(turn.min(all.len()));
            for own in &all {
                let found = rank(own, &all);
                prop_assert_eq!(&found, &rank(own, &turned));
                let same: Vec<&Committing> =
                    all.iter().filter(|other| other.scope == own.scope).collect();
                let standing: Vec<&Committing> =
                    same.iter().copied().filter(|one| rank(one, &all) == Rank::Stands).collect();
                let any = same.iter().any(|one| one.received_ms.is_some());
                match found {
                    Rank::Alone => prop_assert_eq!(same.len(), 1),
                    Rank::Undecided => prop_assert!(!any && same.len() > 1),
                    Rank::Stands => prop_assert_eq!(standing, vec![own]),
                    Rank::Void { by } => {
                        prop_assert_eq!(standing.len(), 1);
                        prop_assert_eq!(&standing[0].draw, &by);
                    }
                }
            }
        }
    }
}
