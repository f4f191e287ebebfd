//! Who evaluates: an agency of the register, or a name that is expressly not on it.

use chrono::NaiveDate;
use rules::agency::Evaluator;
use rules::entry::{Entry, Kind};
use rules::listing::AgencyStanding;
use rules::text::search_key;

use super::complaint::known_agency;
use super::view::Composer;
use crate::api::{AgencyChoice, EvaluatorInput, EvaluatorView};
use crate::{AppError, Result, Session};

/// As it was chosen. A name that the register has, or had, is no name from outside it: a bar can't
/// be typed around.
pub(super) fn evaluator(
    session: &Session,
    input: &EvaluatorInput,
    on: NaiveDate,
) -> Result<Evaluator> {
    if !input.agency.is_empty() {
        let entry = known_agency(session, &input.agency)?;
        if entry.retired {
            return Err(AppError::not_found("agency", &input.agency));
        }
        return Ok(Evaluator { name: entry.name().to_owned(), agency: Some(entry.id) });
    }
    let name = input.outside.trim().to_owned();
    if let Some(entry) = called(session, &name, on)? {
        let message = "this agency is on the register: choose it there. Nothing was recorded";
        let error = AppError::new("agency-on-register", message);
        return Err(error.with("name", name).with("agency", entry.name()));
    }
    Ok(Evaluator { agency: None, name })
}

/// The entry that has this name or had it, however it is spaced; of several one that is barred. An
/// entry that counts no longer still bars.
fn called(session: &Session, name: &str, on: NaiveDate) -> Result<Option<Entry>> {
    let key = search_key(name);
    let mut found = None;
    for entry in session.store.entries(Kind::Agency)? {
        let barred = AgencyStanding::of(Some(&entry), on).is_barred();
        let names = session.store.entry_names(&entry)?;
        let same = names.iter().any(|one| search_key(one) == key);
        if same && (barred || (found.is_none() && !entry.retired)) {
            found = Some(entry);
        }
        if same && barred {
            break;
        }
    }
    Ok(found)
}

/// As the register has it on that day. A second entry of the same name does not lift a bar.
pub(super) fn standing(
    session: &Session,
    who: &Evaluator,
    on: NaiveDate,
) -> Result<AgencyStanding> {
    let of = |entry: Option<Entry>| AgencyStanding::of(entry.as_ref(), on);
    let other = of(called(session, &who.name, on)?);
    let Some(id) = who.agency.as_ref().filter(|_| !other.is_barred()) else { return Ok(other) };
    Ok(of(session.store.entry(id)?))
}

/// The agencies of the register, and how each stands today.
pub(super) fn choices(composer: &Composer<'_>) -> Result<Vec<AgencyChoice>> {
    let all = composer.session.store.entries(Kind::Agency)?;
    let choice = |entry: &Entry| AgencyChoice {
        id: entry.id.clone(),
        name: entry.name().to_owned(),
        standing: AgencyStanding::of(Some(entry), composer.today).code().to_owned(),
    };
    Ok(all.iter().filter(|entry| !entry.retired).map(choice).collect())
}

pub(super) fn shown(composer: &Composer<'_>, who: &Evaluator) -> Result<EvaluatorView> {
    let standing = standing(composer.session, who, composer.today)?;
    Ok(EvaluatorView {
        name: who.name.clone(),
        outside: who.agency.is_none(),
        standing: standing.code().to_owned(),
        barred: standing.is_barred(),
    })
}
