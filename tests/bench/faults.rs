//! `bench --faults --runs N`: as many kills as one has patience for.

use std::process::ExitCode;

use ::tests::harness::Result;

pub const USAGE: &str = "bench --faults --runs N";

/// The number of runs, if these are the words for them.
pub fn runs(args: &[String]) -> Option<usize> {
    match args {
        [faults, runs, number] if faults == "--faults" && runs == "--runs" => {
            number.parse().ok().filter(|number| *number > 0)
        }
        _ => None,
    }
}

pub fn bench(runs: usize) -> Result<ExitCode> {
    let seed = u64::try_from(app::now_ms())?;
    println!("seed {seed}");
    let tally = ::tests::kill::run(runs, seed)?;
    for lost in &tally.lost {
        println!("{lost}");
    }
    println!("{} answers, photos and key presses were confirmed", tally.confirmed);
    println!("{tally}");
    Ok(if tally.lost.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn only_whole_command_lines_are_understood() {
        let runs =
            |line: &str| runs(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(runs("--faults --runs 1000"), Some(1000));
        for line in ["", "--faults", "--faults --runs", "--faults --runs 0", "--faults --runs x"] {
            assert_eq!(runs(line), None, "{line}");
        }
    }
}
