//! `walk DIR`: does the main job in the real window and leaves its results in DIR.

use std::path::PathBuf;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let Some(to) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: walk DIR");
        return ExitCode::from(2);
    };
    let ended = tokio::select! {
        ended = tests::main_job::main_job(&to) => ended.map(drop),
        // Display, driver and services are in groups of their own, which the keyboard doesn't
        // reach: they end with the walk that started them.
        Ok(()) = tokio::signal::ctrl_c() => Err("it was stopped".into()),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
