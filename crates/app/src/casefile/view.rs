//! What the page of a case shows, from its records.

use rules::calendar::Calendar;
use rules::procedure::{CaseRefusal, Clock, Kind, Line, Mark};
use rules::rectification::Rectification;
use rules::removal::Removal;
use serde_json::Value;
use store::query::casefile::{CaseFacts, CaseRecords};

use super::packs;
use crate::api::{
    CaseBody, CaseEvent, CaseLine, CaseRow, CaseView, ClockView, Locale, PaperView, Problem,
    StepView,
};
use crate::machine::{locale, region_name};
use crate::{App, AppError, Result, Session, clock};

/// Makes rows and views; holds what all of them need.
pub(crate) struct Composer<'a> {
    pub session: &'a Session,
    pub locale: Locale,
    pub today: chrono::NaiveDate,
}

impl<'a> Composer<'a> {
    pub fn new(app: &'a App, session: &'a Session) -> Self {
        Self { session, locale: locale(app), today: clock::date(app.now_ms()) }
    }

    pub fn row(&self, facts: CaseFacts) -> Result<CaseRow> {
        let store = &self.session.store;
        let mine = store.mine(&facts.mine)?;
        let first = store.clocks(&facts.id)?.into_iter().next();
        Ok(CaseRow {
            clock: first.map(|clock| clock_view(&clock, self.today)),
            mine_name: mine.as_ref().map_or_else(|| facts.mine.clone(), |mine| mine.name.clone()),
            region_name: mine.map_or_else(String::new, |mine| region_name(&mine.region)),
            id: facts.id,
            kind: facts.kind,
            number: facts.number,
            mine: facts.mine,
            station: facts.station,
            opened: facts.opened.to_string(),
            closed: facts.closed.map(|day| day.to_string()),
            in_conflict: facts.in_conflict,
            changed_at_ms: facts.changed_at_ms,
        })
    }

    fn events(&self, records: &CaseRecords, line: &Line<'_>) -> Result<Vec<CaseEvent>> {
        let of = |id: &str| records.entries.iter().find(|entry| entry.id == id);
        let has = |list: &[&rules::procedure::Entry], id: &str| list.iter().any(|e| e.id == id);
        let mut events = Vec::new();
        for record in &records.records {
            let id = record.id();
            let Some(entry) = of(&id) else { continue };
            let standing = line.standing.iter().position(|stands| stands.id == id);
            let (rank, place) = match standing {
                Some(rank) => (rank, "stands"),
                None if has(&line.contested, &id) => (usize::MAX - 1, "contested"),
                None => (usize::MAX, "aside"),
            };
            let (lines, papers) = self.said(&entry.body);
            let event = CaseEvent {
                kind: entry.kind.clone(),
                at_ms: record.header.clock.wall,
                actor_name: self.session.name_of(&record.header.actor)?,
                place: place.to_owned(),
                tip: has(&line.tips, &id),
                lines,
                papers,
                id,
            };
            events.push(((rank, entry.at.clone()), event));
        }
        events.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(events.into_iter().map(|(_, event)| event).collect())
    }

    /// Whatever a body says, field by field, and the papers that it names.
    fn said(&self, body: &Value) -> (Vec<CaseLine>, Vec<PaperView>) {
        let (mut lines, mut papers) = (Vec::new(), Vec::new());
        let fact = body.get("fact").unwrap_or(body);
        self.collect("", fact, &mut lines, &mut papers);
        if let Some(scans) = body.get("papers") {
            self.collect("", scans, &mut lines, &mut papers);
        }
        (lines, papers)
    }

    fn collect(
        &self,
        field: &str,
        value: &Value,
        lines: &mut Vec<CaseLine>,
        papers: &mut Vec<PaperView>,
    ) {
        let mut say = |text: String| lines.push(CaseLine { field: field.to_owned(), text });
        match value {
            // Ids and the rules' version stand elsewhere on the page; a blob is in its paper.
            _ if UNSAID.contains(&field) => {}
            Value::String(text) if !text.is_empty() => say(text.clone()),
            Value::Bool(yes) => say(yes.to_string()),
            Value::Number(number) => say(number.to_string()),
            Value::Array(list) if !list.is_empty() && list.iter().all(Value::is_string) => {
                let texts: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
                say(texts.join("、"));
            }
            Value::Array(list) => {
                for one in list {
                    self.collect(field, one, lines, papers);
                }
            }
            Value::Object(fields) => match self.paper(field, value) {
                Some(paper) => papers.push(paper),
                None => {
                    for (name, value) in fields {
                        self.collect(name, value, lines, papers);
                    }
                }
            },
            Value::String(_) | Value::Null => {}
        }
    }

    /// A name with a content, or a content alone under its field's name.
    fn paper(&self, field: &str, value: &Value) -> Option<PaperView> {
        let content = value.get("content").unwrap_or(value);
        let blob: canon::BlobRef = serde_json::from_value(content.clone()).ok()?;
        let name = value.get("name").and_then(Value::as_str).unwrap_or(field);
        Some(PaperView {
            name: name.to_owned(),
            hash: blob.hash.to_string(),
            bytes: blob.bytes,
            here: self.session.store.blobs.contains(&blob.hash),
        })
    }
}

const UNSAID: &[&str] =
    &["mine", "pack", "number", "inspection", "rectification", "keeps", "aside"];

pub(crate) fn clock_view(clock: &Clock, today: chrono::NaiveDate) -> ClockView {
    let days = |day: chrono::NaiveDate| (day - today).num_days();
    let mut view = ClockView {
        clause: clock.clause.clone(),
        duty: clock.duty.clone(),
        from: clock.from.to_string(),
        due: clock.due.map(|day| day.to_string()),
        days_left: clock.due.map(days),
        working_days_left: clock
            .due
            .map(|day| Calendar::shipped().working_days_between(today, day)),
        days_since: -days(clock.from),
        mark: String::new(),
        calendar_missing: None,
        held_left: None,
    };
    let mark = match clock.mark {
        Mark::Sure => "sure",
        Mark::Asked => "asked",
        Mark::Since => "since",
        Mark::CalendarNotPublished { year } => {
            view.calendar_missing = Some(year);
            "calendar-not-published"
        }
        Mark::Held { left, .. } => {
            view.held_left = Some(left);
            "held"
        }
    };
    mark.clone_into(&mut view.mark);
    view
}

/// A step by its name, and whether it may be taken.
pub(super) fn step_view(step: &str, refused: Option<AppError>) -> StepView {
    StepView { step: step.to_owned(), refused: refused.map(Problem::from) }
}

pub(super) fn view(app: &App, id: &str) -> Result<CaseView> {
    let session = app.session()?;
    let composer = Composer::new(app, &session);
    let facts = session.store.case(id)?;
    let records = session.store.case_records(&record::Subject::new(&facts.kind, id))?;
    let kind = Kind::named(&facts.kind).ok_or_else(|| AppError::not_found("case", id))?;
    let (_, line) = (kind.summarise)(&records.entries);
    let (body, mut steps) = body(&composer, &facts.kind, &records)?;
    if let Some(why) = stuck(&line, records.newer) {
        for step in &mut steps {
            step.refused = Some(AppError::from(why.clone()).into());
        }
    }
    Ok(CaseView {
        today: composer.today.to_string(),
        pack: packs::of_case(&facts.pack).ok().map(|pack| packs::card(pack, composer.locale)),
        origin: facts.origin.clone(),
        head: line.head().map(str::to_owned),
        events: composer.events(&records, &line)?,
        row: composer.row(facts)?,
        steps,
        body,
    })
}

/// Why nothing at all can follow here.
fn stuck(line: &Line<'_>, newer: bool) -> Option<CaseRefusal> {
    if newer {
        return Some(CaseRefusal::Newer);
    }
    line.in_conflict().then_some(CaseRefusal::InConflict)
}

/// What only its own procedure knows; a new procedure is a line here.
fn body(
    composer: &Composer<'_>,
    kind: &str,
    records: &CaseRecords,
) -> Result<(CaseBody, Vec<StepView>)> {
    match kind {
        "rectification" => {
            let state = records.fold::<Rectification>().state.ok_or(CaseRefusal::NotHere)?;
            let (view, steps) = super::rectification::body(composer, &state);
            Ok((CaseBody::Rectification(view), steps))
        }
        "removal" => {
            let state = records.fold::<Removal>().state.ok_or(CaseRefusal::NotHere)?;
            let (view, steps) = super::removal::body(composer, &state);
            Ok((CaseBody::Removal(view), steps))
        }
        other => Err(AppError::not_found("procedure", other)),
    }
}

/// Hands the line of a case to whoever settles it; `None` for a procedure that isn't known.
pub(super) fn settling<T>(
    kind: &str,
    records: &CaseRecords,
    decide: impl FnOnce(&Line<'_>) -> T,
) -> Option<T> {
    let (_, line) = (Kind::named(kind)?.summarise)(&records.entries);
    Some(decide(&line))
}
