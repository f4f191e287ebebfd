use canon::{BlobRef, sha256};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::pack::{Library, Pack, PackRef};
use crate::procedure::Procedure as _;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn convened(reference: &PackRef) -> Convened {
    Convened {
        number: "会议1".into(),
        clause: String::new(),
        pack: reference.clone(),
        on: day("2026-03-02"),
        convener: "natural-resources".into(),
        agenda: vec![Item {
            topic: Topic::Removal,
            text: "是否移出名录".into(),
            case: Some("c-1".into()),
        }],
    }
}

fn held() -> Held {
    Held {
        on: day("2026-03-05"),
        present: vec!["natural-resources".into(), "ecology".into(), "audit".into()],
        opinions: vec!["同意移出".into()],
        minutes: BlobRef { hash: sha256(b"x"), bytes: 1 },
    }
}

fn code<T: std::fmt::Debug>(outcome: Result<T, ConferenceRefusal>) -> &'static str {
    outcome.unwrap_err().code()
}

#[test]
fn gansus_conference_is_convened_by_its_convener_and_hears_each_case() {
    let (pack, reference) = Library::shipped().newest("GS").unwrap();
    let convene = |convened| decide_convene(pack, reference, convened);
    let other = Convened { convener: "ecology".into(), ..convened(reference) };
    assert_eq!(code(convene(other)), "conference-not-convener");
    let mut bare = convened(reference);
    bare.agenda[0].case = None;
    assert_eq!(code(convene(bare.clone())), "conference-no-case");
    bare.agenda.clear();
    assert_eq!(code(convene(bare)), "conference-no-agenda");
    let mut now = Conference::begin(convene(convened(reference)).unwrap());
    assert_eq!(now.convened.clause, "GS-2.1");

    let hold = |held| decide_hold(pack, reference, &now, held);
    let stranger = Held { present: vec!["natural-resources".into(), "culture".into()], ..held() };
    assert_eq!(code(hold(stranger)), "conference-not-member");
    let leaderless = Held { present: vec!["ecology".into()], ..held() };
    assert_eq!(code(hold(leaderless)), "conference-convener-away");
    assert_eq!(code(hold(Held { opinions: vec![], ..held() })), "conference-not-each");
    assert_eq!(code(hold(Held { on: day("2026-03-01"), ..held() })), "conference-back-in-time");
    now.held = Some(hold(held()).unwrap());
    assert_eq!(code(decide_hold(pack, reference, &now, held())), "conference-held-already");
}

#[test]
fn only_gansu_has_one() {
    for (pack, reference) in Library::shipped().all() {
        let convene = decide_convene(pack, reference, convened(reference));
        assert_eq!(convene.is_ok(), pack.id == "GS", "{}", pack.id);
    }
}

/// The last one is no member of Gansu's conference.
const DEPARTMENTS: [&str; 4] = ["natural-resources", "ecology", "audit", "culture"];
const TOPICS: [Topic; 5] =
    [Topic::Progress, Topic::Violations, Topic::Sampling, Topic::JointPunishment, Topic::Removal];

fn words() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["", " ", "同意", "暂不", "再议"]).prop_map(str::to_owned)
}

fn item() -> impl Strategy<Value = Item> {
    let case = prop::sample::select(vec![None, Some("c-1"), Some("c-2")]);
    (prop::sample::select(TOPICS.to_vec()), words(), case).prop_map(|(topic, text, case)| Item {
        topic,
        text,
        case: case.map(str::to_owned),
    })
}

fn call() -> impl Strategy<Value = (&'static str, Convened)> {
    let packs = prop::sample::select(vec!["GS", "GS", "GS", "OR"]);
    let convener = prop::sample::select(vec![DEPARTMENTS[0], DEPARTMENTS[0], DEPARTMENTS[1]]);
    let agenda = prop::collection::vec(item(), 0..3);
    (packs, prop::bool::weighted(0.1), convener, agenda).prop_map(
        |(id, other, convener, agenda)| {
            let library = Library::shipped();
            let made_under = library.newest(if other { "ZJ-2018" } else { id }).unwrap().1;
            (id, Convened { convener: convener.into(), agenda, ..convened(made_under) })
        },
    )
}

fn meeting() -> impl Strategy<Value = Held> {
    let present = prop::sample::subsequence(DEPARTMENTS.to_vec(), 0..=4);
    (0_u64..4, present, prop::collection::vec(words(), 0..3)).prop_map(
        |(days, present, opinions)| Held {
            on: day("2026-03-01") + Days::new(days),
            present: present.into_iter().map(str::to_owned).collect(),
            opinions,
            ..held()
        },
    )
}

fn codes_of<const N: usize>(faults: [(bool, &'static str); N]) -> Vec<&'static str> {
    faults.into_iter().filter(|(wrong, _)| *wrong).map(|(_, code)| code).collect()
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// All that is wrong with a call, from the document's words and not from the rule.
fn faults_of_call(id: &str, reference: &PackRef, call: &Convened) -> Vec<&'static str> {
    let caseless = |item: &Item| item.topic == Topic::Removal && item.case.is_none();
    codes_of([
        (call.pack != *reference, "conference-other-pack"),
        (id != "GS", "conference-not-stated"),
        (call.convener != DEPARTMENTS[0], "conference-not-convener"),
        (
            call.agenda.is_empty() || call.agenda.iter().any(|item| blank(&item.text)),
            "conference-no-agenda",
        ),
        (call.agenda.iter().any(caseless), "conference-no-case"),
    ])
}

fn faults_of_meeting(now: &Conference, held: &Held) -> Vec<&'static str> {
    let there = |department: &str| held.present.iter().any(|one| one == department);
    let each = held.opinions.len() == now.convened.agenda.len();
    codes_of([
        (now.held.is_some(), "conference-held-already"),
        (held.on < now.convened.on, "conference-back-in-time"),
        (there(DEPARTMENTS[3]), "conference-not-member"),
        (!there(DEPARTMENTS[0]), "conference-convener-away"),
        (!each || held.opinions.iter().any(|one| blank(one)), "conference-not-each"),
    ])
}

/// A refusal is for something that is wrong, and names the clause that says who belongs there.
fn justly_refused(
    refusal: &ConferenceRefusal,
    faults: &[&'static str],
) -> Result<(), TestCaseError> {
    prop_assert!(faults.contains(&refusal.code()), "{} of {faults:?}", refusal.code());
    let of_members = ["not-convener", "not-member", "convener-away"];
    if of_members.iter().any(|end| refusal.code().ends_with(end)) {
        prop_assert!(refusal.to_string().starts_with("GS-2.1: "), "{refusal}");
    }
    Ok(())
}

/// What is convened can be held by whoever brings all of it, and is then over for good.
fn can_be_held(pack: &Pack, reference: &PackRef, now: &Conference) -> bool {
    let opinions = now.convened.agenda.iter().map(|_| "同意".to_owned()).collect();
    now.held.is_some() != decide_hold(pack, reference, now, Held { opinions, ..held() }).is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// GS-2.1, GS-2.2: none is convened but by its convener with an agenda, and none is over
    /// without its convener, members alone, and an opinion on each item.
    #[test]
    fn no_conference_is_over_unheard(
        (id, asked) in call(),
        meetings in prop::collection::vec(meeting(), 0..12),
    ) {
        let (pack, reference) = Library::shipped().newest(id).unwrap();
        let faults = faults_of_call(id, reference, &asked);
        let mut now = match decide_convene(pack, reference, asked) {
            Ok(convened) => Conference::begin(convened),
            Err(refusal) => return justly_refused(&refusal, &faults),
        };
        prop_assert!(faults.is_empty(), "{faults:?}");
        for meeting in meetings {
            let (before, faults) = (now.clone(), faults_of_meeting(&now, &meeting));
            match decide_hold(pack, reference, &now, meeting.clone()) {
                Ok(held) => {
                    prop_assert!(faults.is_empty(), "{faults:?}");
                    now.apply(&Event::Held(held));
                    prop_assert_eq!(now.held.as_ref(), Some(&meeting));
                }
                Err(refusal) => justly_refused(&refusal, &faults)?,
            }
            prop_assert!(before.held.is_none() || now == before, "what is over is over");
            let summary = now.summary();
            prop_assert_eq!(summary.closed, now.held.as_ref().map(|held| held.on));
            prop_assert_eq!(summary.clocks.is_empty(), now.held.is_some());
            prop_assert!(can_be_held(pack, reference, &now));
        }
    }
}
