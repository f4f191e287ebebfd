mod agencies;
mod drawn;
mod own;
mod scores;
mod sichuan;
mod stations;

use canon::{BlobRef, sha256};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use rust_decimal::Decimal;

use agencies::engage;

use super::*;
use crate::calendar::{Calendar, Counting, Period, Unit};
use crate::deadline::Override;
use crate::mine::ListLevel;
use crate::pack::{Actor, Library, Pack, PackRef, Station, StationKind};
use crate::procedure::{Mark, Procedure, Proof};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn blob() -> BlobRef {
    BlobRef { hash: sha256(b"x"), bytes: 1 }
}

fn book<'a>(pack: &'a Pack, reference: &'a PackRef) -> Rulebook<'a> {
    Rulebook { pack, reference, calendar: Calendar::shipped(), counting: Counting::default() }
}

fn shipped(id: &str) -> Rulebook<'static> {
    let (pack, reference) = Library::shipped().newest(id).unwrap();
    book(pack, reference)
}

fn opened(book: &Rulebook<'_>, on: NaiveDate) -> Application {
    let asked = Asked { number: "入库1".into(), mine: "m-1".into(), on, filing: None };
    Application::begin(decide_open(book, asked).unwrap())
}

/// All that any document asks for.
fn complete(station: &Station, on: NaiveDate) -> Conclusion {
    let opinion = |by: &Actor| Opinion {
        by: by.clone(),
        person: "p-2".into(),
        agrees: true,
        note: String::new(),
    };
    let paper = |name: &String| Proof { name: name.clone(), content: blob() };
    let concluded = Concluded {
        station: station.id.clone(),
        on,
        by: station.by[0].clone(),
        person: "p-1".into(),
        outcome: Outcome::Passed,
        note: String::new(),
        opinions: station.with.iter().map(opinion).collect(),
        papers: station.documents.iter().map(paper).collect(),
        endorsement: Some(blob()),
        signers: Vec::new(),
        evaluator: None,
        team: Vec::new(),
        score: Some(Decimal::from(800)),
        scores: None,
        beyond: None,
        by_draw: None,
        clause: String::new(),
        next: None,
    };
    Conclusion { concluded, standing: Some(AgencyStanding::Active), draw: None }
}

/// With an agency that may evaluate, where one is needed.
fn engaged(book: &Rulebook<'_>, mut now: Application, on: NaiveDate) -> Application {
    let station = now.station(book.pack).unwrap();
    if station.kind == StationKind::ThirdPartyEvaluation {
        let order = engage(book, station, on);
        let done = decide_engage(book, &now, order, AgencyStanding::Active).unwrap();
        now.apply(&Event::Engaged(done));
    }
    now
}

fn publish(station: &Station, on: NaiveDate) -> Published {
    let period = Period::new(7, Unit::WorkingDays).unwrap();
    let period = station.publicity.as_ref().map_or(period, |stated| stated.value);
    Published { station: station.id.clone(), on, period, place: "门户网站".into() }
}

/// Goes on, with everything in hand, until the mine stands at this kind of station.
fn until(book: &Rulebook<'_>, kind: StationKind, mut on: NaiveDate) -> (Application, NaiveDate) {
    let mut now = opened(book, on);
    while let Some(station) = now.station(book.pack).filter(|station| station.kind != kind) {
        if station.kind == StationKind::Publicity {
            let published = decide_publish(book, &now, publish(station, on)).unwrap();
            now.apply(&Event::Published(published));
            on = on + Days::new(40);
        }
        if station.kind == StationKind::Assessment {
            on = on + Days::new(400);
        }
        now = engaged(book, now, on);
        let done = decide_conclude(book, &now, complete(station, on)).unwrap();
        now.apply(&Event::Concluded(done));
        on = on + Days::new(1);
    }
    (now, on)
}

fn code<T: std::fmt::Debug>(outcome: Result<T, ListingRefusal>) -> &'static str {
    outcome.unwrap_err().code()
}

/// The one clock that the deadline desk shows.
fn clock(now: &Application) -> (String, Option<NaiveDate>, Mark) {
    let clocks = now.summary().clocks;
    let clock = clocks[0].at(Calendar::shipped(), Counting::default());
    (clock.duty, clock.due, clock.mark)
}

#[test]
fn what_a_document_gives_a_time_for_is_due_and_the_rest_is_counted() {
    // ZJ-4.2c: a month from the self-report; SC-2.1c: a year from the listing.
    let book = shipped("ZJ-2018");
    let (now, on) = until(&book, StationKind::ThirdPartyEvaluation, day("2026-03-02"));
    assert_eq!((clock(&now).0.as_str(), clock(&now).1), ("engage-agency", Some(day("2026-04-02"))));
    let now = engaged(&book, now, on);
    assert_eq!(clock(&now).0, "third-party-evaluation");
    assert_eq!(clock(&now).1, Some(day("2026-04-02")), "the month is the evaluation's");
    let (now, _) = until(&shipped("OR"), StationKind::ThirdPartyEvaluation, day("2026-03-02"));
    assert_eq!((clock(&now).1, clock(&now).2), (None, Mark::Since));
    let book = shipped("SC-2023");
    let (now, _) = until(&book, StationKind::Assessment, day("2025-03-03"));
    let listed = now.listed(book.pack).unwrap().1;
    let due = clock(&now).1.unwrap();
    assert!(due >= listed.checked_add_months(chrono::Months::new(12)).unwrap());
    assert_eq!(now.waiting.unwrap().clause, "SC-2.1c");
}

#[test]
fn each_pack_leads_to_its_own_list() {
    let lists = [
        ("XJ-draft", ListLevel::Reserve),
        ("OR", ListLevel::Province),
        ("GS", ListLevel::Province),
        ("ZJ-2018", ListLevel::National),
        ("SC-2023", ListLevel::Province),
    ];
    for (id, list) in lists {
        let book = shipped(id);
        // No station is a second application, so this goes to the end.
        let (now, _) = until(&book, StationKind::Application, day("2024-03-01"));
        let begins_there = book.pack.stations.iter().any(|s| s.kind == StationKind::Application);
        if !begins_there {
            assert_eq!(now.listed(book.pack).unwrap().0, list, "{id}");
        }
    }
    for (id, list) in lists {
        let book = shipped(id);
        let mut stations = book.pack.stations.iter();
        let listing = stations.find(|station| station.kind == StationKind::Listing).unwrap();
        let (mut now, on) = until(&book, StationKind::Listing, day("2024-03-01"));
        assert_eq!(now.listed(book.pack), None, "{id}");
        let done = decide_conclude(&book, &now, complete(listing, on)).unwrap();
        assert_eq!(done.clause, listing.clause);
        now.apply(&Event::Concluded(done));
        assert_eq!(now.listed(book.pack), Some((list, on)), "{id}");
    }
}

#[test]
fn xinjiang_accepts_only_with_the_agreement_of_ecology_and_emergency() {
    let book = shipped("XJ-draft");
    let (now, on) = until(&book, StationKind::Review, day("2024-03-01"));
    let station = now.station(book.pack).unwrap();
    let mut asked = complete(station, on);
    asked.concluded.opinions[1].agrees = false;
    assert_eq!(code(decide_conclude(&book, &now, asked.clone())), "listing-not-agreed");
    asked.concluded.opinions.pop();
    assert_eq!(code(decide_conclude(&book, &now, asked.clone())), "listing-not-heard");
    // Refusing the application needs no agreement, but a reason.
    asked.concluded.outcome = Outcome::NotAccepted;
    assert_eq!(code(decide_conclude(&book, &now, asked.clone())), "listing-no-reason");
    asked.concluded.note = "生态环境部门不同意".into();
    let mut ended = now;
    ended.apply(&Event::Concluded(decide_conclude(&book, &ended, asked.clone()).unwrap()));
    assert_eq!(ended.ending, Some(Ending::NotAccepted));
    let summary = ended.summary();
    assert_eq!((summary.station.as_str(), summary.closed), ("not-accepted", Some(ended.last)));
    assert_eq!(code(decide_conclude(&book, &ended, asked)), "listing-ended");
}

#[test]
fn xinjiang_publishes_ten_working_days_and_an_objection_holds_them() {
    let book = shipped("XJ-draft");
    // Friday; the National Day holiday of 2026 is the 1st to the 7th of October.
    let (mut now, _) = until(&book, StationKind::Publicity, day("2026-09-18"));
    let station = now.station(book.pack).unwrap();
    let start = day("2026-09-25");
    let concluded = |now: &Application, on| decide_conclude(&book, now, complete(station, on));
    assert_eq!(code(concluded(&now, start)), "listing-not-published");
    let mut other = publish(station, start);
    other.period = Period::new(5, Unit::WorkingDays).unwrap();
    assert_eq!(code(decide_publish(&book, &now, other)), "listing-other-period");
    now.apply(&Event::Published(decide_publish(&book, &now, publish(station, start)).unwrap()));
    let Some(crate::deadline::Publicity::Runs(end)) = standing_of_notice(&book, &now) else {
        panic!("it runs")
    };
    assert_eq!(code(concluded(&now, end.date)), "listing-still-public");
    assert!(concluded(&now, end.date + Days::new(1)).is_ok());
    assert_eq!(clock(&now), ("end-publicity".into(), Some(end.date), Mark::Sure));

    let objection = Objected { on: day("2026-09-28"), text: "排土场越界".into() };
    now.apply(&Event::Objected(decide_object(&book, &now, objection).unwrap()));
    assert_eq!(code(concluded(&now, end.date + Days::new(90))), "listing-held");
    // The day of the objection still counts.
    let left = 10 - Calendar::shipped().working_days_between(start, day("2026-09-28"));
    let held = Mark::Held { since: day("2026-09-28"), left };
    assert_eq!(clock(&now), ("answer-objection".into(), None, held));
    let handled = ObjectionHandled {
        objection: 0,
        on: day("2026-10-12"),
        upheld: true,
        note: "核查属实，更正范围".into(),
    };
    let again = ObjectionHandled { objection: 1, ..handled.clone() };
    assert_eq!(code(decide_handle_objection(&book, &now, again)), "listing-no-objection");
    now.apply(&Event::ObjectionHandled(decide_handle_objection(&book, &now, handled).unwrap()));
    assert_eq!(code(concluded(&now, day("2026-12-30"))), "listing-awaits-correction");
    assert_eq!(clock(&now), ("correct-publicity".into(), None, Mark::Since));
    let corrected = Corrected { on: day("2026-10-13"), note: "更正面积".into() };
    now.apply(&Event::Corrected(decide_correct(&book, &now, corrected).unwrap()));
    // Tuesday the 13th is not counted; ten working days after it: Tuesday the 27th.
    assert_eq!(code(concluded(&now, day("2026-10-27"))), "listing-still-public");
    assert!(concluded(&now, day("2026-10-28")).is_ok());
    assert_eq!(clock(&now), ("end-publicity".into(), Some(day("2026-10-27")), Mark::Sure));
}

#[test]
fn ordos_asks_for_endorsement_and_in_principle_for_800_points() {
    let book = shipped("OR");
    let (now, on) = until(&book, StationKind::InitialEvaluation, day("2024-03-01"));
    let mut asked = complete(now.station(book.pack).unwrap(), on);
    asked.concluded.endorsement = None;
    assert_eq!(code(decide_conclude(&book, &now, asked)), "listing-not-endorsed");

    let (now, on) = until(&book, StationKind::ThirdPartyEvaluation, day("2024-03-01"));
    let now = engaged(&book, now, on);
    let mut asked = complete(now.station(book.pack).unwrap(), on);
    asked.concluded.score = Some(Decimal::new(7_999, 1));
    assert_eq!(code(decide_conclude(&book, &now, asked.clone())), "listing-below-pass");
    asked.concluded.beyond =
        Some(Override { reason: "示范项目".into(), approver: "p-9".into() });
    assert!(decide_conclude(&book, &now, asked.clone()).is_ok());
    asked.concluded.score = None;
    assert_eq!(code(decide_conclude(&book, &now, asked.clone())), "listing-no-score");
    asked.standing = Some(AgencyStanding::Blacklisted);
    let refusal = decide_conclude(&book, &now, asked).unwrap_err();
    assert!(matches!(&refusal, ListingRefusal::AgencyBarred { clause, .. } if clause == "OR-3.10"));
}

#[test]
fn sichuan_recommends_after_a_year_in_principle() {
    let book = shipped("SC-2023");
    let (now, on) = until(&book, StationKind::Assessment, day("2024-03-01"));
    let station = now.station(book.pack).unwrap();
    let listed = now.listed(book.pack).unwrap().1;
    let mut early = complete(station, on);
    assert_eq!(code(decide_conclude(&book, &now, early.clone())), "listing-too-early");
    early.concluded.beyond = Some(Override { reason: "试点".into(), approver: "p-9".into() });
    assert!(decide_conclude(&book, &now, early).is_ok());
    let a_year_later = listed.checked_add_months(chrono::Months::new(12)).unwrap();
    assert!(decide_conclude(&book, &now, complete(station, a_year_later)).is_ok());
}

#[test]
fn a_mine_not_chosen_stays_in_the_pool_and_may_be_chosen_later() {
    let book = shipped("XJ-draft");
    let (mut now, on) = until(&book, StationKind::Selection, day("2024-03-01"));
    let station = now.station(book.pack).unwrap();
    let mut left = complete(station, on);
    left.concluded.outcome = Outcome::NotSelected;
    left.concluded.note = "名额已满".into();
    now.apply(&Event::Concluded(decide_conclude(&book, &now, left).unwrap()));
    assert_eq!(now.station(book.pack), Some(station));
    assert_eq!(now.listed(book.pack).unwrap().0, ListLevel::Reserve);
    assert!(decide_conclude(&book, &now, complete(station, on)).is_ok());
}

#[test]
fn what_was_opened_under_another_version_is_not_judged_by_this_one() {
    let book = shipped("OR");
    let other = shipped("GS");
    let now = opened(&book, day("2026-03-02"));
    let withdrawn = Withdrawn { on: day("2026-03-03"), note: "企业撤回".into() };
    assert_eq!(code(decide_withdraw(&other, &now, withdrawn.clone())), "listing-other-pack");
    let mut now = now;
    now.apply(&Event::Withdrawn(decide_withdraw(&book, &now, withdrawn).unwrap()));
    assert_eq!(now.ending, Some(Ending::Withdrawn));
}

/// One thing that somebody tries.
#[derive(Debug, Clone)]
enum Attempt {
    Engage { station: usize, barred: bool },
    Conclude { station: usize, actor: usize, lacks: Option<u8>, outcome: Outcome },
    Publish { station: usize },
    Correct,
    Object,
    Handle { objection: u32, upheld: bool },
    Withdraw,
}

fn attempt() -> impl Strategy<Value = Attempt> {
    let outcome = prop_oneof![
        30 => Just(Outcome::Passed),
        1 => Just(Outcome::Failed),
        1 => Just(Outcome::NotAccepted),
        2 => Just(Outcome::NotSelected),
    ];
    let near = || prop_oneof![8 => Just(0_usize), 1 => 0_usize..12];
    let conclude = (near(), near(), prop::option::weighted(0.2, 0_u8..6), outcome);
    prop_oneof![
        60 => conclude.prop_map(|(station, actor, lacks, outcome)| {
            Attempt::Conclude { station, actor, lacks, outcome }
        }),
        20 => (near(), prop::bool::weighted(0.2))
            .prop_map(|(station, barred)| Attempt::Engage { station, barred }),
        20 => near().prop_map(|station| Attempt::Publish { station }),
        3 => Just(Attempt::Correct),
        3 => Just(Attempt::Object),
        8 => (0_u32..2, any::<bool>())
            .prop_map(|(objection, upheld)| Attempt::Handle { objection, upheld }),
        1 => Just(Attempt::Withdraw),
    ]
}

/// Takes one thing away.
fn without(mut asked: Conclusion, what: u8) -> Conclusion {
    let concluded = &mut asked.concluded;
    match what {
        0 => drop(concluded.papers.pop()),
        1 => drop(concluded.opinions.pop()),
        2 => concluded.endorsement = None,
        3 => concluded.score = Some(Decimal::from(1)),
        4 => asked.standing = Some(AgencyStanding::Blacklisted),
        _ => concluded.opinions.iter_mut().for_each(|opinion| opinion.agrees = false),
    }
    asked
}

fn try_it(
    book: &Rulebook<'_>,
    now: &Application,
    attempt: &Attempt,
    on: NaiveDate,
) -> Result<Event, ListingRefusal> {
    let stations = &book.pack.stations;
    let here = stations.iter().position(|station| Some(station) == now.station(book.pack));
    let near = |offset: usize| &stations[(here.unwrap_or(0) + offset) % stations.len()];
    let note = || "说明".to_owned();
    match *attempt {
        Attempt::Engage { station, barred } => {
            let order = engage(book, near(station), on);
            let bar = if barred { AgencyStanding::Disqualified } else { AgencyStanding::Active };
            decide_engage(book, now, order, bar).map(Event::Engaged)
        }
        Attempt::Conclude { station, actor, lacks, outcome } => {
            let station = near(station);
            let mut asked = complete(station, on);
            let bodies: Vec<&Actor> = stations.iter().flat_map(|station| &station.by).collect();
            if actor > 0 {
                asked.concluded.by = bodies[actor % bodies.len()].clone();
            }
            asked.concluded.outcome = outcome;
            if outcome != Outcome::Passed {
                asked.concluded.note = note();
            }
            let asked = lacks.into_iter().fold(asked, without);
            decide_conclude(book, now, asked).map(Event::Concluded)
        }
        Attempt::Publish { station } => {
            decide_publish(book, now, publish(near(station), on)).map(Event::Published)
        }
        Attempt::Correct => {
            decide_correct(book, now, Corrected { on, note: note() }).map(Event::Corrected)
        }
        Attempt::Object => {
            decide_object(book, now, Objected { on, text: note() }).map(Event::Objected)
        }
        Attempt::Handle { objection, upheld } => {
            let handled = ObjectionHandled { objection, on, upheld, note: note() };
            decide_handle_objection(book, now, handled).map(Event::ObjectionHandled)
        }
        Attempt::Withdraw => {
            decide_withdraw(book, now, Withdrawn { on, note: note() }).map(Event::Withdrawn)
        }
    }
}

fn step_of(attempt: &Attempt) -> Move {
    match attempt {
        Attempt::Engage { .. } => Move::Engage,
        Attempt::Conclude { outcome: Outcome::Passed, .. } => Move::Pass,
        Attempt::Conclude { .. } => Move::Refuse,
        Attempt::Publish { .. } => Move::Publish,
        Attempt::Correct => Move::Correct,
        Attempt::Object => Move::Object,
        Attempt::Handle { .. } => Move::AnswerObjection,
        Attempt::Withdraw => Move::Withdraw,
    }
}

/// Counted day by day, unlike the product.
fn days_between(from: NaiveDate, to: NaiveDate, period: Period) -> u64 {
    let days = from.iter_days().skip(1).take_while(|day| *day < to);
    let counts =
        |day: &NaiveDate| period.unit == Unit::Days || Calendar::shipped().is_workday(*day).works();
    days.filter(counts).count().try_into().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    /// Whatever people try, a listed mine passed every station before the list, in order, with its
    /// actor and papers, and each publicity ran its whole time with no objection open.
    #[test]
    fn nobody_is_listed_but_by_way_of_every_station(
        which in 0_usize..6,
        attempts in prop::collection::vec((attempt(), 0_u64..12), 0..60),
    ) {
        let packs: Vec<_> = Library::shipped().all().collect();
        let (pack, reference) = packs[which % packs.len()];
        prop_assume!(!pack.stations.is_empty());
        let book = book(pack, reference);
        let mut on = day("2024-03-01");
        let mut now = opened(&book, on);
        let mut published: Option<(NaiveDate, Period)> = None;
        let mut open = 0_i32;
        for (attempt, days) in attempts {
            on = on + Days::new(days);
            let tried = try_it(&book, &now, &attempt, on);
            if tried.is_ok() {
                prop_assert!(may(&book, &now, step_of(&attempt), on).is_ok());
            }
            let Ok(event) = tried else { continue };
            match &event {
                Event::Published(fact) => (published, open) = (Some((on, fact.period)), 0),
                Event::Corrected(_) => published = published.map(|(_, period)| (on, period)),
                Event::Objected(_) => open += 1,
                Event::ObjectionHandled(_) => open -= 1,
                Event::Concluded(done) if done.outcome == Outcome::Passed => {
                    let station = now.station(pack).unwrap();
                    prop_assert_eq!(&done.station, &station.id);
                    prop_assert!(station.by.contains(&done.by));
                    for name in &station.documents {
                        prop_assert!(done.papers.iter().any(|paper| paper.name == *name));
                    }
                    for by in station.with.iter().filter(|_| station.hears()) {
                        prop_assert!(done.opinions.iter().any(|opinion| opinion.by == *by));
                    }
                    let engaged = now.engaged.as_ref().map(|engaged| &engaged.evaluator);
                    prop_assert_eq!(done.evaluator.as_ref(), engaged);
                    if station.kind == StationKind::ThirdPartyEvaluation {
                        prop_assert!(engaged.is_some());
                    }
                    if station.kind == StationKind::Publicity {
                        let (from, period) = published.take().unwrap();
                        prop_assert!(days_between(from, on, period) >= u64::from(period.amount));
                        prop_assert_eq!(open, 0);
                    }
                }
                _ => {}
            }
            now.apply(&event);
            // What the records alone say is what the pack says.
            let station = now.station(pack);
            let waits = now.waiting.as_ref().map(|waiting| (waiting.station.as_str(), waiting.kind));
            prop_assert_eq!(waits, station.map(|station| (station.id.as_str(), station.kind)));
            prop_assert_eq!(now.summary().closed.is_some(), station.is_none());
        }
        if now.listed(pack).is_some() {
            let listing = pack.stations.iter().position(|s| s.kind == StationKind::Listing);
            let passed = now.concluded.iter().filter(|done| done.outcome == Outcome::Passed);
            let ids: Vec<&str> = passed.map(|done| done.station.as_str()).collect();
            let wanted: Vec<&str> = pack.stations.iter().map(|s| s.id.as_str()).collect();
            prop_assert!(ids.len() > listing.unwrap());
            prop_assert_eq!(&ids[..], &wanted[..ids.len()]);
        }
    }
}
