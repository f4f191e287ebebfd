//! What people record of a colleague. Each act is one transaction, judged by what stands then.

use record::Subject;
use rules::fact::Fact;
use rules::person::{
    CardRecorded, CompetenceStated, InterestDeclared, Object, Refusal, Standing, VisitKind as Kind,
    decide_card, decide_card_withdrawn, decide_competence, decide_interest,
    decide_interest_withdrawn,
};
use rules::text;
use store::Write;

use super::{get, known};
use crate::api::{
    ById, CardInput, CardWithdrawal, CompetenceInput, InterestIn, InterestInput,
    InterestWithdrawal, PersonDetail, VisitKind,
};
use crate::casefile::day;
use crate::{App, AppError, Result, Session};

pub fn record_card(app: &App, input: CardInput) -> Result<PersonDetail> {
    let (first, last) = (day(&input.first)?, day(&input.last)?);
    let card = CardRecorded { number: input.number, issuer: input.issuer, first, last };
    record(app, &input.person, |standing| decide_card(&standing.cards, card))
}

pub fn withdraw_card(app: &App, input: CardWithdrawal) -> Result<PersonDetail> {
    let CardWithdrawal { person, number, reason } = input;
    record(app, &person, |standing| decide_card_withdrawn(&standing.cards, &number, &reason))
}

pub fn state_competence(app: &App, input: CompetenceInput) -> Result<PersonDetail> {
    let kind = |kind: &VisitKind| match kind {
        VisitKind::Inspection => Kind::Inspection,
        VisitKind::Evaluation => Kind::Evaluation,
    };
    let stated = CompetenceStated {
        kinds: input.competence.kinds.iter().map(kind).collect(),
        minerals: input.competence.minerals,
        groups: input.competence.groups,
    };
    record(app, &input.person, |standing| decide_competence(&standing.competence, stated))
}

pub fn declare_interest(app: &App, input: InterestInput) -> Result<PersonDetail> {
    let interest = InterestDeclared {
        id: app.new_id("n"),
        object: object(&*app.session()?, input.kind, input.object.trim())?,
        reason: input.reason,
        first: day(&input.first)?,
        last: input.last.as_deref().map(day).transpose()?,
    };
    record(app, &input.person, |_| decide_interest(interest))
}

pub fn withdraw_interest(app: &App, input: InterestWithdrawal) -> Result<PersonDetail> {
    let InterestWithdrawal { person, id, reason } = input;
    record(app, &person, |standing| decide_interest_withdrawn(&standing.interests, &id, &reason))
}

/// A mine or an agency must be known here; a holder goes by the name that mines have for theirs.
fn object(session: &Session, kind: InterestIn, id: &str) -> Result<Object> {
    let known = match kind {
        InterestIn::Mine => session.store.mine(id)?.is_some(),
        InterestIn::Agency => session.store.entry(id)?.is_some(),
        InterestIn::Holder => true,
    };
    match kind {
        _ if id.is_empty() => Err(Refusal::InterestInNothing.into()),
        InterestIn::Holder => Ok(Object::Holder(text::line(id).into_owned())),
        InterestIn::Mine if known => Ok(Object::Mine(id.to_owned())),
        InterestIn::Mine => Err(AppError::not_found("mine", id)),
        InterestIn::Agency if known => Ok(Object::Agency(id.to_owned())),
        InterestIn::Agency => Err(AppError::not_found("entry", id)),
    }
}

fn record<F: Fact>(
    app: &App,
    person: &str,
    decide: impl FnOnce(&Standing) -> std::result::Result<F, Refusal>,
) -> Result<PersonDetail> {
    let session = app.session()?;
    let person = known(&session, person)?;
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let fact = decide(&session.store.standing(&person.id)?)?;
        write.append(&session.act(&Subject::new("person", &person.id)), &fact)?;
        Ok(())
    })?;
    get(app, ById { id: person.id })
}
