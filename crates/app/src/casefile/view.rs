//! What the page of a case shows, from its records.

use record::{Class, Record};
use rules::agency::Sanction as Agency;
use rules::calendar::Calendar;
use rules::complaint::Complaint;
use rules::conference::Conference;
use rules::filing::Filing;
use rules::lead::Lead;
use rules::listing::Application;
use rules::lookback::LookBack;
use rules::pack::{Actor, Pack};
use rules::plan::Plan;
use rules::procedure::{CaseRefusal, Clock, Entry, Kind, Line, Mark, Party, Procedure as _};
use rules::rectification::Rectification;
use rules::removal::Removal;
use rules::sanction::Case as Sanction;
use rules::suspension::Suspension;
use serde_json::Value;
use store::query::casefile::{CaseFacts, CaseRecords};

use super::hand::{own_level, place};
use super::packs;
use crate::api::{
    CaseBody, CaseEvent, CaseLine, CaseRow, CaseView, ClockView, Locale, PaperView, Problem,
    StepView,
};
use crate::knowledge::calendar_in_use;
use crate::machine::{locale, region_name};
use crate::{App, AppError, Result, Session, clock};

/// Makes rows and views; holds what all of them need.
pub(crate) struct Composer<'a> {
    pub session: &'a Session,
    pub locale: Locale,
    pub today: chrono::NaiveDate,
    pub calendar: Calendar,
    /// Where the case that is shown is at home.
    pub place: String,
}

impl<'a> Composer<'a> {
    pub fn new(app: &'a App, session: &'a Session) -> Result<Self> {
        let calendar = calendar_in_use(session)?;
        let (locale, today) = (locale(app), clock::date(app.now_ms()));
        Ok(Self { session, locale, today, calendar, place: String::new() })
    }

    /// What is shown from here on is a case of this kind, about this mine.
    pub fn stand(&mut self, pack: &Pack, kind: &str, mine: &str) -> Result<()> {
        self.place = place(self.session, pack, kind, mine)?;
        Ok(())
    }

    /// How a period is counted that begins on this day.
    pub fn counted_on(&self, day: chrono::NaiveDate) -> String {
        self.locale.of(&self.calendar.counting_on(day).sentence()).to_owned()
    }

    pub fn row(&self, facts: CaseFacts) -> Result<CaseRow> {
        let store = &self.session.store;
        let mine = store.mine(&facts.mine)?;
        let name = match &mine {
            Some(mine) => mine.name.clone(),
            None => subject_name(self.session, &facts.mine)?,
        };
        let first = store.clocks(&facts.id)?.into_iter().next();
        Ok(CaseRow {
            station_name: self.station_name(&facts),
            clock: first.map(|clock| clock_view(&clock, self.today, &self.calendar)),
            mine_name: name,
            region_name: mine
                .map(|mine| mine.region)
                .or(facts.region)
                .map_or_else(String::new, |region| region_name(&region)),
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

    /// As the pack calls it, where the stations are the pack's.
    fn station_name(&self, facts: &CaseFacts) -> String {
        let pack = (facts.kind == Application::NAME).then(|| packs::of_case(&facts.pack).ok());
        let station = pack.flatten().and_then(|pack| pack.station(&facts.station));
        station.map_or_else(String::new, |station| self.locale.of(&station.title).to_owned())
    }

    fn events(
        &self,
        records: &CaseRecords,
        line: &Line<'_>,
        pack: Option<&Pack>,
    ) -> Result<Vec<CaseEvent>> {
        let of = |id: &str| records.entries.iter().find(|entry| entry.id == id);
        let has = |list: &[&Entry], id: &str| list.iter().any(|e| e.id == id);
        let mut events = Vec::new();
        for record in &records.records {
            let id = record.id();
            if record.header.class == Class::Restricted {
                let event = self.beside(record, of(&id))?;
                let header = &record.header;
                let at = format!("{:020} {:020}", header.clock.wall, header.seq);
                events.push(((usize::MAX - 2, at), event));
                continue;
            }
            let Some(entry) = of(&id) else { continue };
            let standing = line.standing.iter().position(|stands| stands.id == id);
            let (rank, place) = match standing {
                Some(rank) => (rank, "stands"),
                None if has(&line.contested, &id) => (usize::MAX - 1, "contested"),
                None => (usize::MAX, "aside"),
            };
            let (mut lines, papers) = self.said(&entry.body);
            for line in &mut lines {
                self.name(pack, line);
            }
            let event = CaseEvent {
                kind: entry.kind.clone(),
                at_ms: record.header.clock.wall,
                actor_name: self.session.name_of(&record.header.actor)?,
                place: place.to_owned(),
                tip: has(&line.tips, &id),
                lines,
                papers,
                entered_for: self.entered_for(pack, &entry.body),
                id,
            };
            events.push(((rank, entry.at.clone()), event));
        }
        events.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(events.into_iter().map(|(_, event)| event).collect())
    }

    /// What stands beside the case for whoever recorded it: the others see that it is there.
    fn beside(&self, record: &Record, entry: Option<&Entry>) -> Result<CaseEvent> {
        let actor = &record.header.actor;
        let own = self.session.store.person_id(actor)? == self.session.own_id()?;
        let shown = entry.filter(|_| own).map(|entry| self.said(&entry.body));
        let (lines, papers) = shown.unwrap_or_default();
        Ok(CaseEvent {
            id: record.id(),
            kind: record.header.kind.clone(),
            at_ms: record.header.clock.wall,
            actor_name: self.session.name_of(actor)?,
            place: "beside".to_owned(),
            tip: false,
            lines,
            papers,
            entered_for: Vec::new(),
        })
    }

    /// Whose step it is, where somebody else entered it.
    fn entered_for(&self, pack: Option<&Pack>, body: &Value) -> Vec<String> {
        let named = body.get("entered_for").cloned().unwrap_or_default();
        let parties: Vec<Party> = serde_json::from_value(named).unwrap_or_default();
        let name = |party: Party| match pack {
            Some(pack) => packs::party(pack, &party, self.locale),
            None => party.into(),
        };
        parties.into_iter().map(name).collect()
    }

    /// Bodies and stations by the names that the pack has for them.
    fn name(&self, pack: Option<&Pack>, line: &mut CaseLine) {
        let Some(pack) = pack else { return };
        if line.field == "station"
            && let Some(station) = pack.station(&line.text)
        {
            self.locale.of(&station.title).clone_into(&mut line.text);
        } else if matches!(line.field.as_str(), "by" | "body")
            && let Ok(actor) = Actor::try_from(line.text.clone())
        {
            line.text = packs::actor(pack, &actor, self.locale);
        }
    }

    /// Whatever a body says, field by field, and the papers that it names.
    fn said(&self, body: &Value) -> (Vec<CaseLine>, Vec<PaperView>) {
        let (mut lines, mut papers) = (Vec::new(), Vec::new());
        let fact = body.get("fact");
        self.collect("", fact.unwrap_or(body), &mut lines, &mut papers);
        if let Some(scans) = fact.and(body.get("papers")) {
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
            Value::Object(fields) if field == "evaluator" => {
                let outside = !fields.contains_key("agency");
                let field = if outside { "outside_register" } else { field }.to_owned();
                let name = fields.get("name").and_then(Value::as_str).unwrap_or_default();
                lines.push(CaseLine { field, text: name.to_owned() });
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

const UNSAID: &[&str] = &[
    "mine",
    "agency",
    "case",
    "pack",
    "number",
    "inspection",
    "rectification",
    "keeps",
    "aside",
    "first",
    "next",
    "filing",
    "registry",
    "objection",
    "plan",
    "region",
    "mines",
    "missing",
    "circular_clause",
    // Of a score sheet, which stands item by item at its station.
    "table",
    "practice",
    "answers",
    "notes",
];

/// What an agency is called that a case is about; nothing for a case about nobody.
pub(crate) fn subject_name(session: &Session, id: &str) -> Result<String> {
    let entry = session.store.entry(id)?;
    Ok(entry.map_or_else(|| id.to_owned(), |entry| entry.name().to_owned()))
}

pub(crate) fn clock_view(
    clock: &Clock,
    today: chrono::NaiveDate,
    calendar: &Calendar,
) -> ClockView {
    let days = |day: chrono::NaiveDate| (day - today).num_days();
    let mut view = ClockView {
        clause: clock.clause.clone(),
        duty: clock.duty.clone(),
        from: clock.from.to_string(),
        due: clock.due.map(|day| day.to_string()),
        days_left: clock.due.map(days),
        working_days_left: clock.due.map(|day| calendar.working_days_between(today, day)),
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
    StepView { step: step.to_owned(), refused: refused.map(Problem::from), whose: Vec::new() }
}

pub(super) fn view(app: &App, id: &str) -> Result<CaseView> {
    let session = app.session()?;
    let facts = session.store.case(id)?;
    let pack = packs::of_case(&facts.pack).ok();
    let mut composer = Composer::new(app, &session)?;
    if let Some(pack) = pack {
        composer.stand(pack, &facts.kind, &facts.mine)?;
    }
    let records = session.store.case_records(&record::Subject::new(&facts.kind, id))?;
    let kind = Kind::named(&facts.kind).ok_or_else(|| AppError::not_found("case", id))?;
    let (_, line) = (kind.summarise)(&records.entries);
    let (body, mut steps) = body(&composer, &facts, &records)?;
    if let Some(why) = stuck(&line, records.newer) {
        for step in &mut steps {
            step.refused = Some(AppError::from(why.clone()).into());
        }
    }
    Ok(CaseView {
        today: composer.today.to_string(),
        pack: pack.map(|pack| packs::card(pack, composer.locale)),
        own_level: pack.and_then(|pack| own_level(&composer, pack)),
        origin: facts.origin.clone(),
        head: line.head().map(str::to_owned),
        counting: composer.counted_on(facts.opened),
        events: composer.events(&records, &line, pack)?,
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
    facts: &CaseFacts,
    records: &CaseRecords,
) -> Result<(CaseBody, Vec<StepView>)> {
    match facts.kind.as_str() {
        "rectification" => {
            let state = records.fold::<Rectification>().state.ok_or(CaseRefusal::NotHere)?;
            let (view, steps) = super::rectification::body(composer, &state)?;
            Ok((CaseBody::Rectification(view), steps))
        }
        "removal" => {
            let state = records.fold::<Removal>().state.ok_or(CaseRefusal::NotHere)?;
            let (view, steps) = super::removal::body(composer, &facts.id, &state)?;
            Ok((CaseBody::Removal(view), steps))
        }
        "lead" => {
            let state = records.fold::<Lead>().state.ok_or(CaseRefusal::NotHere)?;
            let (view, steps) = super::lead::body(composer, &state);
            Ok((CaseBody::Lead(view), steps))
        }
        "complaint" => {
            let state = records.fold::<Complaint>().state.ok_or(CaseRefusal::NotHere)?;
            let (view, steps) = super::complaint::body(composer, &state)?;
            Ok((CaseBody::Complaint(view), steps))
        }
        "agency" => {
            let state = records.fold::<Agency>().state.ok_or(CaseRefusal::NotHere)?;
            let (view, steps) = super::agency::body(composer, &state)?;
            Ok((CaseBody::Agency(view), steps))
        }
        "sanction" => {
            let state = records.fold::<Sanction>().state.ok_or(CaseRefusal::NotHere)?;
            let (view, steps) = super::sanction::body(composer, &state);
            Ok((CaseBody::Sanction(view), steps))
        }
        "suspension" => {
            let state = records.fold::<Suspension>().state.ok_or(CaseRefusal::NotHere)?;
            let (view, steps) = super::suspension::body(composer, &state);
            Ok((CaseBody::Suspension(view), steps))
        }
        "conference" => {
            let state = records.fold::<Conference>().state.ok_or(CaseRefusal::NotHere)?;
            let (view, steps) = super::conference::body(composer, &state);
            Ok((CaseBody::Conference(view), steps))
        }
        "plan" => {
            let state = records.fold::<Plan>().state.ok_or(CaseRefusal::NotHere)?;
            let (view, steps) = super::plan::body(composer, &state)?;
            Ok((CaseBody::Plan(view), steps))
        }
        "lookback" => {
            let state = records.fold::<LookBack>().state.ok_or(CaseRefusal::NotHere)?;
            let (view, steps) = super::lookback::body(composer, &facts.id, &state)?;
            Ok((CaseBody::Lookback(view), steps))
        }
        "listing" => {
            let state = records.fold::<Application>().state.ok_or(CaseRefusal::NotHere)?;
            let (view, steps) = super::listing::body(composer, &facts.id, &state)?;
            Ok((CaseBody::Listing(view), steps))
        }
        "filing" => {
            let state = records.fold::<Filing>().state.ok_or(CaseRefusal::NotHere)?;
            let (view, steps) = super::filing::body(composer, &facts.id, &state)?;
            Ok((CaseBody::Filing(view), steps))
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
