//! For tests alone: asks the judges, programs in Python that share nothing with what they judge.
//! They run in the environment that `cargo xtask setup` makes from `tests/requirements.txt`.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The interpreter that has the judges' packages.
///
/// # Panics
/// When nobody has set it up.
pub fn python() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = here.join("../../target/venv/bin/python");
    assert!(python.exists(), "the Python judges are missing: run cargo xtask setup");
    python
}

/// A script of the asking crate.
pub struct Judge {
    script: PathBuf,
    folder: PathBuf,
}

impl Judge {
    /// `here` is the asking crate's `CARGO_MANIFEST_DIR`, and `script` lies in its `tests`.
    pub fn new(here: &str, script: &str) -> Self {
        let folder = Path::new(here).join("tests");
        Self { script: folder.join(script), folder }
    }

    /// Lets it work in another folder than the one of the tests.
    #[must_use]
    pub fn in_folder(self, folder: &Path) -> Self {
        Self { folder: folder.to_owned(), ..self }
    }

    /// What it says, given these arguments.
    ///
    /// # Panics
    /// When it fails, with what it complained of.
    pub fn run<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> String {
        let output = self.command().args(args).output();
        self.said(output.unwrap_or_else(|error| panic!("{}: {error}", self.script.display())))
    }

    /// Its answer to each question. Both go as one JSON list.
    ///
    /// # Panics
    /// When it fails or answers something else.
    pub fn ask(&self, questions: &[Value]) -> Vec<Value> {
        let name = self.script.display();
        let mut command = self.command();
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{name}: {error}"));
        let questions = Value::from(questions).to_string();
        if let Some(mut ear) = child.stdin.take() {
            ear.write_all(questions.as_bytes()).unwrap_or_else(|e| eprintln!("{name}: {e}"));
        }
        let output = child.wait_with_output();
        let said = self.said(output.unwrap_or_else(|error| panic!("{name}: {error}")));
        serde_json::from_str(&said).unwrap_or_else(|error| panic!("{name} ({error}): {said}"))
    }

    fn command(&self) -> Command {
        let mut command = Command::new(python());
        command.arg(&self.script).current_dir(&self.folder);
        command
    }

    fn said(&self, output: Output) -> String {
        let complaint = String::from_utf8_lossy(&output.stderr);
        let name = self.script.display();
        assert!(output.status.success(), "{name} failed (cargo xtask setup?): {complaint}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}
