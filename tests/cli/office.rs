//! Headquarters as its operator has it: a folder, the commands on it, and a server that works there.

use std::path::PathBuf;

use app::App;
use app::api::{EnrolInput, Nothing, SyncOutcome, SyncState};
use tests::desk::{PASSPHRASE, call};
use tests::harness::{Said, Service, free_port};

use super::{Result, qingshan, text};

pub const COUNTY: &str = "150622";
/// Whom each invitation names.
const NAME: &str = "检查员甲";

pub struct Office {
    folder: tempfile::TempDir,
    listen: String,
    service: Option<Service>,
}

impl Office {
    /// Founded by its server, which runs.
    pub fn open() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let listen = format!("127.0.0.1:{}", free_port()?);
        let mut office = Self { folder, listen, service: None };
        let data = office.data();
        let serve = ["--json", "serve", "--data", text(&data), "--listen", &office.listen];
        office.service = Some(Service::start(&serve)?);
        Ok(office)
    }

    /// The server ends, as in a power cut.
    pub fn stop(&mut self) {
        self.service = None;
    }

    /// A place beside its folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn data(&self) -> PathBuf {
        self.path("server")
    }

    /// A command on its folder, for programs.
    pub fn command(&self, words: &[&str]) -> Result<Said> {
        let data = self.data();
        qingshan(&[&["--json"], words, &["--data", text(&data)]].concat())
    }

    /// The whole line that is handed over; new with each call.
    pub fn invitation(&self) -> Result<String> {
        let who = ["invite", "--name", NAME, "--county", COUNTY, "--listen", &self.listen];
        let said = self.command(&who)?;
        let line = said.json()?["invitation"].as_str().map(str::to_owned);
        line.ok_or_else(|| format!("nobody was invited: {said:?}").into())
    }

    pub fn join(&self, app: &App) -> Result {
        let input = EnrolInput { invitation: self.invitation()?, passphrase: PASSPHRASE.into() };
        let _: SyncState = call(app, "sync.enrol", &input)?;
        Ok(())
    }
}

pub fn exchange(app: &App) -> Result {
    let outcome: SyncOutcome = call(app, "sync.now", &Nothing {})?;
    if outcome.complete { Ok(()) } else { Err(format!("{outcome:?}").into()) }
}
