//! `qingshan`: the application without a window. What scripts may rely on is written down in the
//! user guide: one JSON value on standard output with `--json`, words for people on standard
//! error, and five exit codes.

mod args;
mod commands;
mod exit;
mod open;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command, DrawCommand, ExportOrImport};
use exit::Exit;

fn main() -> ExitCode {
    let args = Args::parse();
    let filter = tracing_subscriber::EnvFilter::try_from_default_env();
    tracing_subscriber::fmt()
        .with_env_filter(filter.unwrap_or_else(|_| "warn".into()))
        .with_writer(std::io::stderr)
        .init();
    let json = args.json;
    let done = match args.command {
        Command::Demo(demo) => commands::demo::run(&demo),
        Command::Serve(serve) => commands::serve::run(serve, json),
        Command::Invite(invite) => commands::serve::invite(&invite),
        Command::Door(door) => commands::door::run(&door, json),
        Command::Import(ExportOrImport::Mines(import)) => commands::import::mines(&import),
        Command::Draw(DrawCommand::Run(run)) => commands::draw::run(&run),
        Command::Draw(DrawCommand::Verify(verify)) => commands::draw::verify(&verify),
        Command::Sync(sync) => commands::desk::sync(&sync),
        Command::Verify(verify) => commands::draw::verify_file(&verify),
        Command::Doctor(doctor) => commands::desk::doctor(&doctor),
    };
    exit::leave(done, json)
}

/// What a command has to say, and whether the answer is yes.
pub struct Said {
    pub yes: bool,
    pub json: serde_json::Value,
    /// For people, on standard error.
    pub lines: Vec<String>,
}

pub type Done = Result<Said, Exit>;
