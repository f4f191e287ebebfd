//! How periods are counted here: what officers said, and from which day on.

use chrono::NaiveDate;
use record::Subject;
use rules::calendar::{Conventions, Counting, CountingSet, Roll, decide_counting, office_above};
use store::Write;
use store::query::counting::CountingFacts;

use super::{calendar, words};
use crate::api::{
    CalendarView, CountingInput, CountingState, CountingView, CountingWord, Nothing, Role,
};
use crate::casefile::day;
use crate::machine::region_name;
use crate::{App, Result, Session, clock};

/// What began before its day keeps the deadlines that it has.
pub fn set(app: &App, input: CountingInput) -> Result<CalendarView> {
    let session = app.session()?;
    let today = clock::date(app.now_ms());
    let roll = if input.rolls_on { Roll::NextWorkday } else { Roll::Stay };
    let said = CountingSet {
        counting: Counting { first_day_excluded: input.first_day_excluded, roll },
        from: day(&input.from)?,
        region: session.person.region.clone(),
        reason: input.reason,
    };
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let standing = conventions(&session.store.counting_words()?);
        let above = above(&session)?;
        let word = decide_counting(&standing, above.as_deref(), today, said)?;
        write.append(&session.act(&Subject::new("calendar", "counting")), &word)?;
        Ok(())
    })?;
    calendar::get(app, Nothing {})
}

pub(super) fn view(app: &App, session: &Session, today: NaiveDate) -> Result<CountingView> {
    let said = session.store.counting_words()?;
    let now = conventions(&said).on(today);
    let above = above(session)?;
    let rows = said.iter().enumerate().rev().map(|(at, facts)| {
        let state = state(&said, at, today);
        row(app, session, facts, state)
    });
    Ok(CountingView {
        first_day_excluded: now.first_day_excluded,
        rolls_on: now.roll == Roll::NextWorkday,
        earliest: today.succ_opt().unwrap_or(today).to_string(),
        may: session.person.role == Role::Officer && above.is_none(),
        above: above.map(|region| region_name(&region)),
        words: rows.collect::<Result<_>>()?,
    })
}

fn conventions(said: &[CountingFacts]) -> Conventions {
    Conventions::new(said.iter().map(|facts| (facts.word.from, facts.word.counting)))
}

/// The region of an officer above this desk's.
fn above(session: &Session) -> Result<Option<String>> {
    let people = session.store.people("")?;
    let officers = people.iter().filter(|one| one.role == Role::Officer.code());
    let found = office_above(&session.person.region, officers.map(|one| one.region.as_str()));
    Ok(found.map(str::to_owned))
}

/// `said` is in the order in which it was said.
fn state(said: &[CountingFacts], at: usize, today: NaiveDate) -> CountingState {
    let from = said[at].word.from;
    if said[at + 1..].iter().any(|later| later.word.from == from) {
        CountingState::Replaced
    } else if from > today {
        CountingState::Ahead
    } else if conventions(said).since(today) == Some(from) {
        CountingState::Holds
    } else {
        CountingState::Earlier
    }
}

fn row(
    app: &App,
    session: &Session,
    facts: &CountingFacts,
    state: CountingState,
) -> Result<CountingWord> {
    let CountingSet { counting, from, region, reason } = &facts.word;
    Ok(CountingWord {
        from: from.to_string(),
        first_day_excluded: counting.first_day_excluded,
        rolls_on: counting.roll == Roll::NextWorkday,
        sentence: words(app, &counting.sentence()),
        region_name: region_name(region),
        reason: reason.clone(),
        by: session.name_of(&facts.actor)?,
        at_ms: facts.at_ms,
        state,
    })
}

#[cfg(test)]
mod tests;
