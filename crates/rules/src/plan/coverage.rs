//! Which mines a plan must cover, and which none does.

use std::collections::BTreeSet;

use crate::mine::{Category, Field, Mine, Status};

/// OR-2.1: all producing and all new mines.
pub fn must_be_covered(mine: &Mine) -> bool {
    let new = mine.detail(Field::Category) == Category::New.code();
    mine.status == Status::Producing || (new && mine.status != Status::Closed)
}

/// Of the mines that a plan must cover, those that none does, in order.
pub fn uncovered<'a>(
    must: impl IntoIterator<Item = &'a str>,
    planned: &BTreeSet<String>,
) -> BTreeSet<&'a str> {
    must.into_iter().filter(|mine| !planned.contains(*mine)).collect()
}
