//! The five exit codes.

use std::process::ExitCode;

use app::AppError;
use app::api::Problem;
use serde_json::json;

use crate::Done;

/// A command that could not be done.
#[derive(Debug)]
pub enum Exit {
    /// 2: the command line itself is wrong.
    Usage(String),
    /// 3: the input was refused; nothing changed.
    Refused { code: String, message: String },
    /// 4: disk, network or device failed; the message says what is safe.
    Failed { code: String, message: String },
}

/// How all that is said of headquarters begins.
const HEADQUARTERS: &str = "server-";

/// What is no fault of the input.
const SURROUNDINGS: [&str; 11] = [
    "disk-full",
    "disk-failed",
    "database-failed",
    "store-in-use",
    "store-damaged",
    "blob-missing",
    "blob-damaged",
    "sheet-lost",
    "server-away",
    "server-timeout",
    "server-garbage",
];

impl From<AppError> for Exit {
    fn from(error: AppError) -> Self {
        if SURROUNDINGS.contains(&error.code()) {
            Self::failed(error.code(), error.to_string())
        } else {
            Self::refused(error.code(), error.to_string())
        }
    }
}

impl From<std::io::Error> for Exit {
    fn from(error: std::io::Error) -> Self {
        let kept = "What was confirmed before is safe";
        Self::failed("disk-failed", format!("a file or the disk can't be used: {error}. {kept}"))
    }
}

impl From<server::ServerError> for Exit {
    fn from(error: server::ServerError) -> Self {
        if error.status().is_server_error() {
            Self::failed(error.code(), error.to_string())
        } else {
            Self::refused(error.code(), format!("{error} {}", error.safe()))
        }
    }
}

impl Exit {
    pub fn failed(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Failed { code: code.into(), message: message.into() }
    }

    fn refused(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Refused { code: code.into(), message: message.into() }
    }

    /// What stopped an exchange for want of headquarters or of this machine, if that did.
    pub fn of_exchange(problem: &Problem) -> Option<Self> {
        let surroundings = SURROUNDINGS.contains(&problem.code.as_str());
        let is_failure = surroundings || problem.code.starts_with(HEADQUARTERS);
        is_failure.then(|| Self::failed(&problem.code, &problem.message))
    }

    /// Headquarters could not be had this time: a later attempt may find it.
    pub fn is_outage(&self) -> bool {
        matches!(self, Self::Failed { code, .. } if code.starts_with(HEADQUARTERS))
    }

    fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Refused { .. } => 3,
            Self::Failed { .. } => 4,
        }
    }

    fn message(&self) -> &str {
        match self {
            Self::Usage(message) | Self::Refused { message, .. } | Self::Failed { message, .. } => {
                message
            }
        }
    }

    fn name(&self) -> &str {
        match self {
            Self::Usage(_) => "usage",
            Self::Refused { code, .. } | Self::Failed { code, .. } => code,
        }
    }
}

/// Says what was done; the code that scripts read.
pub fn tell(done: &Done, as_json: bool) -> u8 {
    match done {
        Ok(said) => {
            said.lines.iter().for_each(|line| eprintln!("{line}"));
            if as_json && !said.json.is_null() {
                println!("{}", said.json);
            }
            u8::from(!said.yes)
        }
        Err(exit) => {
            eprintln!("{}", exit.message());
            if as_json {
                println!("{}", json!({ "error": exit.name(), "message": exit.message() }));
            }
            exit.code()
        }
    }
}

/// A command line that can't be read, or a page of help that was asked for.
pub fn explain(error: &clap::Error) -> ExitCode {
    // Whoever closed the output early wanted no more of it.
    let _ = error.print();
    // It was not read to its end, so nobody else knows what it asks for.
    if error.use_stderr() && std::env::args_os().any(|arg| arg == "--json") {
        println!("{}", json!({ "error": "usage", "message": sentence(&error.to_string()) }));
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// The first paragraph in one line; usage and hints follow it.
fn sentence(text: &str) -> String {
    let first = text.split("\n\n").next().unwrap_or_default();
    let words: Vec<&str> = first.split_whitespace().collect();
    words.join(" ").trim_start_matches("error: ").to_owned()
}
