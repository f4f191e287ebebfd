mod grounds;

use canon::{BlobRef, sha256};
use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::*;
use crate::fact::Fact;
use crate::mine::ListLevel;
use crate::pack::{Actor, Level, Library, Pack, PackRef, RemovalRoute};
use crate::procedure::{Party, Procedure, Proof};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn blob() -> BlobRef {
    BlobRef { hash: sha256(b"x"), bytes: 1 }
}

fn proof(name: &str) -> Proof {
    Proof { name: name.into(), content: blob() }
}

fn actor(text: &str) -> Actor {
    Actor::try_from(text.to_owned()).unwrap()
}

fn reported(reference: &PackRef, ground: Basis<'_>, list: ListLevel) -> Reported {
    Reported {
        number: "移出1".into(),
        mine: "m-1".into(),
        list,
        pack: reference.clone(),
        ground: ground.clause.to_owned(),
        on: day("2026-03-02"),
        reason: "核查属实".into(),
        evidence: ground.evidence.iter().map(|name| proof(name)).collect(),
        rectification: Some("z-1".into()),
        inspection: None,
        found_by: Some(FoundBy::Itself),
    }
}

fn told_by(department: &str, handling: &str) -> FoundBy {
    let (department, handling) = (department.into(), handling.into());
    let letter = proof("问题反馈函");
    FoundBy::Department(Feedback { department, handling, letter })
}

fn verified(by: &Actor, holds: bool) -> Verified {
    let (on, body) = (day("2026-03-04"), by.clone());
    Verified { on, by: "王某".into(), body, holds, note: String::new() }
}

fn met(on: &str) -> Conference {
    Conference { on: day(on), opinion: "同意移出".into(), minutes: blob(), case: None }
}

fn verdict(conclusion: Conclusion, by: &Actor) -> Verdict {
    Verdict {
        on: day("2026-03-06"),
        conclusion,
        by: by.clone(),
        person: "李某".into(),
        reason: String::new(),
        decision: None,
        conference: None,
    }
}

const LISTS: &[ListLevel] =
    &[ListLevel::Reserve, ListLevel::City, ListLevel::Province, ListLevel::National];
const BODIES: &[&str] = &[
    "enterprise",
    "third-party",
    "nation/natural-resources",
    "province/natural-resources",
    "city/natural-resources",
    "city/government",
    "county/natural-resources",
    "county/government",
];
const DAYS: &[&str] = &["2026-03-01", "2026-03-03", "2026-03-05", "2026-03-07"];

/// A report with anything missing, on a mine that is on any lists.
#[derive(Debug, Clone)]
struct Report {
    pack: Index,
    /// Of any pack, or of this one.
    ground: (Index, Option<Index>),
    list: ListLevel,
    on: Vec<ListLevel>,
    rectified: Rectified,
    complete: bool,
    reason: bool,
    found_by: Option<FoundBy>,
}

#[derive(Debug, Clone)]
enum Try {
    Verify(&'static str, &'static str, bool),
    Conclude(Box<Verdict>),
}

fn report() -> impl Strategy<Value = Report> {
    const RECTIFIED: &[Rectified] =
        &[Rectified::None, Rectified::Open, Rectified::Passed, Rectified::Failed];
    let likely = || prop::bool::weighted(0.8);
    let ground = (any::<Index>(), prop::option::weighted(0.2, any::<Index>()));
    let lists = (select(LISTS), prop::collection::vec(select(LISTS), 1..4));
    let found_by = select(vec![
        None,
        Some(FoundBy::Itself),
        Some(told_by("ecology", "建议移出")),
        Some(told_by("ecology", " ")),
    ]);
    (any::<Index>(), ground, lists, select(RECTIFIED), likely(), likely(), found_by).prop_map(
        |(pack, ground, (list, on), rectified, complete, reason, found_by)| Report {
            pack,
            ground,
            list,
            on,
            rectified,
            complete,
            reason,
            found_by,
        },
    )
}

fn concluding() -> impl Strategy<Value = Verdict> {
    const ENDS: &[Conclusion] =
        &[Conclusion::Removed, Conclusion::ProposedNational, Conclusion::Kept];
    let conference = prop::option::weighted(0.7, select(DAYS).prop_map(met));
    let said = (any::<bool>(), any::<bool>());
    (select(ENDS), select(BODIES), select(DAYS), said, conference).prop_map(
        |(conclusion, by, on, (reason, decision), conference)| Verdict {
            on: day(on),
            reason: if reason { "情节轻微，已改正".into() } else { " ".into() },
            decision: decision.then(|| proof("移出决定")),
            conference,
            ..verdict(conclusion, &actor(by))
        },
    )
}

fn attempt() -> impl Strategy<Value = Try> {
    prop_oneof![
        (select(BODIES), select(DAYS), prop::bool::weighted(0.7))
            .prop_map(|(by, on, holds)| Try::Verify(by, on, holds)),
        concluding().prop_map(|verdict| Try::Conclude(Box::new(verdict))),
    ]
}

fn packs() -> Vec<(&'static Pack, &'static PackRef)> {
    Library::shipped().all().collect()
}

/// As far as a report comes at all.
fn begun(asked: &Report) -> Option<(&'static Pack, Removal)> {
    let all = packs();
    let (pack, reference) = *asked.pack.get(&all);
    let from = asked.ground.1.map_or(pack, |other| other.get(&all).0);
    let grounds: Vec<Basis<'_>> = bases(from).collect();
    let mut fact = reported(reference, *asked.ground.0.get(&grounds), asked.list);
    let papers = fact.evidence.len();
    fact.evidence.truncate(papers.saturating_sub(usize::from(!asked.complete)));
    if !asked.reason {
        fact.reason.clear();
    }
    fact.found_by.clone_from(&asked.found_by);
    let fact = decide_report(pack, fact, asked.rectified, &asked.on).ok()?;
    Some((pack, Removal::begin(fact)))
}

fn take(pack: &Pack, now: &mut Removal, step: Try) {
    let event = match step {
        Try::Verify(by, on, holds) => {
            let fact = Verified { on: day(on), ..verified(&actor(by), holds) };
            decide_verify(now, fact).ok().map(Event::Verified)
        }
        Try::Conclude(verdict) => decide_conclude(pack, now, *verdict).ok().map(Event::Concluded),
    };
    if let Some(event) = event {
        now.apply(&event);
    }
}

/// What is shown by all that ends: its ground, evidence, decider, and their order.
fn founded(pack: &Pack, asked: &Report, now: &Removal) -> Result<(), TestCaseError> {
    let (Some(found), Some(done)) = (&now.verified, &now.concluded) else { return Ok(()) };
    let ground = basis(pack, &now.reported.ground).expect("a ground of this pack");
    prop_assert!(asked.complete && asked.reason && asked.on.contains(&now.reported.list));
    prop_assert!(ground.route == RemovalRoute::Direct || asked.rectified == Rectified::Failed);
    if pack.leads.feedback_to.is_some() && ground.route == RemovalRoute::Direct {
        let told = [Some(FoundBy::Itself), Some(told_by("ecology", "建议移出"))];
        prop_assert!(told.contains(&now.reported.found_by));
    }
    prop_assert!(now.reported.on <= found.on && found.on <= done.on);
    let is_body = |by: &Actor| !matches!(by, Actor::Enterprise | Actor::ThirdParty);
    prop_assert!(is_body(&found.body) && is_body(&done.by));
    let rules = &pack.removal;
    let says = done.clause.as_ref();
    let own = rules.deciders.iter().find(|one| one.by == done.by && Some(&one.clause) == says);
    prop_assert!(own.is_some() || says.is_none(), "a clause is the decider's own");
    if !found.holds {
        prop_assert_eq!(done.conclusion, Conclusion::Kept);
        prop_assert!(own.is_some() || done.by == found.body);
        return Ok(());
    }
    if done.conclusion == Conclusion::Kept {
        prop_assert!(!done.reason.trim().is_empty());
    }
    let reports = rules.reported_by.iter().any(|stated| stated.value.contains(&done.by));
    prop_assert!(own.is_some() || (done.decision.is_some() && !reports));
    if rules.joint_conference.as_ref().is_some_and(|stated| stated.value) {
        let heard = done.conference.as_ref().expect("heard first");
        prop_assert!(found.on <= heard.on && heard.on <= done.on);
    }
    match done.conclusion {
        Conclusion::Removed => {
            prop_assert!(now.reported.list != ListLevel::National);
            let named = || rules.deciders.iter().filter(|one| one.list == now.reported.list);
            prop_assert!(named().count() == 0 || named().any(|one| one.by == done.by));
        }
        Conclusion::ProposedNational => prop_assert_eq!(now.reported.list, ListLevel::National),
        Conclusion::Kept => {}
    }
    Ok(())
}

/// Nothing stays open for want of somebody who may end it.
fn can_end(pack: &Pack, now: &Removal) -> bool {
    let (Some(found), None) = (&now.verified, &now.concluded) else { return true };
    let latest = found.on.max(day("2026-03-07"));
    let ends = |by: &Actor| {
        let kept = Verdict {
            on: latest,
            reason: "情节轻微，已改正".into(),
            decision: Some(proof("决定")),
            conference: Some(Conference { on: latest, ..met("2026-03-07") }),
            ..verdict(Conclusion::Kept, by)
        };
        decide_conclude(pack, now, kept).is_ok()
    };
    if found.holds { BODIES.iter().any(|by| ends(&actor(by))) } else { ends(&found.body) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// No pack lets a mine be removed without its ground, evidence and decider; and whatever was
    /// verified, there is somebody who may end it.
    #[test]
    fn nothing_is_removed_without_ground_evidence_and_decider(
        asked in report(),
        steps in prop::collection::vec(attempt(), 0..12),
    ) {
        let Some((pack, mut now)) = begun(&asked) else { return Ok(()) };
        for step in steps {
            let before = now.clone();
            take(pack, &mut now, step);
            prop_assert!(before.concluded.is_none() || now == before, "what ended has ended");
            founded(pack, &asked, &now)?;
            prop_assert!(can_end(pack, &now));
        }
    }
}

fn direct(pack: &Pack) -> Basis<'_> {
    bases(pack).find(|ground| ground.route == RemovalRoute::Direct).unwrap()
}

/// The way there is open to whoever has all of it.
#[test]
fn gansu_removes_after_the_joint_conference() {
    let (pack, reference) = Library::shipped().newest("GS").unwrap();
    let province = actor("province/natural-resources");
    let asked = reported(reference, direct(pack), ListLevel::Province);
    let report = |on: &[ListLevel]| decide_report(pack, asked.clone(), Rectified::None, on);
    assert_eq!(report(&[ListLevel::Reserve]).unwrap_err().code(), "removal-not-on-list");
    let mut now = Removal::begin(report(&[ListLevel::Province]).unwrap());
    let conclude = |now: &Removal, verdict: &Verdict| {
        decide_conclude(pack, now, verdict.clone()).map_err(|refusal| refusal.code())
    };
    let mut said = verdict(Conclusion::Removed, &province);
    assert_eq!(conclude(&now, &said), Err("removal-not-verified"));
    let mine = decide_verify(&now, verified(&Actor::Enterprise, true)).unwrap_err();
    assert_eq!(mine.code(), "removal-not-verifier");
    now.verified = Some(decide_verify(&now, verified(&province, true)).unwrap());
    assert_eq!(conclude(&now, &said), Err("removal-no-conference"));
    said.conference = Some(met("2026-03-03"));
    assert_eq!(conclude(&now, &said), Err("removal-early-conference"), "verified on the 4th");
    said.conference = Some(met("2026-03-05"));
    assert_eq!(conclude(&now, &said).unwrap().clause.as_deref(), Some("GS-4.2"));
    let kept = Verdict { conclusion: Conclusion::Kept, ..said.clone() };
    assert_eq!(conclude(&now, &kept), Err("removal-no-reason"));
    now.reported.list = ListLevel::National;
    assert_eq!(conclude(&now, &said), Err("removal-national-only-proposed"));
    said.conclusion = Conclusion::ProposedNational;
    assert!(conclude(&now, &said).is_ok());
}

/// GS-3.5, CN-2: beside the grounds, and open to nothing but a rectification that failed. What
/// another pack states is no way either.
#[test]
fn a_rectification_that_failed_is_a_route_of_its_own() {
    let library = Library::shipped();
    let list = ListLevel::National;
    let report = |id: &str, clause: &str, ended, papers: bool| {
        let (pack, reference) = library.newest(id).unwrap();
        let from = library.all().find_map(|(pack, _)| basis(pack, clause)).unwrap();
        let mut asked = reported(reference, from, list);
        asked.evidence.truncate(if papers { asked.evidence.len() } else { 1 });
        let decided = decide_report(pack, asked, ended, &[list]);
        decided.map(|done| done.ground).map_err(|refusal| refusal.code())
    };
    for (id, clause) in [("GS", "GS-3.5"), ("CN-2024", "CN-2")] {
        for ended in [Rectified::None, Rectified::Open, Rectified::Passed] {
            assert_eq!(report(id, clause, ended, true), Err("removal-not-failed"), "{id}");
        }
        assert_eq!(report(id, clause, Rectified::Failed, false), Err("removal-no-evidence"));
        assert_eq!(report(id, clause, Rectified::Failed, true).as_deref(), Ok(clause));
    }
    for id in ["GS", "OR", "ZJ-2018", "SC-2023", "XJ-draft"] {
        let borrowed = report(id, "CN-2", Rectified::Failed, true);
        assert_eq!(borrowed, Err("removal-no-such-ground"), "{id}");
    }
    let second = |id| second_route(library.newest(id).unwrap().0).map(|basis| basis.clause);
    let leads = ["XJ-draft", "OR", "GS", "ZJ-2018", "SC-2023"].map(second);
    assert_eq!(leads, [Some("XJ-R2"), Some("OR-R1"), Some("GS-3.5"), Some("ZJ-R1"), None]);
}

/// GS-4.1, GS-4.2: another department's letter with its opinion, or the province found it itself.
#[test]
fn gansu_decides_on_what_departments_fed_back() {
    let (pack, reference) = Library::shipped().newest("GS").unwrap();
    let list = ListLevel::Province;
    let asked = |found_by| Reported { found_by, ..reported(reference, direct(pack), list) };
    let report = |found_by| {
        let decided = decide_report(pack, asked(found_by), Rectified::None, &[list]);
        decided.map(drop).map_err(|refusal| refusal.code())
    };
    let refused = Err("removal-no-feedback");
    assert_eq!(report(None), refused);
    assert_eq!(report(Some(told_by("ecology", " "))), refused);
    assert_eq!(report(Some(told_by("mining", "建议移出"))), refused, "no department of Gansu's");
    assert_eq!(
        report(Some(told_by("natural-resources", "建议移出"))),
        refused,
        "it tells itself nothing"
    );
    assert_eq!(report(Some(told_by("ecology", "建议移出"))), Ok(()));
    assert_eq!(report(Some(FoundBy::Itself)), Ok(()));
    assert_eq!(asked(Some(told_by("ecology", "建议移出"))).blobs().len(), 2, "paper and letter");

    // What came without from elsewhere is decided no more than it would have been reported.
    let province = actor("province/natural-resources");
    let mut now = Removal::begin(asked(None));
    now.verified = Some(verified(&province, true));
    let said =
        Verdict { conference: Some(met("2026-03-05")), ..verdict(Conclusion::Removed, &province) };
    let conclude = |now: &Removal| {
        let decided = decide_conclude(pack, now, said.clone());
        decided.map(drop).map_err(|refusal| refusal.code())
    };
    assert_eq!(conclude(&now), refused);
    now.reported.found_by = Some(FoundBy::Itself);
    assert_eq!(conclude(&now), Ok(()));

    let second = reported(reference, second_route(pack).unwrap(), list);
    let second = Reported { found_by: None, ..second };
    assert!(decide_report(pack, second, Rectified::Failed, &[list]).is_ok(), "its own re-check");
}

/// OR-4.8 says who reports and not who decides on the province's list.
#[test]
fn where_no_document_names_the_decider_the_officer_does_with_its_decision() {
    let (pack, reference) = Library::shipped().newest("OR").unwrap();
    let (banner, city) = (actor("county/government"), actor("city/government"));
    let ground = second_route(pack).unwrap();
    assert!(is_decider_asked(pack, ListLevel::Province));
    let asked = reported(reference, ground, ListLevel::Province);
    let asked = decide_report(pack, asked, Rectified::Failed, &[ListLevel::Province]).unwrap();
    let mut now = Removal::begin(asked);
    let conclude = |now: &Removal, verdict: &Verdict| {
        decide_conclude(pack, now, verdict.clone()).map_err(|refusal| refusal.code())
    };
    now.verified = Some(verified(&city, true));
    let mut said = verdict(Conclusion::Removed, &city);
    assert_eq!(conclude(&now, &said), Err("removal-no-decision"));
    said.decision = Some(proof("移出决定"));
    let done = conclude(&now, &said).unwrap();
    assert_eq!((done.clause, done.by), (None, city.clone()));
    said.by = banner.clone();
    assert_eq!(conclude(&now, &said), Err("removal-own-report"));
    said.by = Actor::Enterprise;
    assert_eq!(conclude(&now, &said), Err("removal-not-decider"));

    // What doesn't hold is closed by whoever found so, with nothing more.
    now.verified = Some(verified(&banner, false));
    let said = verdict(Conclusion::Kept, &banner);
    assert!(conclude(&now, &said).is_ok());
    let other = verdict(Conclusion::Kept, &actor("city/natural-resources"));
    assert_eq!(conclude(&now, &other), Err("removal-not-decider"));
    let removed = verdict(Conclusion::Removed, &banner);
    assert_eq!(conclude(&now, &removed), Err("removal-not-verified"));
}

/// XJ-4.9 names them for the pool: nobody else is asked.
#[test]
fn a_named_decider_is_not_replaced() {
    let library = Library::shipped();
    let asked = |id: &str, list| is_decider_asked(library.newest(id).unwrap().0, list);
    assert!(!asked("XJ-draft", ListLevel::Reserve) && !asked("XJ-draft", ListLevel::National));
    assert!(asked("ZJ-2018", ListLevel::National) && asked("ZJ-2018", ListLevel::Province));
    assert!(!asked("GS", ListLevel::Province) && !asked("SC-2023", ListLevel::Province));
    let nation = |decider: &&crate::pack::Decider| {
        matches!(decider.by, Actor::Body { level: Level::Nation, .. })
    };
    let pack = library.newest("ZJ-2018").unwrap().0;
    assert!(pack.removal.deciders.iter().all(|decider| nation(&decider)));
}

/// XJ-4.0: prefecture and county report, to the region, which verifies and decides (XJ-4.9).
#[test]
fn who_reports_is_the_packs_and_who_verifies_and_decides_says_so() {
    let (pack, reference) = Library::shipped().newest("XJ-draft").unwrap();
    let now = Removal::begin(reported(reference, direct(pack), ListLevel::Reserve));
    let by = ["city/natural-resources", "county/natural-resources"].map(actor);
    assert_eq!(now.parties(pack, Reported::KIND), Party::all(&by));
    assert!(now.parties(pack, Verified::KIND).is_empty());
    let province = actor("province/natural-resources");
    assert_eq!(verified(&province, true).party(), Some(Party::Actor(province)));
}
