use rules::mine::{Field, Mine};

use super::*;
use crate::api::{ImportInput, Staged};
use crate::casefile::plan::mines_of;
use crate::testing::Desk;

fn desk() -> Desk {
    let desk = Desk::new();
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
