//! Headquarters opens a draw while its server runs: command, server and machines are the real ones,
//! on loopback.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use app::App;
use app::api::{
    ById, DrawChoice, DrawDetail, DrawStage, FreezeInput, Nothing, PersonInput, PersonRow,
    PlanInput, PlanOptions, QuotaInput, Role,
};
use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use tests::desk::{self, call};
use tests::harness::{Said, program, run};

use super::office::{COUNTY, Office, exchange};
use super::{Result, text};

const DICE: &str = "1425363124651133526444216356214351623461";
const CITY: &str = "150600";

impl Office {
    fn certificate(&self) -> PathBuf {
        self.path("certificate.json")
    }

    /// What takes the draw over, as the command wrote it.
    fn opening(&self) -> Result<Vec<u8>> {
        Ok(fs::read(self.certificate().with_extension("opened.json"))?)
    }

    /// Of a draw whose witness event was then.
    fn draw_open(&self, draw: &str, event: DateTime<Utc>, digits: &[&str]) -> Result<Said> {
        let (out, event) = (self.certificate(), event.to_rfc3339());
        let what = ["draw", "open", draw, "--out", text(&out), "--witnessed-at", &event];
        self.command(&[&what[..], digits].concat())
    }
}

const TWICE: [&str; 4] = ["--digits", DICE, "--digits-again", DICE];

/// A machine with mines and enough people for teams.
fn officer(folder: &Path) -> Result<App> {
    let app = desk::set_up(folder)?;
    desk::import_demo(&app, 60)?;
    for name in ["检查员乙", "检查员丙", "检查员丁"] {
        let colleague = PersonInput {
            name: name.into(),
            department: "准格尔旗自然资源局（演示）".into(),
            role: Role::Inspector,
            card: true,
            region: COUNTY.into(),
        };
        let _: Vec<PersonRow> = call(&app, "person.register", &colleague)?;
    }
    Ok(app)
}

/// A draw that its officer commits to, and then nothing.
fn committed(app: &App, readers: Vec<String>) -> Result<String> {
    let asked = PlanInput { region: CITY.into(), ..PlanInput::default() };
    let plan: PlanOptions = call(app, "draw.plan", &asked)?;
    let people: Vec<PersonRow> = call(app, "person.list", &Nothing {})?;
    let quota = |region: &String| QuotaInput { region: region.clone(), quota: 1 };
    let input = FreezeInput {
        quotas: plan.strata.iter().map(|stratum| quota(&stratum.region)).collect(),
        region: plan.region,
        visits_until: None,
        title: plan.suggested_title,
        period: plan.suggested_period,
        basis: "演示".into(),
        inspectors: people.into_iter().filter(|one| one.card).map(|one| one.id).collect(),
        recusals: Vec::new(),
        readers,
        witness: None,
        choice: DrawChoice::default(),
    };
    let frozen: DrawDetail = call(app, "draw.freeze", &input)?;
    let id = frozen.row.id;
    let _: DrawDetail = call(app, "draw.commit", &ById { id: id.clone() })?;
    Ok(id)
}

fn seen(app: &App, draw: &str) -> Result<DrawDetail> {
    Ok(call(app, "draw.get", &ById { id: draw.to_owned() })?)
}

/// The very day on which headquarters may, as people in China write it.
fn three_days_after(event: DateTime<Utc>) -> Result<String> {
    let zone = FixedOffset::east_opt(8 * 3600).ok_or("eight hours")?;
    Ok((event + TimeDelta::days(3)).with_timezone(&zone).date_naive().to_string())
}

#[test]
fn a_draw_is_opened_while_the_server_runs_and_comes_with_the_exchange() -> Result {
    let mut office = Office::open()?;
    let holder = desk::set_up(&office.path("holder"))?;
    let officer = officer(&office.path("officer"))?;
    office.join(&holder)?;
    office.join(&officer)?;
    exchange(&holder)?;
    exchange(&officer)?;
    let draw = committed(&officer, vec![holder.session()?.person.id.clone()])?;
    exchange(&officer)?;
    exchange(&holder)?;

    let (now, long_ago) = (now(), now() - TimeDelta::days(4));
    let early = office.draw_open(&draw, now, &TWICE)?;
    assert_eq!((early.code, early.json()?["error"].as_str()), (Some(3), Some("draw-not-opened")));
    assert!(early.stderr.contains(&format!("until {}", three_days_after(now)?)), "{early:?}");
    let misread = DICE.replacen('1', "2", 1);
    let typed = ["--digits", DICE, "--digits-again", misread.as_str()];
    assert_eq!(office.draw_open(&draw, long_ago, &typed)?.code, Some(2));
    assert_eq!(office.draw_open(&draw, long_ago, &TWICE[..2])?.code, Some(2));
    let unread = office.draw_open(&draw, long_ago, &[])?;
    assert_eq!(unread.code, Some(1), "{unread:?}");
    assert!(!office.certificate().exists());

    let opened = office.draw_open(&draw, long_ago, &TWICE)?;
    assert_eq!(opened.code, Some(0), "{opened:?}");
    let file = office.opening()?;
    assert_eq!(seen(&holder, &draw)?.row.stage, DrawStage::Committed);
    exchange(&holder)?;
    exchange(&officer)?;
    for machine in [&holder, &officer] {
        let shown = seen(machine, &draw)?;
        assert_eq!((shown.row.stage, shown.verified), (DrawStage::Revealed, Some(true)));
        assert!(shown.opened_at_ms.is_some());
    }

    // Its first word stands, whoever asks again, and whether or not the server runs.
    let others = ["--digits", misread.as_str(), "--digits-again", misread.as_str()];
    assert_eq!(office.draw_open(&draw, long_ago, &others)?.code, Some(3));
    for running in [true, false] {
        if !running {
            office.stop();
        }
        fs::remove_file(office.certificate().with_extension("opened.json"))?;
        let again = office.draw_open(&draw, long_ago, &TWICE)?;
        assert_eq!((&again.code, &again.stdout), (&opened.code, &opened.stdout), "{running}");
        assert_eq!(again.stderr, opened.stderr, "{running}");
        assert_eq!(office.opening()?, file, "{running}");
    }
    Ok(())
}

#[test]
fn a_secret_that_was_not_escrowed_stays_closed() -> Result {
    let office = Office::open()?;
    let officer = officer(&office.path("officer"))?;
    let draw = committed(&officer, Vec::new())?;
    let long_ago = now() - TimeDelta::days(4);
    let unknown = office.draw_open(&draw, long_ago, &TWICE)?;
    assert!(unknown.code == Some(3) && unknown.stderr.contains("none is known"), "{unknown:?}");
    office.join(&officer)?;
    exchange(&officer)?;
    let said = office.draw_open(&draw, long_ago, &TWICE)?;
    assert!(said.code == Some(3) && said.stderr.contains("not escrowed here"), "{said:?}");
    assert!(!office.certificate().exists());
    Ok(())
}

/// The command has no way but the folder, and that is the server's alone.
#[test]
fn somebody_else_of_the_machine_opens_nothing() -> Result {
    let office = Office::open()?;
    let data = office.data();
    assert_eq!(fs::metadata(&data)?.permissions().mode() & 0o777, 0o700);
    let copy = office.path("qingshan");
    fs::copy(program("qingshan")?, &copy)?;
    fs::set_permissions(office.path(""), fs::Permissions::from_mode(0o755))?;
    fs::set_permissions(&copy, fs::Permissions::from_mode(0o755))?;
    let mut command = Command::new(&copy);
    command.args(["--json", "draw", "open", "r-1", "--data", text(&data)]);
    command.args(["--witnessed-at", "2026-01-01T10:00:00+08:00", "--out", "/nowhere"]);
    // Whoever runs the tests as root can become somebody else; others take their own right away.
    if fs::metadata("/proc/self")?.uid() == 0 {
        command.uid(65_534);
    } else {
        fs::set_permissions(&data, fs::Permissions::from_mode(0o000))?;
    }
    let said = run(&mut command)?;
    fs::set_permissions(&data, fs::Permissions::from_mode(0o700))?;
    assert_eq!((said.code, said.json()?["error"].as_str()), (Some(4), Some("server-disk")));
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a real server counts by the real clock")]
fn now() -> DateTime<Utc> {
    Utc::now()
}
