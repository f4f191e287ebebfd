//! WebKitWebDriver: one process for one window, on a free port.

use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use super::Result;
use super::display::Display;
use super::group::Group;

const RENDERER_OFF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
/// Where programs are told to keep what is theirs, and what is nobody's for long.
const HOME: [(&str, &str); 6] = [
    ("HOME", ""),
    ("XDG_CACHE_HOME", ".cache"),
    ("XDG_CONFIG_HOME", ".config"),
    ("XDG_DATA_HOME", ".local/share"),
    ("XDG_STATE_HOME", ".local/state"),
    ("TMPDIR", "tmp"),
];

/// With which renderer the window runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renderer {
    /// The web view's own: the driver can take pictures of it on every machine.
    Pictured,
    /// As the program chooses by itself. Where that is painting without OpenGL, asking the driver
    /// for a picture hangs.
    Shipped,
}

pub struct Driver {
    pub url: String,
    _process: Group,
}

impl Driver {
    /// What the driver and the application print goes to the file `log`. With a `home`, whatever they
    /// keep somewhere lies below it.
    pub async fn start(
        display: &Display,
        log: &Path,
        renderer: Renderer,
        home: Option<&Path>,
    ) -> Result<Self> {
        let log = File::create(log)?;
        let port = free_port()?;
        let mut command = Command::new("WebKitWebDriver");
        match renderer {
            Renderer::Pictured => command.env(RENDERER_OFF, "0"),
            Renderer::Shipped => command.env_remove(RENDERER_OFF),
        };
        if let Some(home) = home {
            for (name, folder) in HOME {
                fs::create_dir_all(home.join(folder))?;
                command.env(name, home.join(folder));
            }
        }
        let process = Group::start(
            command
                .arg("--host=127.0.0.1")
                .arg(format!("--port={port}"))
                .env("DISPLAY", &display.name)
                .env_remove("WAYLAND_DISPLAY")
                .env("GDK_BACKEND", "x11")
                // Else the window never answers the driver, and opening the session hangs.
                .env("TAURI_WEBVIEW_AUTOMATION", "true")
                // No settings of somebody's desktop, and no bus that would outlive the test.
                .env("GSETTINGS_BACKEND", "memory")
                .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
                .env("NO_AT_BRIDGE", "1")
                .stdout(log.try_clone()?)
                .stderr(log),
        )?;
        wait_until_it_listens("WebKitWebDriver", port).await?;
        Ok(Self { url: format!("http://127.0.0.1:{port}"), _process: process })
    }
}

/// Free at this moment, and handed out once. It lies below those that the system gives to whoever
/// asks for any, so that nobody else comes by it, however long its use begins later.
pub fn free_port() -> Result<u16> {
    const LOWEST: u32 = 10_000;
    const PORTS: u32 = 22_000;
    static HANDED_OUT: AtomicU32 = AtomicU32::new(0);
    // Another run on this machine begins elsewhere.
    let first = std::process::id().wrapping_mul(97) % PORTS;
    for _ in 0..PORTS {
        let number = HANDED_OUT.fetch_add(1, Ordering::Relaxed) % PORTS;
        let port = u16::try_from(LOWEST + (first + number) % PORTS)?;
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(port);
        }
    }
    Err("no port of this machine is free".into())
}

pub async fn wait_until_it_listens(driver: &str, port: u16) -> Result {
    const PATIENCE: Duration = Duration::from_mins(1);
    let end = Instant::now() + PATIENCE;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if Instant::now() > end {
            return Err(format!("{driver} does not listen after {PATIENCE:?}").into());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}
