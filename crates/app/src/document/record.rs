//! From the projections to the plain values that the form shows.

use chrono::NaiveDate;
use documents::{
    Answer, Group, InspectionRecord, Mine, Person, Photo, Prerequisite, RecordItem, Signer,
    VisitResult,
};
use rules::checklist::{Checklist, Item, Mark, NotApplicable, score};
use rules::inspection::{InkRole, Inspection, PhotoPlace, VisitResult as Found};
use rules::pack::{Library, PackRef, Status};
use store::query::inspection::{InspectionFacts, PhotoFacts};

use crate::draw::rules_document;
use crate::inspection::text;
use crate::machine::region_name;
use crate::mine::degrees_text;
use crate::person::card_number;
use crate::{Result, Session, clock, knowledge};

/// The results in the glossary's order, in the words of the form.
const RESULTS: [(Found, &str); 7] = [
    (Found::NoProblem, "未发现问题"),
    (Found::CorrectedOnSite, "发现问题已当场改正"),
    (Found::Rectify, "责令限期整改"),
    (Found::ProposeRemoval, "建议移出"),
    (Found::Shut, "停产或无法联系"),
    (Found::Refused, "不配合检查"),
    (Found::Lead, "线索移送"),
];

pub(crate) fn result_word(result: Found) -> &'static str {
    RESULTS.iter().find(|(found, _)| *found == result).map_or("", |(_, word)| *word)
}

/// The draws that the visit serves, as far as their titles are known here, and the rules that it was
/// begun under where they are not simply those in force.
fn basis(session: &Session, facts: &InspectionFacts) -> Result<String> {
    let mut told = Vec::new();
    for draw in &facts.draws {
        let title = session.store.draw_title(draw)?;
        told.extend(title.map(|title| format!("{title}（{draw}）")));
    }
    told.extend(facts.pack.as_ref().and_then(marked_rules));
    Ok(told.join("；"))
}

/// A draft is named as one. Of rules that aren't on this machine nobody here can tell.
fn marked_rules(reference: &PackRef) -> Option<String> {
    let Some(pack) = Library::known(reference) else {
        return Some(format!(
            "按政策包 {} 第 {} 版（本机未收录）",
            reference.id, reference.version
        ));
    };
    (pack.status == Status::Draft).then(|| format!("按{}", rules_document(pack)))
}

pub(super) fn inspection_record(
    session: &Session,
    facts: &InspectionFacts,
) -> Result<InspectionRecord> {
    let store = &session.store;
    let state = store.inspection_state(&facts.id)?;
    let table = knowledge::of_inspection(session, facts)?;
    let table: &Checklist = &table;
    let score = score(table, &state.marks())?;
    let photos = store.photos(&facts.id)?;
    let first = clock::date(facts.opened_at_ms);
    let last = clock::date(facts.finalised_at_ms.unwrap_or(facts.changed_at_ms));
    let team = facts.team.iter().enumerate().map(|one| team_person(session, one, first));
    let representative = representative(session, facts)?;
    let mut signers: Vec<Signer> = facts.team.iter().enumerate().map(inspector).collect();
    signers.push(Signer {
        field: "representative".into(),
        duty: "被检查单位".into(),
        name: representative.clone(),
        organisation: session.mine(&facts.mine)?.holder,
        refusal: None,
    });
    Ok(InspectionRecord {
        number: facts.number.clone(),
        practice: table.practice,
        checklist: table.title.zh.clone(),
        checklist_version: table.version.to_string(),
        kind: if facts.draws.is_empty() { "检查" } else { "双随机抽查" }.into(),
        basis: basis(session, facts)?,
        mine: mine(session, &facts.mine)?,
        from: first,
        to: Some(last).filter(|to| *to != first),
        team: team.collect::<Result<_>>()?,
        present: present(session, facts, &representative)?,
        prerequisites: prerequisites(table, &state),
        groups: groups(table, &state, &score, &photos),
        score: text(score.total),
        possible: text(score.possible),
        policy: policy(table.not_applicable).into(),
        results: RESULTS
            .iter()
            .map(|(found, title)| VisitResult {
                title: (*title).to_owned(),
                chosen: state.results.contains(found),
            })
            .collect(),
        findings: findings(&state),
        opinion: String::new(),
        photos: photos.iter().enumerate().map(|(n, p)| photo(n, p, table)).collect(),
        signers,
    })
}

/// What was found, and below it what the checks found that are combined with the visit.
fn findings(state: &Inspection) -> String {
    let own = Some(state.findings.clone()).filter(|text| !text.trim().is_empty());
    let combined = state.combined.iter().map(|(task, found)| format!("{task}：{found}"));
    own.into_iter().chain(combined).collect::<Vec<_>>().join("\n")
}

pub(crate) fn mine(session: &Session, id: &str) -> Result<Mine> {
    let mine = session.mine(id)?;
    let region = rules::region::find(&mine.region)
        .map_or_else(|| region_name(&mine.region), rules::region::Region::full_name);
    Ok(Mine {
        name: mine.name,
        holder: mine.holder,
        licence: mine.licence,
        credit_code: mine.credit_code,
        region,
        mineral: mine.mineral,
        scale: mine.scale.word().to_owned(),
        list_level: mine.list_level.word().to_owned(),
    })
}

/// How an item that doesn't apply counts, in the words of the form.
fn policy(policy: NotApplicable) -> &'static str {
    match policy {
        NotApplicable::FullMarks => "计满分",
        NotApplicable::DropAndRescale => "不计入，其余按比例折算",
        NotApplicable::Zero => "计零分",
        NotApplicable::Manual => "由检查人员逐项给分",
    }
}

fn role(n: usize) -> &'static str {
    if n == 0 { "组长" } else { "组员" }
}

/// With the card that was good when the visit began.
fn team_person(
    session: &Session,
    (n, member): (usize, &rules::inspection::Member),
    began: NaiveDate,
) -> Result<Person> {
    Ok(Person {
        role: role(n).into(),
        name: member.name.clone(),
        organisation: member.organisation.clone(),
        card: card_number(session, &member.person, began)?,
    })
}

fn inspector((n, member): (usize, &rules::inspection::Member)) -> Signer {
    Signer {
        field: format!("inspector-{}", n + 1),
        duty: format!("检查人员（{}）", role(n)),
        name: member.name.clone(),
        organisation: member.organisation.clone(),
        refusal: None,
    }
}

/// Who signed for the mine; empty when nobody did.
fn representative(session: &Session, facts: &InspectionFacts) -> Result<String> {
    let ink = session.store.ink(&facts.id)?;
    let own = ink.into_iter().find(|ink| ink.role == InkRole::MineRepresentative);
    Ok(own.map(|ink| ink.name).unwrap_or_default())
}

fn present(session: &Session, facts: &InspectionFacts, name: &str) -> Result<Vec<Person>> {
    if name.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Person {
        role: "企业代表".into(),
        name: name.to_owned(),
        organisation: session.mine(&facts.mine)?.holder,
        card: String::new(),
    }])
}

fn prerequisites(table: &Checklist, state: &Inspection) -> Vec<Prerequisite> {
    let view = |prerequisite: &rules::checklist::Prerequisite| {
        let answer = state.answer(&prerequisite.id);
        Prerequisite {
            no: prerequisite.id.clone(),
            title: prerequisite.title.zh.clone(),
            met: answer.and_then(|a| a.mark.as_ref()).map(|mark| *mark == Mark::Met),
            note: answer.map(|answer| answer.note.clone()).unwrap_or_default(),
        }
    };
    table.prerequisites.iter().map(view).collect()
}

fn groups(
    table: &Checklist,
    state: &Inspection,
    score: &rules::checklist::Score,
    photos: &[PhotoFacts],
) -> Vec<Group> {
    let groups = table.groups.iter().zip(&score.groups);
    groups
        .map(|(group, scored)| Group {
            title: group.title.zh.clone(),
            score: text(scored.score),
            possible: text(group.points),
            items: group.items().map(|one| item(one, state, photos)).collect(),
        })
        .collect()
}

fn item(item: &Item, state: &Inspection, photos: &[PhotoFacts]) -> RecordItem {
    let answer = state.answer(&item.id);
    let mark = answer.and_then(|answer| answer.mark.as_ref());
    let score = match mark {
        Some(Mark::Points { points } | Mark::Credited { points }) => Some(text(*points)),
        _ => None,
    };
    let shows = |photo: &PhotoFacts| photo.item.as_deref() == Some(item.id.as_str());
    let numbers = (1..).zip(photos).filter(|(_, photo)| shows(photo)).map(|(n, _)| n);
    RecordItem {
        no: item.id.clone(),
        title: item.title.zh.clone(),
        possible: text(item.points),
        answer: Answer { score, not_applicable: matches!(mark, Some(Mark::NotApplicable)) },
        note: answer.map(|answer| answer.note.clone()).unwrap_or_default(),
        photos: numbers.collect(),
    }
}

fn photo(n: usize, photo: &PhotoFacts, table: &Checklist) -> Photo {
    let item = photo.item.as_deref().and_then(|id| table.item(id));
    Photo {
        no: u32::try_from(n + 1).unwrap_or(u32::MAX),
        sha256: photo.hash,
        about: item
            .map_or_else(|| "未归类".to_owned(), |item| format!("{} {}", item.id, item.title.zh)),
        taken: photo.taken.clone().unwrap_or_default(),
        position: photo.place.as_ref().map(position).unwrap_or_default(),
    }
}

/// The place as the photo says it, with what it says of the datum.
fn position(place: &PhotoPlace) -> String {
    let degrees = |(lon, lat)| format!("{}, {}", degrees_text(lon), degrees_text(lat));
    let datum = match (&place.given, place.stated.as_str()) {
        (Some(given), stated) => format!("由{stated}换算，原为 {}", degrees(*given)),
        (None, "") => "照片未注明坐标系".to_owned(),
        (None, stated) if place.sure => stated.to_owned(),
        (None, stated) => format!("照片注明{stated}，未换算"),
    };
    format!("{}（{datum}）", degrees(place.shown))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_place_says_what_its_photo_says_of_the_datum() {
        let given = (1_112_401_710, 398_643_610);
        let printed = |stated| position(&PhotoPlace::of(given, stated));
        assert_eq!(printed(Some("WGS-84")), "111.2401710, 39.8643610（WGS-84）");
        assert_eq!(printed(None), "111.2401710, 39.8643610（照片未注明坐标系）");
        assert_eq!(printed(Some("TOKYO")), "111.2401710, 39.8643610（照片注明TOKYO，未换算）");
        let converted = printed(Some("GCJ-02"));
        assert!(!converted.starts_with("111.2401710"), "{converted}");
        let kept = "（由GCJ-02换算，原为 111.2401710, 39.8643610）";
        assert!(converted.ends_with(kept), "{converted}");
    }

    #[test]
    fn a_draft_and_rules_that_are_not_here_are_named() {
        let shipped = |id| Library::shipped().newest(id).unwrap().1.clone();
        assert_eq!(marked_rules(&shipped("OR")), None);
        let draft = marked_rules(&shipped("XJ-draft")).unwrap();
        assert!(draft.starts_with('按') && draft.ends_with("》（草案，尚未生效）"), "{draft}");
        let absent = PackRef { version: 9, ..shipped("OR") };
        assert_eq!(marked_rules(&absent).as_deref(), Some("按政策包 OR 第 9 版（本机未收录）"));
    }
}
