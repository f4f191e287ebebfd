//! Everything that the inspection's page shows, from the projections.

use std::collections::HashMap;

use rules::checklist::{Checklist, GroupScore, Item, Mark, Score, Words, score};
use rules::inspection::{Answer, Inspection, PhotoPlace, gate, wants_evidence};
use store::query::inspection::{InkFacts, InspectionFacts, PhotoFacts};

use super::{amend, closing, machine_code, subject};
use crate::api::{
    AnswerValue, ChecklistView, CombinedView, GateCheck, GivenAnswer, GroupView, InkRole, InkView,
    InspectionRow, InspectionStage, InspectionView, ItemView, Locale, PhotoDatum, PhotoView,
    PlaceGiven, PrerequisiteView, ScoreView, TeamPerson,
};
use crate::machine::{locale, region_name};
use crate::mine::degrees_text;
use crate::{App, AppError, Result, Session, casefile, knowledge};

/// Makes rows and views; holds what all of them need.
pub(crate) struct Composer<'a> {
    app: &'a App,
    session: &'a Session,
    locale: Locale,
}

pub(crate) fn view(app: &App, id: &str) -> Result<InspectionView> {
    let session = app.session()?;
    Composer::new(app, &session).view(id)
}

impl<'a> Composer<'a> {
    pub fn new(app: &'a App, session: &'a Session) -> Self {
        Self { app, session, locale: locale(app) }
    }

    fn words(&self, words: &Words) -> String {
        self.locale.of(words).to_owned()
    }

    pub fn row(&self, facts: &InspectionFacts) -> Result<InspectionRow> {
        let state = self.session.store.inspection_state(&facts.id)?;
        // One visit by a table of a newer version must not hide all others.
        let table = knowledge::of_inspection(self.session, facts).ok();
        let score = table.and_then(|table| score(&table, &state.marks()).ok());
        self.row_of(facts, score.as_ref())
    }

    fn row_of(&self, facts: &InspectionFacts, score: Option<&Score>) -> Result<InspectionRow> {
        let store = &self.session.store;
        let mine = store.mine(&facts.mine)?;
        let title = |id: &String| -> Result<String> {
            Ok(store.draw_title(id)?.unwrap_or_else(|| id.clone()))
        };
        let mut draws = facts.draws.iter();
        let draw = draws.next();
        Ok(InspectionRow {
            id: facts.id.clone(),
            number: facts.number.clone(),
            mine: facts.mine.clone(),
            mine_name: mine.as_ref().map_or_else(|| facts.mine.clone(), |m| m.name.clone()),
            region_name: mine.map_or_else(String::new, |m| region_name(&m.region)),
            draw: draw.cloned(),
            draw_title: draw.map(|id| store.draw_title(id)).transpose()?.flatten(),
            also: draws.map(title).collect::<Result<_>>()?,
            team: facts.team.iter().map(|member| member.name.clone()).collect(),
            stage: match facts.finalised_at_ms {
                Some(_) => InspectionStage::Finalised,
                None => InspectionStage::Open,
            },
            answered: score.map_or(0, |score| count(score.answered)),
            items: score.map_or(0, |score| count(score.items)),
            score: score.map_or_else(String::new, |score| text(score.total)),
            checklist_missing: score.is_none(),
            photos: facts.photos,
            opened_at_ms: facts.opened_at_ms,
            changed_at_ms: facts.changed_at_ms,
            document: facts.document.clone(),
        })
    }

    pub fn view(&self, id: &str) -> Result<InspectionView> {
        let store = &self.session.store;
        let facts = store.inspection(id)?;
        let state = store.inspection_state(id)?;
        let table = knowledge::of_inspection(self.session, &facts)?;
        let table: &Checklist = &table;
        let score = score(table, &state.marks())?;
        let mine = self.session.mine(&facts.mine)?;
        let photos: Vec<PhotoView> = store.photos(id)?.into_iter().map(photo).collect();
        let mut by_item: HashMap<Option<String>, Vec<PhotoView>> = HashMap::new();
        for photo in photos {
            by_item.entry(photo.item.clone()).or_default().push(photo);
        }
        let custody = store.custody(&subject(id).to_string())?;
        Ok(InspectionView {
            row: self.row_of(&facts, Some(&score))?,
            licence: mine.licence,
            holder: mine.holder,
            checklist: self.checklist(table),
            prerequisites: self.prerequisites(table, &state)?,
            groups: self.groups(table, &state, &score, &mut by_item)?,
            unsorted_photos: by_item.remove(&None).unwrap_or_default(),
            results: state.results.iter().map(code).collect(),
            findings: state.findings.clone(),
            combined: combined(&state),
            ink: self.ink(&state, store.ink(id)?)?,
            gate: gate_checks(&state, table, &custody),
            team: self.team(&facts)?,
            leads: state.is_led_by(&self.session.own_id()?),
            drafts: store.drafts(id)?.into_iter().map(|d| (d.field, d.text)).collect(),
            head_code: store.head().hash.short(),
            waiting_records: custody.waiting_records,
            unsigned: closing::unsigned(self.session, id)?,
            late: closing::late(self.session, id)?,
            rules: facts.pack.as_ref().map(|pack| casefile::named_card(pack, self.locale)),
            late_photos: store.late_photos(id)?.into_iter().map(photo).collect(),
            may_amend: state.may_amend(&self.session.own_id()?),
            amendments: amend::shown(self.session, &state, id, |item| self.title(table, item))?,
            score: ScoreView {
                total: text(score.total),
                possible: text(score.possible),
                answered: count(score.answered),
                items: count(score.items),
                reachable: text(score.reachable),
            },
        })
    }

    /// Of an item or a prerequisite.
    fn title(&self, table: &Checklist, id: &str) -> String {
        let item = table.item(id).map(|item| format!("{} {}", item.id, self.words(&item.title)));
        let prerequisite = || table.prerequisites.iter().find(|one| one.id == id);
        item.or_else(|| prerequisite().map(|one| self.words(&one.title)))
            .unwrap_or_else(|| id.to_owned())
    }

    fn checklist(&self, table: &Checklist) -> ChecklistView {
        ChecklistView {
            id: table.id.clone(),
            version: table.version.to_string(),
            title: self.words(&table.title),
            practice: table.practice,
            total: text(table.points),
            pass: table.pass.total.map(text),
            source: self.words(&table.source),
            not_applicable: code(&table.not_applicable),
            code: table.hash().short(),
        }
    }

    fn prerequisites(
        &self,
        table: &Checklist,
        state: &Inspection,
    ) -> Result<Vec<PrerequisiteView>> {
        let view = |prerequisite: &rules::checklist::Prerequisite| {
            let answer = state.answer(&prerequisite.id);
            Ok(PrerequisiteView {
                id: prerequisite.id.clone(),
                text: self.words(&prerequisite.title),
                met: answer.and_then(|a| a.mark.as_ref()).map(|mark| *mark == Mark::Met),
                note: answer.map(|a| a.note.clone()).unwrap_or_default(),
                standing: self.given(state, state.standing(&prerequisite.id))?,
                conflict: state.is_conflict(&prerequisite.id),
                replaced: self.given(state, state.replaced(&prerequisite.id).iter().rev())?,
            })
        };
        table.prerequisites.iter().map(view).collect()
    }

    fn given<'b>(
        &self,
        state: &Inspection,
        answers: impl IntoIterator<Item = &'b Answer>,
    ) -> Result<Vec<GivenAnswer>> {
        let own = self.session.store.device_id();
        let view = |answer: &Answer| {
            let member = state.team.iter().find(|member| member.person == answer.by);
            Ok(GivenAnswer {
                id: answer.id.clone(),
                value: value(answer.mark.as_ref()),
                note: answer.note.clone(),
                by: match member {
                    Some(member) => member.name.clone(),
                    None => self.session.name_of(&answer.by)?,
                },
                machine: machine_code(answer.device()).to_owned(),
                here: answer.device() == own,
                at_ms: answer.at_ms,
            })
        };
        answers.into_iter().map(view).collect()
    }

    fn groups(
        &self,
        table: &Checklist,
        state: &Inspection,
        score: &Score,
        photos: &mut HashMap<Option<String>, Vec<PhotoView>>,
    ) -> Result<Vec<GroupView>> {
        let mut views = Vec::new();
        for (group, scored) in table.groups.iter().zip(&score.groups) {
            let items = group
                .items()
                .map(|item| {
                    let photos = photos.remove(&Some(item.id.clone())).unwrap_or_default();
                    self.item(item, state, photos)
                })
                .collect::<Result<_>>()?;
            views.push(GroupView {
                id: group.id.clone(),
                name: self.words(&group.title),
                points: text(group.points),
                pass: scored.line.map(text),
                score: text(scored.score),
                answered: count(scored.answered),
                reaches: reaches(scored),
                items,
            });
        }
        Ok(views)
    }

    fn item(&self, item: &Item, state: &Inspection, photos: Vec<PhotoView>) -> Result<ItemView> {
        let answer = state.answer(&item.id);
        Ok(ItemView {
            id: item.id.clone(),
            number: item.id.clone(),
            title: self.words(&item.title),
            guide: self.words(&item.guide),
            points: text(item.points),
            step: "1".into(),
            value: value(answer.and_then(|answer| answer.mark.as_ref())),
            note: answer.map(|answer| answer.note.clone()).unwrap_or_default(),
            standing: self.given(state, state.standing(&item.id))?,
            conflict: state.is_conflict(&item.id),
            replaced: self.given(state, state.replaced(&item.id).iter().rev())?,
            photos,
            wants_evidence: wants_evidence(state, item),
        })
    }

    fn ink(&self, state: &Inspection, ink: Vec<InkFacts>) -> Result<Vec<InkView>> {
        let newest = state.answers.values().flatten().map(|answer| answer.at_ms).max();
        let view = |ink: InkFacts| -> Result<InkView> {
            let strokes = self.session.store.blobs.read(&ink.strokes)?;
            Ok(InkView {
                role: match ink.role {
                    rules::inspection::InkRole::Inspector => InkRole::Inspector,
                    rules::inspection::InkRole::MineRepresentative => InkRole::MineRepresentative,
                },
                person: ink.person,
                name: ink.name,
                strokes: serde_json::from_slice(&strokes).map_err(AppError::bad_input)?,
                at_ms: ink.at_ms,
                head_code: ink.head.short(),
                outdated: newest.is_some_and(|newest| newest > ink.at_ms),
            })
        };
        ink.into_iter().map(view).collect()
    }

    fn team(&self, facts: &InspectionFacts) -> Result<Vec<TeamPerson>> {
        let mut team = Vec::new();
        for member in &facts.team {
            team.push(TeamPerson {
                id: member.person.clone(),
                name: member.name.clone(),
                organisation: member.organisation.clone(),
                can_sign_here: self.app.can_sign(self.session, &member.person)?,
            });
        }
        Ok(team)
    }
}

impl App {
    /// Has a seat on this machine and a certificate from headquarters.
    pub(crate) fn can_sign(&self, session: &Session, person: &str) -> Result<bool> {
        let seat = self.seat_of(session, person)?;
        seat.map_or(Ok(false), |seat| Ok(!session.store.certificate(&seat.id)?.is_empty()))
    }
}

/// Whether the group's line is certain: reached by what is answered, or out of reach.
fn reaches(group: &GroupScore) -> Option<bool> {
    let line = group.line?;
    if group.score >= line && group.answered > 0 {
        Some(true)
    } else if group.reachable < line {
        Some(false)
    } else {
        group.meets_line
    }
}

pub(super) fn value(mark: Option<&Mark>) -> AnswerValue {
    match mark {
        Some(Mark::Points { points } | Mark::Credited { points }) => {
            AnswerValue::Points { points: text(*points) }
        }
        Some(Mark::NotApplicable) => AnswerValue::NotApplicable,
        Some(Mark::Met) => AnswerValue::Met,
        Some(Mark::NotMet) => AnswerValue::NotMet,
        None => AnswerValue::Unanswered,
    }
}

fn gate_checks(
    state: &Inspection,
    table: &Checklist,
    custody: &store::query::safe::Custody,
) -> Vec<GateCheck> {
    let mut checks: Vec<GateCheck> = gate(state, table)
        .into_iter()
        .map(|line| GateCheck {
            code: line.code.to_owned(),
            ok: line.ok(),
            hard: line.hard,
            count: count(line.missing.len()),
            names: line.missing.into_iter().filter(|name| !name.is_empty()).collect(),
        })
        .collect();
    let unsorted = state.photos.iter().filter(|photo| photo.item.is_none()).count();
    checks.push(GateCheck {
        code: "unsorted-photos".into(),
        ok: true,
        hard: false,
        count: count(unsorted),
        names: Vec::new(),
    });
    checks.push(GateCheck {
        code: "second-copy".into(),
        ok: true,
        hard: false,
        count: custody.waiting_records + custody.waiting_blobs,
        names: Vec::new(),
    });
    checks
}

fn combined(state: &Inspection) -> Vec<CombinedView> {
    let Some(asked) = state.combined_with() else { return Vec::new() };
    let view = |task: &String| CombinedView {
        task: task.clone(),
        clause: asked.clause.clone(),
        found: state.combined.get(task).cloned().unwrap_or_default(),
    };
    asked.value.iter().map(view).collect()
}

fn datum(place: &PhotoPlace) -> PhotoDatum {
    let given =
        |(lon, lat)| PlaceGiven { longitude: degrees_text(lon), latitude: degrees_text(lat) };
    PhotoDatum { stated: place.stated.clone(), sure: place.sure, given: place.given.map(given) }
}

fn photo(facts: PhotoFacts) -> PhotoView {
    let place = facts.place.as_ref();
    PhotoView {
        id: facts.hash.to_string(),
        name: facts.name,
        item: facts.item,
        thumbnail: facts.thumbnail.to_string(),
        medium: facts.medium.to_string(),
        width: facts.width,
        height: facts.height,
        bytes: facts.bytes,
        taken: facts.taken,
        longitude: place.map(|place| degrees_text(place.shown.0)),
        latitude: place.map(|place| degrees_text(place.shown.1)),
        datum: place.map(datum),
        added_at_ms: facts.added_at_ms,
        seen_before: facts.seen_in,
        original_here: facts.original_here,
    }
}

/// A decimal as people write it: no trailing zeros.
pub(crate) fn text(points: rust_decimal::Decimal) -> String {
    points.normalize().to_string()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The kebab-case name of an enum's value.
pub(crate) fn code<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|v| Some(v.as_str()?.to_owned())).unwrap_or_default()
}
