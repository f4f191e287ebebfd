//! A workbook of 100,000 mines with every field, through the command line in a process of its own.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rules::mine::Field;
use tables::{Heading, Kind, Line};
use tests::desk::{self, PASSPHRASE};
use tests::harness::{Result, program};

use crate::desks::{Desks, FULL};
use crate::figure::{Figure, millis};

/// The target is of forty columns: fewer would be an easier table.
const _: () = assert!(Field::ALL.len() >= 40);
const ASK: Duration = Duration::from_millis(20);

pub fn measure(desks: &Desks) -> Result<Vec<Figure>> {
    let folder = desks.fresh("workbook");
    drop(desk::set_up_quick(&folder)?);
    let (book, passphrase) = (folder.join("矿山.xlsx"), folder.join("passphrase.txt"));
    fs::write(&book, workbook()?)?;
    fs::write(&passphrase, PASSPHRASE)?;
    let import = |how: &[&str]| {
        let mut command = Command::new(program("qingshan")?);
        command.args(["--json", "import", "mines"]).arg(&book).args(how);
        command.arg("--data").arg(&folder).arg("--passphrase-file").arg(&passphrase);
        watched(&mut command)
    };
    let preview = import(&["--dry-run"])?;
    let done = import(&[])?;
    let megabytes = fs::metadata(&book)?.len() / 1_000_000;
    let columns = Field::ALL.len();
    let name = format!("import of 100,000 mines × {columns} columns, xlsx ({megabytes} MB)");
    let memory = |kilobytes: u64| format!("{} MB", kilobytes / 1024);
    Ok(vec![
        Figure::new("preview of the same", millis(preview.time), ""),
        Figure::new(name, millis(done.time), "≤ 20 s"),
        Figure::new("memory of its process at most", memory(done.peak), "≤ 500 MB"),
    ])
}

/// One column a field.
fn workbook() -> Result<Vec<u8>> {
    let heading = |field: &Field| Heading { name: field.headers()[0].to_owned(), kind: Kind::Text };
    let headings: Vec<Heading> = Field::ALL.iter().map(heading).collect();
    let lines = demo::mines(3, FULL).map(|mine| {
        let cells = Field::ALL.iter().map(|field| field.cell(&mine)).collect();
        Line { cells, place: None }
    });
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).ok_or("a day")?;
    Ok(tables::xlsx("矿山", &headings, lines, day)?)
}

struct Watched {
    time: Duration,
    /// Kilobytes.
    peak: u64,
}

fn watched(command: &mut Command) -> Result<Watched> {
    let begun = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let status = Path::new("/proc").join(child.id().to_string()).join("status");
    let mut peak = 0;
    loop {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let found = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        peak = found.unwrap_or(0).max(peak);
        if let Some(ended) = child.try_wait()? {
            let time = begun.elapsed();
            return if ended.success() {
                Ok(Watched { time, peak })
            } else {
                Err("it was refused".into())
            };
        }
        sleep(ASK);
    }
}
