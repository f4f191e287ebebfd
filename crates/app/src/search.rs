//! The search over everything: what is called so, or numbered so.

use store::query::mine::Filter;

use crate::api::{CaseRow, Hit, HitKind, Nothing, SearchQuery};
use crate::machine::region_name;
use crate::{App, Result, Session, casefile, document, draw, inspection};

/// More than anybody reads.
const MOST: u32 = 50;

/// Mines first. However many are called so, up to half of the places are for everything else.
pub fn search(app: &App, query: SearchQuery) -> Result<Vec<Hit>> {
    let session = app.session()?;
    let text = query.text.trim();
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let limit = query.limit.min(MOST);
    let places = limit as usize;
    let mut others = people(&session, text)?;
    others.extend(work(app, text)?);
    others.extend(cases(app, &session, text)?);
    let mut hits = mines(&session, text, limit)?;
    hits.truncate(places - others.len().min(places / 2));
    hits.extend(others);
    hits.truncate(places);
    Ok(hits)
}

fn mines(session: &Session, text: &str, limit: u32) -> Result<Vec<Hit>> {
    let filter = Filter { text: text.to_owned(), ..Filter::default() };
    let (mines, _) = session.store.mines(&filter, 0, limit)?;
    let hit = |mine: rules::mine::Mine| Hit {
        kind: HitKind::Mine,
        title: mine.name,
        subtitle: format!("{} · {}", region_name(&mine.region), mine.licence),
        id: mine.id,
    };
    Ok(mines.into_iter().map(hit).collect())
}

fn people(session: &Session, text: &str) -> Result<Vec<Hit>> {
    let people = session.store.people("")?.into_iter().filter(|person| person.name.contains(text));
    let hit = |person: rules::person::Registered| Hit {
        kind: HitKind::Person,
        title: person.name,
        subtitle: person.department,
        id: person.id,
    };
    Ok(people.map(hit).collect())
}

fn cases(app: &App, session: &Session, text: &str) -> Result<Vec<Hit>> {
    let found = casefile::found(app, session, text, MOST)?.into_iter();
    let hit = |row: CaseRow| Hit {
        kind: HitKind::Case,
        id: row.id,
        title: if row.mine_name.is_empty() { row.region_name } else { row.mine_name },
        subtitle: row.number,
    };
    Ok(found.map(hit).collect())
}

/// Visits, draws and documents.
fn work(app: &App, text: &str) -> Result<Vec<Hit>> {
    let fits = |words: &[&str]| words.iter().any(|word| word.contains(text));
    let mut hits = Vec::new();
    for row in inspection::list(app, Nothing {})? {
        if fits(&[&row.number, &row.mine_name]) {
            let (title, subtitle) = (row.mine_name, row.number);
            hits.push(Hit { kind: HitKind::Inspection, id: row.id, title, subtitle });
        }
    }
    for row in draw::list(app, Nothing {})? {
        if fits(&[&row.title]) {
            let (title, subtitle) = (row.title, row.region_name);
            hits.push(Hit { kind: HitKind::Draw, id: row.id, title, subtitle });
        }
    }
    for row in document::list(app, Nothing {})? {
        if fits(&[&row.number, &row.mine_name]) {
            let (title, subtitle) = (row.mine_name, row.number);
            hits.push(Hit { kind: HitKind::Document, id: row.id, title, subtitle });
        }
    }
    Ok(hits)
}

#[cfg(test)]
mod tests {
    use record::Subject;
    use rules::mine::{Added, Field};

    use super::*;
    use crate::testing::{Desk, first_visit};

    fn found(app: &App, text: &str, limit: u32) -> Vec<(HitKind, String)> {
        let hits = search(app, SearchQuery { text: text.into(), limit }).unwrap();
        hits.into_iter().map(|hit| (hit.kind, hit.title)).collect()
    }

    #[test]
    fn people_are_found_by_a_part_of_their_name() {
        let desk = Desk::new();
        first_visit(&desk.app);
        let both = found(&desk.app, "检查员", 12);
        assert_eq!(both.len(), 2);
        assert_eq!(found(&desk.app, "员乙", 12), [(HitKind::Person, "检查员乙".to_owned())]);
        assert!(found(&desk.app, " ", 12).is_empty());
    }

    #[test]
    fn many_mines_of_one_name_leave_room_for_the_visit() {
        let desk = Desk::new();
        let (app, session) = (&desk.app, desk.session());
        let visit = first_visit(app);
        let mine = session.mine(&visit.mine).unwrap();
        for number in 1..=9 {
            let name = format!("{}{number}号", mine.name);
            let licence = format!("C15062220180711101482{number:02}");
            let values = [
                (Field::Name, name.as_str()),
                (Field::Licence, licence.as_str()),
                (Field::Holder, "手录矿业"),
                (Field::Region, "150622"),
                (Field::Mineral, "煤"),
            ];
            let added = Added::decide(&values, "新发证").unwrap();
            session.append(&Subject::new("mine", "m"), &added).unwrap();
        }
        inspection::start(app, visit).unwrap();
        let kinds: Vec<HitKind> =
            found(app, &mine.name, 6).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds.iter().filter(|kind| **kind == HitKind::Mine).count(), 5);
        assert_eq!((kinds.len(), kinds.last()), (6, Some(&HitKind::Inspection)));
    }
}
