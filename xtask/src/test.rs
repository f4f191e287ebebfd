//! Everything that must hold, from formats to the window tests.

use std::io::{BufRead, BufReader};
use std::process::{ChildStderr, Command, Stdio};

use crate::report::Report;
use crate::shell::{Outcome, cargo, cargo_build, command, npm, output, run};
use crate::{setup, tidy, version};

pub fn test() -> Outcome {
    let mut report = Report::default();
    if !report.step("setup", setup::setup) {
        return report.close();
    }
    report.step("rustfmt", || run(cargo().args(["fmt", "--all", "--check"])));
    report.step("tidy", tidy::tidy);
    report.step("ui: lint", || run(npm().args(["run", "lint"])));
    report.step("ui: unit tests", || run(npm().args(["run", "test"])));
    // The desktop embeds the built UI, so it comes before the crates.
    report.step("ui: build", || run(npm().args(["run", "build"])));
    if report.step("build and clippy", build) {
        report.step("tests", || run(cargo().args(["test", "--workspace", "--no-fail-fast"])));
    }
    report.close()
}

fn build() -> Outcome {
    deny_warnings(cargo_build().args(["--color", "never"]))
}

/// Runs cargo and fails on any warning: cargo repeats those of crates it need not compile again.
/// Those of a compiler newer than the known one are shown only, or its release would fail us.
fn deny_warnings(command: &mut Command) -> Outcome {
    let mut child = command.stderr(Stdio::piped()).spawn().map_err(|e| e.to_string())?;
    let warnings = child.stderr.take().map_or(0, pass_on_and_count);
    let status = child.wait().map_err(|e| e.to_string())?;
    match (status.success(), warnings) {
        (true, 0) => Ok(()),
        (true, some) if version::compiler_is_newer(&rustc()) => {
            println!("{some} warnings of a newer compiler than rust-version of Cargo.toml names");
            Ok(())
        }
        (true, some) => Err(format!("{some} warnings")),
        (false, _) => Err(format!("cargo ended with {status}")),
    }
}

fn rustc() -> String {
    output(command("rustc").arg("--version")).unwrap_or_default()
}

fn pass_on_and_count(stderr: ChildStderr) -> usize {
    let lines = BufReader::new(stderr).lines().map_while(Result::ok);
    lines.inspect(|line| eprintln!("{line}")).filter(|line| is_warning(line)).count()
}

/// Its own sum per crate (`… generated 2 warnings`) is a line that begins the same way.
fn is_warning(line: &str) -> bool {
    line.starts_with("warning") && !line.contains(" generated ")
}

#[cfg(test)]
mod tests {
    use super::is_warning;

    #[test]
    fn warnings_of_the_compiler_clippy_and_cargo_count_once() {
        assert!(is_warning("warning: unused variable: `x`"));
        assert!(is_warning("warning[E0000]: made up"));
        assert!(!is_warning("warning: `canon` (lib) generated 1 warning"));
        assert!(!is_warning("   Compiling warning v1.0.0"));
    }
}
