//! People in the window: a card that is recorded, one that has run out, and where that shows.

use chrono::{DateTime, Days, NaiveDate};
use tests::harness::{Result, Window, out};
use tests::main_job::{Person, Sheets, import, newcomers};

use crate::office::count;

#[tokio::test]
async fn cards_and_interests_are_recorded_and_keep_from_visits() -> Result {
    let folder = tempfile::tempdir()?;
    let mut window = Window::open("people", &folder.path().join("desk")).await?;
    window.keep_screens_in(&out().join("screens/people"));
    let people = newcomers(&window).await?;
    window.note_surprises().await?;
    import(&window, &Sheets::write(folder.path())?.good).await?;
    let now = DateTime::from_timestamp_millis(app::now_ms()).unwrap_or_default();
    let today = now.date_naive();
    open(&window, &people[0]).await?;
    window.find("person-card[data-state='unrecorded']").await?;
    record(&window, "150600001", today.checked_add_days(Days::new(20))).await?;
    window.find("person-card[data-state='runs-out']").await?;
    declare(&window).await?;
    window.both("01-person").await?;
    open(&window, &people[1]).await?;
    record(&window, "150600002", today.pred_opt()).await?;
    window.find("person-card[data-state='expired']").await?;
    window.click("nav-settings").await?;
    window.click("settings-people").await?;
    window.find("person-line[data-card='expired']").await?;
    window.both("02-people").await?;
    on_the_desk(&window).await?;
    at_the_start(&window, &people).await?;
    window.no_surprises().await?;
    window.close().await
}

async fn open(window: &Window, person: &Person) -> Result {
    window.click("nav-settings").await?;
    window.click("settings-people").await?;
    window.click(&format!("person-line[data-id='{}']", person.id)).await?;
    window.text_with("person-title", person.name).await.map(|_| ())
}

async fn record(window: &Window, number: &str, last: Option<NaiveDate>) -> Result {
    let last = last.ok_or("no such day")?.to_string();
    for (field, text) in [
        ("number", number),
        ("issuer", "鄂尔多斯市司法局（演示）"),
        ("first", "2020-01-01"),
        ("last", last.as_str()),
    ] {
        window.fill(&format!("card-{field}"), text).await?;
    }
    window.click("card-record").await?;
    window.find("timeline-entry[data-kind='person.card-recorded']").await.map(|_| ())
}

async fn declare(window: &Window) -> Result {
    window.click("interest-add").await?;
    window.type_into("interest-mine", "青松岭").await?;
    window.click("mine-option").await?;
    window.fill("interest-because", "配偶在该企业任职").await?;
    window.click("interest-declare").await?;
    window.text_with("interest", "配偶在该企业任职").await?;
    window.find("timeline-entry[data-kind='person.interest-declared']").await.map(|_| ())
}

/// The card that runs out and the one that has, each with its clause.
async fn on_the_desk(window: &Window) -> Result {
    window.click("nav-deadlines").await?;
    window.find("deadlines-overdue").await?;
    count(window, "deadline[data-kind='person']", 2).await?;
    window.both("03-deadlines").await
}

async fn at_the_start(window: &Window, people: &[Person]) -> Result {
    window.click("nav-inspections").await?;
    window.click("inspection-new").await?;
    window.type_into("pick-mine", "青松岭").await?;
    window.click("pick-option").await?;
    for person in people {
        window.click(&format!("team-{}", person.id)).await?;
    }
    window.find("start-unfit[data-why='card-expires']").await?;
    window.find("start-unfit[data-why='interest']").await?;
    window.text_with("start-warned", people[1].name).await?;
    window.both("04-start").await?;
    window.click("inspection-start").await?;
    window.find("problem[data-code='team-too-small']").await.map(|_| ())
}
