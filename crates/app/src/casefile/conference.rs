//! 联席会议: convened with an agenda, held with an opinion on each item and minutes.

use rules::conference::{Conference, Convened, Held, Item, decide_convene, decide_hold, may_hold};
use rules::fact::Fact as _;
use rules::pack::{Actor, Pack};
use store::query::casefile::CaseFilter;

use super::act::{NewCase, coded, day, open, paper, step};
use super::complaint::region;
use super::hand::{body_of, whose};
use super::lead::department;
use super::packs;
use super::view::{Composer, step_view};
use crate::api::{
    AboutInput, AgendaItem, BodyView, CaseView, ConferencePlan, ConferenceView, ConveneInput,
    DepartmentName, HoldInput, StepView,
};
use crate::machine::code_of;
use crate::{App, Result, Session};

const NEW: NewCase = NewCase { id: "h", word: "会议" };

fn members(pack: &Pack) -> Vec<DepartmentName> {
    let stated = pack.supervision.joint_conference.iter();
    stated.flat_map(|stated| &stated.value).map(|id| department(pack, id)).collect()
}

pub fn plan(app: &App, input: AboutInput) -> Result<ConferencePlan> {
    let session = app.session()?;
    let composer = Composer::new(app, &session)?;
    let region = region(&session, None)?;
    let book = session.rulebook()?;
    let (pack, _) = packs::choose(&book, &region, input.pack.as_deref())?;
    let rules = &pack.supervision;
    let card = |pack| packs::card(pack, composer.locale);
    Ok(ConferencePlan {
        packs: packs::choices(&book, &region).iter().map(|(pack, _)| card(pack)).collect(),
        pack: card(pack),
        today: composer.today.to_string(),
        convener: convener(&composer, pack),
        members: members(pack),
        clause: rules.joint_conference.as_ref().map(|stated| stated.clause.clone()),
        agenda: rules.conference_agenda.iter().flat_map(|said| said.value.clone()).collect(),
        removals: removals(&session)?,
    })
}

fn convener(composer: &Composer<'_>, pack: &Pack) -> Option<BodyView> {
    let first = pack.supervision.joint_conference.as_ref()?.value.first()?;
    let actor = Actor::Body { level: pack.level, department: first.clone() };
    Some(body_of(composer, pack, &actor))
}

/// Removals still to be decided, by number and mine.
fn removals(session: &Session) -> Result<Vec<DepartmentName>> {
    let filter = CaseFilter { kind: "removal", open_only: true, ..CaseFilter::default() };
    let mut found = Vec::new();
    for facts in session.store.cases(&filter, super::LONGEST_LIST)? {
        let name = format!("{} {}", session.name_of_mine(&facts.mine)?, facts.number);
        found.push(DepartmentName { id: facts.id, name });
    }
    Ok(found)
}

pub fn convene(app: &App, input: ConveneInput) -> Result<CaseView> {
    open::<Conference, _>(app, &NEW, &input.papers, |session, number| {
        let (pack, reference) =
            packs::choose(&session.rulebook()?, &region(session, None)?, Some(&input.pack))?;
        let agenda = input.agenda.iter().map(|asked| item(session, asked));
        let convener = members(pack).into_iter().next().map_or_else(String::new, |first| first.id);
        let convened = Convened {
            number,
            pack: reference.clone(),
            clause: String::new(),
            on: day(&input.on)?,
            convener,
            agenda: agenda.collect::<Result<_>>()?,
        };
        Ok(decide_convene(pack, reference, convened)?)
    })
}

fn item(session: &Session, asked: &AgendaItem) -> Result<Item> {
    if let Some(case) = &asked.case {
        session.store.case(case)?;
    }
    let text = asked.text.trim().to_owned();
    Ok(Item { topic: coded(&asked.topic)?, text, case: asked.case.clone() })
}

pub fn hold(app: &App, input: HoldInput) -> Result<CaseView> {
    step(app, &input.step, |session, now: &Conference, on| {
        let opinions = input.opinions.iter().map(|opinion| opinion.trim().to_owned());
        let held = Held {
            on,
            present: input.present.clone(),
            opinions: opinions.collect(),
            minutes: paper(session, &input.minutes.name, &input.minutes)?.content,
        };
        let reference = &now.convened.pack;
        Ok(decide_hold(packs::of_case(reference)?, reference, now, held)?)
    })
}

pub(super) fn body(composer: &Composer<'_>, now: &Conference) -> (ConferenceView, Vec<StepView>) {
    let pack = packs::of_case(&now.convened.pack).ok();
    let item = |item: &Item| AgendaItem {
        topic: code_of(&item.topic),
        text: item.text.clone(),
        case: item.case.clone(),
    };
    let held = now.held.as_ref();
    let there = |id: &String| match pack {
        Some(pack) => department(pack, id),
        None => DepartmentName { id: id.clone(), name: id.clone() },
    };
    let view = ConferenceView {
        members: pack.map(members).unwrap_or_default(),
        clause: now.convened.clause.clone(),
        agenda: now.convened.agenda.iter().map(item).collect(),
        opinions: held.map(|held| held.opinions.clone()).unwrap_or_default(),
        present: held.map(|held| held.present.iter().map(there).collect()).unwrap_or_default(),
    };
    let whose = whose(composer, now, Held::KIND);
    let hold = StepView { whose, ..step_view("hold", may_hold(now).err().map(Into::into)) };
    (view, vec![hold])
}

#[cfg(test)]
mod tests;
