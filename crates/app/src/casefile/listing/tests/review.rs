//! Whose the review of a mine is that lies in several counties.

use rules::mine::Field;

use super::*;
use crate::testing::PASSPHRASE;

fn sign_in(desk: &Desk, region: &str) {
    let person = NewPerson {
        name: format!("{region}的李某"),
        organisation: "自然资源局（演示）".into(),
        role: Role::Officer,
        region: region.into(),
        passphrase: PASSPHRASE.into(),
    };
    crate::machine::add_person(&desk.app, person).unwrap();
    let people = crate::machine::state(&desk.app, Nothing {}).unwrap().people;
    let person = people.iter().find(|one| one.name.starts_with(region)).unwrap().id.clone();
    crate::machine::lock(&desk.app, Nothing {}).unwrap();
    crate::machine::unlock(&desk.app, Unlock { person, passphrase: PASSPHRASE.into() }).unwrap();
}

fn designate(desk: &Desk, mine: &str, county: &str) {
    let known = desk.session().mine(mine).unwrap();
    let edit = FieldEdit {
        field: "review_region".into(),
        seen: known.detail(Field::ReviewRegion).into(),
        text: county.into(),
    };
    let (id, reason) = (mine.to_owned(), "省厅指定".into());
    crate::mine::change(&desk.app, MineChange { id, edits: vec![edit], reason, dry_run: false })
        .unwrap();
}

/// SC-2.3c: the county that the province designated reviews, and not the one where the mine lies.
#[test]
fn the_designated_county_reviews() {
    let desk = Desk::new();
    let mine = mine_in(&desk, "51");
    let lies_in = desk.session().mine(&mine).unwrap().region;
    let other = if lies_in == "510105" { "510104" } else { "510105" };
    designate(&desk, &mine, other);
    for (region, own) in [(lies_in.as_str(), false), (other, true)] {
        sign_in(&desk, region);
        let ask = CasePlanInput { mine: mine.clone(), ..Default::default() };
        let plan = plan(&desk.app, ask).unwrap();
        let review = plan.stations.iter().find(|one| one.id == "county-review").unwrap();
        assert_eq!(review.by[0].own, own, "{region}");
    }
    // The application is the mine's, entered from its paper; the review is the county's own.
    let start = today(&desk) - Days::new(10);
    let view = applied(&desk, &mine, "SC-2023", start);
    let (view, on) = until(&desk, view, "county-review", start);
    let view = conclude_station(&desk.app, complete(&desk, &view, on)).unwrap();
    assert!(view.events.last().unwrap().entered_for.is_empty());
}
