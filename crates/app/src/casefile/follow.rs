//! A settlement may set a branch aside that put its mine on a list, or took it off: the registry
//! follows the branch that stands, in the same transaction, with who, when and why.

use rules::fact::Fact as _;
use rules::listing::Application;
use rules::mine::{Field, ListLevel};
use rules::procedure::{Entry, Procedure as _, Settled, fold};
use rules::removal::{Conclusion, Removal};
use store::Write;
use store::query::casefile::{CaseFacts, CaseRecords};
use store::query::mine_life::Event;

use super::enlist::enlist;
use super::packs;
use crate::{AppError, Result, Session};

pub(super) fn follow(
    session: &Session,
    write: &mut Write<'_>,
    facts: &CaseFacts,
    records: &CaseRecords,
    settled: &Settled,
) -> Result<()> {
    let changes_lists = [Application::NAME, Removal::NAME].contains(&facts.kind.as_str());
    let mine = if changes_lists { session.store.mine(&facts.mine)? } else { None };
    let Some(mine) = mine else { return Ok(()) };
    let now = mine.list_level;
    let changes = session.store.mine_changes(&mine.id)?;
    let (list, since) = match (what_stands(facts, records, settled)?, made_here(&changes, facts)) {
        (Some((list, _)), _) if list == now => return Ok(()),
        (Some(stands), made) if stands.0 > now || made.is_some() => stands,
        // Nothing that stands changed the list: what this case made of it is taken back.
        (None, Some(made)) => {
            let list = before(made, Field::ListLevel).and_then(ListLevel::from_text);
            let since = before(made, Field::ListedOn).unwrap_or(mine.detail(Field::ListedOn));
            (list.unwrap_or_default(), since.to_owned())
        }
        _ => return Ok(()),
    };
    let reason = format!("{} {}", facts.number, settled.reason);
    enlist(session, write, &mine.id, (list, &since), &reason)
}

fn before(event: &Event, field: Field) -> Option<&str> {
    let shift = event.changes.iter().find(|shift| shift.field == field.code())?;
    Some(&shift.before)
}

/// The first of the changes that this case made of the list, unless somebody changed it since.
fn made_here<'a>(changes: &'a [Event], facts: &CaseFacts) -> Option<&'a Event> {
    let of_list = changes.iter().filter(|event| before(event, Field::ListLevel).is_some());
    of_list.take_while(|event| event.detail == facts.number).last()
}

/// The list, with its day, that the case puts its mine on once it is settled.
fn what_stands(
    facts: &CaseFacts,
    records: &CaseRecords,
    settled: &Settled,
) -> Result<Option<(ListLevel, String)>> {
    let mut entries = records.entries.clone();
    entries.push(Entry {
        id: "settlement".to_owned(),
        // After every other.
        at: "~".to_owned(),
        kind: Settled::KIND.to_owned(),
        v: Settled::V,
        body: serde_json::to_value(settled).map_err(AppError::bad_input)?,
    });
    if facts.kind == Application::NAME {
        let pack = packs::of_case(&facts.pack)?;
        let listed = fold::<Application>(&entries).state.and_then(|state| state.listed(pack));
        return Ok(listed.map(|(list, on)| (list, on.to_string())));
    }
    let concluded = fold::<Removal>(&entries).state.and_then(|state| state.concluded);
    let removed = concluded.is_some_and(|done| done.conclusion == Conclusion::Removed);
    Ok(removed.then(|| (ListLevel::Unlisted, String::new())))
}
