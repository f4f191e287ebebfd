//! The form of a plan in the window: its preview, a narrowed draw, an exclusion, and the approval by
//! a second person.

use tests::harness::{Result, Window, out};
use tests::main_job::{Sheets, import, newcomers};

#[tokio::test]
async fn a_plan_is_previewed_narrowed_and_waits_for_a_second_person() -> Result {
    let folder = tempfile::tempdir()?;
    let mut window = Window::open("planning", &folder.path().join("desk")).await?;
    window.keep_screens_in(&out().join("screens/planning"));
    newcomers(&window).await?;
    window.note_surprises().await?;
    import(&window, &Sheets::write(folder.path())?.good).await?;
    ask_for_approval(&window).await?;
    window.click("nav-draws").await?;
    window.click("draw-new").await?;
    preview(&window).await?;
    narrow(&window).await?;
    freeze(&window).await?;
    window.no_surprises().await?;
    window.close().await
}

/// The region says for itself that a second person approves.
async fn ask_for_approval(window: &Window) -> Result {
    window.click("nav-settings").await?;
    window.click("settings-caps").await?;
    window.find("approval-rules").await?;
    window.type_into("approval-source", "市局内控制度第二条").await?;
    window.click("approval-add").await?;
    window.find("approval-rule").await?;
    window.both("01-approval-rule").await
}

/// Every county shows who is in and out; a full-width digit is named and not taken.
async fn preview(window: &Window) -> Result {
    let strata = window.until_some("stratum").await?;
    for stratum in strata {
        let region = stratum.attr("data-region").await?.unwrap_or_default();
        window.fill(&format!("quota-{region}"), "0").await?;
    }
    window.until_some("preview-stratum").await?;
    window.click("preview-in").await?;
    window.until_some("preview-mine").await?;
    window.both("02-preview").await?;
    let region = first_county(window).await?;
    let period = window.find("draw-period").await?.prop("value").await?.unwrap_or_default();
    window.fill("draw-period", &period.replace('2', "２")).await?;
    window.find("plan-wide").await?;
    window.both("03-full-width").await?;
    window.fill("draw-period", &period).await?;
    window.fill(&format!("quota-{region}"), "1").await
}

/// A county that keeps mines whatever is chosen below: the first with any.
async fn first_county(window: &Window) -> Result<String> {
    for stratum in window.all("preview-stratum").await? {
        let members = stratum.attr("data-members").await?.unwrap_or_default();
        if members.parse::<u32>()? > 0 {
            return Ok(stratum.attr("data-region").await?.unwrap_or_default());
        }
    }
    Err("no county has a mine".into())
}

/// All scales that the registry has: each mine without one drops out, and the draw is directed.
async fn narrow(window: &Window) -> Result {
    window.click("filter-scale").await?;
    for value in window.until_some("filter-scale-value").await? {
        value.click().await?;
    }
    window.find("plan-directed").await?;
    if window.find("draw-freeze").await?.is_enabled().await? {
        return Err("a narrowed draw can be frozen without a document that allows it".into());
    }
    window.type_into("filter-source", "市局抽查计划第三条").await?;
    window.both("04-narrowed").await
}

/// The list says that it is directed; whoever froze it can't commit before another approves.
async fn freeze(window: &Window) -> Result {
    window.find("plan-approval").await?;
    window.click("draw-freeze").await?;
    window.find("draw[data-stage='frozen']").await?;
    window.find("planned-directed").await?;
    window.find("planned-approval").await?;
    assert_eq!(window.all("draw-approve").await?.len(), 0, "one's own list");
    window.click("draw-commit").await?;
    window.text_with("problem", "draw-not-approved").await?;
    window.both("05-waits-for-approval").await
}
