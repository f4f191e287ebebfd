//! Two machines answer the same items, each with what its page showed, in any order and with any
//! exchange in between: no answer is ever silently replaced, and only the leader settles what
//! contradicts.

use std::collections::BTreeMap;

use proptest::prelude::*;
use record::{Class, Subject};
use rules::checklist::practice_2020;
use rules::inspection::{Answered, decide_answer};

use super::desk::{Desk, append, log_of};
use super::facts;
use crate::{Act, Store};

type Tried = Result<(), TestCaseError>;

const INSPECTION: (&str, &str) = ("inspection", "i-1");
/// The first leads the team of `facts::opened`; the last isn't of it.
const PEOPLE: [&str; 3] = ["p-1", "p-2", "p-9"];

#[derive(Debug, Clone)]
enum Step {
    /// The page is opened, or asks again.
    Look { machine: usize, item: usize },
    /// Somebody answers on the page as it was last shown.
    Answer { machine: usize, item: usize, person: usize, points: u8 },
    /// One machine has what the other recorded.
    Take { machine: usize },
}

fn step() -> impl Strategy<Value = Step> {
    let (machine, item) = (0..2_usize, 0..2_usize);
    prop_oneof![
        2 => (machine.clone(), item.clone()).prop_map(|(machine, item)| Step::Look { machine, item }),
        4 => (machine.clone(), item, 0..3_usize, 0..4_u8).prop_map(
            |(machine, item, person, points)| Step::Answer { machine, item, person, points }),
        2 => machine.prop_map(|machine| Step::Take { machine }),
    ]
}

struct World {
    machines: Vec<(Desk, Store)>,
    items: [String; 2],
    /// What each machine's page of an item last showed.
    pages: BTreeMap<(usize, usize), Vec<String>>,
    /// Every answer that was recorded, with what its page showed.
    given: BTreeMap<String, Vec<String>>,
}

impl World {
    fn new() -> Self {
        let machines: Vec<_> = (1..=2).map(Desk::new).collect();
        append(&machines[0].1, INSPECTION, &facts::opened(1)).unwrap();
        let mut items = practice_2020().items().map(|item| item.id.clone());
        let items = [items.next().unwrap(), items.next().unwrap()];
        let world = Self { machines, items, pages: BTreeMap::new(), given: BTreeMap::new() };
        world.take(1);
        world
    }

    fn take(&self, machine: usize) {
        let (desk, source) = &self.machines[1 - machine];
        source.checkpoint("p-1").unwrap();
        let log = log_of(source, &desk.device.id());
        self.machines[machine].1.take_over(&desk.device.public(), &log).unwrap();
    }

    fn standing(&self, machine: usize, item: usize) -> Vec<String> {
        let state = self.machines[machine].1.inspection_state("i-1").unwrap();
        state.standing(&self.items[item]).iter().map(|answer| answer.id.clone()).collect()
    }

    fn look(&mut self, machine: usize, item: usize) {
        let shown = self.standing(machine, item);
        self.pages.insert((machine, item), shown);
    }

    /// Whether it was recorded, and what that did to a conflict.
    fn answer(&mut self, (machine, item): (usize, usize), person: usize, points: u8) -> Tried {
        let by = PEOPLE[person];
        let saw = self.pages.get(&(machine, item)).cloned().unwrap_or_default();
        let store = &self.machines[machine].1;
        let before = store.inspection_state("i-1").unwrap();
        let standing = self.standing(machine, item);
        let name = &self.items[item];
        let mark = facts::answered(0, points, Vec::new()).mark;
        let answered = Answered { item: name.clone(), mark, note: String::new(), saw: saw.clone() };
        let Ok(answered) = decide_answer(&before, practice_2020(), by, answered) else {
            prop_assert!(person != 0 && before.is_conflict(name), "refused without a conflict");
            return Ok(());
        };
        let subject = Subject::new(INSPECTION.0, INSPECTION.1);
        let act = Act { actor: by, subject: &subject, class: Class::Normal };
        let record = store.write(|write| write.append(&act, &answered)).unwrap();
        let after = store.inspection_state("i-1").unwrap();
        let left: Vec<String> = after.standing(name).iter().map(|a| a.id.clone()).collect();
        for id in standing.iter().filter(|id| !saw.contains(id)) {
            prop_assert!(left.contains(id), "{} was replaced unseen", id);
        }
        if before.is_conflict(name) && !after.is_conflict(name) {
            prop_assert_eq!(person, 0, "settled by somebody else");
            // Or what came meanwhile says the same as the leader, and stands beside it.
            prop_assert!(left.len() > 1 || standing.iter().all(|id| saw.contains(id)));
        }
        self.given.insert(record.id(), saw);
        self.look(machine, item);
        Ok(())
    }

    fn run(&mut self, step: &Step) -> Tried {
        match *step {
            Step::Look { machine, item } => self.look(machine, item),
            Step::Answer { machine, item, person, points } => {
                self.answer((machine, item), person, points)?;
            }
            Step::Take { machine } => self.take(machine),
        }
        Ok(())
    }

    /// Both have everything: what doesn't stand was on the page of an answer that was given.
    fn nothing_is_lost(&self) -> Tried {
        for machine in 0..2 {
            let state = self.machines[machine].1.inspection_state("i-1").unwrap();
            for id in self.given.keys() {
                let stands = state.answers.values().flatten().any(|answer| answer.id == *id);
                let kept = state.replaced.values().flatten().any(|answer| answer.id == *id);
                let shown = self.given.values().any(|saw| saw.contains(id));
                prop_assert_eq!((stands, kept), (!shown, shown), "{}", id);
            }
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 200, ..ProptestConfig::default() })]
    #[test]
    fn no_answer_is_silently_replaced(steps in prop::collection::vec(step(), 1..40)) {
        let mut world = World::new();
        for step in &steps {
            world.run(step)?;
        }
        world.take(0);
        world.take(1);
        world.nothing_is_lost()?;
        let state = |world: &World, machine: usize| {
            world.machines[machine].1.inspection_state("i-1").unwrap()
        };
        prop_assert_eq!(state(&world, 0), state(&world, 1));
        for item in 0..2 {
            world.look(0, item);
            world.answer((0, item), 0, 3)?;
        }
        world.take(1);
        for machine in 0..2 {
            prop_assert_eq!(state(&world, machine).conflicts().count(), 0);
        }
    }
}
