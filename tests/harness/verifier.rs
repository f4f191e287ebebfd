//! The page that checks draw certificates, as somebody uses it: files chosen, answers read.

use std::path::Path;
use std::time::{Duration, Instant};

use serde::Deserialize;
use thirtyfour::By;

use super::{ANSWER, Browser, Result, out};

const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/draw-verifier.html");
/// How many files are chosen at once: a command line, so to speak, has its length.
const AT_ONCE: usize = 50;

const ANSWERS: &str = "
    const codes = (report, state) =>
        [...report.querySelectorAll(`[data-state=${state}]`)].map(line => line.dataset.code);
    return [...document.querySelectorAll('[data-test=report]')].map(report => ({
        accepted: ['official', 'open'].includes(report.dataset.verdict),
        wrong: codes(report, 'wrong'),
        open: codes(report, 'open'),
        notes: codes(report, 'note'),
    }));";

/// What each report says of signatures, beyond that they are valid.
const SIGNED: &str = "
    const about = '[data-about=signatures]:not([data-code=signatures])';
    return [...document.querySelectorAll('[data-test=report]')].map(report =>
        [...report.querySelectorAll(about)].map(line => line.lastElementChild.textContent));";

/// Whose keys are shown with their fingerprints, by the names that the certificate gives.
const SIGNERS: &str = "
    return [...document.querySelectorAll('[data-test=signer]')].map(one => one.dataset.name);";

const VERDICTS: &str = "
    return [...document.querySelectorAll('[data-test=report]')].map(one => one.dataset.verdict);";

const MILLISECONDS: &str = "return Number(document.querySelector('[data-ms]').dataset.ms);";

/// How many times files were checked to their end.
const ROUNDS: &str = "return Number(document.body.dataset.rounds);";

const KNOW: &str = "
    const keys = document.querySelector('[data-test=keys]');
    keys.value = arguments[0];
    keys.dispatchEvent(new Event('input'));";

/// What somebody is told about a file, in codes.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct Answer {
    pub accepted: bool,
    pub wrong: Vec<String>,
    pub open: Vec<String>,
    pub notes: Vec<String>,
}

pub struct VerifierPage(Browser);

impl VerifierPage {
    /// The shipped page. `name` is for the log in `out/logs/`.
    pub async fn open(name: &str) -> Result<Self> {
        Ok(Self(Browser::open(name, Path::new(SHIPPED)).await?))
    }

    /// Enters keys that somebody has from elsewhere: `KEY`, or `ID=KEY`.
    pub async fn know(&self, keys: &[String]) -> Result {
        self.0.web.execute(KNOW, vec![keys.join("\n").into()]).await?;
        Ok(())
    }

    /// Lets the page check the files, and gives its answers in their order.
    pub async fn check(&self, files: &[Vec<u8>]) -> Result<Vec<Answer>> {
        let mut answers = Vec::new();
        for files in files.chunks(AT_ONCE) {
            let folder = tempfile::tempdir()?;
            let mut paths = Vec::new();
            for (number, bytes) in files.iter().enumerate() {
                let path = folder.path().join(format!("{number:04}.json"));
                std::fs::write(&path, bytes)?;
                paths.push(path.display().to_string());
            }
            self.choose(&paths).await?;
            let found = self.0.web.execute(ANSWERS, vec![]).await?;
            answers.extend(found.convert::<Vec<Answer>>()?);
        }
        Ok(answers)
    }

    async fn choose(&self, paths: &[String]) -> Result {
        let before = self.rounds().await?;
        self.0.web.find(By::Css("[data-test=files]")).await?.send_keys(paths.join("\n")).await?;
        let end = Instant::now() + ANSWER;
        while self.rounds().await? <= before {
            if Instant::now() > end {
                return Err(format!("the page was not done after {ANSWER:?}").into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }

    async fn rounds(&self) -> Result<u64> {
        Ok(self.0.web.execute(ROUNDS, vec![]).await?.convert()?)
    }

    pub async fn verdicts(&self) -> Result<Vec<String>> {
        Ok(self.0.web.execute(VERDICTS, vec![]).await?.convert()?)
    }

    /// Of each file the sentences about its signatures, in the page's language.
    pub async fn signed(&self) -> Result<Vec<Vec<String>>> {
        Ok(self.0.web.execute(SIGNED, vec![]).await?.convert()?)
    }

    pub async fn signers(&self) -> Result<Vec<String>> {
        Ok(self.0.web.execute(SIGNERS, vec![]).await?.convert()?)
    }

    /// What the page itself says that the first file took.
    pub async fn milliseconds(&self) -> Result<u64> {
        Ok(self.0.web.execute(MILLISECONDS, vec![]).await?.convert()?)
    }

    pub async fn text(&self) -> Result<String> {
        Ok(self.0.web.find(By::Css("body")).await?.text().await?)
    }

    pub async fn switch_language(&self) -> Result {
        Ok(self.0.web.find(By::Css("[data-test=language]")).await?.click().await?)
    }

    pub async fn screenshot(&self, name: &str) -> Result {
        let path = out().join(format!("screens/{name}.png"));
        std::fs::create_dir_all(path.parent().ok_or("a picture lies in a folder")?)?;
        std::fs::write(&path, self.0.web.screenshot_as_png().await?)?;
        Ok(())
    }

    pub async fn close(self) -> Result {
        self.0.close().await
    }
}
