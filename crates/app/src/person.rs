//! People of this registry: who they are, their cards, competence and interests, and what was ever
//! told of them.

mod edit;
mod fit;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use record::Subject;
use rules::person::{
    CardRecorded, CompetenceStated, InterestDeclared, Object, Registered, Standing, Told,
    VisitKind as Kind,
};
use store::query::standing::PersonEvent;

use crate::api::{
    ById, CardView, CompetenceView, InterestIn, InterestView, Nothing, PersonDetail, PersonInput,
    PersonRow, TimelineEntry, VisitKind,
};
use crate::machine::region_name;
use crate::{App, AppError, Result, Session, clock};

pub use edit::{declare_interest, record_card, state_competence, withdraw_card, withdraw_interest};
pub use fit::fit;
pub(crate) use fit::{Fitness, card_number, shown as unfit_person};

/// Who may inspect by which document (国办发〔2024〕54号).
pub(crate) const CARD_CLAUSE: &str = "CN-3";

pub fn list(app: &App, _: Nothing) -> Result<Vec<PersonRow>> {
    let session = app.session()?;
    let rows = Rows::new(app, &session)?;
    Ok(session.store.people("")?.into_iter().map(|person| rows.row(person)).collect())
}

pub fn register(app: &App, input: PersonInput) -> Result<Vec<PersonRow>> {
    let session = app.session()?;
    if input.name.trim().is_empty() {
        return Err(AppError::new("name-missing", "a person needs a name. Nothing was recorded"));
    }
    let person = Registered {
        id: app.new_id("p"),
        name: input.name.trim().to_owned(),
        department: input.department.trim().to_owned(),
        role: input.role.code().to_owned(),
        card: input.card,
        region: input.region,
    };
    session.append(&Subject::new("person", &person.id), &person)?;
    list(app, Nothing {})
}

pub fn get(app: &App, input: ById) -> Result<PersonDetail> {
    let session = app.session()?;
    let person = known(&session, &input.id)?;
    let today = clock::date(app.now_ms());
    let standing = session.store.standing(&person.id)?;
    let life = session.store.person_life(&person.id)?;
    let interests = standing.interests.iter();
    Ok(PersonDetail {
        card_clause: CARD_CLAUSE.to_owned(),
        cards: standing.cards.iter().map(card).collect(),
        interests: interests.map(|one| interest(&session, one, today)).collect::<Result<_>>()?,
        competence: competence(&standing.competence),
        life: life.into_iter().map(|event| told(&session, event)).collect::<Result<_>>()?,
        row: Rows::new(app, &session)?.row(person),
    })
}

fn known(session: &Session, id: &str) -> Result<Registered> {
    session.store.person(id)?.ok_or_else(|| AppError::not_found("person", id))
}

struct Rows {
    /// Whoever is signed in, and those who may sign in here.
    own: String,
    here: Vec<String>,
    standings: BTreeMap<String, Standing>,
    today: NaiveDate,
}

impl Rows {
    fn new(app: &App, session: &Session) -> Result<Self> {
        let mut here = Vec::new();
        for seat in app.seats()? {
            here.push(session.store.person_id(&seat.id)?);
        }
        let (own, standings) = (session.own_id()?, session.store.standings()?);
        Ok(Self { own, here, standings, today: clock::date(app.now_ms()) })
    }

    fn row(&self, person: Registered) -> PersonRow {
        let standing = self.standings.get(&person.id).cloned().unwrap_or_default();
        let card = standing.card(person.card, self.today);
        PersonRow {
            here: self.here.contains(&person.id),
            me: person.id == self.own,
            region_name: region_name(&person.region),
            id: person.id,
            name: person.name,
            department: person.department,
            role: person.role,
            card: card.holds(),
            card_state: card.code().to_owned(),
            card_day: card.day().map(|day| day.to_string()),
            region: person.region,
        }
    }
}

fn card(card: &CardRecorded) -> CardView {
    CardView {
        number: card.number.clone(),
        issuer: card.issuer.clone(),
        first: card.first.to_string(),
        last: card.last.to_string(),
    }
}

fn competence(stated: &CompetenceStated) -> CompetenceView {
    let kind = |kind: &Kind| match kind {
        Kind::Inspection => VisitKind::Inspection,
        Kind::Evaluation => VisitKind::Evaluation,
    };
    CompetenceView {
        minerals: stated.minerals.clone(),
        groups: stated.groups.clone(),
        kinds: stated.kinds.iter().map(kind).collect(),
    }
}

fn interest(session: &Session, one: &InterestDeclared, today: NaiveDate) -> Result<InterestView> {
    Ok(InterestView {
        id: one.id.clone(),
        kind: match one.object {
            Object::Mine(_) => InterestIn::Mine,
            Object::Holder(_) => InterestIn::Holder,
            Object::Agency(_) => InterestIn::Agency,
        },
        object: one.object.id().to_owned(),
        name: object_name(session, &one.object)?,
        reason: one.reason.clone(),
        first: one.first.to_string(),
        last: one.last.map(|day| day.to_string()),
        holds: one.holds(today, today),
    })
}

fn object_name(session: &Session, object: &Object) -> Result<String> {
    match object {
        Object::Mine(id) => session.name_of_mine(id),
        Object::Holder(name) => Ok(name.clone()),
        Object::Agency(id) => {
            let entry = session.store.entry(id)?;
            Ok(entry.map_or_else(|| id.clone(), |entry| entry.name().to_owned()))
        }
    }
}

fn told(session: &Session, event: PersonEvent) -> Result<TimelineEntry> {
    let detail = match &event.told {
        None => String::new(),
        Some(Told::Card(card)) => format!("{} {}–{}", card.number, card.first, card.last),
        Some(Told::NoCard(card)) => format!("{} {}", card.number, card.reason),
        Some(Told::Competence(stated)) => {
            let both = stated.minerals.iter().chain(&stated.groups);
            both.cloned().collect::<Vec<_>>().join("、")
        }
        Some(Told::Interest(one)) => {
            format!("{} {}", object_name(session, &one.object)?, one.reason)
        }
        Some(Told::NoInterest(one)) => one.reason.clone(),
    };
    Ok(TimelineEntry {
        at_ms: event.at_ms,
        actor_name: session.name_of(&event.actor)?,
        record: format!("{}/{}", event.device, event.seq),
        subject: String::new(),
        kind: event.kind,
        detail,
        changes: Vec::new(),
    })
}
