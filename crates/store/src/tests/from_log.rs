//! What the records of a machine say, counted from its log alone: the judge of the projections.

use std::collections::{BTreeMap, BTreeSet};

use canon::Hash32;
use record::{Record, Subject};
use rules::fact::Fact;
use rules::inspection::{
    Answered, CombinedDone, Finalised, InkRole, InkSigned, PhotoAssigned, PhotoTaken, ResultGiven,
    VisitResult,
};
use rules::pack::Switched;
use rules::person::{Certified, Registered};
use serde_json::Value;

use super::desk::log_of;
use crate::Store;
use crate::query::casefile::CaseFilter;

/// The answers that no other has seen, counted without any table but the log; of a visit that is
/// final, those that its end covers.
pub fn standing(store: &Store, inspection: &str) -> BTreeMap<String, BTreeSet<String>> {
    let about = Subject::new("inspection", inspection);
    let records = store.records_about(&about).unwrap();
    let end = end(&records);
    let answers: Vec<(String, Answered)> = records
        .iter()
        .filter(|record| record.header.kind == Answered::KIND)
        .filter(|record| end.as_ref().is_none_or(|end| is_covered(end, record)))
        .filter_map(|record| Some((record.id(), record.body().ok()??)))
        .collect();
    let mut standing: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (id, answer) in &answers {
        let seen =
            |(_, other): &(String, Answered)| other.item == answer.item && other.saw.contains(id);
        if !answers.iter().any(seen) {
            standing.entry(answer.item.clone()).or_default().insert(id.clone());
        }
    }
    standing
}

/// What counts of a visit beside its answers.
#[derive(Debug, Default, PartialEq)]
pub struct Said {
    results: Vec<VisitResult>,
    findings: String,
    combined: BTreeMap<String, String>,
    /// Names by content.
    photos: BTreeMap<Hash32, String>,
    /// Items by content.
    places: BTreeMap<Hash32, Option<String>>,
    /// Names and lines, in some order.
    ink: Vec<(String, Hash32)>,
}

/// As the tables have it.
pub fn said(store: &Store, inspection: &str) -> Said {
    let state = store.inspection_state(inspection).unwrap();
    let photos = store.photos(inspection).unwrap();
    let mut ink: Vec<_> =
        store.ink(inspection).unwrap().into_iter().map(|ink| (ink.name, ink.strokes)).collect();
    ink.sort();
    for photo in &photos {
        let placed = state.photos.iter().find(|place| place.hash == photo.hash);
        assert_eq!(placed.and_then(|place| place.item.as_ref()), photo.item.as_ref());
    }
    Said {
        results: state.results,
        findings: state.findings,
        combined: state.combined,
        photos: photos.into_iter().map(|photo| (photo.hash, photo.name)).collect(),
        places: state.photos.into_iter().map(|place| (place.hash, place.item)).collect(),
        ink,
    }
}

/// As the log has it: one record after the other, without those that the end does not cover.
pub fn said_by_hand(store: &Store, inspection: &str) -> Said {
    let mut records = store.records_about(&Subject::new("inspection", inspection)).unwrap();
    if let Some(end) = end(&records) {
        records.retain(|record| is_covered(&end, record));
    }
    records.sort_by_key(|record| {
        let header = &record.header;
        (header.at.ms, header.at.n, header.device.clone())
    });
    let (mut said, mut ink) = (Said::default(), BTreeMap::new());
    for record in &records {
        if let Some(given) = read::<ResultGiven>(record) {
            (said.results, said.findings) = (given.results, given.findings);
        } else if let Some(done) = read::<CombinedDone>(record) {
            said.combined.insert(done.task, done.found);
        } else if let Some(photo) = read::<PhotoTaken>(record) {
            said.photos.entry(photo.original.hash).or_insert(photo.name);
            said.places.insert(photo.original.hash, photo.item);
        } else if let Some(assigned) = read::<PhotoAssigned>(record) {
            said.places.insert(assigned.photo, assigned.item);
        } else if let Some(signed) = read::<InkSigned>(record) {
            let mine = signed.role == InkRole::MineRepresentative;
            let signer = (mine, signed.person.filter(|_| !mine));
            ink.insert(signer, (signed.name, signed.strokes.hash));
        }
    }
    said.combined.retain(|_, found| !found.is_empty());
    said.ink = ink.into_values().collect();
    said.ink.sort();
    said
}

/// The last word on a draft for each region is what the table has.
pub fn last_words_stand(store: &Store) {
    let mut records = store.records_about(&Subject::new("pack", "XJ-draft")).unwrap();
    records.sort_by_key(|record| {
        let header = &record.header;
        (header.at.ms, header.at.n, header.device.clone())
    });
    let by_region = |word: Switched| (word.region.clone(), word);
    let words = records.iter().filter_map(read::<Switched>);
    let words: BTreeMap<String, Switched> = words.map(by_region).collect();
    let standing = store.standing_switches().unwrap().into_iter();
    assert_eq!(standing.map(by_region).collect::<BTreeMap<_, _>>(), words);
}

/// A record of this kind that can be read here.
fn read<F: Fact>(record: &Record) -> Option<F> {
    if record.header.kind == F::KIND { record.body().ok()? } else { None }
}

/// The first end of the visit.
fn end(records: &[Record]) -> Option<Finalised> {
    let ends = records.iter().filter(|record| record.header.kind == Finalised::KIND);
    let first = ends.filter(|record| record.payload.is_some()).min_by_key(|record| {
        let header = &record.header;
        (header.at.ms, header.at.n, header.device.clone())
    });
    first.map(|record| record.body().unwrap().unwrap())
}

fn is_covered(end: &Finalised, record: &Record) -> bool {
    let header = &record.header;
    end.covers.iter().any(|one| one.device == header.device && one.seq >= header.seq)
}

/// Whom each seat belongs to, told from the logs alone: one person, or nobody else.
fn owners(store: &Store) -> BTreeMap<String, String> {
    let mut claims: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for device in store.heads().unwrap().keys() {
        let log = log_of(store, device).into_iter();
        for record in log.filter(|record| record.header.kind == Certified::KIND) {
            let certified: Certified = record.body().unwrap().unwrap();
            // A forged chain is no more than one piece of rubbish.
            if certified.chain.len() > 1 {
                claims.entry(certified.seat).or_default().insert(certified.person);
            }
        }
    }
    let is_own = |person: &String| {
        claims.get(person).is_none_or(|people| people.iter().all(|other| other == person))
    };
    let owner = |(seat, people): (&String, &BTreeSet<String>)| {
        let only = people.first().filter(|person| people.len() == 1 && is_own(person));
        (seat.clone(), only.unwrap_or(seat).clone())
    };
    claims.iter().map(owner).collect()
}

pub fn people_are_one(store: &Store) {
    let owners = owners(store);
    let of = |id: &str| owners.get(id).cloned().unwrap_or_else(|| id.to_owned());
    let standings = store.standings().unwrap();
    for seat in ["p-0", "p-1", "p-2"] {
        assert_eq!(store.person_id(seat).unwrap(), of(seat), "{owners:?}");
        let person = store.person(seat).unwrap();
        assert_eq!(person, store.person(&of(seat)).unwrap());
        assert!(person.is_none_or(|person| person.id == of(seat)));
        let all = standings.get(&of(seat)).cloned().unwrap_or_default();
        assert_eq!(store.standing(seat).unwrap(), all, "of all seats together");
    }
    let listed: Vec<_> = store.people("").unwrap().into_iter().map(|one| one.id).collect();
    let known: BTreeSet<String> = registered(store).iter().map(|id| of(id)).collect();
    assert_eq!(listed, Vec::from_iter(known), "everybody once, under one id");
}

fn registered(store: &Store) -> BTreeSet<String> {
    let devices = store.heads().unwrap();
    let records = devices.keys().flat_map(|device| log_of(store, device));
    let people = records.filter(|record| record.header.kind == Registered::KIND);
    people.map(|record| record.body::<Registered>().unwrap().unwrap().id).collect()
}

/// Whether the case's row says that it is open, and whether it is in conflict.
pub fn open_cases(store: &Store, kind: &str, id: &str) -> Option<(bool, bool)> {
    let filter = CaseFilter { kind, ..CaseFilter::default() };
    let found = store.cases(&filter, 9).unwrap().into_iter().find(|case| case.id == id)?;
    Some((found.closed.is_none(), found.in_conflict))
}

/// The same, counted from the log: the newest records that nobody follows on, and where the one
/// chain that leads to all of them ends.
pub fn by_hand(store: &Store, kind: &str, id: &str) -> Option<(bool, bool)> {
    let records = store.records_about(&Subject::new(kind, id)).unwrap();
    let body = |record: &Record| record.body::<serde_json::Value>().unwrap().unwrap();
    let own = |record: &&Record| {
        let (of, readable) = (&record.header.kind, body(record).get("future").is_none());
        readable && (of.starts_with(kind) || of == "case.settled")
    };
    let own: Vec<&Record> = records.iter().filter(own).collect();
    let opening = [
        ("rectification", "issued"),
        ("removal", "reported"),
        ("lead", "opened"),
        ("complaint", "received"),
        ("agency", "reported"),
        ("sanction", "proposed"),
        ("suspension", "ordered"),
        ("conference", "convened"),
        ("listing", "opened"),
        ("filing", "noticed"),
        ("plan", "adopted"),
        ("lookback", "listed"),
    ];
    let opens = |record: &&&Record| {
        let fact = record.header.kind.split_once('.').unwrap();
        opening.contains(&fact) && body(record).get("after").is_none()
    };
    let order =
        |record: &&&Record| (record.header.at.ms, record.header.at.n, record.header.device.clone());
    let first = *own.iter().filter(opens).min_by_key(order)?;
    let mut lines = vec![vec![first]];
    let mut ended = BTreeSet::new();
    let mut whole = Vec::new();
    while let Some(line) = lines.pop() {
        let tip = line[line.len() - 1].id();
        let settles = |record: &Record| record.header.kind == "case.settled";
        let follows = |record: &Record| {
            let field = if settles(record) { "keeps" } else { "after" };
            body(record).get(field).and_then(|id| id.as_str()) == Some(tip.as_str())
        };
        for next in own.iter().filter(|record| follows(record)) {
            ended.insert(tip.clone());
            let aside = body(next).get("aside").cloned().unwrap_or_default();
            ended.extend(
                aside.as_array().into_iter().flatten().map(|id| id.as_str().unwrap().into()),
            );
            lines.push([line.clone(), vec![*next]].concat());
        }
        whole.push(line);
    }
    whole.retain(|line| !ended.contains(&line[line.len() - 1].id()));
    let shared = |n: usize| {
        whole.iter().all(|line| line.get(n).map(|r| r.id()) == whole[0].get(n).map(|r| r.id()))
    };
    let standing =
        whole.first().map_or(0, |line| (0..line.len()).take_while(|n| shared(*n)).count());
    let stands: Vec<&Record> =
        whole.first().map_or_else(Vec::new, |line| line[..standing].to_vec());
    Some((!is_closed(kind, &stands), whole.len() > 1))
}

/// Whether what stands closes a case of this kind; anything may follow on anything in the fold.
fn is_closed(kind: &str, stands: &[&Record]) -> bool {
    let last = |moves: &[&str]| {
        let what = |record: &&&Record| {
            let (_, what) = record.header.kind.split_once('.').unwrap();
            moves.contains(&what) && record.header.kind.starts_with(kind)
        };
        stands.iter().rev().find(what).copied()
    };
    let ends = |moves: &[&str], end: &str| {
        last(moves).is_some_and(|record| record.header.kind.ends_with(end))
    };
    match kind {
        "rectification" => ends(
            &["acknowledged", "evidence-submitted", "recheck-scheduled", "rechecked"],
            ".rechecked",
        ),
        "removal" | "agency" => {
            let fact = |it: &Record| it.body::<Value>().unwrap().unwrap()["fact"].clone();
            let done = stands.iter().filter(|record| record.header.kind.ends_with(".executed"));
            let done: Vec<Value> = done.map(|it| fact(it)["consequence"].clone()).collect();
            last(&["concluded"]).map(fact).is_some_and(|end| {
                let follows = end.get("follows").unwrap_or(&end).get("consequences").cloned();
                let all = follows.and_then(|all| all.as_array().cloned()).unwrap_or_default();
                all.iter().all(|one| done.contains(one))
            })
        }
        "lead" => last(&["closed"]).is_some(),
        "complaint" => ends(&["examined", "closed", "appealed"], ".closed"),
        "sanction" => {
            let body = |record: &Record| record.body::<serde_json::Value>().unwrap().unwrap();
            let refused = last(&["settled"]).is_some_and(|it| body(it)["fact"]["taken"] == false);
            refused || last(&["lifted"]).is_some()
        }
        "suspension" => last(&["resumed"]).is_some(),
        "listing" => last(&["concluded", "withdrawn"]).is_some_and(|record| {
            let body = record.body::<serde_json::Value>().unwrap().unwrap();
            record.header.kind.ends_with(".withdrawn") || body["fact"].get("next").is_none()
        }),
        "filing" => last(&["judged"]).is_some(),
        "plan" => last(&["completed"]).is_some(),
        "lookback" => last(&["checked"]).is_some_and(|it| {
            it.body::<serde_json::Value>().unwrap().unwrap()["fact"]["closed"][0] == true
        }),
        _ => last(&["held"]).is_some(),
    }
}
