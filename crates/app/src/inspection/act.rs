//! What a team does. Each act is one transaction: when it returns, it is on the disk.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use record::Subject;
use rules::checklist::Mark;
use rules::fact::Fact as _;
use rules::inspection::{
    Answered, Candidate, Covered, Finalised, InkSigned, Member, Opened, VisitResult, decide_also,
    decide_answer, decide_change, decide_combined, decide_drawn, decide_finalise, decide_open,
    decide_result,
};
use rust_decimal::Decimal;
use store::Write;
use store::query::inspection::InspectionFacts;

use super::{machine_code, subject, view};
use crate::api::{
    AnswerInput, AnswerValue, CombinedInput, DraftInput, FinaliseInput, InkInput, InkRole,
    InspectionView, Nothing, PrerequisiteInput, ResultInput, StartInspection,
};
use crate::draw::asking;
use crate::person::Fitness;
use crate::{App, AppError, Result, Session, clock, document, knowledge};

pub fn start(app: &App, input: StartInspection) -> Result<InspectionView> {
    let session = app.session()?;
    let mine = session.mine(&input.mine)?;
    let today = clock::date(app.now_ms());
    let fitness = Fitness::between(&session, today, today)?;
    let mut team = Vec::new();
    for id in &input.team {
        let person = session.store.person(id)?.ok_or_else(|| AppError::not_found("person", id))?;
        let card = fitness.holds_card(&person);
        let member =
            Member { person: person.id, name: person.name, organisation: person.department };
        team.push(Candidate { member, card });
    }
    let table = knowledge::chosen(app, &session, &mine.id, input.checklist.as_deref())?;
    let held = session.rulebook()?.of_region(&mine.region);
    let pack = held.map(|(_, reference)| reference.clone());
    let id = app.new_id("i");
    let subject = subject(&id);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let number = next_number(&session, write.now_ms())?;
        let asking = asking(&session, &mine.id)?;
        let goes: Vec<&Member> = team.iter().map(|candidate| &candidate.member).collect();
        decide_drawn(input.draw.as_deref(), &asking, &goes)?;
        let also = decide_also(input.draw.as_deref(), input.also, &asking, &goes)?;
        let opened = decide_open(number, mine.id, input.draw, team, &table, pack)?;
        write.append(&session.act(&subject), &Opened { also, ..opened })?;
        Ok(())
    })?;
    view(app, &id)
}

/// 检〔2026〕7f31c0de-003: unique without asking anybody, since it names the machine. Counted while
/// nobody else writes.
fn next_number(session: &Session, now_ms: i64) -> Result<String> {
    let year = clock::date(now_ms).year();
    let device = session.store.device_id();
    let opened = session.store.inspections()?;
    let mark = format!("检〔{year}〕{}-", machine_code(&device));
    let before = opened.iter().filter(|inspection| inspection.number.starts_with(&mark)).count();
    Ok(format!("{mark}{:03}", before + 1))
}

/// A key press: on the disk before the next one is handled.
pub fn draft(app: &App, input: DraftInput) -> Result<Nothing> {
    app.session()?.store.set_draft(&input.inspection, &input.field, &input.text)?;
    Ok(Nothing {})
}

pub fn answer(app: &App, input: AnswerInput) -> Result<InspectionView> {
    let mark = mark(input.value)?;
    let field = format!("item/{}/note", input.item);
    let answered = Answered { item: input.item, mark, note: input.note, saw: input.saw };
    settle(app, &input.inspection, answered, &field)
}

pub fn prerequisite(app: &App, input: PrerequisiteInput) -> Result<InspectionView> {
    let mark = input.met.map(|met| if met { Mark::Met } else { Mark::NotMet });
    let item = input.prerequisite;
    let field = format!("prerequisite/{item}/note");
    let answered = Answered { item, mark, note: input.note, saw: input.saw };
    settle(app, &input.inspection, answered, &field)
}

/// The answer becomes a record, and its draft goes in the same transaction.
fn settle(app: &App, inspection: &str, answered: Answered, field: &str) -> Result<InspectionView> {
    let session = app.session()?;
    let facts = session.store.inspection(inspection)?;
    let table = knowledge::of_inspection(&session, &facts)?;
    let subject = subject(inspection);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let state = session.store.inspection_state(inspection)?;
        let answered = decide_answer(&state, &table, &session.own_id()?, answered)?;
        write.append(&session.act(&subject), &answered)?;
        write.drop_draft(inspection, field, &answered.note)?;
        Ok(())
    })?;
    view(app, inspection)
}

pub(super) fn mark(value: AnswerValue) -> Result<Option<Mark>> {
    Ok(match value {
        AnswerValue::Unanswered => None,
        AnswerValue::NotApplicable => Some(Mark::NotApplicable),
        AnswerValue::Points { points } => Some(Mark::Points { points: decimal(&points)? }),
        AnswerValue::Met => Some(Mark::Met),
        AnswerValue::NotMet => Some(Mark::NotMet),
    })
}

fn decimal(text: &str) -> Result<Decimal> {
    text.trim().parse().map_err(|_| {
        AppError::new("not-a-number", format!("{text:?} is not a number. Nothing was recorded"))
            .with("text", text)
    })
}

pub fn result(app: &App, input: ResultInput) -> Result<InspectionView> {
    let session = app.session()?;
    let results = input.results.iter().map(|code| visit_result(code)).collect::<Result<_>>()?;
    let subject = subject(&input.inspection);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let state = session.store.inspection_state(&input.inspection)?;
        let given = decide_result(&state, results, input.findings)?;
        write.append(&session.act(&subject), &given)?;
        write.drop_draft(&input.inspection, "findings", &given.findings)?;
        Ok(())
    })?;
    view(app, &input.inspection)
}

/// What was found in a check that is combined with the visit.
pub fn combined(app: &App, input: CombinedInput) -> Result<InspectionView> {
    let session = app.session()?;
    let subject = subject(&input.inspection);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let state = session.store.inspection_state(&input.inspection)?;
        let done = decide_combined(&state, &input.task, &input.found)?;
        write.append(&session.act(&subject), &done)?;
        write.drop_draft(&input.inspection, &format!("combined/{}", input.task), &input.found)?;
        Ok(())
    })?;
    view(app, &input.inspection)
}

pub(super) fn visit_result(code: &str) -> Result<VisitResult> {
    let value = serde_json::Value::String(code.to_owned());
    serde_json::from_value(value).map_err(AppError::bad_input)
}

/// Somebody signs what stands on the screen: the newest head's code is part of the act.
pub fn ink(app: &App, input: InkInput) -> Result<InspectionView> {
    let session = app.session()?;
    decide_change(&session.store.inspection_state(&input.inspection)?)?;
    if input.strokes.iter().all(Vec::is_empty) || input.name.trim().is_empty() {
        let message = "a signature needs a name and ink. Nothing was recorded";
        return Err(AppError::new("ink-empty", message));
    }
    let strokes = session.store.blobs.put(app.random(), &canon::to_bytes(&input.strokes)?)?;
    let role = match input.role {
        InkRole::Inspector => rules::inspection::InkRole::Inspector,
        InkRole::MineRepresentative => rules::inspection::InkRole::MineRepresentative,
    };
    let name = input.name.trim().to_owned();
    let person = input.person.map(|id| session.store.person_id(&id)).transpose()?;
    let subject = subject(&input.inspection);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        decide_change(&session.store.inspection_state(&input.inspection)?)?;
        let head = write.head().hash;
        let signed = InkSigned { role, person, name, strokes, head };
        write.append(&session.act(&subject), &signed)?;
        Ok(())
    })?;
    view(app, &input.inspection)
}

/// 定稿: the record is closed, the person vouches with their own key, the device signs, and the
/// document is made. If only the document could not be made, asking again makes it.
pub fn finalise(app: &App, input: FinaliseInput) -> Result<InspectionView> {
    let session = app.session()?;
    let key = signing_key(app, &session.person.id, &input.passphrase)?;
    let facts = session.store.inspection(&input.inspection)?;
    if facts.finalised_at_ms.is_none() || facts.document.is_some() {
        close(&session, facts, &input.overruled, &key)?;
    }
    document::make(app, &session, &input.inspection)?;
    view(app, &input.inspection)
}

fn close(
    session: &Session,
    facts: InspectionFacts,
    overruled: &BTreeMap<String, String>,
    key: &keys::PersonKey,
) -> Result<()> {
    let table = knowledge::of_inspection(session, &facts)?;
    let subject = subject(&facts.id);
    let person = &session.person.id;
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let state = session.store.inspection_state(&facts.id)?;
        let covers = covers(session, &facts.id)?;
        let finalised = decide_finalise(&state, &table, facts.mine, covers, overruled)?;
        write.append(&session.act(&subject), &finalised)?;
        for one in &finalised.overruled {
            write.drop_draft(&facts.id, &format!("reason/{}", one.check), &one.reason)?;
        }
        write.vouch(person, key)?;
        write.sign(person)?;
        Ok(())
    })
}

/// Makes the documents of what this machine finalised just before the program ended.
pub(crate) fn make_missing_documents(app: &App, session: &Session) -> Result<()> {
    let all = session.store.inspections()?.into_iter();
    for facts in all.filter(|facts| facts.finalised_at_ms.is_some() && facts.document.is_none()) {
        if finalised_here(session, &facts.id)? {
            document::make(app, session, &facts.id)?;
        }
    }
    Ok(())
}

fn finalised_here(session: &Session, inspection: &str) -> Result<bool> {
    let own = session.store.device_id();
    let records = session.store.records_about(&subject(inspection))?;
    let here = |header: &record::Header| header.kind == Finalised::KIND && header.device == own;
    Ok(records.iter().any(|record| here(&record.header)))
}

pub(crate) fn signing_key(app: &App, person: &str, passphrase: &str) -> Result<keys::PersonKey> {
    let seat = app.seat(person)?.ok_or_else(|| AppError::not_found("person", person))?;
    seat.signing_key(passphrase)
}

/// Per device of the team, the last entry about this inspection.
pub(crate) fn covers(session: &Session, inspection: &str) -> Result<Vec<Covered>> {
    let mut covers: Vec<Covered> = Vec::new();
    for record in session.store.records_about(&Subject::new("inspection", inspection))? {
        let (device, seq, head) = (record.header.device, record.header.seq, record.hash);
        match covers.last_mut().filter(|covered| covered.device == device) {
            Some(covered) => (covered.seq, covered.head) = (seq, head),
            None => covers.push(Covered { device, seq, head }),
        }
    }
    Ok(covers)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::testing::{Desk, first_visit};

    #[test]
    fn inspections_begun_at_once_have_numbers_of_their_own() {
        let desk = Desk::new();
        let app = &desk.app;
        let visit = first_visit(app);
        let begin = || start(app, visit.clone());
        let numbers: BTreeSet<String> = std::thread::scope(|scope| {
            let begun: Vec<_> = (0..4).map(|_| scope.spawn(begin)).collect();
            begun.into_iter().map(|view| view.join().unwrap().unwrap().row.number).collect()
        });
        let year = clock::date(app.now_ms()).year();
        let device = &desk.session().store.device_id()[2..10];
        let expected = (1..=4).map(|n| format!("检〔{year}〕{device}-00{n}"));
        assert_eq!(numbers, expected.collect());
    }
}
