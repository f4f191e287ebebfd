//! A killed process has lost nothing that it confirmed.

use record::{Class, Subject};
use rules::drawing::Committed;
use store::Act;
use tests::desk;
use tests::harness::Result;
use tests::kill::{Line, Told, Victim, draw, judge, prepare, run};

#[test]
fn what_was_confirmed_survives_200_kills() -> Result {
    let tally = run(200, 2026)?;
    println!("{tally} ({} confirmed)", tally.confirmed);
    assert_eq!(tally.lost, Vec::<String>::new());
    assert_eq!(tally.runs, 200);
    assert!(tally.faults > 220, "{} faults", tally.faults);
    assert!(tally.confirmed >= 175, "only {} steps were confirmed", tally.confirmed);
    Ok(())
}

/// The judge is not blind: a folder that fell back to an earlier state is noticed.
#[test]
fn a_folder_that_forgot_is_noticed() -> Result {
    let folder = tempfile::tempdir()?;
    prepare(folder.path())?;
    let earlier = tempfile::tempdir()?;
    desk::copy(folder.path(), earlier.path())?;
    let mut victim = Victim::start(folder.path(), 7, "answers")?;
    let mut told = Told::default();
    while told.confirmed < 12 {
        let line: Line = victim.hear()?.ok_or("the victim said nothing")?;
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

/// From the frozen list to the published results.
#[test]
fn a_draw_goes_on_with_its_one_secret_after_every_kill() -> Result {
    let tally = draw::run(16, 2026)?;
    println!("{tally} ({} confirmed)", tally.confirmed);
    assert_eq!(tally.lost, Vec::<String>::new());
    assert_eq!(tally.runs, 16);
    assert!(tally.confirmed >= 24, "only {} acts were confirmed", tally.confirmed);
    Ok(())
}

/// This judge isn't blind either: a draw that fell back is noticed, and so is a second secret.
#[test]
fn a_forgotten_reveal_and_a_second_secret_are_noticed() -> Result {
    let folder = tempfile::tempdir()?;
    draw::prepare(folder.path())?;
    let mut officer = draw::Officer::sign_in(folder.path(), 7)?;
    let (mut held, mut committed) = (draw::Held::default(), None);
    let earlier = tempfile::tempdir()?;
    while !held_reveal(&officer)? {
        officer.act()?;
        let stand = officer.stand(None)?;
        let newest = stand.newest.clone().ok_or("no draw was begun")?;
        if committed.is_none() && newest.commitment.is_some() {
            desk::copy(folder.path(), earlier.path())?;
            committed = Some(newest.id);
        }
        assert_eq!(held.hear(stand), None);
    }
    drop(officer);
    let lost = draw::judge(earlier.path(), &held, 8)?;
    assert!(lost.iter().any(|what| what.starts_with("entry ")), "{lost:?}");
    assert!(lost.iter().any(|what| what.contains("was shown")), "{lost:?}");

    let twice = tempfile::tempdir()?;
    desk::copy(folder.path(), twice.path())?;
    second_secret(twice.path(), &committed.ok_or("nothing was committed to")?)?;
    let lost = draw::judge(twice.path(), &held, 9)?;
    assert!(lost.iter().any(|what| what.ends_with("was committed to 2 times")), "{lost:?}");
    assert_eq!(draw::judge(folder.path(), &held, 10)?, Vec::<String>::new());
    Ok(())
}

fn held_reveal(officer: &draw::Officer) -> Result<bool> {
    Ok(officer.draws()?.first().is_some_and(|draw| draw.seed.is_some()))
}

/// A changed program writes what it likes into its own log.
fn second_secret(folder: &std::path::Path, draw: &str) -> Result {
    let officer = draw::Officer::sign_in(folder, 1)?;
    let session = officer.app.session()?;
    let first = session.store.draw_acts(draw)?.committed.into_iter().next();
    let told = first.ok_or("nothing was committed to")?.told;
    let fact = Committed { commitment: canon::sha256(b"another secret"), ..told };
    let subject = Subject::new("draw", draw);
    let act = Act { actor: &session.person.id, subject: &subject, class: Class::Normal };
    session.store.write(|write| write.append(&act, &fact))?;
    Ok(())
}
