//! The limit of every durable answer: appending 340 bytes to a file and waiting for the disk.

use std::io::Write;
use std::time::{Duration, Instant};

use tests::harness::{Result, out};

use crate::figure::{Figure, millis, percentile};

const RECORD: [u8; 340] = [0x5A; 340];
const TIMES: usize = 1000;

pub fn append() -> Result<Vec<Figure>> {
    let samples = bare_appends(TIMES)?;
    let (p50, p95) = (percentile(&samples, 50), percentile(&samples, 95));
    Ok(vec![Figure {
        name: "append of 340 B + fdatasync, p50 / p95",
        measured: format!("{} / {}", millis(p50), millis(p95)),
        target: "the limit",
        ratio: "1.00×".to_owned(),
    }])
}

/// Below `out/`, so on the disk that the stores of the other cases use.
pub fn bare_appends(times: usize) -> Result<Vec<Duration>> {
    std::fs::create_dir_all(out())?;
    let mut file = tempfile::tempfile_in(out())?;
    let mut samples = Vec::with_capacity(times);
    for _ in 0..times {
        let begun = Instant::now();
        file.write_all(&RECORD)?;
        file.sync_data()?;
        samples.push(begun.elapsed());
    }
    Ok(samples)
}
