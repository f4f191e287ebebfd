use canon::{BlobRef, sha256};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::calendar::{Calendar, Counting};
use crate::deadline::Override;
use crate::pack::Library;
use crate::procedure::{Procedure as _, Proof};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn paper() -> Proof {
    Proof { name: "整改照片".into(), content: BlobRef { hash: sha256(b"x"), bytes: 1 } }
}

fn why(reason: &str, approver: &str) -> Override {
    Override { reason: reason.into(), approver: approver.into() }
}

fn gansu() -> Terms {
    let ceiling =
        Ceiling { period: "6mo".parse().unwrap(), soft: true, clause: "GS-3.3".to_owned() };
    Terms {
        ceiling: Some(ceiling),
        ordered: Some("GS-3.3".into()),
        measures: Some("GS-3.3".into()),
        extension: Some("GS-3.3".into()),
        third_party: None,
    }
}

fn zhejiang() -> Terms {
    Terms { third_party: Some("ZJ-4.4c".into()), ..Terms::default() }
}

fn of_pack(id: &str) -> Terms {
    Terms::of(Library::shipped().newest(id).unwrap().0)
}

#[test]
fn the_packs_say_what_their_documents_say() {
    assert_eq!(of_pack("GS"), gansu());
    assert_eq!(of_pack("ZJ-2018").third_party.as_deref(), Some("ZJ-4.4c"));
    assert_eq!(of_pack("OR").third_party, None);
    assert_eq!(of_pack("OR").extension, None, "no document of Ordos allows one");
    let gansu_pack = Library::shipped().newest("GS").unwrap().0;
    let crate::deadline::Term::AtMost { period } = gansu_pack.dated("GS-3.3").next().unwrap().term
    else {
        panic!("Gansu's limit is a longest one")
    };
    assert_eq!(of_pack("GS").ceiling.unwrap().period, period, "pack and deadline agree");
}

fn notice(limit: &str) -> Issued {
    let problem = Problem { text: "北侧边坡未复绿".into(), measure: "补种".into() };
    Issued {
        number: "整改1".into(),
        mine: "m-1".into(),
        inspection: Some("i-1".into()),
        look_back: None,
        pack: Library::shipped().newest("GS").unwrap().1.clone(),
        clause: None,
        problems: vec![problem.clone(), problem],
        noticed: day("2026-03-02"),
        limit: day(limit),
        beyond: None,
    }
}

fn issue(terms: &Terms, issued: Issued) -> Result<Issued, &'static str> {
    decide_issue(terms, Calendar::shipped(), Counting::default(), issued).map_err(|e| e.code())
}

fn recheck(on: &str, closed: [bool; 2]) -> Rechecked {
    let (on, by, closed) = (day(on), vec!["p-1".into()], closed.to_vec());
    Rechecked { on, by, closed, third_party: None, evaluator: None }
}

/// Up to the point where a re-check is due.
fn ready(terms: &Terms) -> Rectification {
    let mut now = Rectification::begin(issue(terms, notice("2026-06-01")).unwrap());
    let step = decide_acknowledge(terms, &now, day("2026-03-03"), "王某".into()).unwrap();
    now.apply(&Event::Acknowledged(step));
    let step =
        decide_evidence(terms, &now, day("2026-05-06"), String::new(), vec![paper()]).unwrap();
    now.apply(&Event::EvidenceSubmitted(step));
    let step = decide_schedule(terms, &now, day("2026-05-06"), day("2026-05-08")).unwrap();
    now.apply(&Event::RecheckScheduled(step));
    now
}

#[test]
fn a_notice_has_problems_measures_and_a_limit() {
    let issued = issue(&gansu(), notice("2026-09-02")).unwrap();
    assert_eq!(issued.clause.as_deref(), Some("GS-3.3"), "the notice says by what clause");
    let ordos = issue(&of_pack("OR"), notice("2026-09-02")).unwrap();
    assert_eq!(ordos.clause.as_deref(), Some("OR-4.7"));
    let zhejiang_s = issue(&of_pack("ZJ-2018"), notice("2028-01-03")).unwrap();
    assert_eq!(zhejiang_s.clause.as_deref(), Some("ZJ-4.4b"), "no document says by whom");
    assert_eq!(issue(&gansu(), notice("2026-09-03")), Err("limit-needs-reason"));
    let reasoned = Issued { beyond: Some(why("冬季停工", "p-9")), ..notice("2026-12-01") };
    assert!(issue(&gansu(), reasoned.clone()).is_ok());
    let mut hard = gansu();
    hard.ceiling.as_mut().unwrap().soft = false;
    assert_eq!(issue(&hard, reasoned), Err("limit-too-long"));
    assert!(issue(&zhejiang(), notice("2028-01-03")).is_ok(), "no document caps it there");
    assert_eq!(issue(&zhejiang(), notice("2026-03-01")), Err("limit-before-notice"));
    let mut bare = notice("2026-04-01");
    bare.problems[1].measure = " ".into();
    assert_eq!(issue(&gansu(), bare.clone()), Err("rectification-no-measure"));
    assert!(issue(&zhejiang(), bare).is_ok());
    let nothing = Issued { problems: Vec::new(), ..notice("2026-04-01") };
    assert_eq!(issue(&gansu(), nothing), Err("rectification-no-problem"));
}

#[test]
fn passes_only_when_each_problem_is_closed() {
    for (closed, stage) in [([true, true], Stage::Passed), ([true, false], Stage::Failed)] {
        let mut now = ready(&gansu());
        let done = decide_recheck(&gansu(), &now, recheck("2026-05-08", closed)).unwrap();
        now.apply(&Event::Rechecked(done));
        assert_eq!((now.stage, now.overdue(day("2027-01-01"))), (stage, false));
        assert_eq!(now.summary().closed, Some(day("2026-05-08")));
        assert!(Move::ALL.iter().all(|step| may(&gansu(), &now, *step, now.last).is_err()));
    }
    let short = Rechecked { closed: vec![true], ..recheck("2026-05-08", [true, true]) };
    let refused = decide_recheck(&gansu(), &ready(&gansu()), short).unwrap_err();
    assert_eq!(refused.code(), "rectification-not-each");
}

#[test]
fn zhejiang_s_recheck_is_a_third_party_s() {
    let (terms, done) = (zhejiang(), recheck("2026-05-08", [true, true]));
    let refused = decide_recheck(&terms, &ready(&terms), done.clone()).unwrap_err();
    assert!(refused.to_string().starts_with("ZJ-4.4c"), "{refused}");
    let attached = Rechecked { third_party: Some(paper()), ..done };
    assert!(decide_recheck(&terms, &ready(&terms), attached).is_ok());
}

#[test]
fn extensions_only_where_allowed_and_founded() {
    let (on, limit) = (day("2026-05-20"), day("2026-08-03"));
    let extend = |terms: &Terms, why| decide_extend(terms, &ready(&gansu()), on, limit, why);
    let founded = why("雨季", "p-9");
    assert_eq!(extend(&gansu(), founded.clone()).unwrap().clause, "GS-3.3");
    let code = |terms: &Terms, why| extend(terms, why).unwrap_err().code();
    assert_eq!(code(&zhejiang(), founded), "rectification-no-extension");
    assert_eq!(code(&gansu(), why("雨季", "")), "rectification-unfounded");
}

#[test]
fn a_silent_mine_is_rechecked_once_its_limit_has_passed() {
    let now = Rectification::begin(notice("2026-06-01"));
    let schedule =
        |on: &str| decide_schedule(&gansu(), &now, day(on), day(on)).map_err(|e| e.code());
    assert_eq!(schedule("2026-06-01"), Err("rectification-not-yet"));
    assert!(now.overdue(day("2026-06-02")) && schedule("2026-06-02").is_ok());
}

proptest! {
    /// Whatever is tried in whatever order: it closes only through a re-check that followed a
    /// schedule, and nothing happens after it.
    #[test]
    fn random_histories_close_only_by_a_recheck(
        moves in prop::collection::vec((0_u8..5, 0_u64..60, any::<bool>(), any::<bool>()), 0..30),
        third_party: bool,
    ) {
        let terms = if third_party { zhejiang() } else { gansu() };
        let mut now = Rectification::begin(notice("2026-06-01"));
        let (mut on, mut scheduled) = (day("2026-03-02"), false);
        for (kind, later, good, attached) in moves {
            on = on + Days::new(later);
            let event = match kind {
                0 => decide_acknowledge(&terms, &now, on, "王某".into()).map(Event::Acknowledged),
                1 => decide_evidence(&terms, &now, on, String::new(), vec![paper(); usize::from(good)])
                    .map(Event::EvidenceSubmitted),
                2 => decide_schedule(&terms, &now, on, on).map(Event::RecheckScheduled),
                3 => decide_extend(&terms, &now, on, on, why("雨季", "p-9")).map(Event::Extended),
                _ => {
                    let done = recheck("2026-03-02", [true, good]);
                    let result = attached.then(paper);
                    let done = Rechecked { on, third_party: result, ..done };
                    decide_recheck(&terms, &now, done).map(Event::Rechecked)
                }
            };
            let Ok(event) = event else { continue };
            prop_assert!(!now.closed(), "nothing follows a conclusion");
            if let Event::Rechecked(done) = &event {
                prop_assert!(scheduled && (done.third_party.is_some() || !third_party));
            }
            scheduled |= matches!(event, Event::RecheckScheduled(_));
            now.apply(&event);
            prop_assert_eq!(now.closed(), matches!(event, Event::Rechecked(_)));
            prop_assert!(now.limit >= day("2026-06-01"));
        }
    }
}
