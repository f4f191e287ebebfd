use canon::{BlobRef, sha256};
use chrono::NaiveDate;

use super::*;
use crate::pack::{Library, PackRef};

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
