//! A mine on its way to the list in the window: Ordos' own stations to the last, what is missing
//! refused by its clause, an objection that holds the publicity and is upheld, the desk that says
//! so, and the registry that follows. In the same window a report that is due, and changes of a
//! licence.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use rules::mine::{ListLevel, Mine, Status};
use tests::harness::{Result, Window};
use tests::main_job::{Person, import, newcomers};

use crate::office::{
    ask_the_store, count, day_in, days_before, mine_in, open, pick, power_cut, sheet, stands, text,
};
use crate::{filing, reports};

const WALK: &str = "listing";

/// A station, how many papers and opinions it asks for, and how many days ago it was concluded:
/// what happened on paper is entered today with its own days.
struct Station {
    id: &'static str,
    papers: usize,
    opinions: usize,
    ago: u64,
}

const STATIONS: [Station; 5] = [
    Station { id: "application", papers: 1, opinions: 0, ago: 90 },
    Station { id: "initial-evaluation", papers: 2, opinions: 3, ago: 80 },
    Station { id: "report-city", papers: 1, opinions: 0, ago: 75 },
    Station { id: "third-party", papers: 3, opinions: 0, ago: 60 },
    Station { id: "tracking", papers: 2, opinions: 0, ago: 55 },
];
/// Days ago, of what happens at a station before it is concluded.
const ENGAGED: u64 = 70;
const PUBLISHED: u64 = 50;
const OBJECTED: u64 = 48;
const ANSWERED: u64 = 45;
const CORRECTED: u64 = 44;
/// It still runs then.
const EARLY: u64 = 43;
/// Whatever holidays lie between, seven working days after the correction are over by then.
const PUBLICITY: Station = Station { id: "city-publicity", papers: 1, opinions: 0, ago: 15 };
const LISTING: Station = Station { id: "listing", papers: 1, opinions: 0, ago: 10 };

#[tokio::test]
async fn a_mine_goes_from_its_application_to_the_list() -> Result {
    let folder = tempfile::tempdir()?;
    let folder = folder.path();
    let window = open(WALK, WALK, folder).await?;
    let people = newcomers(&window).await?;
    window.note_surprises().await?;
    let ordos = Mine {
        list_level: ListLevel::Unlisted,
        status: Status::Producing,
        ..mine_in("1506", "青松岭石灰石矿")?
    };
    let xinjiang = Mine { status: Status::Producing, ..mine_in("65", "红柳泉铜矿")? };
    import(&window, &sheet(folder, &[&ordos, &xinjiang])?).await?;
    let paper = folder.join("盖章件.pdf");
    fs::write(&paper, "扫描件")?;

    let today = apply(&window, &ordos).await?;
    conclude(&window, &paper, today, &STATIONS[0]).await?;
    refused_without_endorsement(&window, &paper).await?;
    for station in &STATIONS[1..] {
        conclude(&window, &paper, today, station).await?;
    }
    publicity(&window, &paper, today).await?;
    desks(&window).await?;
    filing::not_asked(&window, &ordos).await?;
    reports::handed_in(&window, folder).await?;
    upheld(&window, today).await?;
    still_public(&window, &paper, today).await?;
    listed(&window, &paper, today).await?;
    filing::changes(&window, folder, &xinjiang).await?;

    let window = power_cut(window, WALK, folder, &people[0]).await?;
    stays_listed(&window).await?;
    filing::stand(&window).await?;
    reports::stands(&window).await?;
    window.no_surprises().await?;
    // Closed for certain: nobody else comes into the store before.
    window.kill()?;
    the_store_says_so(folder, &people[0], &ordos, today)
}

/// Entered today, with the day on which it came.
async fn apply(window: &Window, mine: &Mine) -> Result<NaiveDate> {
    window.click("nav-listing").await?;
    window.find("listing-title").await?;
    window.both("01-none").await?;
    window.click("listing-new").await?;
    pick(window, mine).await?;
    assert_eq!(window.attr("at-listing", "data-place").await?, "ahead");
    let today = day_in(window, "on").await?;
    window.fill("on", &days_before(today, STATIONS[0].ago)).await?;
    window.both("02-apply").await?;
    window.click("apply").await?;
    window.find("at-application[data-place='here']").await?;
    // The enterprise acts here: whoever enters it does so from a scan.
    window.find("proxy").await?;
    window.both("03-case").await?;
    Ok(today)
}

/// The clause stands beside the refusal, and says what it says.
async fn refused_without_endorsement(window: &Window, paper: &Path) -> Result {
    window.find("at-initial-evaluation[data-place='here']").await?;
    window.find("form-pass").await?;
    fill_in(window, paper, &STATIONS[1]).await?;
    window.click("step-submit").await?;
    window.text_with("problem", "OR-3.8").await?;
    window.both("04-refused").await?;
    window.click("clause-OR-3.2").await?;
    window.text_with("clause-text", "初评").await?;
    window.screenshot("zh/05-clause").await?;
    window.press(thirtyfour::Key::Escape).await?;
    window.gone("clause-dialog").await?;
    // Another visit to the page begins the form anew.
    at(window, "initial-evaluation").await
}

/// The application, from the column of its station.
async fn at(window: &Window, station: &str) -> Result {
    window.click("nav-listing").await?;
    window.click(&format!("station-{station} [data-test='case-card']")).await?;
    window.find(&format!("at-{station}[data-place='here']")).await.map(|_| ())
}

async fn conclude(window: &Window, paper: &Path, today: NaiveDate, station: &Station) -> Result {
    let id = station.id;
    window.find(&format!("at-{id}[data-place='here']")).await?;
    if id == "third-party" {
        engage(window, paper, today).await?;
    }
    window.fill("step-on", &days_before(today, station.ago)).await?;
    fill_in(window, paper, station).await?;
    if !window.all("step-endorsement").await?.is_empty() {
        window.upload("step-endorsement", paper).await?;
        window.text_with("step-endorsement-file", "盖章件").await?;
    }
    if id == "third-party" {
        window.fill("step-score", "912.5").await?;
        score_sheet(window, &paper.with_file_name("评分表.csv")).await?;
        window.both("06-third-party").await?;
    }
    window.click("step-submit").await?;
    window.find(&format!("at-{id}[data-place='done']")).await.map(|_| ())
}

/// Who answers for it, what the others said, and the papers.
async fn fill_in(window: &Window, paper: &Path, station: &Station) -> Result {
    window.fill("step-person", "白音").await?;
    for place in 0..station.opinions {
        window.fill(&format!("opinion-{place}"), "经办人").await?;
    }
    for place in 0..station.papers {
        window.upload(&format!("document-{place}"), paper).await?;
        window.text_with(&format!("document-{place}-file"), "盖章件").await?;
    }
    Ok(())
}

/// The register has no agency, so one from outside it, which the page says.
async fn engage(window: &Window, paper: &Path, today: NaiveDate) -> Result {
    window.find("form-engage").await?;
    window.fill("step-on", &days_before(today, ENGAGED)).await?;
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
async fn publicity(window: &Window, paper: &Path, today: NaiveDate) -> Result {
    window.find("at-city-publicity[data-place='here']").await?;
    window.find("case-refused [data-step='pass']").await?;
    window.click("step-publish").await?;
    window.find("form-publish").await?;
    window.fill("step-on", &days_before(today, PUBLISHED)).await?;
    window.fill("step-period", "7").await?;
    window.fill("step-place", "市人民政府门户网站").await?;
    window.upload("step-papers", paper).await?;
    window.text_with("step-papers-file", "盖章件").await?;
    window.both("07-publish").await?;
    window.click("step-submit").await?;
    window.find("listing-notice").await?;
    in_words(window, "object", (today, OBJECTED), "排土场越界").await?;
    // Its days are over by now, and it is held all the same.
    window.find("case-refused [data-step='pass']").await?;
    window.text_with("case-refused", "OR-3.7").await?;
    window.both("08-held").await
}

/// A step that is told in words, so many days ago.
async fn in_words(
    window: &Window,
    step: &str,
    (today, ago): (NaiveDate, u64),
    words: &str,
) -> Result {
    window.click(&format!("step-{step}")).await?;
    window.find(&format!("form-{step}")).await?;
    window.fill("step-on", &days_before(today, ago)).await?;
    if step == "answer-objection" {
        window.click("upheld-true").await?;
    }
    window.fill("step-text", words).await?;
    window.click("step-submit").await
}

async fn desks(window: &Window) -> Result {
    window.click("nav-listing").await?;
    window.find("station-city-publicity [data-test='case-card']").await?;
    window.both("09-stations").await?;
    window.themes("09-stations").await?;
    window.click("nav-deadlines").await?;
    window.find("deadline[data-kind='listing']").await?;
    window.both("10-deadlines").await
}

/// The publicity waits for a correction, and begins anew with it.
async fn upheld(window: &Window, today: NaiveDate) -> Result {
    at(window, "city-publicity").await?;
    let answer = "现场测量，排土场有两处越界，公示内容更正后重新公示。";
    in_words(window, "answer-objection", (today, ANSWERED), answer).await?;
    window.text_with("listing-notice", "异议成立").await?;
    window.find("case-refused [data-step='pass']").await?;
    window.both("14-upheld").await?;
    in_words(window, "correct", (today, CORRECTED), "更正矿区范围，附更正后的公示。").await?;
    window.text_with("listing-notice", "公布更正").await.map(|_| ())
}

/// A day before its end is refused.
async fn still_public(window: &Window, paper: &Path, today: NaiveDate) -> Result {
    window.click("step-pass").await?;
    window.find("form-pass").await?;
    window.fill("step-on", &days_before(today, EARLY)).await?;
    fill_in(window, paper, &PUBLICITY).await?;
    window.click("step-submit").await?;
    window.find("problem[data-code='listing-still-public']").await?;
    window.both("15-still-public").await
}

/// Then the province's own step is entered from its paper, and the registry follows.
async fn listed(window: &Window, paper: &Path, today: NaiveDate) -> Result {
    conclude(window, paper, today, &PUBLICITY).await?;
    window.find("at-listing[data-place='here']").await?;
    window.find("proxy").await?;
    conclude(window, paper, today, &LISTING).await?;
    complete(window).await?;
    window.both("16-listed").await?;
    on_the_list(window).await?;
    window.both("17-mine").await?;
    window.click("nav-listing").await?;
    window.click("which-0").await?;
    window.find("station-ended [data-test='case-card'][data-station='complete']").await?;
    window.both("18-ended").await
}

/// Nothing follows; five of its steps were others', and entered for them.
async fn complete(window: &Window) -> Result {
    stands(window, "complete").await?;
    window.find("listed").await?;
    assert!(window.all("case-steps").await?.is_empty(), "nothing follows");
    count(window, "case-event", 13).await?;
    count(window, "entered-for", 5).await
}

/// From the case to the page of its mine.
async fn on_the_list(window: &Window) -> Result {
    window.click("case-mine").await?;
    window.text_with("mine-list_level", "省级").await?;
    window.find("timeline-entry[data-kind='mine.changed'] [data-field='list_level']").await?;
    window.find("listing-history [data-what='listed'][data-place='stands']").await.map(|_| ())
}

async fn stays_listed(window: &Window) -> Result {
    window.click("nav-listing").await?;
    window.click("which-0").await?;
    window.click("station-ended [data-test='case-card']").await?;
    complete(window).await?;
    on_the_list(window).await
}

/// On the list since the day of its last station, in a store without fault.
fn the_store_says_so(folder: &Path, person: &Person, mine: &Mine, today: NaiveDate) -> Result {
    ask_the_store(folder, person, &["doctor"])?;
    let table = folder.join("导出.csv");
    ask_the_store(folder, person, &["export", "mines", "--to", text(&table)])?;
    let table = fs::read_to_string(table)?;
    let row = table.lines().find(|row| row.contains(&mine.name)).ok_or("the mine is not there")?;
    for said in ["省级", days_before(today, LISTING.ago).as_str()] {
        assert!(row.contains(said), "{said} is not in {row}");
    }
    Ok(())
}
