//! A full disk: a small one of its own, in a namespace of its own, so that nothing stays mounted
//! and no rights are needed beyond those of a user. Where users may not do that, as in many
//! containers, shared memory takes its place if it is small enough to be filled.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use app::App;
use app::api::{
    AnswerInput, AnswerValue, Diagnosis, DoctorInput, DraftInput, InspectionView, MachineState,
    Nothing,
};
use tests::desk::{self, call};
use tests::harness::{Result, run};

use crate::refused;

const SMALL_DISK: &str = "QINGSHAN_TEST_SMALL_DISK";
const MEGABYTES: u64 = 24;
const NAMESPACE: [&str; 5] = ["--user", "--map-root-user", "--mount", "sh", "-c"];
/// Always in memory. Containers have 64 MB of it; elsewhere it is half of the machine's memory,
/// which nobody should fill.
const SHARED_MEMORY: &str = "/dev/shm";
const LARGEST_TO_FILL: u64 = 256;
const REMEDY: &str = "\
    This test fills a small disk, and here no user may mount one. One of these helps: \
    as root, `sysctl -w kernel.unprivileged_userns_clone=1` or \
    `sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`; in Docker, \
    `--security-opt seccomp=unconfined --security-opt apparmor=unconfined`, \
    or `--shm-size 64m`: a /dev/shm of at most 256 MB will do as well";
/// Enough steps to fill what the ballast leaves, many times over.
const MANY: u32 = 2_000;

/// Starts itself once more, where a small disk is mounted, if one can be.
#[test]
fn a_full_disk_loses_nothing_and_work_goes_on_after_it() -> Result {
    if let Some(disk) = std::env::var_os(SMALL_DISK) {
        return on_a_small_disk(&PathBuf::from(disk));
    }
    let disk = tempfile::tempdir()?;
    if run(on_mounted(disk.path()).arg("true"))?.code != Some(0) {
        assert!(megabytes_of(SHARED_MEMORY)? <= LARGEST_TO_FILL, "{REMEDY}");
        return on_a_small_disk(tempfile::tempdir_in(SHARED_MEMORY)?.path());
    }
    let said = run(on_mounted(disk.path())
        .arg(std::env::current_exe()?)
        .args(["--exact", "disk::a_full_disk_loses_nothing_and_work_goes_on_after_it"])
        .args(["--nocapture", "--test-threads=1"])
        .env(SMALL_DISK, disk.path()))?;
    assert_eq!(said.code, Some(0), "{}\n{}", said.stdout, said.stderr);
    assert!(said.stdout.contains("1 passed"), "{}", said.stdout);
    Ok(())
}

/// Begins a line that runs where a small disk is mounted at `place`.
fn on_mounted(place: &Path) -> Command {
    let mount = format!("mount -t tmpfs -o size={MEGABYTES}m none \"$0\" && exec \"$@\"");
    let mut command = Command::new("unshare");
    command.args(NAMESPACE).arg(mount).arg(place);
    command
}

fn megabytes_of(disk: &str) -> Result<u64> {
    let said = run(Command::new("df").args(["--output=size", "--block-size=1M", disk]))?;
    let size = said.stdout.lines().last().unwrap_or_default().trim();
    size.parse().map_err(|_| format!("{disk} has no size: {said:?}\n{REMEDY}").into())
}

fn on_a_small_disk(disk: &Path) -> Result {
    let folder = disk.join("desk");
    let app = desk::set_up_quick(&folder)?;
    desk::import_demo(&app, 5)?;
    let mut view = desk::open_inspection(&app)?;
    let ballast = disk.join("ballast");
    fill(&ballast)?;

    let mut typed = String::new();
    let mut problem = None;
    for number in 0..MANY {
        let text = format!("第{number}次");
        match step(&app, &view, number, &text) {
            Ok(next) => view = next,
            Err(error) => {
                problem = Some(error);
                break;
            }
        }
        typed = text;
    }
    let problem = problem.ok_or("the disk was never full")?;
    assert_eq!(problem.code(), "disk-full", "{problem}");
    holds(&app, &view, &typed)?;
    // Again and again: each is refused, and what stands stays readable.
    for number in 0..3 {
        let error = step(&app, &view, number, &"满".repeat(9_000)).map(|_| ()).err();
        assert_eq!(error.map(|error| error.code()), Some("disk-full"));
        let photo = desk::photo(1, 640, 480);
        assert_eq!(refused(app.stage(None, &photo.repeat(20), true)).code, "disk-full");
        holds(&app, &view, &typed)?;
    }

    let locked: MachineState = call(&app, "session.lock", &Nothing {})?;
    assert_eq!(locked.signed_in, None, "it keeps nobody from locking");
    drop(app);

    fs::remove_file(ballast)?;
    let app = desk::sign_in(&folder)?;
    holds(&app, &view, &typed)?;
    let after = step(&app, &view, 0, "腾出空间以后")?;
    drop(app);
    let app = desk::sign_in(&folder)?;
    holds(&app, &after, "腾出空间以后")?;
    let diagnosis: Diagnosis = call(&app, "doctor", &DoctorInput { rebuild: false })?;
    assert!(diagnosis.healthy, "{diagnosis:?}");
    Ok(())
}

/// A key press in the findings, and an answer.
fn step(
    app: &App,
    view: &InspectionView,
    number: u32,
    text: &str,
) -> std::result::Result<InspectionView, app::AppError> {
    let inspection = view.row.id.clone();
    let item = desk::items(view).nth(number as usize % 20).expect("twenty items");
    let answer = AnswerInput {
        inspection: inspection.clone(),
        item: item.id.clone(),
        value: AnswerValue::Points { points: "1".into() },
        note: text.into(),
        saw: item.saw(),
    };
    let mut answered: InspectionView = call(app, "inspection.answer", &answer)?;
    let draft = DraftInput { inspection, field: "findings".into(), text: text.into() };
    let typed: std::result::Result<Nothing, _> = call(app, "inspection.draft", &draft);
    typed?;
    answered.drafts.insert("findings".into(), text.into());
    Ok(answered)
}

/// Every answer of the view stands. The last step may have got through half: its answer was
/// confirmed and its key press was not.
fn holds(app: &App, view: &InspectionView, typed: &str) -> Result {
    let stands = desk::inspection(app)?;
    assert_eq!(stands.drafts.get("findings").map(String::as_str), Some(typed));
    let differing = desk::items(&stands).zip(desk::items(view)).filter(|(a, b)| a != b).count();
    assert!(differing <= 1, "{differing} answers are not as they were confirmed");
    Ok(())
}

/// Leaves some hundred kilobytes.
fn fill(ballast: &Path) -> Result {
    const LEFT: u64 = 400 * 1024;
    let mut file = File::create(ballast)?;
    let piece = vec![0x5A; 64 * 1024];
    loop {
        match file.write_all(&piece) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::StorageFull => break,
            Err(error) => return Err(error.into()),
        }
    }
    let length = file.metadata()?.len();
    Ok(file.set_len(length.saturating_sub(LEFT))?)
}
