//! The frozen list that was looked at last, with all that was reckoned of it.

use std::sync::{Arc, Mutex, PoisonError};

use canon::Hash32;
use draw::{Frozen, Inputs};
use store::Store;

use crate::Result;

/// A page asks for one list many times. Its blob's name is the hash of its bytes, so that what was
/// read under that name can't have changed.
#[derive(Default)]
pub(crate) struct KeptList(Mutex<Option<(Hash32, Arc<Frozen>)>>);

impl KeptList {
    /// Whoever asks at the same time waits, and reckons nothing twice.
    pub fn read(&self, store: &Store, name: Hash32) -> Result<Arc<Frozen>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, list)) = kept.as_ref().filter(|(of, _)| *of == name) {
            return Ok(list.clone());
        }
        let inputs: Inputs = canon::from_slice(&store.blobs.read(&name)?)?;
        let list = Arc::new(draw::freeze(inputs)?);
        *kept = Some((name, list.clone()));
        Ok(list)
    }
}
