//! Taking over a sheet of mines, and finding one of them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{Result, Window};

const SEED: u64 = 20_261_121;
const MINES: usize = 200;
/// A name that no demo data has, to be found again.
pub const KNOWN: &str = "青松岭石灰石矿";

/// Sheets as a county might send them.
pub struct Sheets {
    pub good: PathBuf,
    pub gbk: PathBuf,
    pub broken: PathBuf,
    /// The id of the mine called [`KNOWN`].
    known: String,
}

impl Sheets {
    pub fn write(folder: &Path) -> Result<Self> {
        let mut mines: Vec<_> = demo::mines(SEED, MINES).collect();
        KNOWN.clone_into(&mut mines[0].name);
        let known = mines[0].id.clone();
        let mut good = Vec::new();
        demo::write_csv(mines, &mut good)?;
        let text = String::from_utf8(good.clone())?;
        let sheets = Self {
            good: folder.join("矿山名录.csv"),
            gbk: folder.join("矿山名录-gbk.csv"),
            broken: folder.join("矿山名录-有错.csv"),
            known,
        };
        fs::write(&sheets.good, good)?;
        let gbk = encoding_rs::GBK.encode(text.trim_start_matches('\u{feff}')).0;
        fs::write(&sheets.gbk, gbk)?;
        fs::write(&sheets.broken, broken(&text))?;
        Ok(sheets)
    }
}

/// Of four rows the second lacks its end and the third repeats the first one's licence.
fn broken(text: &str) -> String {
    let lines: Vec<&str> = text.lines().take(4).collect();
    let short: String = lines[2].chars().take(12).collect();
    [lines[0], lines[1], &short, lines[1], lines[3]].join("\r\n")
}

pub async fn import(window: &Window, sheet: &Path) -> Result {
    window.click("nav-mines").await?;
    window.click("mine-import").await?;
    preview(window, sheet).await?;
    window.click("import-commit").await?;
    window.find("import-result[data-dry-run='false']").await?;
    window.click("import-back").await
}

async fn preview(window: &Window, sheet: &Path) -> Result {
    window.upload("import-file", sheet).await?;
    window.find("import-result[data-dry-run='true']").await?;
    Ok(())
}

pub async fn import_with_preview(window: &Window, sheets: &Sheets) -> Result {
    window.click("nav-mines").await?;
    window.find("mine-import").await?;
    window.both("08-mines-empty").await?;
    window.click("mine-import").await?;
    window.both("09-import").await?;

    preview(window, &sheets.broken).await?;
    is(&window.text("import-refused").await?, "2")?;
    is(&window.all("import-note").await?.len().to_string(), "2")?;
    window.both("10-import-refused-rows").await?;

    window.click("import-another").await?;
    preview(window, &sheets.good).await?;
    window.both("11-import-preview").await?;
    window.click("import-commit").await?;
    window.find("import-result[data-dry-run='false']").await?;
    is(&window.text("import-added").await?, &MINES.to_string())?;
    window.both("12-import-done").await?;

    // The same sheet in the encoding of older spreadsheets: nothing is new in it.
    window.click("import-back").await?;
    window.click("mine-import").await?;
    preview(window, &sheets.gbk).await?;
    is(&window.text("import-unchanged").await?, &MINES.to_string())?;
    window.screenshot("zh/13-import-gbk").await?;
    window.click("nav-mines").await
}

/// By a part of the name as one types it, then by the initials of its pinyin.
pub async fn search(window: &Window, sheets: &Sheets) -> Result {
    window.find(&format!("mine-count[data-all='{MINES}']")).await?;
    window.both("14-mines").await?;
    for letter in ["松", "岭", "石"] {
        window.type_into("mine-search", letter).await?;
    }
    found(window, sheets).await?;
    window.screenshot("zh/15-mines-by-name").await?;
    window.fill("mine-search", "qslshs").await?;
    found(window, sheets).await?;
    window.both("16-mines-by-pinyin").await?;
    window.find(&format!("mine-preview[data-id='{}']", sheets.known)).await?;
    window.click("mine-open").await?;
    is(&window.text("mine-title").await?, KNOWN)?;
    window.both("17-mine").await
}

async fn found(window: &Window, sheets: &Sheets) -> Result {
    window.find("mine-count[data-total='1']").await?;
    window.find(&format!("mine-row[data-id='{}']", sheets.known)).await?;
    is(&window.texts("mine-name").await?.join("、"), KNOWN)
}

fn is(found: &str, wanted: &str) -> Result {
    if found == wanted {
        return Ok(());
    }
    Err(format!("on screen stands {found:?}, not {wanted:?}").into())
}
