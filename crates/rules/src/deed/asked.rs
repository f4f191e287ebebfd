//! What a pack asks for; a pack that states nothing asks for nothing.

use crate::mine::{Category, Field, Mine};
use crate::pack::{Deed, DeedOf, Pack};

/// A deed, and whether it is asked of this mine: `None` where the registry doesn't say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'a> {
    pub deed: &'a Deed,
    pub applies: Option<bool>,
}

/// What the pack asks of this mine, and what it may ask of it.
pub fn of_mine<'a>(pack: &'a Pack, mine: &Mine) -> Vec<Asked<'a>> {
    let asked = |deed: &'a Deed| Asked { deed, applies: applies(deed.of, mine) };
    pack.deeds.iter().map(asked).filter(|asked| asked.applies != Some(false)).collect()
}

fn applies(of: DeedOf, mine: &Mine) -> Option<bool> {
    match of {
        // XJ-1.4, ZJ-4.1b.
        DeedOf::Every => Some(true),
        // SC-2.2a: 新建矿山（含改建、扩建）.
        DeedOf::NewMines => {
            let class = Category::from_text(mine.detail(Field::Category)).unwrap_or_default();
            (class != Category::Unstated).then(|| class != Category::Producing)
        }
        // SC-2.2b: whether a renewal or change signs a contract is in no field.
        DeedOf::Renewed => None,
        // SC-2.3c: the registry knows who reviews, not through which counties a mine goes.
        DeedOf::AcrossBoundary => {
            let reviewing = mine.detail(Field::ReviewRegion);
            (!reviewing.is_empty() && reviewing != mine.region).then_some(true)
        }
    }
}
