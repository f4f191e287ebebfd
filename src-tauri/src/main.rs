//! The window. Thin by intention: what people can do lives in `app`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod args;

use std::path::PathBuf;
use std::process::ExitCode;

use tauri::{Manager, WebviewWindowBuilder};

fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let data = match args::data_dir(std::env::args_os().skip(1)) {
        Ok(data) => data,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    let run = tauri::Builder::default()
        .setup(move |desktop| Ok(open_window(desktop, data)?))
        .run(tauri::generate_context!());
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the window could not be opened");
            ExitCode::from(4)
        }
    }
}

/// Opens the window of `tauri.conf.json`. The web view keeps its few files (no evidence among
/// them) inside the store's folder, so that one folder is all the application leaves on a disk.
fn open_window(desktop: &mut tauri::App, data: Option<PathBuf>) -> tauri::Result<()> {
    let data = data.map_or_else(|| desktop.path().app_data_dir(), Ok)?;
    let config = &desktop.config().app.windows[0];
    WebviewWindowBuilder::from_config(desktop.handle(), config)?
        .data_directory(data.join("webview"))
        .build()?;
    Ok(())
}
