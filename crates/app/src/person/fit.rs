//! Who may go to a visit: asked before a list is frozen, and again when a visit begins.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rules::drawing::LeftOut;
use rules::person::{Registered, Standing, Unfit};

use crate::api::{FitQuery, UnfitPerson};
use crate::casefile::day;
use crate::{App, Result, Session, clock};

/// How everybody stands on the days between two, both counted in.
pub(crate) struct Fitness {
    standings: BTreeMap<String, Standing>,
    from: NaiveDate,
    to: NaiveDate,
}

impl Fitness {
    pub(crate) fn between(session: &Session, from: NaiveDate, to: NaiveDate) -> Result<Self> {
        Ok(Self { standings: session.store.standings()?, from, to })
    }

    fn standing(&self, person: &str) -> Standing {
        self.standings.get(person).cloned().unwrap_or_default()
    }

    /// CN-3: what keeps somebody from every visit.
    pub(crate) fn unfit(&self, person: &Registered) -> Option<Unfit> {
        self.standing(&person.id).unfit(person.card, self.from, self.to)
    }

    /// Whether somebody's card is good on the first day.
    pub(crate) fn holds_card(&self, person: &Registered) -> bool {
        self.standing(&person.id).card(person.card, self.from).holds()
    }

    /// Registered as a holder, or with a card that was told of, good or not.
    pub(crate) fn ever_held(&self, person: &Registered) -> bool {
        person.card || self.standings.get(&person.id).is_some_and(|standing| standing.told_of_cards)
    }

    pub(crate) fn has_interests(&self, person: &str) -> bool {
        self.standings.get(person).is_some_and(|standing| !standing.interests.is_empty())
    }

    /// CN-6: what keeps somebody from one mine.
    pub(crate) fn interest(&self, person: &str, mine: &str, holder: &str) -> Option<Unfit> {
        let standing = self.standings.get(person)?;
        let interest = standing.interest(mine, holder, self.from, self.to)?;
        Some(Unfit::Interest { reason: interest.reason.clone() })
    }
}

/// CN-3: the card that is good on that day; of several the one that is good longest.
pub(crate) fn card_number(session: &Session, person: &str, on: NaiveDate) -> Result<String> {
    let cards = session.store.standing(person)?.cards.into_iter();
    let good = cards.filter(|card| card.first <= on && on <= card.last);
    Ok(good.max_by_key(|card| card.last).map(|card| card.number).unwrap_or_default())
}

pub fn fit(app: &App, query: FitQuery) -> Result<Vec<UnfitPerson>> {
    let session = app.session()?;
    let today = clock::date(app.now_ms());
    let until = query.until.as_deref().map(day).transpose()?.unwrap_or(today);
    let fitness = Fitness::between(&session, today, until.max(today))?;
    let mine = query.mine.as_deref().map(|id| session.mine(id)).transpose()?;
    let mut unfit = Vec::new();
    for person in session.store.people("")? {
        let own = |why: Unfit| LeftOut { person: person.id.clone(), holder: None, why };
        if let Some(why) = fitness.unfit(&person) {
            unfit.push(shown(&session, &own(why))?);
        }
        let interest =
            mine.as_ref().and_then(|mine| fitness.interest(&person.id, &mine.id, &mine.holder));
        if let Some(why) = interest {
            unfit.push(shown(&session, &own(why))?);
        }
    }
    Ok(unfit)
}

pub(crate) fn shown(session: &Session, left: &LeftOut) -> Result<UnfitPerson> {
    let (day, reason) = match &left.why {
        Unfit::NoCard | Unfit::OtherVisits => (None, String::new()),
        Unfit::CardExpires { last: day } | Unfit::CardBegins { first: day } => {
            (Some(day.to_string()), String::new())
        }
        Unfit::Interest { reason } => (None, reason.clone()),
    };
    Ok(UnfitPerson {
        name: session.name_of(&left.person)?,
        person: left.person.clone(),
        holder: left.holder.clone(),
        why: left.why.code().to_owned(),
        clause: left.why.clause().to_owned(),
        day,
        reason,
    })
}
