//! Packs, clauses, checklists, the calendar and caps of visits: as settings show them, and as the
//! rest of the application asks for them.

mod annex;
mod calendar;
mod checklists;
mod counting;
mod own_pack;
#[cfg(test)]
mod own_pack_tests;
mod packs;
mod says;
mod switches;
#[cfg(test)]
mod tests;
mod visits;

use rules::checklist::Words;

use crate::App;
use crate::api::Locale;
use crate::machine::locale;

pub use annex::import as import_checklist;
pub(crate) use annex::{columns as column_matches, fault_notes, sheet as sheet_rows};
pub(crate) use calendar::calendar_in_use;
pub use calendar::{get as calendar, replace as replace_calendar};
pub(crate) use checklists::{by_hash as checklist_by_hash, chosen, of_inspection};
pub use checklists::{get as checklist, list as checklists};
pub use counting::set as set_counting;
pub use own_pack::put as use_pack;
pub use packs::{clause, get as pack, list as packs};
pub use says::says as pack_says;
pub use switches::{list as pack_switches, switch as switch_pack};
pub(crate) use visits::Visited;
pub use visits::{list as visit_caps, set as set_visit_cap, state as visit_cap};

fn words(app: &App, words: &Words) -> String {
    match locale(app) {
        Locale::Chinese => words.zh.clone(),
        Locale::English => words.en.clone(),
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
