//! How far an import is, and the way to stop it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::api::{ImportProgress, Nothing};
use crate::{App, AppError, Result};

/// What an import is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    Reading,
    Checking,
    Writing,
}

/// Shared by the import and whoever asks about it; at most one import runs at a time.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    running: AtomicBool,
    stop: AtomicBool,
    phase: AtomicU64,
    done: AtomicU64,
    total: AtomicU64,
}

/// Held while an import runs.
pub(crate) struct Running<'a>(&'a Watch);

impl Watch {
    pub fn begin(&self) -> Result<Running<'_>> {
        if self.running.swap(true, Ordering::SeqCst) {
            let message = "another import is running. Nothing was imported; wait for it or stop it";
            return Err(AppError::new("import-running", message));
        }
        self.stop.store(false, Ordering::SeqCst);
        self.step(Phase::Reading, 0, 0)?;
        Ok(Running(self))
    }

    /// Notes how far the work is; fails when somebody wants it stopped.
    pub fn step(&self, phase: Phase, done: u64, total: u64) -> Result<()> {
        self.phase.store(phase as u64, Ordering::Relaxed);
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
        if self.stop.load(Ordering::Relaxed) {
            let message = "the import was stopped. Nothing was imported; choose the file again \
                           when you like";
            return Err(AppError::new("import-stopped", message));
        }
        Ok(())
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.running.store(false, Ordering::SeqCst);
    }
}

#[allow(clippy::unnecessary_wraps, reason = "operations answer with a result")]
pub fn progress(app: &App, _: Nothing) -> Result<ImportProgress> {
    let watch = &app.importing;
    let phase = match watch.phase.load(Ordering::Relaxed) {
        0 => "reading",
        1 => "checking",
        _ => "writing",
    };
    Ok(ImportProgress {
        running: watch.running.load(Ordering::Relaxed),
        phase: phase.to_owned(),
        done: watch.done.load(Ordering::Relaxed),
        total: watch.total.load(Ordering::Relaxed),
    })
}

/// Nothing of a stopped import stays. Once it writes, it is one transaction and ends by itself.
#[allow(clippy::unnecessary_wraps, reason = "operations answer with a result")]
pub fn stop(app: &App, _: Nothing) -> Result<Nothing> {
    app.importing.stop.store(true, Ordering::SeqCst);
    Ok(Nothing {})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time_and_stopped_at_the_next_step() {
        let watch = Watch::default();
        let running = watch.begin().unwrap();
        assert_eq!(watch.begin().err().map(|error| error.code()), Some("import-running"));
        assert!(watch.step(Phase::Checking, 1, 2).is_ok());
        watch.stop.store(true, Ordering::SeqCst);
        assert_eq!(watch.step(Phase::Checking, 2, 2).unwrap_err().code(), "import-stopped");
        drop(running);
        assert!(watch.begin().is_ok(), "an earlier wish to stop is forgotten");
    }
}
