//! The machine's clocks and randomness: the one place where the program asks for them.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use record::Reading;
use store::Surroundings;

pub struct Machine {
    started: Instant,
    boot: String,
}

impl Machine {
    #[allow(clippy::disallowed_methods, reason = "the one place where clocks are read")]
    pub fn new() -> Self {
        let mut name = [0; 8];
        fill(&mut name);
        Self { started: Instant::now(), boot: hex::encode(name) }
    }
}

impl Default for Machine {
    fn default() -> Self {
        Self::new()
    }
}

impl Surroundings for Machine {
    #[allow(clippy::disallowed_methods, reason = "the one place where clocks are read")]
    fn reading(&self) -> Reading {
        let wall = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Reading {
            wall_ms: i64::try_from(wall.as_millis()).unwrap_or(i64::MAX),
            mono_ms: i64::try_from(self.started.elapsed().as_millis()).unwrap_or(i64::MAX),
            boot: self.boot.clone(),
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

/// Unix milliseconds by this machine's clock, for those who have no store.
pub fn now_ms() -> i64 {
    Machine::new().reading().wall_ms
}
