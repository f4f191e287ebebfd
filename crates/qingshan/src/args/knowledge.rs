//! What the program knows without a store: packs, clauses, working days, numbers with a check.

use std::path::PathBuf;

use clap::Subcommand;

use super::{Desk, Serve};

#[derive(Subcommand)]
pub enum PackCommand {
    /// The packs that ship; of a machine's folder, also those put into use there, and which drafts are
    /// switched on.
    List(PackList),
    /// Every value of a pack, with its clause.
    Show { id: String },
    /// Whether files are packs; every fault with file, line and what was expected.
    Check {
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// What differs between two packs, each an id or a file; 0 if nothing does.
    Diff { before: String, after: String },
    /// Put a file into use, as an officer: what it differs in from what rules now is told first. With
    /// the passphrase the officer vouches for it. 1 if the file has faults.
    Use(PackUseArgs),
    /// The form of a pack's file as JSON Schema (with --json).
    Schema,
}

#[derive(clap::Args)]
pub struct PackUseArgs {
    #[command(flatten)]
    pub desk: Desk,
    pub file: PathBuf,
    /// Why it is put into use.
    #[arg(long)]
    pub reason: String,
    /// Record nothing; only tell faults and differences.
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(clap::Args)]
pub struct PackList {
    /// A machine's folder.
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// A file with the passphrase; otherwise it is asked for.
    #[arg(long, requires = "data")]
    pub passphrase_file: Option<PathBuf>,
    /// Name or id of the person; otherwise the first of the machine.
    #[arg(long, requires = "data")]
    pub person: Option<String>,
}

impl PackList {
    pub fn desk(&self) -> Option<Desk> {
        let Self { data, passphrase_file, person } = self;
        Some(Desk {
            data: data.clone()?,
            passphrase_file: passphrase_file.clone(),
            person: person.clone(),
        })
    }
}

#[derive(clap::Args)]
pub struct ClauseArgs {
    /// Such as GS-3.3.
    #[arg(required = true)]
    pub ids: Vec<String>,
}

#[derive(Subcommand)]
pub enum CalendarCommand {
    /// A year's holidays and make-up days; 1 if its arrangement is not known.
    Show { year: i32 },
    /// The day on which a period ends, such as 10wd, 30d, 6mo, 1y.
    Add {
        date: String,
        period: String,
        #[arg(long)]
        count_first_day: bool,
        /// A period that ends on a rest day ends there.
        #[arg(long)]
        stay: bool,
    },
    /// How periods are counted at a machine, and since which day: every word that was said of it.
    Counting {
        #[command(flatten)]
        desk: Desk,
    },
    /// Working days after the first day up to and with the second.
    Between { from: String, to: String },
    /// Whether headquarters signed a file of years.
    Check {
        file: PathBuf,
        /// Headquarters' key: 64 hex digits, as `calendar sign` prints it.
        #[arg(long)]
        key: String,
    },
    /// Sign year files as headquarters, at its own folder, whether or not it serves.
    Sign {
        #[command(flatten)]
        server: Serve,
        /// Grows with each file that is given out.
        #[arg(long)]
        number: u64,
        #[arg(long)]
        out: PathBuf,
        /// TOML files such as those of `assets/calendar`.
        #[arg(required = true)]
        years: Vec<PathBuf>,
    },
}

#[derive(Subcommand)]
pub enum CheckCommand {
    /// GB 32100-2015: form and check character.
    CreditCode { value: String },
    /// The form of a mining licence number.
    Licence { value: String },
}
