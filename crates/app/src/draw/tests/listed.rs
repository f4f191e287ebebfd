//! Which lists a draw takes its mines from.

use rules::drawing::standing_out;
use rules::mine::ListLevel;

use super::*;
use crate::api::{DrawListsChoice, PreviewMine};

fn of_kind(kind: DrawKind) -> DrawChoice {
    DrawChoice { kind, ..DrawChoice::default() }
}

fn unlisted(page: &PopulationPreview) -> Vec<&PreviewMine> {
    page.mines.iter().filter(|one| one.out.as_deref() == Some("not-listed")).collect()
}

/// OR-4.3: the spot checks of Ordos are of the mines on the two lists.
#[test]
fn a_spot_check_leaves_out_what_is_on_no_list_with_the_clause() {
    let desk = desk();
    let off = |mine: &&rules::mine::Mine| {
        let listed = matches!(mine.list_level, ListLevel::Province | ListLevel::National);
        !listed && standing_out(mine).is_none()
    };
    let all = desk.session().store.mines_of_region("1506").unwrap();
    let expected = all.iter().filter(off).count();
    assert!(expected > 0);
    let out = seen(&desk, true, DrawChoice::default());
    let left_out = unlisted(&out);
    assert_eq!(left_out.len(), expected);
    assert!(left_out.iter().all(|one| one.reason == "OR-4.3"));
    let others = out.strata.iter().map(|stratum| stratum.out).sum::<u32>() as usize - expected;
    let members = seen(&desk, false, DrawChoice::default()).total as usize;
    assert_eq!(members + expected + others, all.len(), "everybody is in or out");
    assert!(unlisted(&seen(&desk, true, of_kind(DrawKind::LookBack))).is_empty());

    let frozen_list = freeze(&desk.app, a_plan(&desk)).unwrap();
    let session = desk.session();
    let facts = session.store.draw(&frozen_list.row.id).unwrap().unwrap();
    let kept = session.store.draw_acts(&frozen_list.row.id).unwrap().frozen.unwrap().pack.unwrap();
    assert_eq!(kept, *rules::pack::Library::shipped().newest("OR").unwrap().1, "what held there");
    let inputs = frozen(&session, &facts).unwrap();
    let excluded = inputs.inputs().excluded.iter();
    let printed = excluded.filter(|one| one.reason == "not-listed: OR-4.3").count();
    assert_eq!(printed, expected);
    assert!(Arc::ptr_eq(&inputs, &frozen(&session, &facts).unwrap()), "read and reckoned once");
    let other = freeze(&desk.app, a_plan(&desk)).unwrap();
    let other = session.store.draw(&other.row.id).unwrap().unwrap();
    assert!(!Arc::ptr_eq(&inputs, &frozen(&session, &other).unwrap()));
    assert_eq!(frozen(&session, &facts).unwrap().inputs(), inputs.inputs());
}

/// GS-3.2 says of no list; the officer may, with a document.
#[test]
fn where_the_rules_are_silent_the_officer_names_the_lists() {
    let desk = desk();
    let choice = |source: &str| DrawChoice {
        lists: DrawListsChoice { lists: vec!["national".into()], source: source.into() },
        ..DrawChoice::default()
    };
    let scope_of = |region: &str| {
        let input = DrawScopeInput { region: region.into(), kind: DrawKind::Quarterly };
        scope(&desk.app, input).unwrap().lists
    };
    let gansu = scope_of("620000");
    assert_eq!((gansu.clause.as_ref(), gansu.named.len()), (None, 0));
    let national = gansu.values.iter().find(|one| one.value == "national").unwrap().mines;
    let page = |out| {
        let input = PreviewInput {
            region: "620000".into(),
            period: period(&desk),
            choice: choice("省厅抽查方案"),
            quotas: Vec::new(),
            stratum: None,
            out,
            offset: 0,
            limit: 200,
        };
        preview(&desk.app, input).unwrap()
    };
    assert_eq!(page(false).total, national);
    let out = page(true);
    let left_out = unlisted(&out);
    assert!(!left_out.is_empty());
    assert!(left_out.iter().all(|one| one.reason == "省厅抽查方案"));

    let ordos = scope_of(CITY);
    assert_eq!((ordos.clause.as_deref(), ordos.named.len()), (Some("OR-4.3"), 2));
    assert_eq!(refused(&desk, |plan| plan.choice = choice("方案")), "draw-lists-named");
    let look_back = |plan: &mut FreezeInput| {
        plan.choice = DrawChoice { kind: DrawKind::LookBack, ..choice(" ") };
        plan.period = plan.period[..4].to_owned();
    };
    assert_eq!(refused(&desk, look_back), "draw-lists-unsourced");
    let unknown = |plan: &mut FreezeInput| plan.choice.lists.lists = vec!["county".into()];
    assert_eq!(refused(&desk, unknown), "not-found");
}
