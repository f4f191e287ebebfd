//! A year as it goes by, on a machine whose clock is set.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use record::Reading;
use store::Surroundings;

use super::*;
use crate::Machine;
use crate::api::{NewMachine, NewPerson, Nothing};
use crate::testing::new_machine;

const DAY_MS: i64 = 24 * 3600 * 1000;

/// The machine's clocks, set to the beginning of 2026 and forward by whole days.
struct Passing {
    machine: Machine,
    behind_ms: i64,
    passed_ms: AtomicI64,
}

impl Passing {
    fn new() -> Arc<Self> {
        let machine = Machine::new();
        let behind_ms = machine.reading().wall_ms - clock::year_start_ms(2026);
        Arc::new(Self { machine, behind_ms, passed_ms: AtomicI64::new(0) })
    }

    /// The day of 2026 that it is, counted from 1.
    fn set(&self, day: i64) {
        self.passed_ms.store((day - 1) * DAY_MS, Ordering::SeqCst);
    }
}

impl Surroundings for Passing {
    fn reading(&self) -> Reading {
        let (now, passed) = (self.machine.reading(), self.passed_ms.load(Ordering::SeqCst));
        let wall_ms = now.wall_ms - self.behind_ms + passed;
        Reading { wall_ms, mono_ms: now.mono_ms + passed, ..now }
    }

    fn fill(&self, bytes: &mut [u8]) {
        self.machine.fill(bytes);
    }
}

fn officer() -> NewMachine {
    let machine = new_machine();
    NewMachine { person: NewPerson { region: "150600".into(), ..machine.person }, ..machine }
}

#[test]
fn a_missed_quarter_and_the_pace_are_told_and_the_year_ends() {
    let passing = Passing::new();
    let desk = Desk::with(Arc::clone(&passing) as Arc<dyn Surroundings>, officer());
    furnish(&desk);
    let (banner, listed, _) = banner(&desk);
    let needed = fifth(listed.len());
    passing.set(15);
    let draw = draw_all(&desk, &banner);
    passing.set(40);
    visit(&desk, "i-1", &listed[0], Some(&draw), VisitResult::NoProblem);
    let early = county(&desk, &banner);
    assert_eq!((early.at_end, early.missed.len()), (None, 0), "too early to speak of a pace");

    // 10 July, the 191st day: one in 191 days is one in 365.
    passing.set(191);
    let row = county(&desk, &banner);
    assert_eq!((row.done, row.at_end, row.short), (1, Some(1), Some(needed - 1)));
    assert_eq!(row.missed, [2]);
    assert_eq!((row.quarters[0].done, row.quarters[1].done), (1, 0));
    let musts: Vec<u32> = row.quarters.iter().filter_map(|quarter| quarter.must).collect();
    assert!(musts.len() == 4 && musts.iter().all(|must| *must >= 1), "{musts:?}");
    let shown = crate::desk::get(&desk.app, Nothing {}).unwrap().behind;
    let behind = shown.iter().find(|one| one.region == banner).unwrap();
    assert_eq!((behind.short, &behind.missed[..]), (needed - 1, &[2][..]));
    assert!(shown.iter().all(|one| one.region.starts_with("1506")));

    // The next year begins with a new N; the old one can be looked at.
    passing.set(365 + 100);
    let fresh = county(&desk, &banner);
    assert_eq!((fresh.fixed_on, fresh.drawn, fresh.done), (None, 0, 0));
    let old = LedgerQuery { region: Some(banner.clone()), year: Some(2026) };
    let old = get(&desk.app, old).unwrap();
    assert_eq!((old.quarter, old.this_year), (5, 2027));
    let [old] = &old.rows[..] else { panic!("one county, one row") };
    assert_eq!((old.done, old.at_end, old.to_draw), (1, Some(1), Some(0)));
    assert_eq!(old.missed, [2, 3, 4]);
    assert!(old.fixed_on.as_deref().is_some_and(|day| day == "2026-01-15"));
}
