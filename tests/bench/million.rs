//! A sheet with a million rows, which is bad input and must work all the same.

use tests::desk;
use tests::harness::Result;

use crate::desks::Desks;
use crate::figure::{Figure, millis, spread, timed};
use crate::mines::{first_list, keystrokes};

const ROWS: usize = 1_000_000;

pub fn measure(desks: &Desks) -> Result<Vec<Figure>> {
    let app = desk::set_up_quick(&desks.fresh("million"))?;
    let sheet = demo::csv(1, ROWS);
    let megabytes = sheet.len() / 1_000_000;
    let (time, done) = timed(|| Ok(desk::import(&app, "一百万行.csv", &sheet)?))?;
    drop(sheet);
    if usize::try_from(done.added)? != ROWS {
        return Err(format!("{} of {ROWS} rows were imported", done.added).into());
    }
    let first = first_list(&app)?;
    let (samples, slowest) = keystrokes(&app)?;
    Ok(vec![
        Figure::new(
            format!("import of a sheet with 1,000,000 rows ({megabytes} MB)"),
            millis(time),
            "is done",
        ),
        Figure::new("first list of 1,000,000 mines", millis(first), ""),
        Figure::new(
            "filter 1,000,000 mines in the store, p50 / p95",
            spread(&samples),
            "≤ 50 ms at p95",
        ),
        Figure { target: "≤ 50 ms", ..slowest },
    ])
}
