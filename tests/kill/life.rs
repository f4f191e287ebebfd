//! One life of the process: started, listened to, killed, judged.

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use serde::de::DeserializeOwned;
use tempfile::TempDir;

use super::chance::Chance;
use super::fault::{self, Extent, Fault};
use super::told::Told;
use super::{Tally, judge};
use crate::desk;
use crate::harness::{Result, out, program};

const SIGKILL: i32 = 9;

/// A process that works until it is killed.
pub struct Victim {
    process: Child,
    says: BufReader<ChildStdout>,
}

impl Victim {
    /// `work` is what it does: `answers` or `draws`.
    pub fn start(folder: &Path, seed: u64, work: &str) -> Result<Self> {
        let mut process = Command::new(program("victim")?)
            .arg(folder)
            .arg(seed.to_string())
            .arg(work)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()?;
        let says = process.stdout.take().ok_or("the victim has no output")?;
        Ok(Self { process, says: BufReader::new(says) })
    }

    /// The next whole line; none after its end.
    pub fn hear<Line: DeserializeOwned>(&mut self) -> Result<Option<Line>> {
        let mut line = String::new();
        self.says.read_line(&mut line)?;
        if !line.ends_with('\n') {
            return Ok(None);
        }
        Ok(Some(serde_json::from_str(&line)?))
    }

    pub fn kill(&mut self) -> Result {
        self.process.kill()?;
        let status = self.process.wait()?;
        if status.signal() == Some(SIGKILL) {
            return Ok(());
        }
        Err(format!("the victim ended by itself: {status}").into())
    }
}

impl Drop for Victim {
    fn drop(&mut self) {
        // Only still there when the test itself failed.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Kills it at a random moment, while it opens or while it works, and judges what it leaves: a
/// copy as it is or with one more fault. The folder itself stays as the kill left it, so that the
/// next process starts where this one fell.
pub fn live(folder: &Path, told: &mut Told, chance: &mut Chance, tally: &mut Tally) -> Result {
    let before = told.confirmed;
    let mut victim = Victim::start(folder, chance.next(), "answers")?;
    let mut lines = Vec::new();
    if tally.runs % 8 < 7 {
        // Ready, and the first step confirmed: a slow machine tests as much.
        for _ in 0..3 {
            lines.push(victim.hear()?.ok_or("the victim said nothing")?);
        }
    }
    std::thread::sleep(Duration::from_micros(chance.below(100_000)));
    victim.kill()?;
    while let Some(line) = victim.hear()? {
        lines.push(line);
    }
    tally.lost.extend(lines.into_iter().filter_map(|line| told.hear(line)));
    tally.runs += 1;
    tally.faults += 1;
    tally.confirmed += told.confirmed - before;
    let (copy, more) = remains(folder, told.extent, chance)?;
    tally.complain(more, judge(copy.path(), told)?);
    Ok(())
}

/// A copy of what a kill left, as it is or with one more fault; `confirmed` is how far the files
/// were at the last confirmation.
pub(super) fn remains(
    folder: &Path,
    confirmed: Extent,
    chance: &mut Chance,
) -> Result<(TempDir, Option<Fault>)> {
    let copy = tempfile::tempdir_in(out())?;
    desk::copy(folder, copy.path())?;
    let from = Extent::of(folder)?.certain(confirmed);
    let more = from > 0 && chance.below(2) == 0;
    let fault = more.then(|| fault::inflict(copy.path(), from, chance)).transpose()?;
    Ok((copy, fault))
}
