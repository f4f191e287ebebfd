use super::*;
use crate::agency::Evaluator;
use crate::entry::{Entry, Kind};
use crate::pack::Procurement;

/// By whom the document names, or by whom the officer says.
pub(super) fn engage(book: &Rulebook<'_>, station: &Station, on: NaiveDate) -> Engaged {
    let stated = book.pack.agencies.commissioned_by.as_ref();
    let by = stated.map(|stated| stated.value[0].clone());
    let asked = || Actor::try_from("county/natural-resources".to_owned()).unwrap();
    Engaged {
        station: station.id.clone(),
        on,
        by: by.unwrap_or_else(asked),
        person: "p-1".into(),
        evaluator: Evaluator { agency: Some("e-1".into()), name: "甲评估所".into() },
        method: book.pack.agencies.method.as_ref().map(|stated| stated.value),
        clause: String::new(),
    }
}

#[test]
fn an_agency_stands_as_the_register_says_on_that_day() {
    let fields = |pairs: &[(&str, &str)]| {
        let texts = pairs.iter().map(|(field, text)| ((*field).into(), (*text).into()));
        Entry { id: "e-1".into(), kind: Kind::Agency, fields: texts.collect(), retired: false }
    };
    let of = |entry: &Entry| AgencyStanding::of(Some(entry), day("2026-03-02"));
    let term = [("state", "active"), ("listed_from", "2025-01-01"), ("listed_to", "2026-12-31")];
    assert_eq!(of(&fields(&term)), AgencyStanding::Active);
    assert_eq!(
        of(&fields(&[term[0], term[1], ("listed_to", "2026-03-01")])),
        AgencyStanding::TermOver
    );
    assert_eq!(of(&fields(&[term[0], ("listed_from", "2026-03-03")])), AgencyStanding::NotOnList);
    assert_eq!(of(&fields(&term[..1])), AgencyStanding::NotOnList);
    let barred = fields(&[("state", "blacklisted"), term[1], term[2]]);
    assert_eq!(of(&barred), AgencyStanding::Blacklisted);
    assert_eq!(AgencyStanding::of(None, day("2026-03-02")), AgencyStanding::NotOnList);
}

#[test]
fn zhejiang_takes_agencies_from_the_provinces_list_alone() {
    let at = |id| until(&shipped(id), StationKind::ThirdPartyEvaluation, day("2024-03-01"));
    for standing in [AgencyStanding::NotOnList, AgencyStanding::TermOver] {
        for (id, allowed) in [("ZJ-2018", false), ("GS", true)] {
            let (book, (now, on)) = (shipped(id), at(id));
            let station = now.station(book.pack).unwrap();
            let order = engage(&book, station, on);
            let tried = decide_engage(&book, &now, order, standing);
            assert_eq!(tried.is_ok(), allowed, "{id} {standing:?}");
            let now = engaged(&book, now, on);
            let mut asked = complete(station, on);
            asked.standing = Some(standing);
            assert_eq!(decide_conclude(&book, &now, asked).is_ok(), allowed, "{id} {standing:?}");
        }
    }
}

/// XJ-2.2c, OR-3.4, ZJ-4.2c: in the way that the document names; Gansu's names none.
#[test]
fn an_agency_is_engaged_in_the_way_that_the_document_names() {
    use Procurement::{GovernmentPurchase, PublicTender};
    let cases = [
        ("XJ-draft", Some((GovernmentPurchase, "XJ-2.2c"))),
        ("OR", Some((PublicTender, "OR-3.4"))),
        ("ZJ-2018", Some((GovernmentPurchase, "ZJ-4.2c"))),
        ("GS", None),
    ];
    for (id, named) in cases {
        let book = shipped(id);
        let (now, on) = until(&book, StationKind::ThirdPartyEvaluation, day("2024-03-01"));
        let station = now.station(book.pack).unwrap();
        for method in [None, Some(GovernmentPurchase), Some(PublicTender)] {
            let order = Engaged { method, ..engage(&book, station, on) };
            let decided = decide_engage(&book, &now, order, AgencyStanding::Active);
            let refused = named
                .filter(|(way, _)| method != Some(*way))
                .map(|(_, clause)| ListingRefusal::OtherProcurement { clause: clause.to_owned() });
            assert_eq!(decided.err(), refused, "{id} {method:?}");
        }
    }
}

/// XJ-3.2b, OR-3.10, ZJ-4.2b: who is barred is not engaged, and what it was engaged for before does
/// not count; another takes its place.
#[test]
fn a_barred_agency_is_not_engaged_and_its_result_does_not_count() {
    for (pack, reference) in Library::shipped().all() {
        let book = book(pack, reference);
        let stations = &book.pack.stations;
        if !stations.iter().any(|one| one.kind == StationKind::ThirdPartyEvaluation) {
            continue;
        }
        let (now, on) = until(&book, StationKind::ThirdPartyEvaluation, day("2024-03-01"));
        let station = now.station(book.pack).unwrap();
        assert_eq!(code(decide_conclude(&book, &now, complete(station, on))), "listing-no-agency");
        for standing in [AgencyStanding::Disqualified, AgencyStanding::Blacklisted] {
            let order = engage(&book, station, on);
            let tried = decide_engage(&book, &now, order, standing);
            assert_eq!(code(tried), "listing-agency-barred", "{}", book.pack.id);
        }
        let mut now = engaged(&book, now, on);
        let mut asked = complete(station, on);
        asked.standing = Some(AgencyStanding::Disqualified);
        assert_eq!(code(decide_conclude(&book, &now, asked)), "listing-agency-barred");
        let mut other = engage(&book, station, on);
        other.evaluator = Evaluator { agency: None, name: "乙评估所".into() };
        let stranger = Engaged { by: Actor::ThirdParty, ..other.clone() };
        let tried = decide_engage(&book, &now, stranger, AgencyStanding::Active);
        assert_eq!(code(tried), "listing-not-commissioner", "{}", book.pack.id);
        let nobody = Engaged { person: " ".into(), ..other.clone() };
        let tried = decide_engage(&book, &now, nobody, AgencyStanding::Active);
        assert_eq!(code(tried), "listing-nobody");
        let done = decide_engage(&book, &now, other.clone(), AgencyStanding::Active).unwrap();
        now.apply(&Event::Engaged(done));
        let done = decide_conclude(&book, &now, complete(station, on)).unwrap();
        assert_eq!(done.evaluator, Some(other.evaluator), "whoever was engaged last");
        now.apply(&Event::Concluded(done));
        assert_eq!(now.engaged, None, "for one evaluation");
    }
}

/// SC-2.3e: the province organises evaluation, verification and publicity at one station. The clause
/// names no third party, so one may be engaged there and need not be.
#[test]
fn sichuan_may_engage_an_agency_where_it_verifies() {
    let book = shipped("SC-2023");
    let (mut now, on) = until(&book, StationKind::Verification, day("2024-03-01"));
    let station = now.station(book.pack).unwrap();
    assert_eq!(clock(&now).0, "verification");
    assert!(decide_conclude(&book, &now, complete(station, on)).is_ok());
    let order = engage(&book, station, on);
    let done = decide_engage(&book, &now, order, AgencyStanding::NotOnList).unwrap();
    assert_eq!(done.clause, "SC-2.3e");
    now.apply(&Event::Engaged(done));
    let mut asked = complete(station, on);
    asked.standing = Some(AgencyStanding::Blacklisted);
    assert_eq!(code(decide_conclude(&book, &now, asked)), "listing-agency-barred");
    let done = decide_conclude(&book, &now, complete(station, on)).unwrap();
    assert_eq!(done.evaluator.unwrap().agency.as_deref(), Some("e-1"));

    let book = shipped("XJ-draft");
    let (now, on) = until(&book, StationKind::Verification, day("2024-03-01"));
    let station = now.station(book.pack).unwrap();
    let order = engage(&book, station, on);
    let tried = decide_engage(&book, &now, order, AgencyStanding::Active);
    assert_eq!(code(tried), "listing-no-engagement", "its evaluation has a station of its own");
}

/// CN-5: five people at least, by different names; where the paper names nobody, nobody is counted.
#[test]
fn an_evaluation_by_fewer_than_five_passes_nobody() {
    for id in ["OR", "GS", "ZJ-2018"] {
        let book = shipped(id);
        let (now, on) = until(&book, StationKind::ThirdPartyEvaluation, day("2024-03-01"));
        let station = now.station(book.pack).unwrap();
        let now = engaged(&book, now, on);
        let by = |people: &[&str]| {
            let mut asked = complete(station, on);
            asked.concluded.team = people.iter().map(|name| (*name).to_owned()).collect();
            decide_conclude(&book, &now, asked)
        };
        let refusal = by(&["甲", "乙", "丙", "丁", " 丁 "]).unwrap_err();
        let expected = ListingRefusal::TeamTooSmall { clause: "CN-5".into(), people: 4, least: 5 };
        assert_eq!(refusal, expected, "{id}");
        assert_eq!(by(&["甲", "乙", "丙", "丁", "戊"]).unwrap().team.len(), 5, "{id}");
        assert!(by(&[]).is_ok(), "{id}");
    }
}
