//! The lists that mines are drawn from: those that a county's rules name, else those that the
//! officer chose.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rules::drawing::{DrawnLists, PlanKind, standing_out};
use rules::mine::{ListLevel, Mine};
use rules::pack::Rulebook;

use crate::api::{DrawFilterValue, DrawListsChoice, DrawListsForm};
use crate::{AppError, Result};

/// Of each county of a draw.
pub(super) struct Lists<'a> {
    book: &'a Rulebook<'static>,
    kind: PlanKind,
    chosen: &'a DrawnLists,
    known: BTreeMap<&'static str, DrawnLists>,
}

impl<'a> Lists<'a> {
    pub fn new(book: &'a Rulebook<'static>, kind: PlanKind, chosen: &'a DrawnLists) -> Self {
        Self { book, kind, chosen, known: BTreeMap::new() }
    }

    pub fn of(&mut self, county: &'static str) -> &DrawnLists {
        match self.known.entry(county) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let named = named(self.book, county, self.kind);
                place.insert(named.unwrap_or_else(|| self.chosen.clone()))
            }
        }
    }
}

/// What the rules of a region name.
pub(super) fn named(book: &Rulebook<'static>, region: &str, kind: PlanKind) -> Option<DrawnLists> {
    let (pack, _) = book.of_region(region)?;
    DrawnLists::named(pack, kind)
}

pub(super) fn chosen(choice: &DrawListsChoice) -> Result<DrawnLists> {
    let list = |code: &String| {
        let found = ListLevel::ALL.iter().find(|list| list.code() == code);
        found.copied().ok_or_else(|| AppError::not_found("list", code))
    };
    let lists = choice.lists.iter().map(list).collect::<Result<_>>()?;
    Ok(DrawnLists { lists, source: choice.source.clone() })
}

/// What may be chosen, with the mines that the registry has of each list.
pub(super) fn form(named: Option<DrawnLists>, mines: &[Mine]) -> DrawListsForm {
    let stands = |list: &ListLevel| {
        let on = |mine: &&Mine| mine.list_level == *list && standing_out(mine).is_none();
        u32::try_from(mines.iter().filter(on).count()).unwrap_or(u32::MAX)
    };
    let value =
        |list: &ListLevel| DrawFilterValue { value: list.code().to_owned(), mines: stands(list) };
    DrawListsForm {
        named: named.iter().flat_map(|one| &one.lists).map(|one| one.code().to_owned()).collect(),
        clause: named.map(|one| one.source),
        values: ListLevel::ALL.iter().map(value).collect(),
    }
}
