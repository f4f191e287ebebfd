//! Machines that several cases measure, each set up once in a run.

use std::cell::OnceCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use tests::desk;
use tests::harness::{Result, out, run};

/// The registry of a large province.
pub const FULL: usize = 100_000;

pub struct Desks {
    folder: TempDir,
    full: OnceCell<PathBuf>,
}

impl Desks {
    /// Below `out/`, so that all of them lie on the same disk.
    pub fn new() -> Result<Self> {
        fs::create_dir_all(out())?;
        Ok(Self { folder: tempfile::tempdir_in(out())?, full: OnceCell::new() })
    }

    /// A folder of a case's own.
    pub fn fresh(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A machine with 100,000 mines and an open inspection. Nobody is signed in.
    pub fn full(&self) -> Result<&Path> {
        if let Some(full) = self.full.get() {
            return Ok(full);
        }
        let folder = self.fresh("full");
        let app = desk::set_up(&folder)?;
        desk::import_demo(&app, FULL)?;
        desk::open_inspection(&app)?;
        Ok(self.full.get_or_init(|| folder))
    }
}

/// The files of a machine are read from the disk again, as after switching it on.
pub fn cool(folder: &Path) -> Result {
    for file in desk::files(folder)? {
        let input = format!("if={}", folder.join(file).display());
        run(Command::new("dd").args([&input, "iflag=nocache", "count=0", "status=none"]))?;
    }
    Ok(())
}
