//! The list of results 公示名单: the drawn mines whose visit is done, once everybody may see the
//! draw; as a page to put up and as a table.

use chrono::NaiveDate;
use documents::{Form, ResultList, ResultRow};
use draw::Inputs;
use rules::drawing::DrawRefusal;
use tables::{Heading, Kind, Line};

use super::{final_visit, printed, revealed};
use crate::api::{DrawDetail, DrawListInput, ListFormat, SavedFile, SavedPaper};
use crate::draw::{find, frozen};
use crate::{App, AppError, Result, Session, clock, document};

/// The name of the sheet.
const SHEET: &str = "抽查结果";

pub fn save_results(app: &App, input: DrawListInput) -> Result<SavedPaper> {
    let session = app.session()?;
    let today = clock::date(app.now_ms());
    let list = results(&session, &revealed(app, &input.draw)?, today)?;
    let name = |ending: &str| format!("draw-results-{}.{ending}", input.draw);
    let table = |ending: &str, bytes: &[u8]| app.save_file(&name(ending), bytes).map(whole);
    match input.format {
        ListFormat::Pdf => printed(app, &session, &Form::draw_results(), &list, &name("pdf")),
        ListFormat::Csv => table("csv", &tables::csv(&headings(), lines(&list))),
        ListFormat::Xlsx => table("xlsx", &tables::xlsx(SHEET, &headings(), lines(&list), today)?),
    }
}

/// A table draws no letters: none can be missing.
fn whole(file: SavedFile) -> SavedPaper {
    SavedPaper { path: file.path, bytes: file.bytes, missing: String::new() }
}

pub(super) fn results(
    session: &Session,
    detail: &DrawDetail,
    today: NaiveDate,
) -> Result<ResultList> {
    if !detail.row.released {
        return Err(DrawRefusal::NotReleased.into());
    }
    let list = frozen(session, &find(session, &detail.row.id)?)?;
    let mut rows = Vec::new();
    for team in &detail.teams {
        let Some(visit) = final_visit(session, team)? else { continue };
        let (holder, licence) = holder_and_licence(session, list.inputs(), &team.mine)?;
        rows.push(ResultRow {
            mine: team.mine_name.clone(),
            holder,
            licence,
            region: team.stratum_name.clone(),
            visited: visit.on,
            results: visit.results.iter().map(|one| document::result_word(*one).into()).collect(),
        });
    }
    if rows.is_empty() {
        return Err(DrawRefusal::NoVisitDone.into());
    }
    Ok(ResultList {
        draw: detail.row.id.clone(),
        title: detail.row.title.clone(),
        basis: detail.basis.clone(),
        revealed: clock::date(detail.revealed_at_ms.unwrap_or_default()),
        certificate: detail.certificate_digest.clone().unwrap_or_default(),
        drawn: detail.teams.len(),
        done: rows.len(),
        rows,
        counting: session.counting_on(today)?.sentence().zh,
        issuer: session.person.organisation.clone(),
    })
}

/// As the registry has them now; of a mine that this registry doesn't have, as the draw's own list had
/// them.
fn holder_and_licence(session: &Session, list: &Inputs, mine: &str) -> Result<(String, String)> {
    if let Some(known) = session.store.mine(mine)? {
        return Ok((known.holder, known.licence));
    }
    let mut listed = list.strata.iter().flat_map(|stratum| &stratum.members);
    let listed = listed.find(|one| one.id == mine);
    let listed = listed.ok_or_else(|| AppError::not_found("mine", mine))?;
    Ok((listed.holder.clone(), listed.licence.clone()))
}

fn headings() -> Vec<Heading> {
    let heading = |name: &str, kind| Heading { name: name.to_owned(), kind };
    vec![
        heading("矿山名称", Kind::Text),
        heading("采矿权人", Kind::Text),
        heading("采矿许可证号", Kind::Text),
        heading("旗区县", Kind::Text),
        heading("检查日期", Kind::Day),
        heading("检查结果", Kind::Text),
    ]
}

fn lines(list: &ResultList) -> impl Iterator<Item = Line> {
    list.rows.iter().map(|row| Line {
        cells: vec![
            row.mine.clone(),
            row.holder.clone(),
            row.licence.clone(),
            row.region.clone(),
            row.visited.to_string(),
            row.results.join("、"),
        ],
        place: None,
    })
}
