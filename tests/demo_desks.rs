//! The demonstration: whoever signs in for one of the five jurisdictions sees what to do this week,
//! by that jurisdiction's own clauses.

use app::App;
use app::api::{DeadlineQuery, DeadlineRow, DeadlineView, MachineState, Nothing, Unlock};
use demo::JURISDICTIONS;
use tests::desk::call;
use tests::harness::{Result, qingshan};

/// Everybody may know it: it guards invented people only.
const PASSPHRASE: &str = "qingshan-demo";

/// What an officer asks of the desk on a Monday morning.
fn week(app: &App, region: &str) -> Result<DeadlineView> {
    let query = DeadlineQuery { region: Some(region.to_owned()), days: 7, limit: 1_000 };
    Ok(call(app, "deadline.list", &query)?)
}

fn clause(row: &DeadlineRow) -> &str {
    row.clock.clause.as_deref().unwrap_or_default()
}

#[test]
fn each_jurisdiction_s_officer_has_work_by_its_own_clauses() -> Result {
    let folder = tempfile::tempdir()?;
    let to = folder.path().join("demo");
    let at = to.to_string_lossy().into_owned();
    let said = qingshan(&["demo", "--to", &at, "--mines", "1000", "--listen", "127.0.0.1:0"])?;
    assert_eq!(said.code, Some(0), "{said:?}");
    let app = App::new(to.join("desk"));
    let state: MachineState = call(&app, "machine.state", &Nothing {})?;
    for jurisdiction in &JURISDICTIONS {
        let (id, division) = (jurisdiction.id, &jurisdiction.region[..2]);
        let person = state.people.iter().find(|one| one.region.starts_with(division));
        let person = person.ok_or_else(|| format!("nobody of {id} is on the machine"))?.id.clone();
        let unlock = Unlock { person, passphrase: PASSPHRASE.to_owned() };
        let _: MachineState = call(&app, "session.unlock", &unlock)?;
        let view = week(&app, jurisdiction.region)?;
        let prefix = format!("{}-", id.split('-').next().unwrap_or(id));
        let own: Vec<&DeadlineRow> =
            view.rows.iter().filter(|row| clause(row).starts_with(&prefix)).collect();
        let all: Vec<&str> = view.rows.iter().map(clause).collect();
        assert!(!own.is_empty(), "{id} has only {all:?}");
        let inside = own.iter().all(|row| !row.region_name.is_empty());
        assert!(inside && view.overdue + view.coming > 0, "{id}: {own:?}");
        // Nobody answers here by the rules of another place.
        let foreign = all.iter().find(|clause| {
            !clause.is_empty() && !clause.starts_with(&prefix) && !clause.starts_with("CN-")
        });
        assert_eq!(foreign, None, "{id}");
    }
    Ok(())
}
