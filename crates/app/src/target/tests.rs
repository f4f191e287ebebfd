use rules::mine::{Field, Mine};

use super::*;
use crate::api::{ImportInput, Staged};
use crate::casefile::plan::mines_of;
use crate::testing::Desk;

fn desk() -> Desk {
    furnished(Desk::new())
}

fn furnished(desk: Desk) -> Desk {
    let token = desk.app.stage(None, &demo::csv(1, 300), true).unwrap();
    let file = Staged { token, name: "矿山.csv".into() };
    let columns = std::collections::BTreeMap::new();
    let input =
        ImportInput { file, beside: Vec::new(), sheet: String::new(), columns, dry_run: false };
    crate::mine::import(&desk.app, input).unwrap();
    desk
}

#[test]
fn a_banner_of_ordos_sees_its_own_targets_with_their_clauses() {
    let desk = desk();
    let view = list(&desk.app, TargetQuery::default()).unwrap();
    assert_eq!(view.pack.id, "OR");
    let clauses: Vec<&str> = view.rows.iter().map(|row| row.clause.as_str()).collect();
    assert_eq!(clauses, ["OR-4.5", "OR-1.5", "OR-2.1", "OR-1.2"]);
    let mines = mines_of(&desk.session(), "150622").unwrap();
    let open: Vec<&Mine> = mines.iter().filter(|mine| mine.status.code() != "closed").collect();
    let led = open.iter().filter(|mine| !mine.detail(Field::Leader).is_empty()).count();
    let leaders = view.rows.last().unwrap();
    assert_eq!((leaders.of as usize, leaders.has as usize), (open.len(), led));
    assert_eq!(leaders.without.len(), (open.len() - led).min(MOST_NAMES));
}

#[test]
fn other_rules_of_the_region_are_reckoned_by_name() {
    let desk = desk();
    let query = |pack: &str| TargetQuery { pack: Some(pack.into()) };
    let base = list(&desk.app, query("CN-2024")).unwrap();
    assert!(base.rows.iter().all(|row| row.clause == "CN-1" && row.what == "share"));
    assert_eq!(base.rows[0].by.as_deref(), Some("2028-12-31"));
    assert_eq!(list(&desk.app, query("GS")).unwrap_err().code(), "not-found");
}

/// The annex of Zhejiang: what a city had to begin with stands beside its target.
#[test]
fn a_city_s_row_has_what_its_table_had() {
    let mut machine = crate::testing::new_machine();
    machine.person.region = "330000".into();
    let desk = furnished(Desk::with(std::sync::Arc::new(crate::Machine::new()), machine));
    let view = list(&desk.app, TargetQuery { pack: Some("ZJ-2018".into()) }).unwrap();
    let (pack, _) = rules::pack::Library::shipped().newest("ZJ-2018").unwrap();
    let (cities, others): (Vec<_>, Vec<_>) =
        view.rows.into_iter().partition(|row| row.what == "city");
    assert!(!cities.is_empty(), "the demo has mines in its cities");
    for row in cities {
        let city = pack.targets.cities.iter().find(|city| city.name == row.place).unwrap();
        let had = (Some(city.producing_2017), Some(city.preparing_2017));
        assert_eq!((row.producing_2017, row.preparing_2017), had, "{}", row.place);
    }
    assert!(others.iter().all(|row| row.producing_2017.is_none()));
}
