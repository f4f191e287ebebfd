//! Running other programs, from the root of the work tree.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A message for the person at the keyboard when something did not work.
pub type Outcome<T = ()> = Result<T, String>;

pub fn root() -> PathBuf {
    let xtask = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| "xtask".into());
    PathBuf::from(xtask).parent().map(PathBuf::from).unwrap_or_default()
}

pub fn ui() -> PathBuf {
    root().join("ui")
}

pub fn venv() -> PathBuf {
    root().join("target/venv")
}

/// A program that `cargo build` left behind, such as `debug` `qingshan`.
pub fn built(profile: &str, program: &str) -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    root().join(target).join(profile).join(name)
}

pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

pub fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Compiles every target of every crate, with clippy watching (see `.cargo/config.toml`). `run`
/// and `test` share this very command: a narrower one would resolve other features and compile
/// half of the dependencies again.
pub fn cargo_build() -> Command {
    let mut command = cargo();
    command.args(["build", "--workspace", "--all-targets", "--keep-going"]);
    command
}

pub fn npm() -> Command {
    let mut command = command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(ui());
    command
}

/// Shows the command, runs it to its end, and fails when it does.
pub fn run(command: &mut Command) -> Outcome {
    let shown = show(command);
    println!("$ {shown}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{shown}` ended with {status}")),
        Err(error) => Err(format!("`{shown}` could not be started: {error}")),
    }
}

/// Shows the command and leaves it running; the guard ends it.
pub fn start(command: &mut Command) -> Outcome<Running> {
    let shown = show(command);
    println!("$ {shown} &");
    match command.spawn() {
        Ok(child) => Ok(Running(child)),
        Err(error) => Err(format!("`{shown}` could not be started: {error}")),
    }
}

/// What the command prints, or `None` when it is absent or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself already; either way it is gone afterwards.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn show(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let words = program.file_name().into_iter().chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
