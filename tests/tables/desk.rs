//! A machine, and the command line on it.

use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;
use tests::desk::{PASSPHRASE, set_up};
use tests::harness::{Result, Said, qingshan};

pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Result<Self> {
        let desk = Self { folder: tempfile::tempdir()? };
        drop(set_up(&desk.data())?);
        std::fs::write(desk.path("passphrase.txt"), PASSPHRASE)?;
        Ok(desk)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn data(&self) -> PathBuf {
        self.path("desk")
    }

    /// `qingshan --json VERB mines …` on this machine.
    pub fn mines(&self, args: &[&str]) -> Result<Said> {
        let (data, passphrase) = (text(&self.data()), text(&self.path("passphrase.txt")));
        let [verb, rest @ ..] = args else { return Err("a verb is missing".into()) };
        let mut all = vec!["--json", verb, "mines"];
        all.extend(rest);
        all.extend(["--data", data.as_str(), "--passphrase-file", passphrase.as_str()]);
        qingshan(&all)
    }
}

pub fn text(path: &Path) -> String {
    path.display().to_string()
}

/// Row, column and code of each note.
pub fn notes(answer: &Value, kind: &str) -> Vec<(u64, String, String)> {
    let text = |note: &Value, name: &str| note[name].as_str().unwrap_or_default().to_owned();
    let notes = answer[kind].as_array().into_iter().flatten();
    notes
        .map(|note| {
            (note["row"].as_u64().unwrap_or_default(), text(note, "column"), text(note, "code"))
        })
        .collect()
}
