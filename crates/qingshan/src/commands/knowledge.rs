//! Packs, clauses, working days and numbers with a check: answers without a store, but for the
//! drafts that are switched on at a desk.

use std::path::{Path, PathBuf};

use app::AppError;
use app::api::{
    CalendarView, Nothing, PackDifference, PackFaultRow, PackOffer, PackRow, PackSwitches, PackUse,
    PackUseInput,
};
use app::outside::{self, Answer, Brought, CalendarKey, NamedFile};
use serde_json::json;
use server::Server;

use super::import::staged;
use super::serve::{config, runtime};
use crate::args::{CalendarCommand, CheckCommand, ClauseArgs, Desk, PackCommand, PackUseArgs};
use crate::exit::Exit;
use crate::open::{call, open, open_knowing};
use crate::{Done, Said, files};

pub fn pack(command: &PackCommand) -> Done {
    Ok(said(match command {
        PackCommand::List(list) => list_packs(list.desk().as_ref())?,
        PackCommand::Show { id } => outside::show_pack(id)?,
        PackCommand::Check { files } => outside::check_packs(&read_all(files)?),
        PackCommand::Diff { before, after } => {
            outside::diff_packs(&brought(before)?, &brought(after)?)?
        }
        PackCommand::Use(args) => return use_pack(args),
        PackCommand::Schema => outside::pack_schema(),
    }))
}

fn list_packs(desk: Option<&Desk>) -> Result<Answer, Exit> {
    let Some(desk) = desk else { return Ok(outside::list_packs()) };
    let app = open(desk)?;
    let switches: PackSwitches = call(&app, "pack.switches", &Nothing {})?;
    Ok(outside::list_packs_of(&app, &switches)?)
}

/// As the page of packs does it.
fn use_pack(args: &PackUseArgs) -> Done {
    let (app, passphrase) = open_knowing(&args.desk)?;
    let file = staged(&app, &args.file)?;
    let name = file.name.clone();
    let (reason, dry_run) = (args.reason.clone(), args.dry_run);
    let input = PackUseInput { file, reason, passphrase, dry_run };
    let done: PackUse = call(&app, "pack.use", &input)?;
    let fault =
        |f: &PackFaultRow| format!("{name}, line {}, column {}: {}", f.line, f.column, f.message);
    let mut lines: Vec<String> = done.faults.iter().map(fault).collect();
    lines.extend(done.offer.iter().flat_map(offered));
    let end = if done.recorded { "put into use" } else { "nothing was recorded" };
    lines.push(end.to_owned());
    let yes = done.faults.is_empty();
    Ok(Said { yes, json: serde_json::to_value(&done).map_err(AppError::bad_input)?, lines })
}

fn offered(offer: &PackOffer) -> Vec<String> {
    let PackRow { id, version, status, .. } = &offer.row;
    let running = offer.running.as_deref().unwrap_or("–");
    let mut lines = vec![format!("{id} {version}: {status}; compared with {running}")];
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
    let told = |d: &PackDifference| format!("{}: {} → {}", d.path, text(&d.before), text(&d.after));
    lines.extend(offer.differences.iter().map(told));
    lines
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
        CalendarCommand::Counting { desk } => counting(&desk)?,
        CalendarCommand::Between { from, to } => outside::working_days_between(&from, &to)?,
        CalendarCommand::Check { file, key } => {
            outside::check_bundle(&files::read(&file)?, &CalendarKey::read(&key)?)
        }
        CalendarCommand::Sign { server, number, out, years } => {
            return sign(&config(&server), number, &out, &years);
        }
    }))
}

fn counting(desk: &Desk) -> Result<Answer, Exit> {
    let calendar: CalendarView = call(&open(desk)?, "calendar.get", &Nothing {})?;
    Ok(outside::counting(&calendar))
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
    let server = runtime()?.block_on(Server::open_or_join(config.clone()))?;
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
