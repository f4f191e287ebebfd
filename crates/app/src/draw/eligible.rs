//! Who can be drawn, and for whose mines: settled before the list is frozen.

use std::collections::{BTreeMap, BTreeSet};

use draw::{Recusal, Stratum};
use rules::drawing::{DrawRefusal, LeftOut};
use rules::person::Registered;
use rules::text;

use crate::api::FreezeInput;
use crate::casefile::day;
use crate::person::Fitness;
use crate::{App, AppError, Result, Session, clock};

/// The days on which visits may be.
pub(super) fn visits(app: &App, session: &Session, input: &FreezeInput) -> Result<Fitness> {
    let today = clock::date(app.now_ms());
    let until = input.visits_until.as_deref().map(day).transpose()?.unwrap_or(today);
    if until < today {
        return Err(DrawRefusal::VisitsOver.into());
    }
    Fitness::between(session, today, until)
}

/// CN-3: only whose card is good on all those days can be drawn.
pub(super) fn chosen(
    session: &Session,
    fitness: &Fitness,
    ids: &[String],
) -> Result<(Vec<Registered>, Vec<LeftOut>)> {
    let (mut people, mut left_out) = (Vec::new(), Vec::new());
    for id in ids {
        let person = session.store.person(id)?.ok_or_else(|| AppError::not_found("person", id))?;
        match fitness.unfit(&person) {
            None => people.push(person),
            Some(why) => left_out.push(LeftOut { person: person.id, holder: None, why }),
        }
    }
    Ok((people, left_out))
}

/// CN-6: an interest in a mine keeps from all mines of its holder.
pub(super) fn interests(
    fitness: &Fitness,
    people: &[Registered],
    strata: &[Stratum],
) -> BTreeMap<Recusal, LeftOut> {
    let mut found = BTreeMap::new();
    for person in people.iter().filter(|person| fitness.has_interests(&person.id)) {
        for mine in strata.iter().flat_map(|stratum| &stratum.members) {
            let Some(why) = fitness.interest(&person.id, &mine.id, &mine.holder) else { continue };
            let (person, holder) = (person.id.clone(), mine.holder.clone());
            let left = LeftOut { person: person.clone(), holder: Some(holder.clone()), why };
            found.entry(Recusal { person, holder }).or_insert(left);
        }
    }
    found
}

/// Those that the officer names; who is left out altogether needs none. A holder that the list
/// doesn't have is a slip of the pen: the recusal would protect nobody, and nobody would see it.
pub(super) fn recusals(
    session: &Session,
    input: &FreezeInput,
    left_out: &[LeftOut],
    strata: &[Stratum],
) -> Result<BTreeSet<Recusal>> {
    let members = strata.iter().flat_map(|stratum| &stratum.members);
    let holders: BTreeSet<&str> = members.map(|mine| mine.holder.as_str()).collect();
    let mut recusals = BTreeSet::new();
    for named in &input.recusals {
        let person = session.store.person_id(&named.person)?;
        let holder = text::line(&named.holder).into_owned();
        if !holders.contains(holder.as_str()) {
            return Err(DrawRefusal::NoSuchHolder(holder).into());
        }
        if left_out.iter().all(|left| left.person != person) {
            recusals.insert(Recusal { person, holder });
        }
    }
    Ok(recusals)
}
