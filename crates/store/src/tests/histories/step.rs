//! What may happen in a history.

use proptest::prelude::*;

#[derive(Debug, Clone)]
pub enum Step {
    /// One fact of the kind with this number, on one machine.
    Fact {
        machine: usize,
        kind: u8,
        subject: u8,
        number: u8,
    },
    /// An answer that saw some of those that stand there.
    Answer {
        machine: usize,
        subject: u8,
        item: u8,
        points: u8,
        seen: u8,
    },
    /// Something in a case that follows on any of its records that are here, or opens it.
    Case {
        machine: usize,
        subject: u8,
        kind: u8,
        number: u8,
        after: u8,
    },
    /// A kind or version of the future, or a body that can't be read.
    Unknown {
        machine: usize,
        subject: u8,
        which: u8,
    },
    Vouch {
        machine: usize,
    },
    /// One machine takes over a part of another's own log, some of it without payloads.
    Take {
        machine: usize,
        from: usize,
        most: usize,
        withheld: u8,
    },
    /// Some of the payloads that were withheld come.
    Payloads {
        machine: usize,
        from: usize,
        most: usize,
    },
    /// The contents that another machine has arrive, in any order.
    Contents {
        machine: usize,
        from: usize,
    },
    Pass {
        machine: usize,
        ms: i64,
    },
    Rebuild {
        machine: usize,
    },
}

pub fn step() -> impl Strategy<Value = Step> {
    let machine = 0..3_usize;
    prop_oneof![
        10 => (machine.clone(), 0..29_u8, 0..3_u8, any::<u8>())
            .prop_map(|(machine, kind, subject, number)| Step::Fact { machine, kind, subject, number }),
        6 => (machine.clone(), 0..2_u8, 0..2_u8, 0..9_u8, any::<u8>()).prop_map(
            |(machine, subject, item, points, seen)| Step::Answer { machine, subject, item, points, seen }),
        12 => (machine.clone(), 0..13_u8, 0..8_u8, any::<u8>(), any::<u8>()).prop_map(
            |(machine, subject, kind, number, after)| Step::Case { machine, subject, kind, number, after }),
        1 => (machine.clone(), 0..4_u8, 0..4_u8)
            .prop_map(|(machine, subject, which)| Step::Unknown { machine, subject, which }),
        1 => machine.clone().prop_map(|machine| Step::Vouch { machine }),
        5 => (machine.clone(), 0..3_usize, 1..12_usize, any::<u8>()).prop_map(
            |(machine, from, most, withheld)| Step::Take { machine, from, most, withheld }),
        3 => (machine.clone(), 0..3_usize, 1..6_usize)
            .prop_map(|(machine, from, most)| Step::Payloads { machine, from, most }),
        2 => (machine.clone(), 0..3_usize)
            .prop_map(|(machine, from)| Step::Contents { machine, from }),
        2 => (machine.clone(), -400_000..400_000_i64)
            .prop_map(|(machine, ms)| Step::Pass { machine, ms }),
        1 => machine.prop_map(|machine| Step::Rebuild { machine }),
    ]
}
