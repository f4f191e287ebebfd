//! The commands of a working day: `cargo xtask run | test | bench | dev | bundle | …`.

mod bench;
mod bundle;
mod demo;
mod dev;
mod disk;
mod generate;
mod report;
mod setup;
mod shell;
mod test;
mod tidy;
mod version;

use std::process::ExitCode;

use shell::Outcome;

const USAGE: &str = "\
usage: cargo xtask <command>

  run       install what that takes, build, start a local server and open the window with demo data
            (with no display: the same main job in the real window on a virtual display)
  test      set up, then formats, lints, builds and tests everything; what .ci/run calls
  bench     release build, then a table: figure, measured, target, ratio to peer or limit
            bench [CASE…] | bench --faults --runs N
  dev       the window on a live-reloading user interface
  bundle    a Debian package under target/release/bundle/
  setup     install what is missing, nothing else
  generate  rewrite the TypeScript bindings from the Rust types
  tidy      the conventions that are programs";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = args.split_first().map_or(("", &[][..]), |(c, rest)| (c.as_str(), rest));
    let Some(outcome) = dispatch(command, rest) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask {command}: {message}");
            ExitCode::FAILURE
        }
    }
}

/// `None` when the command line is not understood.
fn dispatch(command: &str, rest: &[String]) -> Option<Outcome> {
    if command == "bench" {
        return Some(bench::bench(rest));
    }
    if !rest.is_empty() {
        return None;
    }
    Some(match command {
        "run" => demo::run(),
        "test" => test::test(),
        "dev" => dev::dev(),
        "bundle" => bundle::bundle(),
        "setup" => setup::setup(),
        "generate" => generate::generate(),
        "tidy" => tidy::tidy(),
        _ => return None,
    })
}
