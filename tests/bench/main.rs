//! `bench [CASE…]`: the figures of the product, each beside its target and the limit or peer
//! measured in the same run. Figures inform; they never fail a test.
//! `bench --faults --runs N`: the kill test, as long as one likes.

mod answer;
mod browser;
mod deadlines;
mod desks;
mod document;
mod draw;
mod faults;
mod figure;
mod million;
mod mines;
mod photo;
mod province;
mod window;
mod workbook;

use std::process::ExitCode;

use desks::Desks;
use figure::Figure;
use tests::harness::Result;

/// A case measures one thing and gives its rows of the table.
type Case = fn(&Desks) -> Result<Vec<Figure>>;

const CASES: &[(&str, Case)] = &[
    ("answer", answer::measure),
    ("mines", mines::measure),
    ("million", million::measure),
    ("deadlines", deadlines::measure),
    ("draw", draw::measure),
    ("province", province::measure),
    ("browser", browser::measure),
    ("photo", photo::measure),
    ("document", document::measure),
    ("window", window::measure),
    ("workbook", workbook::measure),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let Some(runs) = faults::runs(&args) {
        return faults::bench(runs).unwrap_or_else(|error| {
            eprintln!("the runs stopped: {error}");
            ExitCode::FAILURE
        });
    }
    if let Some(unknown) = args.iter().find(|name| CASES.iter().all(|(case, _)| case != name)) {
        let known: Vec<&str> = CASES.iter().map(|(name, _)| *name).collect();
        eprintln!("no case {unknown:?}; there are: {}; or {}", known.join(", "), faults::USAGE);
        return ExitCode::from(2);
    }
    match table(&args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("nothing could be measured: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the rows of the wanted cases, of all if none is named.
fn table(wanted: &[String]) -> Result<ExitCode> {
    let desks = Desks::new()?;
    let mut figures = Vec::new();
    let mut broken = false;
    for (name, case) in CASES {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            eprintln!("measuring {name} …");
            match case(&desks) {
                Ok(rows) => figures.extend(rows),
                Err(error) => {
                    eprintln!("{name} could not be measured: {error}");
                    broken = true;
                }
            }
        }
    }
    print!("{}", figure::table(&figures));
    Ok(if broken { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
