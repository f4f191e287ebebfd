//! A report that comes round, in the window: due at the quarter's end, handed in with its paper,
//! and taken out of the store again.

use std::fs;
use std::path::Path;

use tests::harness::{Result, Window};

use crate::office::hand_in;

const DUE: &str = "deadline[data-kind='report']";
const PAPER: &str = "季度抽查结果报告.pdf";

/// The deadlines of a year: a quarter may be longer than ninety days.
async fn year(window: &Window) -> Result {
    window.click("nav-deadlines").await?;
    window.click("span-365").await
}

/// OR-4.4, of the one banner that has a mine.
pub async fn handed_in(window: &Window, folder: &Path) -> Result {
    year(window).await?;
    window.text_with(DUE, "OR-4.4").await?;
    window.click(&format!("{DUE} [data-test='report-hand-in']")).await?;
    window.find("report-form").await?;
    window.find("report-submit[disabled]").await?;
    hand_in(window, "report-paper", folder, PAPER).await?;
    window.both("13-report").await?;
    window.click("report-submit").await?;
    window.text_with("report-handed-in", PAPER).await?;
    window.gone(DUE).await?;
    window.both("13-report-handed-in").await?;
    window.click("report-save").await?;
    taken_out(window, folder).await
}

/// The very paper that was handed in, in the folder of exports.
async fn taken_out(window: &Window, folder: &Path) -> Result {
    let handed_in = fs::read(folder.join(PAPER))?;
    window
        .until("the report to be taken out of the store", async || {
            for file in fs::read_dir(folder.join("desk/exports"))? {
                if fs::read(file?.path())? == handed_in {
                    return Ok(());
                }
            }
            Err("it is not there yet".into())
        })
        .await
}

pub async fn stands(window: &Window) -> Result {
    year(window).await?;
    window.text_with("report-handed-in", PAPER).await.map(|_| ())
}
