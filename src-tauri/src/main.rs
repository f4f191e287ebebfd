//! The window. Thin by intention: what people can do lives in `app`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod args;
mod commands;
mod navigation;
#[cfg(target_os = "linux")]
mod without_card;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use app::App;
use serde_json::json;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, RunEvent, WebviewWindowBuilder};

fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    #[cfg(target_os = "linux")]
    without_card::choose_renderer();
    let data = match args::data_dir(std::env::args_os().skip(1)) {
        Ok(data) => data,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    let run = tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![commands::call, commands::stage])
        .register_asynchronous_uri_scheme_protocol("qsblob", commands::blob)
        .register_asynchronous_uri_scheme_protocol("qskey", commands::key)
        .setup(move |desktop| Ok(open_window(desktop, data)?))
        .build(tauri::generate_context!());
    match run {
        Ok(desktop) => {
            desktop.run(|handle, event| {
                if let RunEvent::Exit = event {
                    close(handle);
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "the window could not be opened");
            ExitCode::from(4)
        }
    }
}

/// Closing the window signs out; what was entered is on the disk in any case.
fn close(handle: &AppHandle) {
    let app = handle.state::<Arc<App>>();
    if app.session().is_ok()
        && let Err(error) = app::call(&app, "session.lock", json!({}))
    {
        tracing::error!(%error, "the log could not be signed on closing");
    }
}

/// Opens the window of `tauri.conf.json`. The web view keeps its few files (no evidence among
/// them) inside the store's folder, so that one folder is all the application leaves on a disk.
fn open_window(desktop: &mut tauri::App, data: Option<PathBuf>) -> tauri::Result<()> {
    let data = data.map_or_else(|| desktop.path().app_data_dir(), Ok)?;
    let app = Arc::new(App::new(&data));
    app::exchange_in_background(&app);
    desktop.manage(app);
    let config = &desktop.config().app.windows[0];
    let dev = desktop.config().build.dev_url.clone().filter(|_| tauri::is_dev());
    WebviewWindowBuilder::from_config(desktop.handle(), config)?
        .data_directory(data.join("webview"))
        .on_navigation(move |url| navigation::is_own(url, dev.as_ref()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
}
