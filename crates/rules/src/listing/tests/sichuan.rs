use super::*;

/// SC-3.1a, SC-3.1b: the city reviews what the county passed, and only the province lists.
#[test]
fn sichuan_reviews_in_county_and_city_and_lists_in_the_province() {
    let book = shipped("SC-2023");
    let actor = |text: &str| Actor::try_from(text.to_owned()).unwrap();
    let mut now = opened(&book, day("2024-03-01"));
    let mut on = day("2024-03-01");
    let mut reviews = Vec::new();
    while let Some(station) =
        now.station(book.pack).filter(|one| one.kind != StationKind::Publicity)
    {
        let mut other = complete(station, on);
        other.concluded.by = actor("city/finance");
        assert_eq!(code(decide_conclude(&book, &now, other)), "listing-not-actor");
        if station.kind == StationKind::Review {
            reviews.push(station.by[0].to_string());
        }
        let done = decide_conclude(&book, &now, complete(station, on)).unwrap();
        now.apply(&Event::Concluded(done));
        on = on + Days::new(1);
    }
    assert_eq!(reviews, ["county/natural-resources", "city/natural-resources"]);
    let lists = book.pack.stations.iter().filter(|station| station.list.is_some());
    assert!(
        lists.flat_map(|station| &station.by).all(|by| *by == actor("province/natural-resources"))
    );
}
