//! From the result of the visit to the closed rectification: notice, receipt, evidence, re-check.

use std::fs;
use std::path::Path;

use crate::harness::{Result, Window};

const STEPS: [&str; 3] = ["acknowledge", "evidence", "schedule"];

/// The visit's result said 责令限期整改; the desk asks for the notice.
pub async fn to_the_end(window: &Window, files: &Path) -> Result {
    window.click("nav-desk").await?;
    window.find("desk-item[data-kind='issue-rectification']").await?;
    window.both("50-desk-to-rectify").await?;
    window.click("desk-item[data-kind='issue-rectification'] [data-test='desk-open']").await?;
    issue(window, files).await?;
    for step in STEPS {
        take(window, files, step).await?;
    }
    recheck(window).await?;
    window.click("nav-rectification").await?;
    window.click("which-0").await?;
    window.find("column-passed [data-test='case-card']").await?;
    window.both("57-board").await?;
    window.click("nav-deadlines").await?;
    window.find("deadlines").await?;
    window.both("58-deadlines").await?;
    window.themes("58-deadlines").await
}

/// Ordos gives no longest limit: the officer sets it. The findings have come along.
async fn issue(window: &Window, files: &Path) -> Result {
    let found = window.find("problem-0").await?.prop("value").await?.unwrap_or_default();
    assert!(found.contains("覆土"), "the findings of the visit come along: {found}");
    window.type_into("measure-0", "东侧边坡覆土并补种，附前后照片").await?;
    let today = window.find("noticed").await?.prop("value").await?.unwrap_or_default();
    let limit: chrono::NaiveDate = today.parse()?;
    window.type_into("limit", &(limit + chrono::Days::new(15)).to_string()).await?;
    let notice = files.join("限期整改通知书.pdf");
    fs::write(&notice, "扫描件")?;
    window.upload("issue-papers", &notice).await?;
    window.find("issue-papers-file").await?;
    window.both("51-notice").await?;
    window.click("issue").await?;
    window.find("case-station[data-station='issued']").await?;
    // What can't follow yet says why.
    window.find("case-refused [data-step='recheck']").await?;
    window.both("52-case-issued").await?;
    Ok(())
}

async fn take(window: &Window, files: &Path, step: &str) -> Result {
    window.click(&format!("step-{step}")).await?;
    window.find(&format!("form-{step}")).await?;
    match step {
        "acknowledge" => window.type_into("step-by", "高永强").await?,
        "evidence" => {
            let photo = files.join("整改后.jpg");
            fs::write(&photo, crate::desk::photo(2, 640, 480))?;
            window.type_into("step-note", "东侧边坡已覆土。").await?;
            window.upload("evidence-files", &photo).await?;
            window.find("evidence-files-file").await?;
        }
        _ => {}
    }
    window.screenshot(&format!("zh/53-{step}")).await?;
    window.click("step-submit").await?;
    let station = match step {
        "acknowledge" => "acknowledged",
        "evidence" => "evidence-submitted",
        _ => "recheck-scheduled",
    };
    window.find(&format!("case-station[data-station='{station}']")).await?;
    Ok(())
}

async fn recheck(window: &Window) -> Result {
    window.click("step-recheck").await?;
    window.type_into("step-by", "苏和、林晓燕").await?;
    window.click("closed-0-true").await?;
    window.both("55-recheck").await?;
    window.click("step-submit").await?;
    window.find("case-station[data-station='passed']").await?;
    assert!(window.all("case-steps").await?.is_empty(), "nothing follows on a closed case");
    window.both("56-case-closed").await
}
