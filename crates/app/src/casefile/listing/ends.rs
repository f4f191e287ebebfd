//! 名录历史: how each application and each removal of a mine ended, what a settlement set aside, and
//! what the registry then said; each with who, when and why.

use record::{Record, Subject};
use rules::fact::Fact as _;
use rules::listing::{Application, Event, Outcome};
use rules::mine::{Field, ListLevel};
use rules::pack::{Actor, Pack};
use rules::procedure::{Entry, Event as _, Line, Procedure, Settled};
use rules::removal::{Conclusion, Event as RemovalEvent, Removal};
use store::query::casefile::{CaseFacts, CaseFilter};

use super::super::{LONGEST_LIST, packs};
use super::Composer;
use crate::api::{ById, ListingEnd};
use crate::mine::value_text;
use crate::{App, Result, Session};

/// The newest first.
pub fn history(app: &App, input: ById) -> Result<Vec<ListingEnd>> {
    let session = app.session()?;
    let composer = Composer::new(app, &session)?;
    let mut all = changes(&session, &input.id)?;
    for kind in [Application::NAME, Removal::NAME] {
        let filter = CaseFilter { kind, mine: &input.id, ..CaseFilter::default() };
        for facts in session.store.cases(&filter, LONGEST_LIST)? {
            all.extend(ends_of(&composer, &facts)?);
        }
    }
    all.sort_by_key(|end| std::cmp::Reverse((end.at_ms, number_of(&end.record))));
    Ok(all)
}

/// The place in its log of what was recorded in the same instant.
fn number_of(record: &str) -> u64 {
    let number = record.rsplit_once('/').and_then(|(_, number)| number.parse().ok());
    number.unwrap_or_default()
}

/// Before and after in the registry, whoever changed it: a case, a person, a sheet.
fn changes(session: &Session, mine: &str) -> Result<Vec<ListingEnd>> {
    let list = Field::ListLevel.code();
    let mut found = Vec::new();
    for event in session.store.mine_changes(mine)? {
        let Some(shift) = event.changes.iter().find(|shift| shift.field == list) else { continue };
        found.push(ListingEnd {
            record: format!("{}/{}", event.device, event.seq),
            what: "registry".to_owned(),
            place: "stands".to_owned(),
            at_ms: event.at_ms,
            actor_name: session.name_of(&event.actor)?,
            on: None,
            person: String::new(),
            body: String::new(),
            why: event.detail,
            clause: None,
            case: None,
            number: String::new(),
            list: value_text(list, &shift.after),
            before: value_text(list, &shift.before),
        });
    }
    Ok(found)
}

type Read = fn(&Entry, Option<&Pack>) -> Option<End>;

/// What a record says of an end.
struct End {
    what: String,
    on: Option<String>,
    by: Option<Actor>,
    person: String,
    why: String,
    clause: Option<String>,
    list: String,
}

fn ends_of(composer: &Composer<'_>, facts: &CaseFacts) -> Result<Vec<ListingEnd>> {
    let subject = Subject::new(facts.kind.as_str(), &facts.id);
    let records = composer.session.store.case_records(&subject)?;
    let pack = packs::of_case(&facts.pack).ok();
    let (line, end): (Line<'_>, Read) = if facts.kind == Application::NAME {
        (records.fold::<Application>().line, of_application)
    } else {
        (records.fold::<Removal>().line, of_removal)
    };
    let mut found = Vec::new();
    for record in &records.records {
        let Some(entry) = records.entries.iter().find(|entry| entry.id == record.id()) else {
            continue;
        };
        if let Some(end) = set_aside(entry).or_else(|| end(entry, pack)) {
            found.push(shown(composer, facts, record, (place(&line, entry), pack), end)?);
        }
    }
    Ok(found)
}

fn place(line: &Line<'_>, entry: &Entry) -> &'static str {
    let has = |list: &[&Entry]| list.iter().any(|one| one.id == entry.id);
    match (has(&line.standing), has(&line.contested)) {
        (true, _) => "stands",
        (false, true) => "contested",
        (false, false) => "aside",
    }
}

fn shown(
    composer: &Composer<'_>,
    facts: &CaseFacts,
    record: &Record,
    (place, pack): (&str, Option<&Pack>),
    end: End,
) -> Result<ListingEnd> {
    let name = |actor: &Actor| match pack {
        Some(pack) => packs::actor(pack, actor, composer.locale),
        None => actor.to_string(),
    };
    Ok(ListingEnd {
        record: record.id(),
        what: end.what,
        place: place.to_owned(),
        at_ms: record.header.clock.wall,
        actor_name: composer.session.name_of(&record.header.actor)?,
        on: end.on,
        body: end.by.as_ref().map_or_else(String::new, name),
        person: end.person,
        why: end.why,
        clause: end.clause,
        case: Some(facts.id.clone()),
        number: facts.number.clone(),
        list: end.list,
        before: String::new(),
    })
}

/// A person said which branch stands: the others end there.
fn set_aside(entry: &Entry) -> Option<End> {
    if entry.kind != Settled::KIND {
        return None;
    }
    let settled: Settled = rules::fact::read(entry.v, &entry.body).ok()?;
    Some(End {
        what: "set-aside".to_owned(),
        on: None,
        by: None,
        person: String::new(),
        why: settled.reason,
        clause: None,
        list: String::new(),
    })
}

fn of_application(entry: &Entry, pack: Option<&Pack>) -> Option<End> {
    match Event::read(&entry.kind, entry.v, &entry.body)?.ok()? {
        Event::Concluded(done) => {
            let list = pack.and_then(|pack| done.puts_on(pack));
            let what = match done.outcome {
                Outcome::Passed => list.map(|_| "listed")?,
                Outcome::NotSelected => "not-selected",
                Outcome::NotAccepted => "not-accepted",
                Outcome::Failed => "not-passed",
            };
            let level = list.map_or("", ListLevel::code);
            Some(End {
                what: what.to_owned(),
                on: Some(done.on.to_string()),
                by: Some(done.by),
                person: done.person,
                why: done.note,
                clause: Some(done.clause).filter(|clause| !clause.is_empty()),
                list: value_text(Field::ListLevel.code(), level),
            })
        }
        Event::Withdrawn(done) => Some(End {
            what: "withdrawn".to_owned(),
            on: Some(done.on.to_string()),
            by: Some(Actor::Enterprise),
            person: String::new(),
            why: done.note,
            clause: None,
            list: String::new(),
        }),
        _ => None,
    }
}

fn of_removal(entry: &Entry, _: Option<&Pack>) -> Option<End> {
    let RemovalEvent::Concluded(done) =
        RemovalEvent::read(&entry.kind, entry.v, &entry.body)?.ok()?
    else {
        return None;
    };
    let what = match done.conclusion {
        Conclusion::Removed => "removed",
        Conclusion::ProposedNational => "proposed-national",
        Conclusion::Kept => "kept",
    };
    Some(End {
        what: what.to_owned(),
        on: Some(done.on.to_string()),
        by: Some(done.by),
        person: done.person,
        why: done.reason,
        clause: done.clause,
        list: String::new(),
    })
}
