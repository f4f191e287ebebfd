//! Mines: the list, one mine's file, importing a sheet.

use chrono::Datelike as _;
use record::Subject;
use rules::mine::import::{Column, ColumnMap, Encoding, Issue, Outcome, Preview, Reader};
use rules::mine::{Field, Imported, Mine};
use store::query::mine::{Filter, Sort};

use crate::api::{
    ById, ColumnMatch, Facet, Facets, ImportInput, ImportResult, MineDetail, MineFact, MinePage,
    MineQuery, MineRow, Nothing, RowNote, TimelineEntry,
};
use crate::machine::region_name;
use crate::{App, AppError, Result, Session, clock};

const LONGEST_PAGE: u32 = 500;
/// Notes about rows that go to the screen; the counts name all.
const MOST_NOTES: usize = 500;
const SAMPLE: usize = 20;

pub fn list(app: &App, query: MineQuery) -> Result<MinePage> {
    let session = app.session()?;
    #[allow(clippy::disallowed_methods, reason = "what a query took is no fact of the log")]
    let begun = std::time::Instant::now();
    let filter = Filter {
        text: query.text,
        regions: query.regions,
        minerals: query.minerals,
        scales: query.scales,
        list_levels: query.list_levels,
        states: query.states,
        sort: match query.sort.as_str() {
            "" | "name" => Sort::Name,
            "region" => Sort::Region,
            "last-inspected" => Sort::LastInspected,
            other => return Err(AppError::bad_input(format!("there is no order {other}"))),
        },
    };
    let limit = query.limit.min(LONGEST_PAGE);
    let (mines, total) = session.store.mines(&filter, query.offset, limit)?;
    let rows = mines.iter().map(|mine| row(&session, mine)).collect::<Result<_>>()?;
    let all = session.store.mine_index()?.len();
    Ok(MinePage {
        rows,
        total,
        all,
        took_us: u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX),
    })
}

pub(crate) fn row(session: &Session, mine: &Mine) -> Result<MineRow> {
    let visits = session.store.visits(&mine.id)?;
    Ok(MineRow {
        id: mine.id.clone(),
        name: mine.name.clone(),
        licence: mine.licence.clone(),
        holder: mine.holder.clone(),
        region: mine.region.clone(),
        region_name: region_name(&mine.region),
        mineral: mine.mineral.clone(),
        method: mine.method.code().to_owned(),
        scale: mine.scale.code().to_owned(),
        list_level: mine.list_level.code().to_owned(),
        state: mine.status.code().to_owned(),
        last_inspected: visits.last_finalised_ms.map(|ms| clock::date(ms).to_string()),
        open_inspection: visits.open,
    })
}

pub fn get(app: &App, input: ById) -> Result<MineDetail> {
    const LINES: u32 = 200;
    let session = app.session()?;
    let mine = session.mine(&input.id)?;
    let year = clock::date(app.now_ms()).year();
    let this_year = clock::year_start_ms(year);
    let inspections = session.store.inspections_of_mine(&mine.id)?;
    let visited = |at: Option<i64>| at.is_some_and(|ms| ms >= this_year);
    let count = inspections.iter().filter(|i| visited(i.finalised_at_ms)).count();
    let mut timeline = Vec::new();
    for event in session.store.timeline(&mine.id, LINES)? {
        timeline.push(TimelineEntry {
            at_ms: event.at_ms,
            actor_name: session.name_of(&event.actor)?,
            record: format!("{}/{}", event.device, event.seq),
            kind: event.kind,
            subject: event.subject,
            detail: event.detail,
        });
    }
    Ok(MineDetail {
        row: row(&session, &mine)?,
        region_full_name: rules::region::find(&mine.region)
            .map_or_else(|| mine.region.clone(), rules::region::Region::full_name),
        longitude: mine.lon.map(|degrees| degrees_text(i64::from(degrees))),
        latitude: mine.lat.map(|degrees| degrees_text(i64::from(degrees))),
        details: details(&mine),
        credit_code: mine.credit_code,
        inspections_this_year: u32::try_from(count).unwrap_or(u32::MAX),
        timeline,
    })
}

fn details(mine: &Mine) -> Vec<MineFact> {
    let fact = |field: &Field| MineFact { field: field.code().to_owned(), text: field.cell(mine) };
    mine.details.keys().map(fact).collect()
}

/// `111.2401710`, from degrees × 10⁷.
pub(crate) fn degrees_text(degrees_e7: i64) -> String {
    let sign = if degrees_e7 < 0 { "-" } else { "" };
    let digits = degrees_e7.unsigned_abs();
    format!("{sign}{}.{:07}", digits / 10_000_000, digits % 10_000_000)
}

pub fn facets(app: &App, _: Nothing) -> Result<Facets> {
    let facets = app.session()?.store.mine_index()?.facets();
    let plain = |counts: Vec<(String, u32)>| {
        let facet = |(value, count): (String, u32)| Facet { label: value.clone(), value, count };
        counts.into_iter().map(facet).collect()
    };
    let region = |(value, count): (String, u32)| Facet { label: region_name(&value), value, count };
    Ok(Facets {
        regions: facets.regions.into_iter().map(region).collect(),
        minerals: plain(facets.minerals),
        scales: plain(facets.scales),
        list_levels: plain(facets.list_levels),
        states: plain(facets.states),
    })
}

/// A preview and an import do the same, but for the last step.
pub fn import(app: &App, input: ImportInput) -> Result<ImportResult> {
    let session = app.session()?;
    let file = input.file.token.parse().map_err(AppError::bad_input)?;
    let bytes = session.store.blobs.read(&file)?;
    let map = ColumnMap::new(input.columns.iter().map(|(h, f)| (h.as_str(), f.as_str())))?;
    let mut reader = Reader::open(&bytes, &map)?;
    let mut preview = Preview::default();
    let mut sample = Vec::new();
    for row in reader.by_ref() {
        let find = |licence: &str| session.store.mine_by_licence(licence);
        if let Some(outcome) = preview.take(row, find)?
            && sample.len() < SAMPLE
        {
            sample.push(sample_row(outcome));
        }
    }
    let layout = reader.layout().clone();
    let result = ImportResult {
        dry_run: input.dry_run,
        encoding: encoding(layout.encoding),
        columns: columns(&layout.columns, &layout.ignored),
        added: count(preview.added),
        changed: count(preview.changed),
        unchanged: count(preview.unchanged),
        warned: notes(&preview.warned),
        refused: notes(&preview.refused),
        warned_count: count(preview.counts().warned),
        refused_count: count(preview.counts().refused),
        sample,
    };
    if !input.dry_run && preview.added + preview.changed > 0 {
        let imported = Imported {
            file: canon::BlobRef { hash: file, bytes: bytes.len() as u64 },
            file_name: input.file.name,
            layout,
            counts: preview.counts(),
        };
        session.append(&Subject::new("registry", "mines"), &imported)?;
    }
    Ok(result)
}

fn sample_row(outcome: Outcome) -> MineRow {
    let (Outcome::Added(mine) | Outcome::Changed { after: mine, .. } | Outcome::Unchanged(mine)) =
        outcome;
    MineRow {
        region_name: region_name(&mine.region),
        method: mine.method.code().to_owned(),
        scale: mine.scale.code().to_owned(),
        list_level: mine.list_level.code().to_owned(),
        state: mine.status.code().to_owned(),
        id: mine.id,
        name: mine.name,
        licence: mine.licence,
        holder: mine.holder,
        region: mine.region,
        mineral: mine.mineral,
        last_inspected: None,
        open_inspection: None,
    }
}

fn columns(used: &[Column], ignored: &[String]) -> Vec<ColumnMatch> {
    let matched = used.iter().map(|column| ColumnMatch {
        heading: column.header.clone(),
        field: Some(column.field.code().to_owned()),
    });
    let unused =
        ignored.iter().map(|heading| ColumnMatch { heading: heading.clone(), field: None });
    matched.chain(unused).collect()
}

fn notes(issues: &[Issue]) -> Vec<RowNote> {
    issues.iter().take(MOST_NOTES).map(note).collect()
}

fn note(issue: &Issue) -> RowNote {
    let args = serde_json::to_value(&issue.reason).ok().and_then(|value| {
        let object = value.get("args")?.as_object()?.clone();
        let text = |value: &serde_json::Value| match value {
            serde_json::Value::String(text) => text.clone(),
            serde_json::Value::Array(list) => {
                list.iter().filter_map(|v| v.as_str()).collect::<Vec<_>>().join("、")
            }
            other => other.to_string(),
        };
        Some(object.iter().map(|(name, value)| (name.clone(), text(value))).collect())
    });
    RowNote {
        row: issue.row,
        column: issue.column.clone(),
        code: issue.reason.code().to_owned(),
        reason: issue.reason.to_string(),
        args: args.unwrap_or_default(),
    }
}

/// The encoding's name as records have it.
fn encoding(encoding: Encoding) -> String {
    serde_json::to_value(encoding)
        .ok()
        .and_then(|v| Some(v.as_str()?.to_owned()))
        .unwrap_or_default()
}

fn count(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    #[test]
    fn degrees_have_seven_decimals() {
        assert_eq!(super::degrees_text(1_112_401_710), "111.2401710");
        assert_eq!(super::degrees_text(-5), "-0.0000005");
    }
}
