//! A machine with one inspector, some mines and an open inspection, set up through the same
//! operations that people have.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use app::api::{
    ById, ImportInput, ImportResult, InspectionRow, InspectionView, ItemView, MachineState,
    MinePage, MineQuery, NewMachine, NewPerson, Nothing, PersonInput, PersonRow, Role, Staged,
    StartInspection, Unlock,
};
use app::{App, AppError};
use keys::{Slot, SlotParams};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::harness::Result;

pub const PASSPHRASE: &str = "青山依旧在 2026";
/// 准格尔旗
const COUNTY: &str = "150622";
const SEED: u64 = 20_261_121;

/// An operation by its name, as the doors call it.
pub fn call<T: DeserializeOwned>(
    app: &App,
    name: &str,
    input: &impl Serialize,
) -> std::result::Result<T, AppError> {
    let input = serde_json::to_value(input).map_err(AppError::bad_input)?;
    let output = app::call(app, name, input)?;
    serde_json::from_value(output).map_err(AppError::bad_input)
}

/// A new machine, its inspector signed in. Opening their slot costs the full time.
pub fn set_up(folder: &Path) -> Result<App> {
    set_up_in(folder, COUNTY)
}

/// The same, for somebody who looks after another region.
pub fn set_up_in(folder: &Path, region: &str) -> Result<App> {
    let app = App::new(folder);
    let person = NewPerson { region: region.into(), ..inspector("检查员甲") };
    let machine = NewMachine { machine_name: "外业 01 号机".into(), person };
    let _: MachineState = call(&app, "machine.create", &machine)?;
    Ok(app)
}

/// The same, for a process that is started hundreds of times: its slots open at once.
pub fn set_up_quick(folder: &Path) -> Result<App> {
    let app = set_up(folder)?;
    quicken(folder)?;
    Ok(app)
}

/// Everybody's slots open at once from now on.
pub fn quicken(folder: &Path) -> Result {
    let file = folder.join("desk.json");
    let mut desk: serde_json::Value = serde_json::from_slice(&fs::read(&file)?)?;
    let people = desk["people"].as_array_mut().ok_or("the machine has no people")?;
    for person in people {
        for purpose in ["store", "signing"] {
            let slot = &mut person[purpose];
            let full: Slot = serde_json::from_value(slot.clone())?;
            let secret = full.open(purpose, PASSPHRASE)?;
            let quick = SlotParams::FAST_FOR_TESTS;
            *slot = serde_json::to_value(Slot::seal(
                purpose, PASSPHRASE, &secret, [1; 16], [2; 24], quick,
            )?)?;
        }
    }
    fs::write(file, desk.to_string())?;
    Ok(())
}

/// Another person of this machine.
pub fn add_person(app: &App, name: &str) -> Result {
    let _: MachineState = call(app, "machine.add-person", &inspector(name))?;
    Ok(())
}

fn inspector(name: &str) -> NewPerson {
    NewPerson {
        name: name.into(),
        organisation: "准格尔旗自然资源局（演示）".into(),
        role: Role::Inspector,
        region: COUNTY.into(),
        passphrase: PASSPHRASE.into(),
    }
}

/// The machine in a folder, with its one person signed in.
pub fn sign_in(folder: &Path) -> std::result::Result<App, AppError> {
    let app = App::new(folder);
    let state: MachineState = call(&app, "machine.state", &Nothing {})?;
    let person = state.people.first().map(|person| person.id.clone()).unwrap_or_default();
    let unlock = Unlock { person, passphrase: PASSPHRASE.into() };
    let _: MachineState = call(&app, "session.unlock", &unlock)?;
    Ok(app)
}

/// Hands a file over as the window does, and imports it.
pub fn import(app: &App, name: &str, sheet: &[u8]) -> std::result::Result<ImportResult, AppError> {
    let token = app.stage(None, sheet, true)?;
    let file = Staged { token, name: name.into() };
    call(
        app,
        "mine.import",
        &ImportInput {
            file,
            beside: Vec::new(),
            sheet: String::new(),
            columns: BTreeMap::new(),
            dry_run: false,
        },
    )
}

pub fn import_demo(app: &App, mines: usize) -> std::result::Result<ImportResult, AppError> {
    import(app, "矿山.csv", &demo::csv(SEED, mines))
}

/// So many mines of one region alone.
pub fn import_region(app: &App, region: &str, mines: usize) -> Result<ImportResult> {
    let all = demo::mines(SEED, usize::MAX);
    let here = all.filter(|mine| rules::region::within(&mine.region, region)).take(mines);
    let mut sheet = Vec::new();
    demo::write_csv(here, &mut sheet)?;
    Ok(import(app, "矿山.csv", &sheet)?)
}

/// Opens an inspection of the first mine.
pub fn open_inspection(app: &App) -> Result<InspectionView> {
    let colleague = PersonInput {
        name: "检查员乙".into(),
        department: "准格尔旗自然资源局（演示）".into(),
        role: Role::Inspector,
        card: true,
        region: COUNTY.into(),
    };
    let people: Vec<PersonRow> = call(app, "person.register", &colleague)?;
    let page: MinePage = call(app, "mine.list", &first_page())?;
    let mine = page.rows.first().ok_or("there is no mine")?.id.clone();
    let team = people.into_iter().map(|person| person.id).collect();
    let also = Vec::new();
    let start = StartInspection { mine, draw: None, also, team, checklist: None };
    Ok(call(app, "inspection.start", &start)?)
}

/// What the list asks for when it is opened.
pub fn first_page() -> MineQuery {
    MineQuery { limit: 50, ..MineQuery::default() }
}

/// The one inspection of the machine.
pub fn inspection(app: &App) -> Result<InspectionView> {
    let rows: Vec<InspectionRow> = call(app, "inspection.list", &Nothing {})?;
    let id = rows.first().ok_or("there is no inspection")?.id.clone();
    Ok(call(app, "inspection.get", &ById { id })?)
}

pub fn items(view: &InspectionView) -> impl Iterator<Item = &ItemView> {
    view.groups.iter().flat_map(|group| &group.items)
}

/// A small photo, another one for each number.
pub fn photo(number: u64, width: u16, height: u16) -> Vec<u8> {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 19).unwrap_or_default();
    let taken = day.and_hms_opt(9, 52, 7).unwrap_or_default();
    let (lon, lat) = (1_112_401_710, 398_651_200);
    demo::photo(number, &demo::Shot { taken, lon, lat, error_m: 4, width, height })
}

/// Every file below a folder, relative to it.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path.strip_prefix(folder)?.to_owned());
            }
        }
    }
    found.sort();
    Ok(found)
}

pub fn copy(from: &Path, to: &Path) -> Result {
    for file in files(from)? {
        let target = to.join(&file);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::copy(from.join(&file), target)?;
    }
    Ok(())
}
