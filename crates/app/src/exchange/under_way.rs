//! The exchange under way: how far it is, and the word to stop it.

use std::sync::{Mutex, PoisonError};

use sync::{Cancel, Stage};

use crate::api::{Nothing, SyncProgress, SyncStage};
use crate::{App, Result};

/// Whom somebody told to stop is left alone so long, unless told to go on.
const HELD_MS: i64 = 5 * 60 * 1000;

#[derive(Default)]
pub struct UnderWay(Mutex<State>);

#[derive(Default)]
struct State {
    cancel: Cancel,
    progress: Option<SyncProgress>,
    stopped_ms: Option<i64>,
}

impl UnderWay {
    fn with<T>(&self, read: impl FnOnce(&mut State) -> T) -> T {
        read(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What stops the exchange that begins now.
    pub fn begin(&self) -> Cancel {
        self.with(|state| {
            *state = State::default();
            state.cancel.clone()
        })
    }

    pub fn report(&self, stage: Stage, done: u64, total: u64) {
        let stage = match stage {
            Stage::Head => SyncStage::Head,
            Stage::Sending => SyncStage::Sending,
            Stage::Receiving => SyncStage::Receiving,
            Stage::Blobs => SyncStage::Blobs,
            Stage::Fetching => SyncStage::Fetching,
        };
        self.with(|state| state.progress = Some(SyncProgress { stage, done, total }));
    }

    pub fn end(&self) {
        self.with(|state| state.progress = None);
    }

    pub fn progress(&self) -> Option<SyncProgress> {
        self.with(|state| state.progress.clone())
    }

    pub fn cancel(&self) {
        self.with(|state| state.cancel.cancel());
    }

    /// Whether somebody stopped one a short while ago.
    pub fn is_held(&self, now_ms: i64) -> bool {
        self.with(|state| state.stopped_ms.is_some_and(|at| now_ms - at < HELD_MS))
    }

    fn stop(&self, now_ms: i64) {
        self.cancel();
        self.with(|state| state.stopped_ms = Some(now_ms));
    }
}

/// Stops the exchange; the next one goes on where it stood, by itself in a few minutes.
#[allow(clippy::unnecessary_wraps, reason = "operations answer with a result")]
pub fn stop(app: &App, _: Nothing) -> Result<Nothing> {
    app.exchange.under_way.stop(app.now_ms());
    Ok(Nothing {})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_tells_how_far_it_is_until_it_ends() {
        let under_way = UnderWay::default();
        let cancel = under_way.begin();
        assert_eq!(under_way.progress(), None);
        under_way.report(Stage::Blobs, 3, 7);
        let progress = SyncProgress { stage: SyncStage::Blobs, done: 3, total: 7 };
        assert_eq!(under_way.progress(), Some(progress));
        under_way.end();
        assert_eq!(under_way.progress(), None);
        assert!(!cancel.is_cancelled());
    }

    #[test]
    fn what_was_stopped_waits_until_somebody_begins_or_minutes_have_passed() {
        let under_way = UnderWay::default();
        let first = under_way.begin();
        under_way.stop(1_000);
        assert!(first.is_cancelled());
        assert!(under_way.is_held(1_000 + HELD_MS - 1) && !under_way.is_held(1_000 + HELD_MS));
        let second = under_way.begin();
        assert!(!second.is_cancelled() && !under_way.is_held(1_000));
        // Locking stops without holding.
        under_way.cancel();
        assert!(second.is_cancelled() && !under_way.is_held(1_000));
    }
}
