//! The main job of the command line on other days than today's: in a year whose working days are not
//! published yet, and on a leap day.

use std::process::Command;

use tests::harness::{free_port, program, run};

use super::{Result, Said, text};

/// Leads the program's questions for the time to another answer; `$LIB` is the loader's own word.
const CLOCK: &str = "/usr/$LIB/faketime/libfaketimeMT.so.1";

/// What the command says when it is begun at that moment in Beijing. Waiting goes by the clock that
/// nobody sets.
fn accepted_at(moment: &str, args: &[&str]) -> Result<Said> {
    let mut command = Command::new(program("qingshan")?);
    command.env("LD_PRELOAD", CLOCK).env("FAKETIME", format!("@{moment}"));
    command.env("FAKETIME_DONT_FAKE_MONOTONIC", "1").env("TZ", "CST-8");
    let said = run(command.arg("--json").args(args))?;
    if said.code == Some(0) { Ok(said) } else { Err(format!("{moment}: {said:?}").into()) }
}

fn the_main_job_on(day: &str, period: &str) -> Result {
    let (morning, noon) = (format!("{day} 10:00:00"), format!("{day} 12:00:00"));
    let folder = tempfile::tempdir()?;
    let to = folder.path().join("demo");
    let listen = format!("127.0.0.1:{}", free_port()?);
    let job = ["demo", "--to", text(&to), "--mines", "20", "--listen", &listen];
    accepted_at(&morning, &job)?;

    let certificate = to.join("draw-certificate.json");
    let drawn: serde_json::Value = serde_json::from_slice(&std::fs::read(&certificate)?)?;
    let inputs = &drawn["inputs"];
    assert_eq!(inputs["snapshot_at"], day, "is libfaketime here? run cargo xtask setup");
    assert_eq!(inputs["period"], period);
    accepted_at(&noon, &["draw", "verify", text(&certificate)])?;
    let (document, root) = (to.join("inspection-record.pdf"), to.join("ca.pem"));
    accepted_at(&noon, &["verify", text(&document), "--trust", text(&root)])?;
    let desk = to.join("desk");
    let passphrase = desk.join("passphrase.txt");
    let opened = ["--data", text(&desk), "--passphrase-file", text(&passphrase)];
    let examined = accepted_at(&noon, &[&["doctor"], &opened[..]].concat())?;
    assert_eq!(examined.json()?["healthy"], true);
    Ok(())
}

#[test]
fn the_main_job_is_done_in_a_year_without_a_calendar() -> Result {
    the_main_job_on("2027-01-15", "2027-Q1")
}

#[test]
fn the_main_job_is_done_on_a_leap_day() -> Result {
    the_main_job_on("2028-02-29", "2028-Q1")
}
