//! After the reveal: the papers that teams take along, and what becomes public of their visits.
//!
//! All of it stands under the draw's embargo: papers are for those who may see the draw, and
//! results are listed and published only once everybody may.

mod papers;
mod results;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use chrono::NaiveDate;
use documents::{Draft, Fonts, Form, Pictures, compose};
use record::Subject;
use rules::drawing::{DrawRefusal, MineResult, Told, decide_publish};
use rules::inspection::VisitResult;
use serde::Serialize;
use store::Write;
use store::query::draw::DrawFacts;
use store::query::publication::Publication;

use super::{embargo, find, get};
use crate::api::{
    ById, DrawAfter, DrawDetail, DrawPublication, DrawPublishInput, DrawTeam, DrawnMine, SavedPaper,
};
use crate::casefile::happened;
use crate::{App, AppError, Result, Session, clock, document, inspection};

pub use papers::save_paper;
pub use results::save_results;

/// A draw with its outcome, of those that whoever is signed in may see.
fn revealed(app: &App, id: &str) -> Result<DrawDetail> {
    let detail = get(app, ById { id: id.to_owned() })?;
    if detail.seed.is_some() { Ok(detail) } else { Err(DrawRefusal::NotRevealed.into()) }
}

pub fn after(app: &App, input: ById) -> Result<DrawAfter> {
    let session = app.session()?;
    let facts = find(&session, &input.id)?;
    let detail = revealed(app, &input.id)?;
    let mut published: HashMap<String, Publication> =
        session.store.publications(&input.id)?.into_iter().map(by_mine).collect();
    let mut drawn = Vec::with_capacity(detail.teams.len());
    for team in detail.teams {
        let publication = published.remove(&team.mine);
        drawn.push(drawn_mine(&session, team, publication)?);
    }
    let may_publish = facts.release.is_some() && embargo::holds(&session, &facts)?;
    Ok(DrawAfter { row: detail.row, drawn, may_publish })
}

fn by_mine(publication: Publication) -> (String, Publication) {
    (publication.mine.clone(), publication)
}

fn drawn_mine(
    session: &Session,
    team: DrawTeam,
    publication: Option<Publication>,
) -> Result<DrawnMine> {
    let visit = final_visit(session, &team)?;
    Ok(DrawnMine {
        visited_on: visit.as_ref().map(|visit| visit.on.to_string()),
        results: visit.map(|visit| codes(&visit.results)).unwrap_or_default(),
        published: publication.map(|one| shown(session, one)).transpose()?,
        mine: team.mine,
        mine_name: team.mine_name,
        stratum_name: team.stratum_name,
        team: team.members,
        inspection: team.inspection,
    })
}

fn shown(session: &Session, publication: Publication) -> Result<DrawPublication> {
    Ok(DrawPublication {
        by: session.name_of(&publication.actor)?,
        results: codes(&publication.results),
        on: publication.on,
        place: publication.place,
    })
}

fn codes(results: &[VisitResult]) -> Vec<String> {
    results.iter().map(inspection::code).collect()
}

/// A visit of the draw that is closed and has a result: also that the mine was shut, or refused.
struct Visit {
    inspection: String,
    on: NaiveDate,
    results: Vec<VisitResult>,
}

fn final_visit(session: &Session, team: &DrawTeam) -> Result<Option<Visit>> {
    let Some(id) = &team.inspection else { return Ok(None) };
    let facts = session.store.inspection(id)?;
    let results = session.store.inspection_state(id)?.results;
    if facts.finalised_at_ms.is_none() || results.is_empty() {
        return Ok(None);
    }
    let on = clock::date(facts.opened_at_ms);
    Ok(Some(Visit { inspection: id.clone(), on, results }))
}

/// Records where and when results became public.
pub fn publish(app: &App, input: DrawPublishInput) -> Result<DrawAfter> {
    let session = app.session()?;
    let on = happened(app, &input.on)?;
    let told = Told { mines: input.mines.into_iter().collect(), on, place: input.place };
    let subject = Subject::new("draw", &input.draw);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let facts = find(&session, &input.draw)?;
        let holds = embargo::holds(&session, &facts)?;
        let drawn = judged(app, &session, &input.draw)?;
        let fact = decide_publish(facts.release.is_some(), holds, &drawn, &told)?;
        write.append(&session.act(&subject), &fact)?;
        write.sign(&session.person.id)?;
        Ok(())
    })?;
    after(app, ById { id: input.draw })
}

/// The drawn mines as the rule sees them.
fn judged(app: &App, session: &Session, draw: &str) -> Result<Vec<rules::drawing::DrawnMine>> {
    let published = session.store.publications(draw)?;
    let mut judged = Vec::new();
    for team in revealed(app, draw)?.teams {
        let visit = final_visit(session, &team)?;
        judged.push(rules::drawing::DrawnMine {
            result: visit.map(|visit| MineResult {
                mine: team.mine.clone(),
                inspection: visit.inspection,
                results: visit.results,
            }),
            published: published.iter().any(|one| one.mine == team.mine),
            mine: team.mine,
        });
    }
    Ok(judged)
}

/// Whether results wait for whoever is signed in to make them public.
pub(crate) fn waits_for_publication(session: &Session, facts: &DrawFacts) -> Result<bool> {
    Ok(facts.release.is_some()
        && embargo::holds(session, facts)?
        && session.store.unpublished_visits(&facts.id)? > 0)
}

/// Lays a paper out and writes it into the folder of files for people.
fn printed(
    app: &App,
    session: &Session,
    form: &Form,
    values: &impl Serialize,
    name: &str,
) -> Result<SavedPaper> {
    let values = serde_json::to_value(values).map_err(AppError::bad_input)?;
    let (fonts, pictures) = (Fonts::embedded(), Pictures::new());
    let draft = Draft { form, values: &values, head: None, pictures: &pictures, inks: &[] };
    let composed = compose(&draft, &fonts)?;
    let metadata = document::metadata(app, session, form, &composed, ("", name));
    let pdf = documents::to_pdf(&composed.pages, &fonts, &pictures, &metadata)?;
    let file = app.save_file(name, &pdf)?;
    let missing = composed.missing.iter().collect();
    Ok(SavedPaper { path: file.path, bytes: file.bytes, missing })
}
