//! One row of the table, and the table.

use std::time::{Duration, Instant};

use ::tests::harness::Result;

pub struct Figure {
    pub name: String,
    pub measured: String,
    pub target: &'static str,
    /// How it stands to the limit or peer measured in the same run, such as `1.18×`.
    pub ratio: String,
}

impl Figure {
    pub fn new(name: impl Into<String>, measured: String, target: &'static str) -> Self {
        Self { name: name.into(), measured, target, ratio: String::new() }
    }

    pub fn beside(self, own: Duration, other: Duration) -> Self {
        self.times(own.as_secs_f64() / other.as_secs_f64())
    }

    pub fn times(mut self, ratio: f64) -> Self {
        self.ratio = format!("{ratio:.2}×");
        self
    }
}

/// What the work took, and what came of it.
pub fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(Duration, T)> {
    let begun = Instant::now();
    let done = work()?;
    Ok((begun.elapsed(), done))
}

/// The same of work that waits for others.
pub async fn timed_async<T>(work: impl Future<Output = Result<T>>) -> Result<(Duration, T)> {
    let begun = Instant::now();
    let done = work.await?;
    Ok((begun.elapsed(), done))
}

/// The middle one of five.
pub fn median(mut work: impl FnMut() -> Result<Duration>) -> Result<Duration> {
    let samples = (0..5).map(|_| work()).collect::<Result<Vec<_>>>()?;
    Ok(percentile(&samples, 50))
}

/// The time that `percent` of all samples stay within.
pub fn percentile(samples: &[Duration], percent: usize) -> Duration {
    let mut sorted = samples.to_vec();
    sorted.sort_unstable();
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or_default()
}

/// `p50 / p95`
pub fn spread(samples: &[Duration]) -> String {
    format!("{} / {}", millis(percentile(samples, 50)), millis(percentile(samples, 95)))
}

pub fn millis(time: Duration) -> String {
    match time.as_secs_f64() * 1000.0 {
        ms if ms < 10.0 => format!("{ms:.2} ms"),
        ms if ms < 10_000.0 => format!("{ms:.0} ms"),
        ms => format!("{:.1} s", ms / 1000.0),
    }
}

pub fn table(figures: &[Figure]) -> String {
    let heads = ["figure", "measured", "target", "ratio to peer or limit"].map(str::to_owned);
    let rows = figures.iter().map(|figure| {
        let Figure { name, measured, target, ratio } = figure;
        [name.clone(), measured.clone(), (*target).to_owned(), ratio.clone()]
    });
    let rows: Vec<[String; 4]> = std::iter::once(heads).chain(rows).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let widths = [0, 1, 2, 3].map(|column| width(column).unwrap_or_default());
    rows.iter().map(|row| line(row, widths)).collect()
}

fn line(row: &[String; 4], widths: [usize; 4]) -> String {
    let [name, measured, target, ratio] = row;
    let [a, b, c, _] = widths;
    format!("{name:<a$} | {measured:>b$} | {target:>c$} | {ratio}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_samples_and_not_between_them() {
        let samples: Vec<_> = (1..=20).rev().map(Duration::from_millis).collect();
        assert_eq!(percentile(&samples, 50), Duration::from_millis(10));
        assert_eq!(percentile(&samples, 95), Duration::from_millis(19));
        assert_eq!(percentile(&samples, 100), Duration::from_millis(20));
    }

    #[test]
    fn columns_stand_below_each_other() {
        let ms = Duration::from_millis;
        let figure = Figure::new("a", millis(ms(2)), "≤ 3").beside(ms(6), ms(5));
        let table = table(&[figure]);
        let first_bar = |line: &str| line.chars().position(|c| c == '|');
        let lines: Vec<Option<usize>> = table.lines().map(first_bar).collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0], lines[1]);
        assert!(table.contains("2.00 ms") && table.ends_with("1.20×\n"), "{table}");
    }
}
