//! Opening, photographing, killing and closing the window.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::json;
use thirtyfour::{Capabilities, WebDriver};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::display::Display;
use super::driver::{Driver, Renderer};
use super::group::kill;
use super::{ANSWER, Result, out, program};

/// Nothing moves any more, but for what never stops; what was changed just now is painted after
/// the second frame.
const STILL: &str = "
    const done = arguments[0];
    const moving = () => document.getAnimations().filter(one =>
        one.playState === 'running' && Number.isFinite(one.effect?.getComputedTiming().endTime));
    const frames = () => requestAnimationFrame(() => requestAnimationFrame(settle));
    const settle = () => {
        const ends = moving().map(one => one.finished);
        if (ends.length) Promise.allSettled(ends).then(frames);
        else done();
    };
    frames();";

/// How many windows there are at once, however many tests run: each has a display and a web view,
/// and a machine with many cores may well have little memory.
static PLACES: Semaphore = Semaphore::const_new(3);

pub struct Window {
    pub web: WebDriver,
    _driver: Driver,
    _display: Display,
    command_line: Vec<OsString>,
    name: String,
    screens: PathBuf,
    renderer: Renderer,
    /// The last field: given up when all else has ended.
    _place: SemaphorePermit<'static>,
}

impl Window {
    /// Starts the built application on the store in `data`. `name` is for the log in
    /// `out/logs/` and for the picture that a failure leaves.
    pub async fn open(name: &str, data: &Path) -> Result<Self> {
        Self::open_with(Renderer::Pictured, name, data, None).await
    }

    /// The same, with a home of its own: all that the program leaves on a disk lies there or in
    /// `data`.
    pub async fn open_at_home(name: &str, data: &Path, home: &Path) -> Result<Self> {
        Self::open_with(Renderer::Pictured, name, data, Some(home)).await
    }

    /// As people get it, without pictures.
    pub async fn open_as_shipped(name: &str, data: &Path) -> Result<Self> {
        Self::open_with(Renderer::Shipped, name, data, None).await
    }

    async fn open_with(
        renderer: Renderer,
        name: &str,
        data: &Path,
        home: Option<&Path>,
    ) -> Result<Self> {
        let place = PLACES.acquire().await?;
        let display = Display::start()?;
        let driver = Driver::start(&display, &log(name)?, renderer, home).await?;
        let binary = program("qingshan-desktop")?;
        let mut capabilities = Capabilities::new();
        let options = json!({ "binary": binary, "args": ["--data", data] });
        capabilities.set("webkitgtk:browserOptions", options)?;
        let web = WebDriver::builder(&driver.url, capabilities)
            .request_timeout(ANSWER)
            .await
            .map_err(|e| format!("the window did not open, see out/logs/{name}.log: {e}"))?;
        web.set_script_timeout(ANSWER).await?;
        Ok(Self {
            web,
            _driver: driver,
            _display: display,
            command_line: vec![binary.into(), "--data".into(), data.into()],
            name: name.to_owned(),
            screens: out().join("screens"),
            renderer,
            _place: place,
        })
    }

    /// The file with what the application prints.
    pub fn log(&self) -> Result<PathBuf> {
        log(&self.name)
    }

    /// Later screenshots go to `folder` instead of `out/screens/`.
    pub fn keep_screens_in(&mut self, folder: &Path) {
        folder.clone_into(&mut self.screens);
    }

    /// What is on screen, as `NAME.png`; a name may have folders.
    pub async fn screenshot(&self, name: &str) -> Result<PathBuf> {
        let path = self.screens.join(format!("{name}.png"));
        fs::create_dir_all(path.parent().unwrap_or(&self.screens))?;
        self.web.execute_async(STILL, vec![]).await?;
        fs::write(&path, self.web.screenshot_as_png().await?)?;
        Ok(path)
    }

    /// For messages of failed waits: a picture, if the window can still give one.
    pub(super) async fn last_picture(&self) -> String {
        if self.renderer == Renderer::Shipped {
            return "no picture of the screen with this renderer".into();
        }
        match self.screenshot(&format!("failed-{}", self.name)).await {
            Ok(path) => format!("the screen is in {}", path.display()),
            Err(error) => format!("no picture of the screen: {error}"),
        }
    }

    /// SIGKILL to the application, as a power cut would have it.
    pub fn kill(self) -> Result {
        const PATIENCE: Duration = Duration::from_secs(30);
        let pid = self.pid()?;
        kill(&pid.to_string());
        let end = Instant::now() + PATIENCE;
        while !has_ended(pid) {
            if Instant::now() > end {
                return Err(format!("process {pid} outlived SIGKILL by {PATIENCE:?}").into());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// The application's own process: the one that was started with exactly our arguments.
    pub fn pid(&self) -> Result<u32> {
        let wanted: Vec<&[u8]> = self.command_line.iter().map(|word| word.as_bytes()).collect();
        for entry in fs::read_dir("/proc")? {
            let entry = entry?;
            let Some(pid) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else {
                continue;
            };
            // It may end between the listing and the reading.
            let line = fs::read(entry.path().join("cmdline")).unwrap_or_default();
            let words = line.strip_suffix(b"\0").unwrap_or(&line).split(|byte| *byte == 0);
            if words.eq(wanted.iter().copied()) {
                return Ok(pid);
            }
        }
        Err("the application is not running".into())
    }

    /// Ends the session and with it the application.
    pub async fn close(self) -> Result {
        Ok(self.web.clone().quit().await?)
    }
}

/// Ended with all its threads, and only then are its files closed and unlocked: its command line is
/// gone before that. It may still stand there for its parent to read how it ended.
fn has_ended(pid: u32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let state = stat.rsplit(')').next().unwrap_or_default().trim_start();
    let threads = fs::read_dir(format!("/proc/{pid}/task")).map_or(0, Iterator::count);
    state.is_empty() || (state.starts_with('Z') && threads <= 1)
}

/// Where what the application and its driver print is kept.
fn log(name: &str) -> Result<PathBuf> {
    let logs = out().join("logs");
    fs::create_dir_all(&logs)?;
    Ok(logs.join(format!("{name}.log")))
}

impl Drop for Window {
    fn drop(&mut self) {
        // The driver and all it started are about to be killed. Without this the session would
        // wait minutes for an answer. The error says that it was closed already.
        let _ = self.web.clone().leak();
    }
}
