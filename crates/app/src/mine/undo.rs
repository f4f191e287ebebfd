//! Imports as wholes: which there were, undoing one, and taking that back.

use record::Subject;
use rules::fact::Fact;
use rules::mine::{ImportRestored, ImportUndone, Mine};
use store::query::mine_life::{ImportFacts, Judged};
use store::{Difference, Write};

use super::plain_row;
use crate::api::{ImportJudged, ImportJudgement, ImportRow, MineDifference, MineRow, Nothing};
use crate::{App, AppError, Result, Session};

pub fn imports(app: &App, _: Nothing) -> Result<Vec<ImportRow>> {
    let session = app.session()?;
    let imports = session.store.imports()?;
    imports.into_iter().map(|import| import_row(&session, import)).collect()
}

pub fn undo(app: &App, input: ImportJudgement) -> Result<MineDifference> {
    let session = app.session()?;
    let import = known(&session, &input.id)?;
    if import.judged.is_some_and(|judged| judged.undone) {
        return Err(AppError::new("import-undone", "this import is undone; nothing was recorded"));
    }
    let (import, reason) = (input.id, input.reason.trim().to_owned());
    judge(&session, input.dry_run, &ImportUndone { import, reason: reason.clone() }, &reason)
}

pub fn restore(app: &App, input: ImportJudgement) -> Result<MineDifference> {
    let session = app.session()?;
    let import = known(&session, &input.id)?;
    if !import.judged.is_some_and(|judged| judged.undone) {
        return Err(AppError::new("import-holds", "this import holds; nothing was recorded"));
    }
    let (import, reason) = (input.id, input.reason.trim().to_owned());
    judge(&session, input.dry_run, &ImportRestored { import, reason: reason.clone() }, &reason)
}

fn known(session: &Session, id: &str) -> Result<ImportFacts> {
    let found = session.store.imports()?.into_iter().find(|import| import.id == id);
    found.ok_or_else(|| AppError::not_found("import", id))
}

/// Trying it and doing it are one and the same, but for the last step.
fn judge<F: Fact>(
    session: &Session,
    dry_run: bool,
    fact: &F,
    reason: &str,
) -> Result<MineDifference> {
    if !dry_run && reason.is_empty() {
        return Err(rules::mine::ChangeError::NoReason.into());
    }
    let subject = Subject::new("registry", "mines");
    let act = session.act(&subject);
    let done = |write: &mut Write<'_>| -> Result<Difference> {
        let append = |write: &mut Write<'_>| -> Result<_> { Ok(write.append(&act, fact)?) };
        Ok(write.difference(append)?.1)
    };
    let difference =
        if dry_run { session.store.rehearse(done)? } else { session.store.write(done)? };
    Ok(shown(difference))
}

fn import_row(session: &Session, import: ImportFacts) -> Result<ImportRow> {
    let judged = |judged: Judged| -> Result<ImportJudged> {
        Ok(ImportJudged {
            undone: judged.undone,
            reason: judged.reason,
            actor_name: session.name_of(&judged.actor)?,
            at_ms: judged.at_ms,
        })
    };
    Ok(ImportRow {
        id: import.id,
        at_ms: import.at_ms,
        actor_name: session.name_of(&import.actor)?,
        file_name: import.file_name,
        here: import.read,
        mines: import.mines,
        judged: import.judged.map(judged).transpose()?,
    })
}

fn shown(difference: Difference) -> MineDifference {
    let rows = |mines: Vec<Mine>| -> Vec<MineRow> { mines.into_iter().map(plain_row).collect() };
    MineDifference {
        gone: difference.gone,
        come: difference.come,
        changed: difference.changed,
        kept: difference.kept,
        first_gone: rows(difference.first_gone),
        first_come: rows(difference.first_come),
        first_changed: rows(difference.first_changed),
        first_kept: rows(difference.first_kept),
    }
}
