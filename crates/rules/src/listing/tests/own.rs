//! What one document alone asks of a station: whom it hears, how long it publishes.

use super::*;

/// XJ-2.3a: on site together with ecology and emergency of the same level, each heard.
#[test]
fn xinjiang_verifies_together_with_ecology_and_emergency() {
    let book = shipped("XJ-draft");
    let (now, on) = until(&book, StationKind::Verification, day("2024-03-01"));
    let station = now.station(book.pack).unwrap();
    let with: Vec<String> = station.with.iter().map(ToString::to_string).collect();
    assert_eq!(
        (with.join(" "), station.clause.as_str()),
        ("city/ecology city/emergency".into(), "XJ-2.3a")
    );
    for absent in 0..2 {
        let mut asked = complete(station, on);
        asked.concluded.opinions.remove(absent);
        assert_eq!(code(decide_conclude(&book, &now, asked)), "listing-not-heard");
    }
    assert!(decide_conclude(&book, &now, complete(station, on)).is_ok());
}

/// ZJ-4.3a gives no number of days: the officer does, and what was published runs so long.
#[test]
fn zhejiang_publishes_the_opinion_as_long_as_the_officer_says() {
    let book = shipped("ZJ-2018");
    let (mut now, on) = until(&book, StationKind::Publicity, day("2026-03-02"));
    let station = now.station(book.pack).unwrap();
    assert_eq!((station.clause.as_str(), &station.publicity), ("ZJ-4.3a", &None));
    assert_eq!(station.by, [Actor::try_from("county/natural-resources".to_owned()).unwrap()]);
    let concluded = |now: &Application, on| decide_conclude(&book, now, complete(station, on));
    assert_eq!(code(concluded(&now, on + Days::new(90))), "listing-not-published");
    let period = Period::new(5, Unit::Days).unwrap();
    let published = Published { period, ..publish(station, on) };
    now.apply(&Event::Published(decide_publish(&book, &now, published).unwrap()));
    let Some(crate::deadline::Publicity::Runs(end)) = standing_of_notice(&book, &now) else {
        panic!("it runs")
    };
    assert!(end.date >= on + Days::new(5));
    assert_eq!(code(concluded(&now, end.date)), "listing-still-public");
    assert!(concluded(&now, end.date + Days::new(1)).is_ok());
}

/// ZJ-4.2d: whoever doesn't meet the standard doesn't pass, whoever approves. Ordos asks for its
/// points in principle only.
#[test]
fn zhejiang_passes_nobody_by_an_exception() {
    for (id, refused) in [("ZJ-2018", Some("listing-no-exception")), ("OR", None)] {
        let book = shipped(id);
        let (now, on) = until(&book, StationKind::ThirdPartyEvaluation, day("2024-03-01"));
        let station = now.station(book.pack).unwrap();
        let now = engaged(&book, now, on);
        let mut asked = complete(station, on);
        assert!(decide_conclude(&book, &now, asked.clone()).is_ok(), "{id}");
        asked.concluded.beyond =
            Some(Override { reason: "示范项目".into(), approver: "p-9".into() });
        let decided = decide_conclude(&book, &now, asked);
        assert_eq!(decided.err().map(|refusal| refusal.code()), refused, "{id}");
    }
}
