//! A killed process has lost nothing that it confirmed.

use tests::desk;
use tests::harness::Result;
use tests::kill::{Line, Told, Victim, judge, prepare, run};

#[test]
fn what_was_confirmed_survives_200_kills() -> Result {
    let tally = run(200, 2026)?;
    println!("{tally} ({} confirmed)", tally.confirmed);
    assert_eq!(tally.lost, Vec::<String>::new());
    assert_eq!(tally.runs, 200);
    assert!(tally.faults > 220, "{} faults", tally.faults);
    assert!(tally.confirmed > 200, "only {} steps were confirmed", tally.confirmed);
    Ok(())
}

/// The judge is not blind: a folder that fell back to an earlier state is noticed.
#[test]
fn a_folder_that_forgot_is_noticed() -> Result {
    let folder = tempfile::tempdir()?;
    prepare(folder.path())?;
    let earlier = tempfile::tempdir()?;
    desk::copy(folder.path(), earlier.path())?;
    let mut victim = Victim::start(folder.path(), 7)?;
    let mut told = Told::default();
    while told.confirmed < 12 {
        let line: Line = victim.hear()?.ok_or("the answerer said nothing")?;
        assert_eq!(told.hear(line), None);
    }
    victim.kill()?;
    while let Some(line) = victim.hear()? {
        assert_eq!(told.hear(line), None);
    }
    let lost = judge(earlier.path(), &told)?;
    assert!(lost.iter().any(|what| what.starts_with("entry ")), "{lost:?}");
    assert!(lost.iter().any(|what| what.starts_with("the log ends at ")), "{lost:?}");
    assert_eq!(judge(folder.path(), &told)?, Vec::<String>::new());
    Ok(())
}
