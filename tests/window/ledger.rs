//! The quota ledger in the window: before a draw and after it, another year, another region, and a
//! ratio that the officer states.

use std::fs;
use std::path::Path;

use tests::harness::{Result, Window, out};
use tests::main_job::{Sheets, draw, import, newcomers};

/// 四川省, where no document gives a ratio.
const ELSEWHERE: &str = "510000";

#[tokio::test]
async fn the_ledger_follows_the_draw_and_takes_a_stated_ratio() -> Result {
    let folder = tempfile::tempdir()?;
    let desk = folder.path().join("desk");
    let mut window = Window::open("ledger", &desk).await?;
    window.keep_screens_in(&out().join("screens/ledger"));
    newcomers(&window).await?;
    window.note_surprises().await?;
    import(&window, &Sheets::write(folder.path())?.good).await?;
    window.click("nav-desk").await?;
    window.click("quota-ledger").await?;
    window.find("ledger-row").await?;
    let before = reckoned_on(&window).await?;
    window.both("01-before").await?;
    draw(&window, &desk).await?;
    window.click("draw-back").await?;
    let after = reckoned_on(&window).await?;
    assert_ne!(before, after, "the draw fixed N");
    assert_eq!(window.text("ledger-done").await?, "0");
    window.both("02-after").await?;
    planned_year(&window).await?;
    years(&window).await?;
    ratio(&window, folder.path()).await?;
    window.no_surprises().await?;
    window.close().await
}

/// Opens the ledger of one's own region; what it says of N of the first banner.
async fn reckoned_on(window: &Window) -> Result<String> {
    window.click("nav-draws").await?;
    window.click("draws-ledger").await?;
    window.find("ledger-row").await?;
    assert!(window.all("ledger-row").await?.len() > 3, "the banners of Ordos");
    window.find("clause-OR-4.3").await?;
    window.attr("ledger-n", "title").await
}

/// The rules fill in the four quarters; the officer records them, and a plan starts from them.
async fn planned_year(window: &Window) -> Result {
    window.click("ledger-year-plan").await?;
    window.find("year-row").await?;
    window.both("06-year").await?;
    window.click("year-adopt").await?;
    window.find("year-adopted").await?;
    window.click("nav-draws").await?;
    window.click("draw-new").await?;
    window.find("stratum-planned").await?;
    reckoned_on(window).await.map(drop)
}

async fn years(window: &Window) -> Result {
    let this: i32 = year(window).await?;
    window.click("ledger-before").await?;
    window.text_with("ledger-year", &(this - 1).to_string()).await?;
    window.both("03-last-year").await?;
    window.click("ledger-after").await?;
    window.text_with("ledger-year", &this.to_string()).await?;
    assert!(!window.find("ledger-after").await?.is_enabled().await?, "no year to come");
    Ok(())
}

async fn year(window: &Window) -> Result<i32> {
    let said = window.text("ledger-year").await?;
    Ok(said.chars().filter(char::is_ascii_digit).collect::<String>().parse()?)
}

async fn ratio(window: &Window, folder: &Path) -> Result {
    window.type_into("ledger-region", ELSEWHERE).await?;
    window.click(&format!("region-option[data-code='{ELSEWHERE}']")).await?;
    let order = folder.join("抽查方案.pdf");
    fs::write(&order, "扫描件")?;
    window.type_into("ledger-ratio", "0%").await?;
    window.type_into("ledger-reason", "年度工作方案第三条").await?;
    window.upload("ledger-document", &order).await?;
    window.text("ledger-document-file").await?;
    window.both("04-no-ratio").await?;
    window.click("ledger-state").await?;
    window.find("problem[data-code='quota-no-ratio']").await?;
    window.fill("ledger-ratio", "1/12").await?;
    window.click("ledger-state").await?;
    window.text_with("ledger-stated", "1/12").await?;
    window.find("ledger-whole").await?;
    window.both("05-stated").await
}
