//! `bench [CASE…]`: the figures of the product, each beside its target and the limit or peer
//! measured in the same run. Figures inform; they never fail a test.

mod disk;
mod figure;

use std::process::ExitCode;

use figure::Figure;
use tests::harness::Result;

/// A case measures one thing and gives its rows of the table.
type Case = fn() -> Result<Vec<Figure>>;

const CASES: &[(&str, Case)] = &[("disk", disk::append)];

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    if let Some(unknown) = wanted.iter().find(|name| CASES.iter().all(|(case, _)| case != name)) {
        let known: Vec<&str> = CASES.iter().map(|(name, _)| *name).collect();
        eprintln!("no case {unknown:?}; there are: {}", known.join(", "));
        return ExitCode::from(2);
    }
    let mut figures = Vec::new();
    let mut broken = false;
    for (name, case) in CASES {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            eprintln!("measuring {name} …");
            match case() {
                Ok(rows) => figures.extend(rows),
                Err(error) => {
                    eprintln!("{name} could not be measured: {error}");
                    broken = true;
                }
            }
        }
    }
    print!("{}", figure::table(&figures));
    if broken { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
