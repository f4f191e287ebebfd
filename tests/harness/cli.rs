//! The built command line, from outside: `qingshan …`.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{ChildStdout, Command, Stdio};

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

/// A `qingshan serve` or `door` that runs until this is dropped, killed then as in a power cut.
pub struct Service {
    /// What it printed on its first line with `--json`.
    pub first_line: Value,
    _process: Group,
    /// Kept open, or the service would fail at the next line it prints.
    _stdout: BufReader<ChildStdout>,
}

impl Service {
    pub fn start(args: &[&str]) -> Result<Self> {
        let mut command = Command::new(program("qingshan")?);
        let logs = out().join("logs");
        std::fs::create_dir_all(&logs)?;
        command.args(args).stdout(Stdio::piped()).stderr(File::create(logs.join("service.log"))?);
        let mut process = Group::start(&mut command)?;
        let stdout = process.child().stdout.take().ok_or("the service has no output")?;
        let mut line = String::new();
        let mut stdout = BufReader::new(stdout);
        stdout.read_line(&mut line)?;
        let first_line = serde_json::from_str(&line)
            .map_err(|e| format!("`qingshan {}` began with {line:?}: {e}", args.join(" ")))?;
        Ok(Self { first_line, _process: process, _stdout: stdout })
    }
}
