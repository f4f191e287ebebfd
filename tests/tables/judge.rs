//! Python's judges.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tests::harness::{Result, run};

/// What `tests/tables/judge.py VERB ARGS…` says, as JSON.
pub fn ask(args: &[&str]) -> Result<Value> {
    let script = folder().join("judge.py");
    let said =
        run(Command::new(folder().join("../../target/venv/bin/python")).arg(script).args(args))?;
    if said.code != Some(0) {
        return Err(format!("the judge failed: run `cargo xtask setup`: {}", said.stderr).into());
    }
    said.json()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tables")
}
