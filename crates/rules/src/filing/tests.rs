use canon::{BlobRef, sha256};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::mine::Field;
use crate::pack::{Actor, Library, Pack, PackRef};
use crate::procedure::{Ends, Procedure, Proof};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn paper(name: &str) -> Proof {
    Proof { name: name.into(), content: BlobRef { hash: sha256(b"x"), bytes: 1 } }
}

fn shipped(id: &str) -> (&'static Pack, &'static PackRef) {
    Library::shipped().newest(id).unwrap()
}

fn noticed(reference: &PackRef) -> Noticed {
    Noticed {
        number: "备案1".into(),
        mine: "m-1".into(),
        pack: reference.clone(),
        changed: day("2026-03-02"),
        what: "生产规模由60万吨/年变更为90万吨/年".into(),
        clause: String::new(),
        within: None,
        registry: Vec::new(),
    }
}

fn judged(by: &str, material: bool) -> Judged {
    Judged {
        on: day("2026-03-20"),
        by: Actor::try_from(by.to_owned()).unwrap(),
        person: "p-1".into(),
        material,
        reason: "规模变化影响评价指标".into(),
        reapply: None,
        clause: String::new(),
    }
}

fn code<T: std::fmt::Debug>(outcome: Result<T, FilingRefusal>) -> &'static str {
    outcome.unwrap_err().code()
}

#[test]
fn a_change_that_matters_sends_the_mine_through_the_application_again() {
    let (pack, reference) = shipped("XJ-draft");
    let mut now = Filing::begin(decide_notice(pack, reference, noticed(reference)).unwrap());
    let clock = |now: &Filing| {
        let mut clocks = now.summary().clocks;
        clocks.pop().map(|clock| (clock.duty, clock.from, clock.ends))
    };
    // 及时 is no number: the days are counted.
    let unfiled = ("file-change", day("2026-03-02"), Ends::Unstated);
    assert_eq!((clock(&now), now.noticed.clause.as_str()), (Some(unfiled), "XJ-2.5a"));
    let county = "county/natural-resources";
    let judge = |now: &Filing, judged: Judged| decide_judge(pack, reference, now, judged);
    assert_eq!(code(judge(&now, judged(county, true))), "filing-not-filed");
    let early = Filed { on: day("2026-03-01"), application: paper("变更备案申请") };
    assert_eq!(code(decide_file(reference, &now, early.clone())), "filing-back-in-time");
    let filed = Filed { on: day("2026-03-18"), ..early };
    now.filed = Some(decide_file(reference, &now, filed.clone()).unwrap());
    assert_eq!(clock(&now), Some(("judge-change", day("2026-03-18"), Ends::Unstated)));
    assert_eq!(code(decide_file(reference, &now, filed)), "filing-out-of-order");

    assert_eq!(code(judge(&now, judged("city/natural-resources", true))), "filing-not-actor");
    assert_eq!(code(judge(&now, judged(county, true))), "filing-no-notice");
    assert_eq!(judge(&now, judged(county, false)).unwrap().clause, "XJ-2.5a");
    let anew = Judged { reapply: Some(paper("重新申报通知")), ..judged(county, true) };
    let done = judge(&now, anew.clone()).unwrap();
    assert_eq!(done.clause, "XJ-2.5b");
    now.judged = Some(done);
    let summary = now.summary();
    assert_eq!((summary.station.as_str(), summary.closed), ("reapply", Some(day("2026-03-20"))));
    assert_eq!(clock(&now), None);
    assert_eq!(code(judge(&now, anew)), "filing-out-of-order");
}

#[test]
fn where_no_document_asks_for_filing_none_is_invented() {
    for id in ["OR", "GS", "ZJ-2018", "SC-2023"] {
        let (pack, reference) = shipped(id);
        assert_eq!(code(decide_notice(pack, reference, noticed(reference))), "filing-not-asked");
    }
}

/// What somebody tries: to file, or to judge.
#[derive(Debug, Clone)]
enum Attempt {
    File(Filed),
    Judge(Judged),
}

fn attempt() -> impl Strategy<Value = Attempt> {
    let on = (0_u64..6).prop_map(|days| day("2026-03-01") + Days::new(days));
    let by = prop::sample::select(vec![
        "county/natural-resources",
        "county/natural-resources",
        "city/natural-resources",
        "enterprise",
    ]);
    let words = || prop::sample::select(vec!["", " ", "p-1", "p-2", "p-3"]).prop_map(str::to_owned);
    let judge = (on.clone(), by, any::<bool>(), any::<bool>(), words(), words());
    prop_oneof![
        on.prop_map(|on| Attempt::File(Filed { on, application: paper("变更备案申请") })),
        judge.prop_map(|(on, by, material, noticed, person, reason)| {
            let reapply = noticed.then(|| paper("重新申报通知"));
            Attempt::Judge(Judged { on, person, reason, reapply, ..judged(by, material) })
        }),
    ]
}

/// All that is wrong with it, from the document's words and not from the rule.
fn faults(now: &Filing, attempt: &Attempt) -> Vec<&'static str> {
    let blank = |text: &str| text.trim().is_empty();
    let all = match attempt {
        Attempt::File(filed) => vec![
            (now.filed.is_some(), "filing-out-of-order"),
            (filed.on < now.noticed.changed, "filing-back-in-time"),
        ],
        Attempt::Judge(said) => {
            let early = now.filed.as_ref().is_some_and(|filed| said.on < filed.on);
            vec![
                (now.filed.is_none(), "filing-not-filed"),
                (now.judged.is_some(), "filing-out-of-order"),
                (early, "filing-back-in-time"),
                (said.by.to_string() != "county/natural-resources", "filing-not-actor"),
                (blank(&said.person), "filing-nobody"),
                (blank(&said.reason), "filing-no-words"),
                (said.material && said.reapply.is_none(), "filing-no-notice"),
            ]
        }
    };
    all.into_iter().filter(|(wrong, _)| *wrong).map(|(_, code)| code).collect()
}

/// A refusal is for something that is wrong, and names the clause where a document says it.
fn justly_refused(refusal: &FilingRefusal, faults: &[&'static str]) -> Result<(), TestCaseError> {
    prop_assert!(faults.contains(&refusal.code()), "{} of {faults:?}", refusal.code());
    let clause = match refusal.code() {
        "filing-not-actor" => "XJ-2.5a: ",
        "filing-no-notice" => "XJ-2.5b: ",
        _ => "",
    };
    prop_assert!(refusal.to_string().starts_with(clause), "{refusal}");
    Ok(())
}

fn tried(now: &Filing, attempt: Attempt) -> Result<Event, FilingRefusal> {
    let (pack, reference) = shipped("XJ-draft");
    match attempt {
        Attempt::File(filed) => decide_file(reference, now, filed).map(Event::Filed),
        Attempt::Judge(said) => decide_judge(pack, reference, now, said).map(Event::Judged),
    }
}

/// XJ-2.5a, XJ-2.5b: what is over was filed, then judged by whom the document names, and went out
/// with its notice if it matters.
fn founded(now: &Filing) -> Result<(), TestCaseError> {
    let summary = now.summary();
    let Some(judged) = &now.judged else {
        prop_assert_eq!((summary.closed, summary.clocks.len()), (None, 1));
        return Ok(());
    };
    let filed = now.filed.as_ref().map(|filed| filed.on);
    prop_assert!(filed.is_some_and(|on| now.noticed.changed <= on && on <= judged.on));
    prop_assert_eq!(judged.by.to_string(), "county/natural-resources");
    prop_assert!(!judged.material || judged.reapply.is_some());
    let stands = if judged.material { ("reapply", "XJ-2.5b") } else { ("noted", "XJ-2.5a") };
    prop_assert_eq!((summary.station.as_str(), judged.clause.as_str()), stands);
    prop_assert_eq!((summary.closed, summary.clocks.len()), (Some(judged.on), 0));
    Ok(())
}

/// Nothing stays open for want of somebody who may go on.
fn can_go_on(now: &Filing) -> bool {
    let late = day("2026-04-01");
    let step = match (&now.filed, &now.judged) {
        (_, Some(_)) => return true,
        (None, None) => Attempt::File(Filed { on: late, application: paper("变更备案申请") }),
        (Some(_), None) => {
            Attempt::Judge(Judged { on: late, ..judged("county/natural-resources", false) })
        }
    };
    tried(now, step).is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_change_is_judged_unfiled_or_by_others(
        attempts in prop::collection::vec(attempt(), 0..12),
    ) {
        let (pack, reference) = shipped("XJ-draft");
        let mut now = Filing::begin(decide_notice(pack, reference, noticed(reference)).unwrap());
        for attempt in attempts {
            let (before, faults) = (now.clone(), faults(&now, &attempt));
            match tried(&now, attempt) {
                Ok(event) => {
                    prop_assert!(faults.is_empty(), "{faults:?}");
                    now.apply(&event);
                    prop_assert!(now != before);
                }
                Err(refusal) => justly_refused(&refusal, &faults)?,
            }
            prop_assert!(before.judged.is_none() || now == before, "what ended has ended");
            founded(&now)?;
            prop_assert!(can_go_on(&now));
        }
    }
}

/// The registry's own record is named, and only of what stands on the licence.
#[test]
fn what_the_registry_tells_is_named_with_its_record() {
    let (pack, reference) = shipped("XJ-draft");
    let change = |field, before: &str| RegistryChange {
        record: "d-1/7".into(),
        field,
        before: before.into(),
        after: "90".into(),
    };
    let decide =
        |registry| decide_notice(pack, reference, Noticed { registry, ..noticed(reference) });
    let named = vec![change(Field::Capacity, "60"), change(Field::Mineral, "煤")];
    assert_eq!(decide(named.clone()).unwrap().registry, named);
    for told in
        [change(Field::Name, "60"), change(Field::Capacity, ""), change(Field::Capacity, "90")]
    {
        assert_eq!(decide(vec![told]).unwrap_err(), FilingRefusal::NotTold);
    }
}
