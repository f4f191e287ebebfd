//! The five exit codes.

use std::process::ExitCode;

use app::AppError;
use serde_json::json;

use crate::Done;

/// A command that could not be done.
#[derive(Debug)]
pub enum Exit {
    /// 2: the command line itself is wrong.
    Usage(String),
    /// 3: the input was refused; nothing changed.
    Refused(AppError),
    /// 4: disk, network or device failed; the message says what is safe.
    Failed { code: String, message: String },
}

impl From<AppError> for Exit {
    fn from(error: AppError) -> Self {
        const SURROUNDINGS: [&str; 10] = [
            "disk-full",
            "disk-failed",
            "database-failed",
            "store-in-use",
            "store-damaged",
            "blob-missing",
            "blob-damaged",
            "server-away",
            "server-timeout",
            "server-garbage",
        ];
        if SURROUNDINGS.contains(&error.code()) {
            Self::failed(error.code(), error.to_string())
        } else {
            Self::Refused(error)
        }
    }
}

impl From<std::io::Error> for Exit {
    fn from(error: std::io::Error) -> Self {
        let message = format!("a file or the disk can't be used: {error}. Nothing was changed");
        Self::failed("disk-failed", message)
    }
}

impl From<server::ServerError> for Exit {
    fn from(error: server::ServerError) -> Self {
        Self::failed(error.code(), error.to_string())
    }
}

impl Exit {
    pub fn failed(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Failed { code: code.into(), message: message.into() }
    }

    fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Refused(_) => 3,
            Self::Failed { .. } => 4,
        }
    }

    fn message(&self) -> String {
        match self {
            Self::Usage(message) | Self::Failed { message, .. } => message.clone(),
            Self::Refused(error) => error.to_string(),
        }
    }

    fn name(&self) -> &str {
        match self {
            Self::Usage(_) => "usage",
            Self::Refused(error) => error.code(),
            Self::Failed { code, .. } => code,
        }
    }
}

/// Says what was done and leaves with the code that scripts read.
pub fn leave(done: Done, as_json: bool) -> ExitCode {
    match done {
        Ok(said) => {
            said.lines.iter().for_each(|line| eprintln!("{line}"));
            if as_json && !said.json.is_null() {
                println!("{}", said.json);
            }
            ExitCode::from(u8::from(!said.yes))
        }
        Err(exit) => {
            eprintln!("{}", exit.message());
            if as_json {
                println!("{}", json!({ "error": exit.name(), "message": exit.message() }));
            }
            ExitCode::from(exit.code())
        }
    }
}
