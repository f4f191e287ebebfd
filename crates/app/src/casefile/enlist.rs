//! The list that a mine is on, changed in the registry by the case that changes it: in the same
//! transaction, with before and after as any change has them.

use record::Subject;
use rules::mine::{Changed, Field, ListLevel, changes};
use store::Write;

use crate::{AppError, Result, Session};

pub(super) fn enlist(
    session: &Session,
    write: &mut Write<'_>,
    mine: &str,
    (list, since): (ListLevel, &str),
    reason: &str,
) -> Result<()> {
    let before = session.mine(mine)?;
    let mut after = before.clone();
    for (field, text) in [(Field::ListLevel, list.code()), (Field::ListedOn, since)] {
        field.set(&mut after, text).map_err(AppError::bad_input)?;
    }
    let changes = changes(&before, &after);
    if changes.is_empty() {
        return Ok(());
    }
    let changed = Changed { mine: before.id, changes, reason: reason.to_owned() };
    let subject = Subject::new("mine", &changed.mine);
    write.append(&session.act(&subject), &changed)?;
    Ok(())
}
