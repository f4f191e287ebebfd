//! Who goes to each mine, as the plan says.

use super::*;
use crate::api::TeamChoice;

const OTHERS: &str = "准格尔旗应急管理局（演示）";

fn with(departments: &[&str], cap: Option<u32>) -> DrawChoice {
    let departments = departments.iter().map(|one| (*one).to_owned()).collect();
    DrawChoice { team: Some(TeamChoice { departments, cap }), ..DrawChoice::default() }
}

#[test]
fn a_plan_says_how_many_go_from_where_and_how_often() {
    let desk = desk();
    let third = PersonInput {
        name: "检查员丙".into(),
        department: OTHERS.into(),
        role: Role::Inspector,
        card: true,
        region: "150622".into(),
    };
    person::register(&desk.app, third).unwrap();
    assert_eq!(refused(&desk, |plan| plan.choice = with(&[""], None)), "draw-team-too-small");

    // Everybody once is too little for all counties, which is said before anything is drawn.
    let mut input = a_plan(&desk);
    assert!(input.quotas.len() > 1);
    input.choice = with(&["", ""], Some(1));
    let tight = freeze(&desk.app, input).unwrap();
    let clashes = planned(&desk.app, ById { id: tight.row.id }).unwrap().clashes;
    assert!(clashes.iter().any(|clash| clash.held.iter().any(|held| held.rule == "cap")));

    let mut input = a_plan(&desk);
    input.choice = with(&["", OTHERS, ""], None);
    let drawn = freeze(&desk.app, input).unwrap();
    for team in reveal_it(&desk, &drawn.row.id).teams {
        let slots: Vec<&str> = team.members.iter().map(|member| member.slot.as_str()).collect();
        assert_eq!(slots, ["leader", "member", "member"]);
        assert_eq!(team.members[1].department, OTHERS);
    }
}
