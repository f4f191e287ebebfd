//! Changes of a licence 变更备案 in the window: told by the registry, filed by the mine, judged;
//! and the application that begins anew where one matters.

use std::path::Path;

use rules::mine::Mine;
use tests::harness::{Result, Window};
use tests::main_job::{add_person_as, sign_in};

use crate::office::{
    XINJIANG, count, day_in, days_before, hand_in, open_draft, open_mine, pick, stands, submit,
};

const HOLDER: &str = "红柳泉矿业集团有限公司";
const RENAMED: &str = "采矿权人更名";
const OTHER_MINERAL: &str = "开采矿种由铜变更为金";
/// On the desk, the change that the registry tells of.
const UNFILED: &str = "deadline[data-duty='licence-changed']";

async fn list(window: &Window) -> Result {
    window.click("nav-listing").await?;
    window.click("filings").await?;
    window.find("filings-title").await.map(|_| ())
}

/// Ordos' document asks for no filing of changes, and none is invented.
pub async fn not_asked(window: &Window, mine: &Mine) -> Result {
    list(window).await?;
    window.both("11-filings").await?;
    window.click("filing-new").await?;
    pick(window, mine).await?;
    window.find("not-asked").await?;
    window.find("record-change[disabled]").await?;
    window.both("12-no-filing").await
}

/// Under the draft of Xinjiang one change is noted; another matters, and the mine applies anew.
pub async fn changes(window: &Window, folder: &Path, mine: &Mine) -> Result {
    let officer = add_person_as(window, &XINJIANG, "officer").await?;
    sign_in(window, &officer).await?;
    open_draft(window).await?;
    window.fill("pack-reason", "厅务会决定试行（演示）").await?;
    window.click("pack-switch-on").await?;
    window.find("pack-on").await?;
    told_by_the_registry(window, mine).await?;
    window.click(&format!("{UNFILED} [data-test='deadline-open']")).await?;
    filed(window, folder, RENAMED).await?;
    noted(window, folder).await?;
    list(window).await?;
    window.click("filing-new").await?;
    pick(window, mine).await?;
    filed(window, folder, OTHER_MINERAL).await?;
    matters(window, folder).await?;
    applies_anew(window).await
}

/// Somebody enters the new licence; nobody has filed it, and the desk says so.
async fn told_by_the_registry(window: &Window, mine: &Mine) -> Result {
    open_mine(window, mine).await?;
    window.click("mine-edit").await?;
    window.fill("field-holder", HOLDER).await?;
    window.fill("form-reason", "换发采矿许可证").await?;
    window.find("form-changes").await?;
    window.click("form-record").await?;
    window.find("timeline-entry[data-kind='mine.changed']").await?;
    window.click("nav-deadlines").await?;
    window.text_with(UNFILED, "XJ-2.5a").await?;
    window.both("20-unfiled").await
}

/// Noticed by an officer; the mine's own application is entered for it.
async fn filed(window: &Window, folder: &Path, what: &str) -> Result {
    window.find("record-change[disabled]").await?;
    let today = day_in(window, "changed").await?;
    window.fill("changed", &days_before(today, 5)).await?;
    window.type_into("what", what).await?;
    window.click("record-change").await?;
    stands(window, "noticed").await?;
    window.find("case-refused [data-step='judge']").await?;
    window.find("form-file").await?;
    window.find("proxy").await?;
    window.find("step-submit[disabled]").await?;
    hand_in(window, "filing-paper", folder, &format!("变更备案申请-{what}.pdf")).await?;
    submit(window, "filed").await
}

/// The county's judgement, which the region enters from its paper.
async fn noted(window: &Window, folder: &Path) -> Result {
    judged(window, "material-false", "法人未变，仅更名，不涉及评价指标。").await?;
    window.click("step-submit").await?;
    window.find("problem[data-code='case-needs-scan']").await?;
    hand_in(window, "step-papers", folder, "备案意见.pdf").await?;
    window.both("21-judge").await?;
    submit(window, "noted").await?;
    assert!(window.all("case-steps").await?.is_empty(), "nothing follows");
    window.click("nav-deadlines").await?;
    window.find("deadlines").await?;
    assert!(window.all(UNFILED).await?.is_empty(), "it is filed");
    Ok(())
}

async fn judged(window: &Window, verdict: &str, reason: &str) -> Result {
    window.find("form-judge").await?;
    window.find("proxy").await?;
    window.type_into("step-person", "古丽").await?;
    window.click(verdict).await?;
    window.type_into("step-reason", reason).await
}

/// XJ-2.5b: without the notice to apply anew there is no such judgement.
async fn matters(window: &Window, folder: &Path) -> Result {
    judged(window, "material-true", "矿种变更，采选工艺和评价指标都随之改变。").await?;
    window.find("step-submit[disabled]").await?;
    hand_in(window, "filing-paper", folder, "重新申报通知.pdf").await?;
    window.both("22-matters").await?;
    submit(window, "reapply").await
}

/// From the change to the application that it asks for, and back to it.
async fn applies_anew(window: &Window) -> Result {
    window.click("apply-anew").await?;
    window.find("at-self-evaluation[data-place='ahead']").await?;
    window.both("23-apply-anew").await?;
    window.click("apply").await?;
    window.find("at-self-evaluation[data-place='here']").await?;
    list(window).await?;
    count(window, "case-card", 2).await?;
    window.both("24-filings").await?;
    window.click("case-card[data-station='reapply']").await?;
    window.click("followed").await?;
    window.find("at-self-evaluation[data-place='here']").await.map(|_| ())
}

/// Both changes: what changed, and for whom the filing and the judgement were entered.
pub async fn stand(window: &Window) -> Result {
    for (station, what) in [("noted", RENAMED), ("reapply", OTHER_MINERAL)] {
        list(window).await?;
        window.click(&format!("case-card[data-station='{station}']")).await?;
        stands(window, station).await?;
        window.text_with("filing-body", what).await?;
        count(window, "case-event", 3).await?;
        count(window, "entered-for", 2).await?;
    }
    Ok(())
}
