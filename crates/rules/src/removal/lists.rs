//! Lists that a mine is on, by the registry.

use crate::mine::ListLevel;

/// The registry names the highest; a mine that rose from a lower one, such as the reserve pool, is
/// on that too. `before` are the levels that it had, the newest first: what came before it was on
/// no list, or fell, counts no more.
pub fn lists_of(now: ListLevel, before: &[ListLevel]) -> Vec<ListLevel> {
    let mut lists: Vec<ListLevel> = Vec::new();
    for list in std::iter::once(&now).chain(before) {
        let rose = lists.last().is_none_or(|above| list < above);
        if !rose || *list <= ListLevel::Unlisted {
            break;
        }
        lists.push(*list);
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mine_stays_on_the_lists_that_it_rose_from() {
        use ListLevel::{National, Province, Reserve, Unlisted, Unstated};
        let on = |now, before: &[ListLevel]| lists_of(now, before);
        assert_eq!(on(National, &[Reserve, Unlisted]), [National, Reserve]);
        assert_eq!(on(Province, &[]), [Province]);
        assert_eq!(on(Reserve, &[Province]), [Reserve], "it fell");
        assert_eq!(on(Province, &[Unlisted, Reserve]), [Province], "it was taken off before");
        assert!(on(Unlisted, &[Province]).is_empty() && on(Unstated, &[National]).is_empty());
    }
}
