use canon::{BlobRef, sha256};
use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::pack::{Library, Pack, PackRef};
use crate::procedure::{Ends, Procedure as _};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn blob() -> BlobRef {
    BlobRef { hash: sha256(b"x"), bytes: 1 }
}

fn list(id: &str, problems: &[&str], limit: &str) -> Result<Listed, &'static str> {
    let (pack, reference): (&Pack, &PackRef) = Library::shipped().newest(id).unwrap();
    let listed = Listed {
        number: "回头看1".into(),
        mine: "m-1".into(),
        pack: reference.clone(),
        clause: String::new(),
        circular_clause: None,
        on: day("2026-05-06"),
        person: "李某".into(),
        problems: problems.iter().map(|text| (*text).to_owned()).collect(),
        limit: day(limit),
        problem_list: blob(),
    };
    decide_list(pack, reference, listed).map_err(|refusal| refusal.code())
}

fn open() -> LookBack {
    LookBack::begin(list("OR", &["边坡未复绿", "台账不全"], "2026-06-30").unwrap())
}

#[test]
fn ordos_sends_a_list_with_a_limit_and_makes_it_known() {
    let now = open();
    assert_eq!(now.listed.clause, "OR-4.6");
    let clocks = now.summary().clocks;
    assert_eq!(clocks[0].ends, Ends::On(day("2026-06-30")));
    assert_eq!((clocks[1].duty, &clocks[1].ends), ("circulate", &Ends::Unstated));
    assert_eq!(list("OR", &[], "2026-06-30"), Err("lookback-no-problems"));
    assert_eq!(list("OR", &[" "], "2026-06-30"), Err("lookback-no-problems"));
    assert_eq!(list("OR", &["台账不全"], "2026-05-05"), Err("lookback-back-in-time"));
    assert_eq!(list("GS", &["台账不全"], "2026-06-30"), Err("lookback-not-stated"));
}

proptest! {
    /// A list is closed by the check that finds every problem put right, and by nothing else; it may
    /// be made known before and after.
    #[test]
    fn only_a_check_closes(
        steps in prop::collection::vec((0_u8..3, any::<[bool; 2]>(), 0_u64..9), 0..12),
    ) {
        let (mut now, mut on) = (open(), day("2026-05-06"));
        for (what, verdicts, days) in steps {
            on = on + chrono::Days::new(days);
            let was = now.put_right_on().is_some();
            if what == 0 {
                let may = decide_circulate(&now, Circulated { on, circular: blob() });
                prop_assert!(may.is_ok());
                now.circulated = may.ok().map(|circulated| circulated.on).or(now.circulated);
                prop_assert_eq!(now.summary().closed.is_some(), was);
            } else {
                let closed = if what == 1 { verdicts.to_vec() } else { vec![true] };
                let may = decide_check(&now, Checked { on, person: "王某".into(), closed });
                prop_assert_eq!(may.is_ok(), !was && what == 1);
                now.checked = may.ok().or(now.checked);
                let all = was || (what == 1 && verdicts == [true, true]);
                prop_assert_eq!(now.summary().closed.is_some(), all);
            }
        }
    }
}
