//! Order and time: a hybrid logical clock for order, and what is known of the true time.

use serde::{Deserialize, Serialize};

/// A hybrid logical clock value: wall milliseconds, and a counter for what falls into the same one.
/// It orders records; it proves no time.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(deny_unknown_fields)]
pub struct Hlc {
    pub ms: i64,
    pub n: u32,
}

impl Hlc {
    /// The next value on this machine: later than every value it has given or seen.
    #[must_use]
    pub fn tick(self, wall_ms: i64) -> Self {
        if wall_ms > self.ms {
            Self { ms: wall_ms, n: 0 }
        } else {
            // Another machine's record may have used the counter up.
            match self.n.checked_add(1) {
                Some(n) => Self { ms: self.ms, n },
                None => Self { ms: self.ms.saturating_add(1), n: 0 },
            }
        }
    }

    /// Takes note of another machine's value, unless its clock is more than a day ahead of ours:
    /// one wrong clock must not push everybody's order into the future.
    #[must_use]
    pub fn observe(self, other: Self, wall_ms: i64) -> Self {
        const DAY_MS: i64 = 86_400_000;
        if other.ms > wall_ms.saturating_add(DAY_MS) { self } else { self.max(other) }
    }
}

/// One look at the machine's clocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub wall_ms: i64,
    /// Milliseconds since `boot`; never goes back.
    pub mono_ms: i64,
    /// Names the run of the monotonic clock.
    pub boot: String,
}

/// What a record says about time: enough to see later that a clock was set back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    pub wall: i64,
    pub mono: i64,
    pub boot: String,
    /// The true time by the newest trusted source, carried on by the monotonic clock; after a
    /// restart the last trusted value itself, which is then only a lower bound.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub trusted: Option<i64>,
    /// How far `trusted` may be off; absent when it is only a lower bound.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub drift: Option<i64>,
}

impl Clock {
    /// The latest time that this says it is: what was known to have passed binds a clock set back.
    pub fn latest_ms(&self) -> i64 {
        self.trusted.map_or(self.wall, |trusted| trusted.max(self.wall))
    }

    /// The wall clock stands before a time that is known to have passed, or disagrees with the
    /// trusted time by more than its bound and a minute.
    pub fn is_doubtful(&self) -> bool {
        const TOLERANCE_MS: i64 = 60_000;
        match (self.trusted, self.drift) {
            (Some(trusted), Some(drift)) => {
                let apart = self.wall.saturating_sub(trusted).saturating_abs();
                apart > drift.saturating_add(TOLERANCE_MS)
            }
            (Some(trusted), None) => self.wall < trusted.saturating_sub(TOLERANCE_MS),
            (None, _) => false,
        }
    }
}

/// What this machine knows of the true time between two looks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ClockState {
    trusted: Option<Trusted>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Trusted {
    ms: i64,
    uncertainty_ms: i64,
    mono_ms: i64,
    boot: String,
}

impl ClockState {
    /// Notes a trusted time (a server's receipt, a GNSS fix) seen at `reading`.
    pub fn trust(&mut self, ms: i64, uncertainty_ms: i64, reading: &Reading) {
        let newer = self.trusted.as_ref().is_none_or(|t| ms > t.ms);
        if newer {
            let Reading { mono_ms, boot, .. } = reading.clone();
            self.trusted = Some(Trusted { ms, uncertainty_ms, mono_ms, boot });
        }
    }

    /// The clock fields of a record made now.
    pub fn clock(&self, reading: &Reading) -> Clock {
        // Quartz in a laptop drifts less than 200 parts in a million.
        const DRIFT_PER_MILLION: i64 = 200;
        let (trusted, drift) = match &self.trusted {
            Some(t) if t.boot == reading.boot => {
                let elapsed = reading.mono_ms - t.mono_ms;
                let drift = t.uncertainty_ms + elapsed * DRIFT_PER_MILLION / 1_000_000;
                (Some(t.ms + elapsed), Some(drift))
            }
            Some(t) => (Some(t.ms), None),
            None => (None, None),
        };
        let Reading { wall_ms, mono_ms, boot } = reading.clone();
        Clock { wall: wall_ms, mono: mono_ms, boot, trusted, drift }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(wall_ms: i64, mono_ms: i64, boot: &str) -> Reading {
        Reading { wall_ms, mono_ms, boot: boot.into() }
    }

    proptest! {
        #[test]
        fn ticks_only_go_forward(walls in prop::collection::vec(-1_000_i64..1_000_000, 1..50)) {
            let mut last = Hlc::default();
            for wall in walls {
                let next = last.tick(wall);
                prop_assert!(next > last);
                last = next;
            }
        }
    }

    #[test]
    fn a_far_future_clock_is_not_followed() {
        let ours = Hlc { ms: 1_000, n: 0 };
        let near = Hlc { ms: 5_000, n: 3 };
        assert_eq!(ours.observe(near, 1_000), near);
        assert_eq!(ours.observe(Hlc { ms: i64::MAX, n: 0 }, 1_000), ours);
    }

    #[test]
    fn a_used_up_counter_goes_on_in_the_next_millisecond() {
        let seen = Hlc::default().observe(Hlc { ms: 5_000, n: u32::MAX }, 1_000);
        let next = seen.tick(1_000);
        assert!(next > seen);
        assert_eq!(next, Hlc { ms: 5_001, n: 0 });
    }

    #[test]
    fn a_clock_set_back_is_seen() {
        let mut state = ClockState::default();
        assert!(!state.clock(&at(5_000_000, 0, "a")).is_doubtful());
        state.trust(10_000_000, 50, &at(10_000_000, 1_000, "a"));
        assert!(!state.clock(&at(10_100_000, 101_000, "a")).is_doubtful());
        assert!(state.clock(&at(9_000_000, 101_000, "a")).is_doubtful());
        // After a restart only going back can be seen.
        assert!(!state.clock(&at(99_000_000, 5, "b")).is_doubtful());
        let back = state.clock(&at(9_000_000, 5, "b"));
        assert!(back.is_doubtful());
        assert_eq!(back.latest_ms(), 10_000_000);
        assert_eq!(state.clock(&at(99_000_000, 5, "b")).latest_ms(), 99_000_000);
    }

    #[test]
    fn impossible_times_are_doubtful_and_no_harm() {
        let clock = |wall, trusted, drift| {
            let (mono, boot) = (0, "a".into());
            Clock { wall, mono, boot, trusted: Some(trusted), drift }
        };
        assert!(clock(i64::MIN, i64::MAX, Some(50)).is_doubtful());
        assert!(clock(i64::MAX, i64::MIN, Some(0)).is_doubtful());
        assert!(!clock(i64::MAX, i64::MIN, None).is_doubtful());
    }

    #[test]
    fn drift_grows_with_time() {
        let mut state = ClockState::default();
        state.trust(0, 10, &at(0, 0, "a"));
        let clock = state.clock(&at(0, 10_000_000, "a"));
        assert_eq!((clock.trusted, clock.drift), (Some(10_000_000), Some(2_010)));
    }
}
