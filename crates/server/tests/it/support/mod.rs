mod calls;
mod chaos;
mod contract;
mod server;

use record::{Class, Record, Subject};
use sync::memory::MemoryLocal;
use sync::{Cancel, Local as _, Outcome, Transport, run_once};

pub use calls::{Call, code, problem, sign_in};
pub use chaos::ChaosProxy;
pub use contract::Checked;
pub use server::{Home, NOW_MS, REGION, TestServer, config, person_key, seat};

/// One entry about a mine.
pub fn note(local: &MemoryLocal, text: &str) -> Record {
    local.write(Subject::new("mine", "m-1"), Class::Normal, "mine.noted", &text, &[])
}

pub fn photo(local: &MemoryLocal, class: Class, bytes: &[u8]) -> Record {
    local.write(Subject::new("inspection", "i-1"), class, "photo.taken", &"photo", &[bytes])
}

/// The whole own log, ending in a checkpoint.
pub fn signed_log(local: &MemoryLocal) -> Vec<Record> {
    local.checkpoint().unwrap();
    local.entries(&local.device().id())
}

pub async fn exchange<T: Transport>(local: &MemoryLocal, transport: &T) -> Outcome {
    run_once(local, transport, &|_, _, _| (), &Cancel::default()).await
}

pub async fn exchange_all<T: Transport>(local: &MemoryLocal, transport: &T) -> Outcome {
    let outcome = exchange(local, transport).await;
    assert!(outcome.is_complete(), "{outcome:?}");
    outcome
}
