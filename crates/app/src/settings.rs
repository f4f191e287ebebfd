//! How the window looks on this machine: readable before anybody has signed in.

use std::path::PathBuf;

use crate::api::{Locale, Nothing, Settings};
use crate::machine::write_whole;
use crate::{App, AppError, Result};

fn defaults() -> Settings {
    Settings { locale: Locale::Chinese, theme: "light".into(), text: 100, density: "desk".into() }
}

impl App {
    fn settings_file(&self) -> PathBuf {
        self.folder.join("settings.json")
    }
}

/// An unreadable file only means the usual look; a disk that fails is said.
pub fn get(app: &App, _: Nothing) -> Result<Settings> {
    match std::fs::read(app.settings_file()) {
        Ok(bytes) => Ok(serde_json::from_slice(&bytes).unwrap_or_else(|_| defaults())),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(defaults()),
        Err(e) => Err(e.into()),
    }
}

pub fn set(app: &App, settings: Settings) -> Result<Settings> {
    let known = ["light", "dark", "sunlight"].contains(&settings.theme.as_str())
        && [100, 130, 200].contains(&settings.text)
        && ["desk", "touch"].contains(&settings.density.as_str());
    if !known {
        return Err(AppError::bad_input("no such theme, text size or density"));
    }
    std::fs::create_dir_all(&app.folder)?;
    write_whole(&app.settings_file(), &canon::to_bytes(&settings)?)?;
    Ok(settings)
}
