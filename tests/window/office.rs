//! What walks through the procedures share: a small sheet of mines, scans, coming back after a
//! power cut, and what the command line says of the store afterwards.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use rules::mine::{ListLevel, Mine};
use tests::harness::{Result, Window, out, qingshan};
use tests::main_job::{Newcomer, Person, come_in};

/// An officer in the one region of which a draft ships.
pub const XINJIANG: Newcomer = Newcomer {
    name: "艾力江",
    office: "新疆维吾尔自治区自然资源厅",
    region: ["新疆", "650000"],
    passphrase: "天山下的葡萄熟了又熟",
};

const SEED: u64 = 20_261_121;
const MANY: usize = 40;

/// The window on the machine of this folder; its pictures go where the walk's do.
pub async fn open(walk: &str, name: &str, folder: &Path) -> Result<Window> {
    let mut window = Window::open(name, &folder.join("desk")).await?;
    window.keep_screens_in(&out().join("screens").join(walk));
    Ok(window)
}

/// The power goes; the same person comes back to the machine.
pub async fn power_cut(
    window: Window,
    walk: &str,
    folder: &Path,
    person: &Person,
) -> Result<Window> {
    window.no_surprises().await?;
    window.kill()?;
    let window = open(walk, &format!("{walk}-again"), folder).await?;
    window.mounted().await?;
    window.note_surprises().await?;
    come_in(&window, person).await?;
    Ok(window)
}

/// What the command line answers about the machine of this folder, which no window may have open.
pub fn ask_the_store(folder: &Path, person: &Person, question: &[&str]) -> Result {
    let (desk, passphrase) = (folder.join("desk"), folder.join("口令.txt"));
    fs::write(&passphrase, person.passphrase)?;
    let machine = ["--data", text(&desk), "--passphrase-file", text(&passphrase)];
    let said = qingshan(&[question, machine.as_slice()].concat())?;
    assert_eq!(said.code, Some(0), "{said:?}");
    Ok(())
}

pub fn text(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}

/// An invented mine of a region, on the province's list, under a name that is found again.
pub fn mine_in(region: &str, name: &str) -> Result<Mine> {
    let found = demo::mines(SEED, MANY).find(|mine| mine.region.starts_with(region));
    let mine = found.ok_or("no invented mine lies there")?;
    Ok(Mine { name: name.to_owned(), list_level: ListLevel::Province, ..mine })
}

pub fn sheet(folder: &Path, mines: &[&Mine]) -> Result<PathBuf> {
    let path = folder.join("矿山名录.csv");
    demo::write_csv(mines.iter().copied().cloned(), fs::File::create(&path)?)?;
    Ok(path)
}

/// Finds the mine by typing, and takes it.
pub async fn pick(window: &Window, mine: &Mine) -> Result {
    window.type_into("pick-mine", &mine.name).await?;
    window.click(&format!("pick-option[data-id='{}']", mine.id)).await?;
    window.find(&format!("picked-mine[data-id='{}']", mine.id)).await.map(|_| ())
}

/// The page of a mine of the registry.
pub async fn open_mine(window: &Window, mine: &Mine) -> Result {
    window.click("nav-mines").await?;
    window.fill("mine-search", &mine.name).await?;
    window.find("mine-count[data-total='1']").await?;
    window.find(&format!("mine-preview[data-id='{}']", mine.id)).await?;
    window.click("mine-open").await?;
    window.text_with("mine-title", &mine.name).await.map(|_| ())
}

/// The page of the draft of rules that ships.
pub async fn open_draft(window: &Window) -> Result {
    window.click("nav-settings").await?;
    window.click("settings-packs").await?;
    window.click("pack-row[data-id='XJ-draft']").await?;
    window.find("pack-page").await.map(|_| ())
}

/// Hands in a scan, each of another content, and waits until the page has it.
pub async fn hand_in(window: &Window, field: &str, folder: &Path, name: &str) -> Result {
    let scan = folder.join(name);
    fs::write(&scan, format!("扫描件：{name}"))?;
    window.upload(field, &scan).await?;
    window.text_with(&format!("{field}-file"), name).await.map(|_| ())
}

/// A body that no document names: by its level and its department.
pub async fn other_body(window: &Window, field: &str, level: &str) -> Result {
    window.choose(&format!("{field}-level"), level).await?;
    window.choose(&format!("{field}-department"), "natural-resources").await
}

/// Takes the step whose form is filled; the case then stands there.
pub async fn submit(window: &Window, station: &str) -> Result {
    window.click("step-submit").await?;
    stands(window, station).await
}

pub async fn stands(window: &Window, station: &str) -> Result {
    window.find(&format!("case-station[data-station='{station}']")).await.map(|_| ())
}

/// Waits until so many of that name are there.
pub async fn count(window: &Window, name: &str, wanted: usize) -> Result {
    window
        .until(&format!("{wanted} of {name}"), async || {
            let found = window.all(name).await?.len();
            if found == wanted { Ok(()) } else { Err(format!("there are {found}").into()) }
        })
        .await
}

/// The day that stands in a field, such as today.
pub async fn day_in(window: &Window, field: &str) -> Result<NaiveDate> {
    let text = window.find(field).await?.prop("value").await?.unwrap_or_default();
    text.parse::<NaiveDate>().map_err(|e| format!("{field} holds {text:?}: {e}").into())
}

pub fn days_before(day: NaiveDate, days: u64) -> String {
    (day - Days::new(days)).to_string()
}
