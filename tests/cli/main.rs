//! What the command line says, word for word: scripts read its JSON, people its lines. A changed
//! word shows as a changed file in `snapshots/`; how to accept it is in CONTRIBUTING.md.

mod door;
mod draws;
mod help;
mod inviting;
mod newcomer;
mod office;
mod opening;
mod other_days;
mod refusals;
mod store;

use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use tests::desk;
use tests::harness::{Result, Said, qingshan};

/// Everything that a command said, with what differs from run to run hidden.
fn shown(said: &Said, hidden: &[(&str, &str)]) -> Result<String> {
    let json = if said.stdout.starts_with('{') {
        serde_json::to_string_pretty(&said.json()?)?
    } else {
        said.stdout.clone()
    };
    let code = said.code.map_or_else(|| "none".to_owned(), |code| code.to_string());
    let mut text = format!("exit {code}\n\n{}", said.stderr);
    if !json.is_empty() {
        text = format!("{text}\n{json}\n");
    }
    Ok(hidden.iter().fold(text, |text, (value, name)| text.replace(value, name)))
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}

/// The same command for people and for programs.
fn both(args: &[&str]) -> Result<[Said; 2]> {
    Ok([qingshan(args)?, qingshan(&[&["--json"], args].concat())?])
}

/// A folder with a machine, and the options that open it.
struct Machine {
    folder: tempfile::TempDir,
    passphrase: PathBuf,
}

impl Machine {
    fn new() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let passphrase = folder.path().join("passphrase.txt");
        std::fs::write(&passphrase, desk::PASSPHRASE)?;
        Ok(Self { folder, passphrase })
    }

    fn desk(&self) -> PathBuf {
        self.folder.path().join("desk")
    }

    fn run(&self, args: &[&str]) -> Result<[Said; 2]> {
        let desk = self.desk();
        let opened = ["--data", text(&desk), "--passphrase-file", text(&self.passphrase)];
        both(&[args, &opened].concat())
    }
}
