//! What was done, how long it took and whether it went well; shown once at the end.

use std::time::{Duration, Instant};

use crate::shell::Outcome;

#[derive(Default)]
pub struct Report {
    steps: Vec<Step>,
}

struct Step {
    name: &'static str,
    took: Duration,
    outcome: Outcome,
}

impl Report {
    /// Does the step and keeps its outcome; a failed step does not keep the others from running.
    pub fn step(&mut self, name: &'static str, work: impl FnOnce() -> Outcome) -> bool {
        println!("\n=== {name}");
        let begun = Instant::now();
        let outcome = work();
        let good = outcome.is_ok();
        self.steps.push(Step { name, took: begun.elapsed(), outcome });
        good
    }

    /// Prints the table and tells whether all went well.
    pub fn close(self) -> Outcome {
        println!("\n{}", self.table());
        let failed = self.steps.iter().filter(|step| step.outcome.is_err()).count();
        let all = self.steps.len();
        if failed == 0 {
            println!("all {all} steps passed");
            return Ok(());
        }
        Err(format!("{failed} of {all} steps failed"))
    }

    fn table(&self) -> String {
        let line = |step: &Step| {
            let seconds = step.took.as_secs_f64();
            let outcome = match &step.outcome {
                Ok(()) => "ok".to_owned(),
                Err(message) => format!("FAILED: {message}"),
            };
            format!("{:<28} {seconds:>8.1} s  {outcome}", step.name)
        };
        let lines: Vec<String> = self.steps.iter().map(line).collect();
        let all: Duration = self.steps.iter().map(|step| step.took).sum();
        format!("{}\n{:<28} {:>8.1} s", lines.join("\n"), "together", all.as_secs_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::Report;

    #[test]
    fn one_failure_fails_the_whole_and_is_named() {
        let mut report = Report::default();
        assert!(report.step("good", || Ok(())));
        assert!(!report.step("bad", || Err("broken".to_owned())));
        assert!(report.table().contains("FAILED: broken"));
        assert_eq!(report.close(), Err("1 of 2 steps failed".to_owned()));
    }

    #[test]
    fn only_good_steps_pass() {
        let mut report = Report::default();
        report.step("good", || Ok(()));
        assert_eq!(report.close(), Ok(()));
    }
}
