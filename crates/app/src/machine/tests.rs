//! Setting up, stopped wherever the program asks for a clock or for randomness.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};

use record::Reading;
use store::Surroundings;

use super::*;
use crate::Machine;
use crate::testing::{PASSPHRASE, new_machine};

/// A machine that stops dead after some calls.
struct Stopping {
    machine: Machine,
    left: AtomicUsize,
}

impl Stopping {
    fn count(&self) {
        let left = self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1));
        assert!(left.is_ok(), "the power is gone");
    }
}

impl Surroundings for Stopping {
    fn reading(&self) -> Reading {
        self.count();
        self.machine.reading()
    }

    fn fill(&self, bytes: &mut [u8]) {
        self.count();
        self.machine.fill(bytes);
    }
}

/// Whether setting up came to its end before the stop.
fn set_up(folder: &Path, calls: usize) -> bool {
    let stopping = Stopping { machine: Machine::new(), left: AtomicUsize::new(calls) };
    let app = App::with(folder, Arc::new(stopping));
    catch_unwind(AssertUnwindSafe(|| create(&app, new_machine()))).is_ok_and(|made| made.is_ok())
}

/// What lies on the disk: no people's file, or whether it has the mark; and whether a store.
fn lies(folder: &Path) -> (Option<bool>, bool) {
    let desk = App::new(folder).read_desk().unwrap();
    (desk.map(|desk| desk.store_not_made), folder.join("store.db").exists())
}

/// The database's own random first bytes: another store has others.
fn store_salt(folder: &Path) -> Option<Vec<u8>> {
    Some(fs::read(folder.join("store.db")).ok()?[..16].to_vec())
}

fn unlock_first(app: &App) -> Result<MachineState> {
    let person = app.read_desk()?.unwrap().people[0].id.clone();
    unlock(app, Unlock { person, passphrase: PASSPHRASE.into() })
}

/// The next start, whatever it finds.
fn start_again(folder: &Path) {
    let before = store_salt(folder);
    let app = App::new(folder);
    let state = if lies(folder).0.is_none() {
        create(&app, new_machine())
    } else {
        let desk = fs::read(app.desk_file()).unwrap();
        assert_eq!(create(&app, new_machine()).unwrap_err().code(), "machine-exists");
        assert_eq!(fs::read(app.desk_file()).unwrap(), desk);
        unlock_first(&app)
    };
    assert_eq!(state.unwrap().stage, Stage::Open);
    let session = app.session().unwrap();
    assert_eq!(session.store.people("").unwrap().len(), 1);
    assert!(session.store.examine().unwrap().is_good());
    assert!(before.is_none() || store_salt(folder) == before, "the store was replaced");
    assert_eq!(lies(folder), (Some(false), true));
}

#[test]
fn setting_up_may_stop_anywhere() {
    let mut seen = BTreeSet::new();
    for calls in 0.. {
        let folder = tempfile::tempdir().unwrap();
        let done = set_up(folder.path(), calls);
        let found = lies(folder.path());
        seen.insert(found);
        // A file was being written just then.
        fs::write(folder.path().join("desk.new"), b"{\"form").unwrap();
        if !found.1 {
            fs::write(folder.path().join("store.new"), b"half").unwrap();
        }
        start_again(folder.path());
        if done {
            break;
        }
    }
    let steps = [(None, false), (Some(false), true), (Some(true), false), (Some(true), true)];
    assert_eq!(seen, BTreeSet::from(steps), "each step was reached");
}

#[test]
fn a_lost_store_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    create(&App::new(folder.path()), new_machine()).unwrap();
    fs::rename(folder.path().join("store.db"), folder.path().join("elsewhere")).unwrap();
    let app = App::new(folder.path());
    assert_eq!(unlock_first(&app).unwrap_err().code(), "store-missing");
    assert!(!folder.path().join("store.db").exists());
    fs::rename(folder.path().join("elsewhere"), folder.path().join("store.db")).unwrap();
    assert_eq!(unlock_first(&app).unwrap().stage, Stage::Open);
}

/// Without its people's file a store opens for nobody here; it is left alone.
#[test]
fn a_store_without_people_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let app = App::new(folder.path());
    create(&app, new_machine()).unwrap();
    lock(&app, Nothing {}).unwrap();
    fs::remove_file(app.desk_file()).unwrap();
    let salt = store_salt(folder.path());
    drop(app);
    let app = App::new(folder.path());
    assert_eq!(create(&app, new_machine()).unwrap_err().code(), "store-exists");
    assert_eq!((lies(folder.path()), store_salt(folder.path())), ((None, true), salt));
}

/// Two windows, or a window and the door, change the people's file at the same moment.
#[test]
fn no_change_of_the_desks_file_is_lost() {
    const THREADS: i64 = 4;
    const CHANGES: i64 = 20;
    let folder = tempfile::tempdir().unwrap();
    let app = App::new(folder.path());
    create(&app, new_machine()).unwrap();
    let person = app.seats().unwrap()[0].id.clone();
    app.change_seat(&person, |seat| seat.last_signed_in_ms = Some(0)).unwrap();
    let one_more = |seat: &mut Seat| {
        seat.last_signed_in_ms = seat.last_signed_in_ms.map(|before| before + 1);
    };
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                for _ in 0..CHANGES {
                    app.change_seat(&person, one_more).unwrap();
                }
            });
        }
    });
    assert_eq!(app.seats().unwrap()[0].last_signed_in_ms, Some(THREADS * CHANGES));
}

/// A file that was handed over and never used goes at a later signing in; one that was used stays.
#[test]
fn unused_files_go_when_somebody_signs_in() {
    let folder = tempfile::tempdir().unwrap();
    let app = App::new(folder.path());
    create(&app, new_machine()).unwrap();
    let stage = |text: &str| app.stage(None, text.as_bytes(), true).unwrap();
    let (old, fresh) = (stage("old"), stage("fresh"));
    let path = folder.path().join("blobs").join(&old[..2]).join(&old);
    let long_ago = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    fs::File::options().write(true).open(&path).unwrap().set_modified(long_ago).unwrap();
    lock(&app, Nothing {}).unwrap();
    assert!(path.exists());
    unlock_first(&app).unwrap();
    assert!(!path.exists());
    assert!(app.blob(&fresh).is_ok());
}
