//! A lead from what was found to the department's answer, by way of another that sends it back; and
//! a complaint, in the window.

use std::path::Path;

use tests::harness::{Result, Window};
use tests::main_job::{Sheets, import, newcomers};

use crate::office::{count, hand_in, open, power_cut, stands, submit};

const WALK: &str = "leads";

#[tokio::test]
async fn a_lead_goes_out_and_comes_back_and_a_complaint_is_answered() -> Result {
    let folder = tempfile::tempdir()?;
    let folder = folder.path();
    let window = open(WALK, WALK, folder).await?;
    let people = newcomers(&window).await?;
    window.note_surprises().await?;
    import(&window, &Sheets::write(folder)?.good).await?;
    lead(&window, folder).await?;
    complaint(&window, folder).await?;

    let window = power_cut(window, WALK, folder, &people[0]).await?;
    window.click("nav-lead").await?;
    window.click("which-all").await?;
    window.click("lead-card").await?;
    closed(&window).await?;
    window.no_surprises().await?;
    window.close().await
}

/// The licence says coal, and limestone is what was found: in Ordos that safety is not the energy
/// bureau's.
async fn lead(window: &Window, folder: &Path) -> Result {
    window.click("nav-lead").await?;
    window.find("leads-title").await?;
    window.click("lead-new").await?;
    window.type_into("pick-mine", "青松岭").await?;
    window.click("pick-option").await?;
    window.click("topic-mine-safety").await?;
    window.fill("mineral", "石灰岩").await?;
    window.type_into("text", "爆破警戒线未设专人值守。").await?;
    hand_in(window, "evidence", folder, "现场照片.jpg").await?;
    window.both("01-new").await?;
    window.click("lead-open").await?;
    window.find("case-station[data-station='found']").await?;
    window.find("case-refused").await?;
    assert!(window.find("said-to-emergency").await?.is_selected().await?);
    assert!(!window.find("said-to-energy").await?.is_selected().await?);

    // Elsewhere only with a reason; the pack's own department needs none.
    assert!(window.all("said-elsewhere").await?.is_empty());
    window.click("said-to-energy").await?;
    window.find("said-elsewhere").await?;
    window.click("said-to-energy").await?;
    window.type_into("said-person", "李建国").await?;
    hand_in(window, "said-letter", folder, "线索移送函.pdf").await?;
    let today = window.find("step-on").await?.prop("value").await?.unwrap_or_default();
    window.type_into("said-answer_by", &today).await?;
    window.both("02-send").await?;
    window.click("step-submit").await?;
    window.find("case-station[data-station='sent']").await?;
    window.click("nav-deadlines").await?;
    window.find("deadline[data-kind='lead']").await?;
    window.both("03-deadlines").await?;
    window.click("nav-lead").await?;
    window.find("lead-card[data-station='sent'] [data-test='lead-asked']").await?;
    window.both("04-list").await?;
    window.click("lead-card").await?;

    answer(window, folder, "refused", "爆破由煤矿主管部门许可，不属本局职责。").await?;
    stands(window, "returned").await?;
    window.find("case-refused [data-step='close']").await?;
    window.both("05-returned").await?;
    elsewhere(window, folder).await?;
    answer(window, folder, "handled", "已责令设专人值守，罚款 2 万元。").await?;
    stands(window, "answered").await?;
    window.click("step-close").await?;
    window.find("form-close").await?;
    window.type_into("said-person", "李建国").await?;
    submit(window, "closed").await?;
    closed(window).await?;
    window.both("06-closed").await
}

/// The department's own answer: whoever enters it has its letter.
async fn answer(window: &Window, folder: &Path, said: &str, words: &str) -> Result {
    window.click("step-answer").await?;
    window.choose("said-answer", said).await?;
    window.type_into("said-text", words).await?;
    window.find("proxy").await?;
    hand_in(window, "said-letter", folder, &format!("复函-{said}.pdf")).await?;
    window.both(&format!("05-answer-{said}")).await?;
    window.click("step-submit").await
}

/// Who was competent by the pack sent it back: that is the reason to send it to another.
async fn elsewhere(window: &Window, folder: &Path) -> Result {
    window.find("form-send").await?;
    window.click("said-to-emergency").await?;
    window.click("said-to-energy").await?;
    window.type_into("said-person", "李建国").await?;
    hand_in(window, "said-letter", folder, "再次移送函.pdf").await?;
    window.find("step-submit[disabled]").await?;
    window.type_into("said-elsewhere", "应急部门退回，来函说明由能源部门许可。").await?;
    submit(window, "sent").await
}

/// Found, sent and returned, sent and handled, closed; two answers were entered for others.
async fn closed(window: &Window) -> Result {
    stands(window, "closed").await?;
    count(window, "case-event", 6).await?;
    count(window, "entered-for", 2).await
}

async fn complaint(window: &Window, folder: &Path) -> Result {
    window.click("nav-lead").await?;
    window.click("matter-complaint").await?;
    window.click("matter-new").await?;
    window.type_into("pick-mine", "青松岭").await?;
    window.click("pick-option").await?;
    window.type_into("channel", "12345 热线").await?;
    window.type_into("text", "夜间运输扬尘，影响村民休息。").await?;
    hand_in(window, "evidence", folder, "转办单.pdf").await?;
    hand_in(window, "originals", folder, "来信.pdf").await?;
    window.both("07-complaint-new").await?;
    window.click("complaint-receive").await?;
    window.find("case-station[data-station='received']").await?;
    window.find("case-event[data-kind='complaint.originals'][data-place='beside']").await?;
    window.type_into("said-by", "王某").await?;
    window.choose("said-finding", "holds-in-part").await?;
    window.type_into("said-text", "两次夜查，一次扬尘。").await?;
    window.both("08-complaint").await?;
    window.click("step-submit").await?;
    window.find("case-station[data-station='examined']").await?;
    window.type_into("said-person", "李建国").await?;
    window.type_into("said-answer", "已责令洒水降尘，电话答复。").await?;
    window.click("step-submit").await?;
    window.find("case-station[data-station='closed']").await?;
    // An appeal may still come.
    window.find("form-appeal").await?;
    window.click("nav-lead").await?;
    window.click("matter-complaint").await?;
    window.find("case-card[data-station='closed']").await?;
    window.both("09-complaints").await
}
