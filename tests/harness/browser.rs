//! Chromium without a screen, on one page from the disk, driven through chromedriver.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

use serde_json::json;
use thirtyfour::{Capabilities, WebDriver};

use super::driver::{free_port, wait_until_it_listens};
use super::group::Group;
use super::{ANSWER, Result, out};

pub struct Browser {
    pub web: WebDriver,
    _driver: Group,
}

impl Browser {
    /// `name` is for the log in `out/logs/`.
    pub async fn open(name: &str, page: &Path) -> Result<Self> {
        let logs = out().join("logs");
        fs::create_dir_all(&logs)?;
        let log = File::create(logs.join(format!("{name}.log")))?;
        let port = free_port()?;
        let driver = Group::start(
            Command::new("chromedriver")
                .arg(format!("--port={port}"))
                .stdout(log.try_clone()?)
                .stderr(log),
        )?;
        wait_until_it_listens("chromedriver", port).await?;
        let mut capabilities = Capabilities::new();
        capabilities.set("browserName", "chrome")?;
        // The sandbox needs rights that a container often withholds; the page is our own.
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--window-size=1100,1600",
        ];
        capabilities.set("goog:chromeOptions", json!({ "args": arguments }))?;
        let web = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities)
            .request_timeout(ANSWER)
            .await
            .map_err(|e| format!("the browser did not open, see out/logs/{name}.log: {e}"))?;
        web.set_script_timeout(ANSWER).await?;
        web.goto(&format!("file://{}", page.canonicalize()?.display())).await?;
        Ok(Self { web, _driver: driver })
    }

    pub async fn close(self) -> Result {
        Ok(self.web.quit().await?)
    }
}
