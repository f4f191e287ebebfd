//! `qingshan`: the application without a window. What scripts may rely on is written down in the
//! user guide: one JSON value on standard output with `--json`, words for people on standard
//! error, and five exit codes.

mod args;
mod commands;
mod exit;
mod files;
mod open;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command, DrawCommand, Export, Import};
use exit::Exit;

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return exit::explain(&error),
    };
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
        Command::Revoke(revoke) => commands::serve::revoke(&revoke),
        Command::Door(door) => commands::door::run(&door, json),
        Command::Import(Import::Mines(import)) => commands::import::mines(&import),
        Command::Export(Export::Mines(export)) => commands::export::mines(&export),
        Command::Export(Export::Credit(export)) => commands::export::credit(&export),
        Command::Coord(coord) => commands::coord::run(&coord),
        Command::Draw(DrawCommand::Run(run)) => commands::draw::run(&run),
        Command::Draw(DrawCommand::Verify(verify)) => commands::draw::verify(&verify),
        Command::Draw(DrawCommand::Verifier(verifier)) => commands::draw::verifier(&verifier),
        Command::Draw(DrawCommand::Schema) => commands::draw::schema(),
        Command::Draw(DrawCommand::Open(open)) => commands::opening::open(&open),
        Command::Pack(command) => commands::knowledge::pack(&command),
        Command::Clause(clause) => commands::knowledge::clause(&clause),
        Command::Calendar(command) => commands::knowledge::calendar(command),
        Command::Check(command) => Ok(commands::knowledge::check(&command)),
        Command::Sync(sync) => commands::desk::sync(&sync, json),
        Command::Verify(verify) => commands::draw::verify_file(&verify),
        Command::Doctor(doctor) => commands::desk::doctor(&doctor),
    };
    ExitCode::from(exit::tell(&done, json))
}

/// What a command has to say, and whether the answer is yes.
pub struct Said {
    pub yes: bool,
    pub json: serde_json::Value,
    /// For people, on standard error.
    pub lines: Vec<String>,
}

impl From<app::outside::Answer> for Said {
    fn from(answer: app::outside::Answer) -> Self {
        Self { yes: answer.accepted, json: answer.json, lines: answer.lines }
    }
}

pub type Done = Result<Said, Exit>;
