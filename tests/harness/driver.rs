//! WebKitWebDriver: one process for one window, on a free port.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::Result;
use super::display::Display;
use super::group::Group;

pub struct Driver {
    pub url: String,
    _process: Group,
}

impl Driver {
    /// What the driver and the application print goes to the file `log`.
    pub async fn start(display: &Display, log: &Path) -> Result<Self> {
        let log = File::create(log)?;
        let port = free_port()?;
        let process = Group::start(
            Command::new("WebKitWebDriver")
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

/// Free at this moment; the system does not hand the same one out again at once.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

pub async fn wait_until_it_listens(driver: &str, port: u16) -> Result {
    for _ in 0..200 {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(format!("{driver} does not listen after 10 s").into())
}
