//! A wrong passphrase opens nothing and changes nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use app::App;
use app::api::{MachineState, Nothing, Stage, Unlock};
use tests::desk::{self, PASSPHRASE, call};
use tests::harness::Result;

use crate::{mines, refused};

fn bytes(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let read = |file: PathBuf| Ok((file.clone(), fs::read(folder.join(file))?));
    desk::files(folder)?.into_iter().map(read).collect()
}

#[test]
fn a_wrong_passphrase_changes_no_byte() -> Result {
    let folder = tempfile::tempdir()?;
    let app = desk::set_up(folder.path())?;
    desk::import_demo(&app, 3)?;
    let state: MachineState = call(&app, "session.lock", &Nothing {})?;
    drop(app);
    let person = state.people[0].id.clone();
    let before = bytes(folder.path())?;
    let app = App::new(folder.path());
    for passphrase in ["", "青山依旧在 2025", "青山依旧在2026", " 青山依旧在 2026"] {
        let input = Unlock { person: person.clone(), passphrase: passphrase.into() };
        let problem = refused(call::<MachineState>(&app, "session.unlock", &input));
        assert_eq!(problem.code, "wrong-passphrase", "{passphrase:?}");
        assert!(!problem.message.contains(PASSPHRASE));
        assert!(bytes(folder.path())? == before, "something in the folder changed");
    }
    let locked: MachineState = call(&app, "machine.state", &Nothing {})?;
    assert_eq!((locked.stage, locked.signed_in), (Stage::Locked, None));
    let input = Unlock { person, passphrase: PASSPHRASE.into() };
    let open: MachineState = call(&app, "session.unlock", &input)?;
    assert_eq!(open.stage, Stage::Open);
    assert_eq!(mines(&app)?.all, 3);
    Ok(())
}
