//! A clock that nobody can set, and the name of its run: what is known of the true time is carried
//! on by it (`record::ClockState`).

#[cfg(target_os = "linux")]
pub(crate) use since_boot::Steady;
#[cfg(not(target_os = "linux"))]
pub(crate) use since_start::Steady;

#[cfg(target_os = "linux")]
mod since_boot {
    use std::fs;

    use rustix::time::{ClockId, clock_gettime};

    /// Counts since the machine was started, asleep or awake: what was known of the true time
    /// outlives the program, and a laptop that slept is not taken for one whose clock was set.
    pub(crate) struct Steady {
        boot: String,
        clock: ClockId,
    }

    impl Steady {
        /// `name` names this run where the system has no name for it.
        pub(crate) fn new(name: &[u8]) -> Self {
            let id = fs::read("/proc/sys/kernel/random/boot_id").unwrap_or_else(|_| name.to_vec());
            let boot = hex::encode(&canon::sha256(&id).0[..8]);
            Self { boot, clock: ClockId::Boottime }
        }

        pub(crate) fn boot(&self) -> &str {
            &self.boot
        }

        pub(crate) fn now_ms(&self) -> i64 {
            let now = clock_gettime(self.clock);
            now.tv_sec.saturating_mul(1_000).saturating_add(now.tv_nsec / 1_000_000)
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod since_start {
    use std::time::Instant;

    /// Counts since the program was started, which names the run.
    pub(crate) struct Steady {
        boot: String,
        started: Instant,
    }

    impl Steady {
        pub(crate) fn new(name: &[u8]) -> Self {
            let boot = hex::encode(&canon::sha256(name).0[..8]);
            Self { boot, started: Instant::now() }
        }

        pub(crate) fn boot(&self) -> &str {
            &self.boot
        }

        pub(crate) fn now_ms(&self) -> i64 {
            i64::try_from(self.started.elapsed().as_millis()).unwrap_or(i64::MAX)
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::Steady;

    /// The system's own uptime counts sleep as well.
    #[test]
    fn it_counts_as_the_systems_uptime_does() {
        let said = std::fs::read_to_string("/proc/uptime").unwrap();
        let seconds: i64 = said.split('.').next().unwrap().parse().unwrap();
        let now = Steady::new(b"here").now_ms();
        assert!((seconds * 1_000..(seconds + 60) * 1_000).contains(&now), "{now} and {said}");
    }

    #[test]
    fn the_program_started_again_goes_on_with_the_same_run() {
        let (first, second) = (Steady::new(b"first"), Steady::new(b"second"));
        assert_eq!(first.boot(), second.boot());
        assert!(first.now_ms() <= second.now_ms());
    }
}
