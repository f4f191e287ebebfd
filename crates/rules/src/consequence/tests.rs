use canon::sha256;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::pack::Library;

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap() + chrono::Days::new(n)
}

fn execution(consequence: Consequence, on: NaiveDate) -> Execution {
    let content = BlobRef { hash: sha256(b"x"), bytes: 1 };
    Execution {
        consequence,
        on,
        body: Actor::try_from("city/government".to_owned()).unwrap(),
        person: "王某".into(),
        names: vec!["矿长".into()],
        proof: Proof { name: "曝光公告".into(), content },
        clause: String::new(),
    }
}

/// As the shipped packs have them: after a failed re-check, and of agencies.
fn shipped() -> Vec<(&'static [Consequence], &'static str)> {
    let packs = Library::shipped().all().map(|(pack, _)| pack);
    let lists = packs.flat_map(|pack| {
        let failed = pack.rectification.on_fail.as_ref();
        let failed = failed.map(|stated| (stated.value.as_slice(), stated.clause.as_str()));
        let agency = pack.agencies.sanction.as_ref();
        let agency = agency.map(|one| (one.consequences.as_slice(), one.clause.as_str()));
        failed.into_iter().chain(agency)
    });
    lists.collect()
}

#[test]
fn each_document_s_own_list_waits_for_somebody() {
    let waits = |wanted: &str| -> Vec<&'static str> {
        let (all, clause) = shipped().into_iter().find(|(_, clause)| *clause == wanted).unwrap();
        let follows = Follows { all, clause, since: day(0), done: &[] };
        follows.clocks().iter().map(|clock| clock.duty).collect()
    };
    assert_eq!(waits("OR-4.8"), ["cancel-benefits", "public-exposure"]);
    let listed = ["public-exposure", "blacklist-enterprise", "blacklist-persons"];
    assert_eq!(waits("ZJ-4.4c"), listed);
    assert_eq!(waits("XJ-3.2b"), ["report-not-accepted", "credit-platform"]);
    assert_eq!(waits("OR-3.10"), ["circular", "blacklist"]);
}

#[test]
fn what_is_carried_out_says_who_when_and_whom() {
    let all = [Consequence::Removal, Consequence::PublicExposure, Consequence::BlacklistPersons];
    let follows = Follows { all: &all, clause: "ZJ-4.4c", since: day(3), done: &[] };
    let code = |by: &[Actor], done| {
        decide_execute(Some(follows), by, done).map_err(|why| why.code()).unwrap_err()
    };
    let whole = execution(Consequence::BlacklistPersons, day(3));
    let of_itself = Execution { consequence: Consequence::Removal, ..whole.clone() };
    assert_eq!(code(&[], of_itself), "consequence-not-pending");
    let early = Execution { on: day(2), ..whole.clone() };
    assert_eq!(code(&[], early), "consequence-back-in-time");
    let nobody = Execution { person: " ".into(), ..whole.clone() };
    assert_eq!(code(&[], nobody), "consequence-nobody");
    let mine = Execution { body: Actor::Enterprise, ..whole.clone() };
    assert_eq!(code(&[], mine), "consequence-not-actor");
    let other = [Actor::try_from("city/natural-resources".to_owned()).unwrap()];
    assert_eq!(code(&other, whole.clone()), "consequence-not-actor");
    let unnamed = Execution { names: Vec::new(), ..whole.clone() };
    assert_eq!(code(&[], unnamed), "consequence-no-names");
    assert_eq!(decide_execute(Some(follows), &[], whole.clone()).unwrap().clause, "ZJ-4.4c");
    let before = decide_execute(None, &[], whole).unwrap_err();
    assert_eq!(before.code(), "consequence-not-pending");
}

proptest! {
    /// In whatever order people try: each is carried out once, the case is open as long as one
    /// waits, and it ends on the day of the last.
    #[test]
    fn a_case_ends_when_all_is_carried_out(
        which in 0_usize..9,
        tries in prop::collection::vec(
            (select(vec![
                Consequence::Removal, Consequence::CancelBenefits, Consequence::PublicExposure,
                Consequence::BlacklistEnterprise, Consequence::BlacklistPersons,
                Consequence::Circular, Consequence::Blacklist, Consequence::ReportNotAccepted,
                Consequence::CreditPlatform, Consequence::Barred,
            ]), 0_u64..9),
            0..40,
        ),
    ) {
        let lists = shipped();
        let (all, clause) = lists[which % lists.len()];
        let mut done = Vec::new();
        for (consequence, n) in tries {
            let follows = Follows { all, clause, since: day(2), done: &done };
            let waited = follows.pending().any(|one| one == consequence);
            let tried = decide_execute(Some(follows), &[], execution(consequence, day(n)));
            prop_assert_eq!(tried.is_ok(), waited && n >= 2);
            prop_assert!(tried.is_err() || may_execute(Some(follows)).is_ok());
            done.extend(tried);
            let follows = Follows { all, clause, since: day(2), done: &done };
            let by_hand = all.iter().filter(|one| !one.comes_by_itself()).count();
            prop_assert_eq!(follows.clocks().len(), by_hand - done.len());
            let last = done.iter().map(|one| one.on).max().unwrap_or(day(2));
            prop_assert_eq!(follows.closed(), (by_hand == done.len()).then_some(last));
        }
    }
}
