//! Packs, clauses, working days and numbers with a check: answers without a store, but for the
//! drafts that are switched on at a desk.

use std::path::{Path, PathBuf};

use app::AppError;
use app::api::{Nothing, PackSwitches};
use app::outside::{self, Answer, Brought, CalendarKey, NamedFile};
use serde_json::json;
use server::Server;

use super::serve::{config, runtime};
use crate::args::{CalendarCommand, CheckCommand, ClauseArgs, Desk, PackCommand};
use crate::exit::Exit;
use crate::open::{call, open};
use crate::{Done, Said, files};

pub fn pack(command: &PackCommand) -> Done {
    Ok(said(match command {
        PackCommand::List(list) => list_packs(list.desk().as_ref())?,
        PackCommand::Show { id } => outside::show_pack(id)?,
        PackCommand::Check { files } => outside::check_packs(&read_all(files)?),
        PackCommand::Diff { before, after } => {
            outside::diff_packs(&brought(before)?, &brought(after)?)?
        }
        PackCommand::Schema => outside::pack_schema(),
    }))
}

fn list_packs(desk: Option<&Desk>) -> Result<Answer, Exit> {
    let Some(desk) = desk else { return Ok(outside::list_packs(None)) };
    let switches: PackSwitches = call(&open(desk)?, "pack.switches", &Nothing {})?;
    Ok(outside::list_packs(Some(&switches)))
}

pub fn clause(args: &ClauseArgs) -> Done {
    Ok(said(outside::clauses(&args.ids)?))
}

pub fn calendar(command: CalendarCommand) -> Done {
    Ok(said(match command {
        CalendarCommand::Show { year } => outside::show_year(year),
        CalendarCommand::Add { date, period, count_first_day, stay } => {
            outside::add_period(&date, &period, count_first_day, stay)?
        }
        CalendarCommand::Between { from, to } => outside::working_days_between(&from, &to)?,
        CalendarCommand::Check { file, key } => {
            outside::check_bundle(&files::read(&file)?, &CalendarKey::read(&key)?)
        }
        CalendarCommand::Sign { server, number, out, years } => {
            return sign(&config(&server), number, &out, &years);
        }
    }))
}

pub fn check(command: &CheckCommand) -> Said {
    said(match command {
        CheckCommand::CreditCode { value } => outside::check_credit_code(value),
        CheckCommand::Licence { value } => outside::check_licence(value),
    })
}

/// Whoever may write in headquarters' folder may sign for it: there is nobody else to ask.
fn sign(config: &server::Config, number: u64, out: &Path, years: &[PathBuf]) -> Done {
    let mut files = Vec::new();
    for (name, bytes) in read_all(years)? {
        files.push((name, String::from_utf8(bytes).map_err(AppError::bad_input)?));
    }
    if !config.data.join("server.sqlite").exists() {
        let folder = config.data.display();
        let message = format!("{folder} is no headquarters. Nothing was written");
        return Err(Exit::failed("data-missing", message));
    }
    let server = runtime()?.block_on(Server::open(config.clone()))?;
    let bundle = outside::make_bundle(number, &files, |message| server.sign(message))?;
    files::write(out, bundle)?;
    let key = server.public().to_string();
    let lines = vec![format!("{} written, signed by {key}", out.display())];
    Ok(Said { yes: true, json: json!({ "file": out, "number": number, "key": key }), lines })
}

/// An id, or a file if there is one of this name.
fn brought(text: &str) -> Result<Brought, Exit> {
    let path = Path::new(text);
    if path.is_file() { Ok(Brought::File(read(path)?)) } else { Ok(Brought::Shipped(text.into())) }
}

fn read_all(paths: &[PathBuf]) -> Result<Vec<NamedFile>, Exit> {
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Result<NamedFile, Exit> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok((name, files::read(path)?))
}

fn said(answer: Answer) -> Said {
    Said { yes: answer.accepted, json: answer.json, lines: answer.lines }
}
