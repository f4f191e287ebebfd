//! The machine's clocks and randomness: the one place where the program asks for them.

use std::time::{SystemTime, UNIX_EPOCH};

use record::Reading;
use store::Surroundings;

use crate::steady::Steady;

pub struct Machine {
    steady: Steady,
}

impl Machine {
    pub fn new() -> Self {
        let mut name = [0; 8];
        fill(&mut name);
        Self { steady: Steady::new(&name) }
    }
}

impl Default for Machine {
    fn default() -> Self {
        Self::new()
    }
}

impl Surroundings for Machine {
    fn reading(&self) -> Reading {
        Reading {
            wall_ms: now_ms(),
            mono_ms: self.steady.now_ms(),
            boot: self.steady.boot().to_owned(),
        }
    }

    fn fill(&self, bytes: &mut [u8]) {
        fill(bytes);
    }
}

fn fill(bytes: &mut [u8]) {
    // Without randomness no key is safe: there is nothing sensible to do but to stop.
    getrandom::fill(bytes).expect("the operating system gives randomness");
}

/// Unix milliseconds by this machine's clock.
#[allow(clippy::disallowed_methods, reason = "the one place where the clock is read")]
pub fn now_ms() -> i64 {
    let wall = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(wall.as_millis()).unwrap_or(i64::MAX)
}
