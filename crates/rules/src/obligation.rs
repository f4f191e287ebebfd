//! 义务: what a document asks of a class of mines at all times, such as of every new one.

use crate::mine::{Category, Field, Mine};
use crate::pack::{Obligation, Pack};

/// An obligation, and whether it is this mine's: `None` where the registry doesn't say of which
/// class the mine is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'a> {
    pub obligation: &'a Obligation,
    pub applies: Option<bool>,
}

/// What the pack asks of this mine, and what it may ask of it: nothing is taken for granted.
pub fn of_mine<'a>(pack: &'a Pack, mine: &Mine) -> Vec<Asked<'a>> {
    let class = Category::from_text(mine.detail(Field::Category)).unwrap_or_default();
    let asked = |obligation: &'a Obligation| Asked {
        obligation,
        applies: (class != Category::Unstated).then(|| obligation.category == class),
    };
    pack.obligations.iter().map(asked).filter(|asked| asked.applies != Some(false)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Library;

    fn asked(pack: &str, class: &str) -> Vec<(&'static str, Option<bool>)> {
        let mut mine = Mine::default();
        if !class.is_empty() {
            mine.details.insert(Field::Category, class.into());
        }
        let (pack, _) = Library::shipped().newest(pack).unwrap();
        let found = of_mine(pack, &mine);
        found.iter().map(|one| (one.obligation.clause.as_str(), one.applies)).collect()
    }

    #[test]
    fn xinjiang_asks_one_thing_of_new_mines_and_another_of_producing_ones() {
        assert_eq!(asked("XJ-draft", "new"), [("XJ-1.1", Some(true))]);
        assert_eq!(asked("XJ-draft", "producing"), [("XJ-1.2", Some(true))]);
        assert!(asked("XJ-draft", "expanding").is_empty());
        assert_eq!(asked("XJ-draft", ""), [("XJ-1.1", None), ("XJ-1.2", None)]);
        assert!(asked("GS", "new").is_empty(), "its new mines have a day: that is a duty");
    }
}
