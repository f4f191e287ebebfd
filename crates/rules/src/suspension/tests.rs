use canon::{BlobRef, sha256};
use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::calendar::{Calendar, Counting};
use crate::mine::Category;
use crate::pack::{Actor, Library, Pack, PackRef};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn blob() -> BlobRef {
    BlobRef { hash: sha256(b"x"), bytes: 1 }
}

fn shipped(id: &str) -> (&'static Pack, &'static PackRef) {
    Library::shipped().newest(id).unwrap()
}

fn body(text: &str) -> Actor {
    Actor::try_from(text.to_owned()).unwrap()
}

fn ordered(reference: &PackRef, on: &str) -> Ordered {
    Ordered {
        number: "停产1".into(),
        mine: "m-1".into(),
        pack: reference.clone(),
        duty: "new-mine-listed".into(),
        since: day("2024-06-03"),
        on: day(on),
        person: "p-1".into(),
        body: body("county/natural-resources"),
        limit: day("2026-12-31"),
        notice: blob(),
        clause: String::new(),
        reason: String::new(),
    }
}

/// A new mine of the registry, in production since the day that the order says.
fn new_mine() -> Registered<'static> {
    let formal_production = Some(day("2024-06-03"));
    Registered { category: Category::New, formal_production, ..Registered::default() }
}

fn order(id: &str, listed: bool, on: &str) -> Result<Ordered, &'static str> {
    let (pack, reference) = shipped(id);
    let calendar = Calendar::shipped();
    let asked = ordered(reference, on);
    let mine = Registered { listed, ..new_mine() };
    decide_order(pack, reference, calendar, Counting::default(), mine, asked)
        .map_err(|refusal| refusal.code())
}

#[test]
fn zhejiang_stops_a_new_mine_after_a_year_off_the_list() {
    assert_eq!(order("ZJ-2018", false, "2025-06-03"), Err("suspension-in-time"));
    assert_eq!(order("ZJ-2018", true, "2025-06-04"), Err("suspension-listed"));
    assert_eq!(order("ZJ-2018", false, "2025-06-04").unwrap().clause, "ZJ-4.1e");
    assert_eq!(order("GS", false, "2025-06-04"), Err("suspension-not-stated"));
}

/// ZJ-4.1e speaks of new mines, ZJ-2 takes some out; what the registry leaves open has a reason.
#[test]
fn a_mine_stops_that_the_registry_has_as_new_and_not_exempt() {
    let (pack, reference) = shipped("ZJ-2018");
    let decide = |mine: Registered<'_>, reason: &str| {
        let asked = Ordered { reason: reason.into(), ..ordered(reference, "2025-06-04") };
        let counting = Counting::default();
        decide_order(pack, reference, Calendar::shipped(), counting, mine, asked)
            .map(|ordered| ordered.reason)
            .map_err(|refusal| refusal.code())
    };
    let producing = Registered { category: Category::Producing, ..new_mine() };
    assert_eq!(decide(producing, "新建"), Err("suspension-not-new"));
    let exempt = Registered { exempt: pack.exemptions.first(), ..new_mine() };
    assert_eq!(decide(exempt, "新建"), Err("suspension-exempt"));
    let later = Registered { formal_production: Some(day("2024-09-01")), ..new_mine() };
    assert_eq!(decide(later, "六月已出矿"), Err("suspension-other-day"));
    assert_eq!(decide(new_mine(), ""), Ok(String::new()));
    let unclassed = Registered { category: Category::Unstated, ..new_mine() };
    let undated = Registered { formal_production: None, ..new_mine() };
    for open in [unclassed, undated, Registered::default()] {
        assert_eq!(decide(open, " "), Err("suspension-no-reason"));
        assert_eq!(decide(open, "投产验收备案为准").as_deref(), Ok("投产验收备案为准"));
    }
}

#[test]
fn whom_no_document_names_the_officer_names() {
    let (pack, reference) = shipped("ZJ-2018");
    let decide = |pack: &Pack, by: Actor| {
        let asked = Ordered { body: by, ..ordered(reference, "2025-06-04") };
        let counting = Counting::default();
        decide_order(pack, reference, Calendar::shipped(), counting, new_mine(), asked)
            .map(|ordered| ordered.body)
            .map_err(|refusal| refusal.code())
    };
    let named = body("city/natural-resources");
    assert_eq!(decide(pack, named.clone()), Ok(named.clone()));
    assert_eq!(decide(pack, Actor::Enterprise), Err("suspension-not-actor"));
    // A document that names somebody is held to.
    let mut names = pack.clone();
    names.duties.iter_mut().for_each(|duty| duty.by = vec![named.clone()]);
    assert_eq!(decide(&names, named.clone()), Ok(named));
    assert_eq!(decide(&names, body("county/ecology")), Err("suspension-not-actor"));
}

proptest! {
    /// A stopped mine works again only after an acceptance that it passed.
    #[test]
    fn nobody_resumes_unaccepted(steps in prop::collection::vec((0_u8..3, 0_u64..9), 0..12)) {
        let mut now = Suspension::begin(order("ZJ-2018", false, "2025-06-04").unwrap());
        let mut on = day("2025-06-04");
        for (what, days) in steps {
            on = on + chrono::Days::new(days);
            let passed = now.accepted.as_ref().is_some_and(|last| last.passed);
            if what == 0 {
                let may = decide_resume(&now, Resumed { on });
                prop_assert_eq!(may.is_ok(), passed && now.resumed.is_none());
                now.resumed = now.resumed.or(may.ok());
            } else {
                let body = body("county/natural-resources");
                let (person, passed) = ("p-2".into(), what == 1);
                let opinion = Accepted { on, person, body, passed, opinion: blob() };
                match decide_accept(shipped("ZJ-2018").0, &now, opinion) {
                    Ok(accepted) => now.accepted = Some(accepted),
                    Err(refusal) => prop_assert_eq!(refusal.code(), "suspension-resumed"),
                }
            }
        }
    }
}
