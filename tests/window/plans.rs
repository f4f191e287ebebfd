//! A region's plan over its mines, how far it is, what a look-back found, and the targets, in the
//! window.

use std::path::Path;

use tests::harness::{Result, Window, out};
use tests::main_job::{Sheets, import, newcomers};

use crate::office::{count, hand_in};

#[tokio::test]
async fn a_plan_covers_the_mines_and_a_look_back_is_put_right() -> Result {
    let folder = tempfile::tempdir()?;
    let mut window = Window::open("plans", &folder.path().join("desk")).await?;
    window.keep_screens_in(&out().join("screens/plans"));
    newcomers(&window).await?;
    window.note_surprises().await?;
    import(&window, &Sheets::write(folder.path())?.good).await?;
    plan(&window, folder.path()).await?;
    lookback(&window, folder.path()).await?;
    targets(&window).await?;
    window.no_surprises().await?;
    window.close().await
}

/// What must be covered is chosen already; the day is the plan's own.
async fn plan(window: &Window, folder: &Path) -> Result {
    window.click("nav-lead").await?;
    window.click("matter-plan").await?;
    window.click("matter-new").await?;
    window.find("new-plan").await?;
    let today = window.find("on").await?.prop("value").await?.unwrap_or_default();
    window.type_into("new-person", "李建国").await?;
    window.type_into("new-complete_by", &today).await?;
    hand_in(window, "new-document", folder, "总体规划.pdf").await?;
    window.both("01-new").await?;
    window.click("matter-begin").await?;
    window.find("case-station[data-station='plan-adopted']").await?;
    window.click("nav-deadlines").await?;
    window.find("deadline[data-kind='plan']").await?;
    window.both("02-deadlines").await?;
    window.click("nav-lead").await?;
    window.click("matter-plan").await?;
    window.click("case-card").await?;
    window.type_into("said-person", "李建国").await?;
    window.type_into("said-note", "复绿过半。").await?;
    window.click("step-submit").await?;
    window.find("case-station[data-station='plan-under-way']").await?;
    window.both("03-plan").await?;
    window.click("step-complete-plan").await?;
    window.type_into("said-person", "李建国").await?;
    window.type_into("said-note", "未入库的转入下一年。").await?;
    window.click("step-submit").await?;
    window.find("case-station[data-station='plan-completed']").await?;
    count(window, "case-event", 3).await?;
    Ok(())
}

async fn lookback(window: &Window, folder: &Path) -> Result {
    window.click("nav-lead").await?;
    window.click("matter-lookback").await?;
    window.click("matter-new").await?;
    window.type_into("pick-mine", "青松岭").await?;
    window.click("pick-option").await?;
    window.type_into("new-problems", "边坡未复绿").await?;
    let today = window.find("on").await?.prop("value").await?.unwrap_or_default();
    window.type_into("new-limit", &today).await?;
    window.type_into("new-person", "李建国").await?;
    hand_in(window, "new-list", folder, "问题清单.pdf").await?;
    window.both("04-lookback-new").await?;
    window.click("matter-begin").await?;
    window.find("case-station[data-station='issued']").await?;
    window.click("step-circulate").await?;
    hand_in(window, "said-circular", folder, "通报.pdf").await?;
    window.click("step-submit").await?;
    window.find("case-station[data-station='circulated']").await?;
    window.click("step-check-lookback").await?;
    window.type_into("said-person", "王某").await?;
    window.click("said-closed-0").await?;
    window.both("05-lookback").await?;
    window.click("step-submit").await?;
    window.find("case-station[data-station='passed']").await?;
    Ok(())
}

/// The plan covers what must be covered; nobody answers for the mines yet.
async fn targets(window: &Window) -> Result {
    window.click("nav-mines").await?;
    window.click("mine-targets").await?;
    window.find("target[data-what='plan-coverage'][data-standing='achieved']").await?;
    window.find("target[data-what='leaders'][data-standing='missing']").await?;
    window.find("target[data-what='leaders'] [data-test='target-without']").await?;
    window.both("06-targets").await
}
