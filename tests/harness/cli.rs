//! The built command line, from outside: `qingshan …`.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::Value;

use super::group::Group;
use super::{Result, out, program};

/// How a command ended, and what it said.
#[derive(Debug)]
pub struct Said {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Said {
    /// The one JSON value that `--json` prints.
    pub fn json(&self) -> Result<Value> {
        serde_json::from_str(&self.stdout).map_err(|e| format!("{e} in {self:?}").into())
    }
}

/// Runs `qingshan` to its end; any ending is an answer.
pub fn qingshan(args: &[&str]) -> Result<Said> {
    run(Command::new(program("qingshan")?).args(args))
}

/// Runs any program to its end, such as `pdfsig`.
pub fn run(command: &mut Command) -> Result<Said> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|e| format!("{name}: {e}: run `cargo xtask setup`"))?;
    Ok(Said {
        code: output.status.code(),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

/// The text of a PDF as another program reads it, without blanks and ends of lines.
pub fn pdf_text(pdf: &Path) -> Result<String> {
    let said = run(Command::new("pdftotext").arg("-raw").arg(pdf).arg("-"))?;
    match said.code {
        Some(0) => Ok(said.stdout.replace(['\n', ' ', '\u{3000}'], "")),
        _ => Err(format!("{} can't be read: {said:?}", pdf.display()).into()),
    }
}

/// A `qingshan serve`, `door` or `sync` that runs until this is dropped, killed then as in a power cut.
pub struct Service {
    /// What it printed on its first line with `--json`.
    pub first_line: Value,
    _process: Group,
    /// Kept open, or the service would fail at the next line it prints.
    stdout: BufReader<ChildStdout>,
}

impl Service {
    pub fn start(args: &[&str]) -> Result<Self> {
        let mut command = Command::new(program("qingshan")?);
        let log = own_log()?;
        command.args(args).stdout(Stdio::piped()).stderr(File::create(&log)?);
        let mut process = Group::start(&mut command)?;
        let stdout = process.child().stdout.take().ok_or("the service has no output")?;
        let mut stdout = BufReader::new(stdout);
        let first_line = read_line(&mut stdout)
            .map_err(|e| format!("`qingshan {}`: {e}; see {}", args.join(" "), log.display()))?;
        Ok(Self { first_line, _process: process, stdout })
    }

    /// Waits for what it prints next; an error once it has ended.
    pub fn next_line(&mut self) -> Result<Value> {
        read_line(&mut self.stdout)
    }
}

/// A file in `out/logs/` for this one service: named for the test program, and numbered.
fn own_log() -> Result<PathBuf> {
    static STARTED: AtomicU32 = AtomicU32::new(0);
    let logs = out().join("logs");
    std::fs::create_dir_all(&logs)?;
    let own = std::env::current_exe()?;
    let own = own.file_stem().unwrap_or_default().to_string_lossy();
    // After the name comes a hash that changes with each build.
    let name = own.split('-').next().unwrap_or_default();
    let number = STARTED.fetch_add(1, Ordering::Relaxed);
    Ok(logs.join(format!("{name}-service-{number}.log")))
}

fn read_line(stdout: &mut impl BufRead) -> Result<Value> {
    let mut line = String::new();
    stdout.read_line(&mut line)?;
    serde_json::from_str(&line).map_err(|e| format!("it printed {line:?}: {e}").into())
}
