//! A mine on its way to the list in the window: Ordos' own stations, what is missing refused by its
//! clause, an objection that holds the publicity, and the desk that says so.

use std::fs;
use std::path::Path;

use tests::harness::{Result, Window, out};
use tests::main_job::{Sheets, import, newcomers};

/// Stations before the publicity, with the number of papers and of opinions that each asks for.
const STATIONS: [(&str, usize, usize); 5] = [
    ("application", 1, 0),
    ("initial-evaluation", 2, 3),
    ("report-city", 1, 0),
    ("third-party", 3, 0),
    ("tracking", 2, 0),
];

#[tokio::test]
async fn a_mine_goes_from_station_to_station() -> Result {
    let folder = tempfile::tempdir()?;
    let mut window = Window::open("listing", &folder.path().join("desk")).await?;
    window.keep_screens_in(&out().join("screens/listing"));
    newcomers(&window).await?;
    window.note_surprises().await?;
    import(&window, &Sheets::write(folder.path())?.good).await?;
    let paper = folder.path().join("盖章件.pdf");
    fs::write(&paper, "扫描件")?;
    apply(&window).await?;
    refused_without_endorsement(&window, &paper).await?;
    for (station, papers, opinions) in &STATIONS[1..] {
        conclude(&window, &paper, station, *papers, *opinions).await?;
    }
    publicity(&window, &paper).await?;
    desks(&window).await?;
    window.no_surprises().await?;
    window.close().await
}

async fn apply(window: &Window) -> Result {
    window.click("nav-listing").await?;
    window.find("listing-title").await?;
    window.both("01-none").await?;
    window.click("listing-new").await?;
    window.type_into("pick-mine", "青松岭").await?;
    window.click("pick-option").await?;
    assert_eq!(
        window.find("at-listing").await?.attr("data-place").await?.as_deref(),
        Some("ahead")
    );
    window.both("02-apply").await?;
    window.click("apply").await?;
    window.find("at-application[data-place='here']").await?;
    // The enterprise acts here: whoever enters it does so from a scan.
    window.find("proxy").await?;
    window.both("03-case").await?;
    Ok(())
}

/// The clause stands beside the refusal, and says what it says.
async fn refused_without_endorsement(window: &Window, paper: &Path) -> Result {
    let (station, papers, opinions) = STATIONS[0];
    conclude(window, paper, station, papers, opinions).await?;
    window.find("form-pass").await?;
    window.fill("step-person", "白音").await?;
    for place in 0..3 {
        window.fill(&format!("opinion-{place}"), "经办人").await?;
    }
    for place in 0..2 {
        window.upload(&format!("document-{place}"), paper).await?;
        window.text_with(&format!("document-{place}-file"), "盖章件").await?;
    }
    window.click("step-submit").await?;
    window.text_with("problem", "OR-3.8").await?;
    window.both("04-refused").await?;
    window.click("clause-OR-3.2").await?;
    window.text_with("clause-text", "初评").await?;
    window.screenshot("zh/05-clause").await?;
    window.press(thirtyfour::Key::Escape).await?;
    window.gone("clause-dialog").await?;
    // Another visit to the page begins the form anew.
    window.click("nav-listing").await?;
    window.click("station-initial-evaluation [data-test='case-card']").await?;
    window.find("at-initial-evaluation[data-place='here']").await?;
    Ok(())
}

async fn conclude(
    window: &Window,
    paper: &Path,
    station: &str,
    papers: usize,
    opinions: usize,
) -> Result {
    window.find(&format!("at-{station}[data-place='here']")).await?;
    if station == "third-party" {
        engage(window, paper).await?;
    }
    window.fill("step-person", "白音").await?;
    for place in 0..opinions {
        window.fill(&format!("opinion-{place}"), "经办人").await?;
    }
    for place in 0..papers {
        window.upload(&format!("document-{place}"), paper).await?;
        window.text_with(&format!("document-{place}-file"), "盖章件").await?;
    }
    if !window.all("step-endorsement").await?.is_empty() {
        window.upload("step-endorsement", paper).await?;
        window.text_with("step-endorsement-file", "盖章件").await?;
    }
    if station == "third-party" {
        window.fill("step-score", "912.5").await?;
        score_sheet(window, &paper.with_file_name("评分表.csv")).await?;
        window.both("06-third-party").await?;
    }
    window.click("step-submit").await?;
    window.find(&format!("at-{station}[data-place='done']")).await?;
    Ok(())
}

/// The register has no agency, so one from outside it, which the page says.
async fn engage(window: &Window, paper: &Path) -> Result {
    window.find("form-engage").await?;
    window.fill("step-person", "白音").await?;
    window.choose("step-agency", "outside").await?;
    window.fill("step-outside", "演示第三方评估所").await?;
    window.upload("step-papers", paper).await?;
    window.text_with("step-papers-file", "盖章件").await?;
    window.both("05-engage").await?;
    window.click("step-submit").await?;
    window.text_with("engaged-before", "演示第三方评估所").await?;
    window.click("step-pass").await?;
    window.find("form-pass").await?;
    window.text_with("engaged", "演示第三方评估所").await?;
    Ok(())
}

/// A sheet with faults says where they are, and holds the form up as long as it is attached.
async fn score_sheet(window: &Window, sheet: &Path) -> Result {
    fs::write(sheet, "三级指标,得分\n没有这一项,5\n")?;
    window.upload("score-sheet", sheet).await?;
    let fault = window.find("annex-fault[data-code='unknown']").await?;
    assert!(fault.text().await?.contains("没有这一项"));
    window.find("step-submit[disabled]").await?;
    window.both("05-score-sheet").await?;
    window.click("score-sheet-remove").await?;
    window.gone("annex-fault").await?;
    Ok(())
}

/// No document says how long: the officer does. An objection holds it.
async fn publicity(window: &Window, paper: &Path) -> Result {
    window.find("at-city-publicity[data-place='here']").await?;
    window.find("case-refused [data-step='pass']").await?;
    window.click("step-publish").await?;
    window.fill("step-period", "7").await?;
    window.fill("step-place", "市人民政府门户网站").await?;
    window.upload("step-papers", paper).await?;
    window.text_with("step-papers-file", "盖章件").await?;
    window.both("07-publish").await?;
    window.click("step-submit").await?;
    window.find("listing-notice").await?;
    window.click("step-object").await?;
    window.fill("step-text", "排土场越界").await?;
    window.click("step-submit").await?;
    window.find("case-refused [data-step='pass']").await?;
    window.text_with("case-refused", "OR-3.7").await?;
    window.both("08-held").await?;
    Ok(())
}

async fn desks(window: &Window) -> Result {
    window.click("nav-listing").await?;
    window.find("station-city-publicity [data-test='case-card']").await?;
    window.both("09-stations").await?;
    window.themes("09-stations").await?;
    window.click("nav-deadlines").await?;
    window.find("deadline[data-kind='listing']").await?;
    window.both("10-deadlines").await?;
    // Ordos' document asks for no filing of changes, and none is invented.
    window.click("nav-listing").await?;
    window.click("filings").await?;
    window.both("11-filings").await?;
    window.click("filing-new").await?;
    window.type_into("pick-mine", "青松岭").await?;
    window.click("pick-option").await?;
    window.find("not-asked").await?;
    window.both("12-no-filing").await?;
    Ok(())
}
