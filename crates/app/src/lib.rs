//! Every command and query that people have. Three doors use it: the window, the command line and
//! the local HTTP door.

pub mod api;
mod battery;
mod casefile;
mod clock;
mod deadline;
mod desk;
mod document;
mod draw;
mod enrolment;
mod entry;
mod error;
mod exchange;
mod form;
mod inspection;
mod knowledge;
mod machine;
mod mine;
mod ops;
pub mod outside;
mod person;
mod regions;
mod search;
mod session;
mod settings;
mod sheet;
mod stage;
mod steady;
mod surroundings;
mod target;
#[cfg(test)]
mod testing;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock, Weak};

pub use error::{AppError, Result};
pub use exchange::in_background as exchange_in_background;
pub use machine::Seat;
pub use ops::{OPS, OpInfo, Right, bindings, call};
pub use session::Session;
pub use surroundings::{Machine, now_ms};

/// One machine's application: a folder, and whoever is signed in.
pub struct App {
    folder: PathBuf,
    surroundings: Arc<dyn store::Surroundings>,
    session: RwLock<Option<Arc<Session>>>,
    /// The store, as long as anything works on it.
    open: Mutex<Weak<store::Store>>,
    /// Held from reading `desk.json` to writing it.
    desk: Mutex<()>,
    staged: Mutex<stage::Staging>,
    exchange: exchange::Exchange,
    importing: sheet::Watch,
}

impl App {
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self::with(folder, Arc::new(Machine::new()))
    }

    /// With clocks and randomness of one's own: for tests that replay.
    pub fn with(folder: impl Into<PathBuf>, surroundings: Arc<dyn store::Surroundings>) -> Self {
        Self {
            folder: folder.into(),
            surroundings,
            session: RwLock::new(None),
            open: Mutex::default(),
            desk: Mutex::default(),
            staged: Mutex::default(),
            exchange: exchange::Exchange::default(),
            importing: sheet::Watch::default(),
        }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Who is signed in, with their store.
    pub fn session(&self) -> Result<Arc<Session>> {
        let session = self.session.read().unwrap_or_else(PoisonError::into_inner);
        session.clone().ok_or_else(AppError::not_signed_in)
    }

    fn set_session(&self, session: Option<Arc<Session>>) {
        *self.session.write().unwrap_or_else(PoisonError::into_inner) = session;
    }

    fn now_ms(&self) -> i64 {
        self.surroundings.reading().wall_ms
    }

    fn random<const N: usize>(&self) -> [u8; N] {
        store::random(self.surroundings.as_ref())
    }

    /// A new id: `i-` and sixteen hex digits.
    fn new_id(&self, prefix: &str) -> String {
        format!("{prefix}-{}", hex::encode(self.random::<8>()))
    }

    /// Content for the screen (photos, PDFs), read whole and checked.
    pub fn blob(&self, hash: &str) -> Result<Vec<u8>> {
        let hash = hash.parse().map_err(AppError::bad_input)?;
        Ok(self.session()?.store.blobs.read(&hash)?)
    }
}
