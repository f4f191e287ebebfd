//! Removal in the window, by both routes: in Ordos and Gansu after a rectification that failed, in
//! Gansu also on a ground that was found and that the joint conference heard.

use std::path::Path;

use rules::mine::Mine;
use tests::harness::{Result, Window};
use tests::main_job::{Newcomer, Person, add_person, id_in_address, import, newcomers, sign_in};
use thirtyfour::By;

use crate::office::{
    count, day_in, days_before, hand_in, mine_in, open, other_body, pick, power_cut, sheet, stands,
    submit,
};

const WALK: &str = "removal";
const PROVINCE: Newcomer = Newcomer {
    name: "祁连海",
    office: "甘肃省自然资源厅",
    region: ["甘肃", "620000"],
    passphrase: "雪水流到河西走廊来",
};
/// Of Gansu's own department, which verifies and decides.
const DEPARTMENT: &str = "province/natural-resources";
const HANDLING: &str = "建议移出名录，尾矿库继续监管。";
const OPINION: &str = "一致同意移出省级绿色矿山名录。";

#[tokio::test]
async fn mines_leave_the_list_by_both_routes() -> Result {
    let folder = tempfile::tempdir()?;
    let folder = folder.path();
    let window = open(WALK, WALK, folder).await?;
    let people = newcomers(&window).await?;
    window.note_surprises().await?;
    let ordos = mine_in("1506", "青松岭石灰石矿")?;
    let gansu = mine_in("62", "祁峰峡金矿")?;
    import(&window, &sheet(folder, &[&ordos, &gansu])?).await?;
    rectification_fails(&window, folder, &ordos, ["01-overdue-notice", "02-failed"]).await?;
    after_rectification(&window, folder).await?;
    let window = half_a_step(window, folder, &people[0]).await?;
    decided_unnamed(&window, folder).await?;

    let officer = add_person(&window, &PROVINCE).await?;
    sign_in(&window, &officer).await?;
    rectification_fails(&window, folder, &gansu, ["12-gansu-notice", "13-gansu-failed"]).await?;
    beside_the_grounds(&window, folder).await?;
    let removal = ground_found(&window, folder, &gansu).await?;
    conference(&window, folder, &removal).await?;
    decided(&window, folder, &removal).await?;

    let window = power_cut(window, WALK, folder, &officer).await?;
    stays_decided(&window, &removal).await?;
    window.no_surprises().await?;
    window.close().await
}

/// The limit is over and nothing was handed in: a re-check may come, and it closes nothing.
async fn rectification_fails(
    window: &Window,
    folder: &Path,
    mine: &Mine,
    [notice, failed]: [&str; 2],
) -> Result {
    window.click("nav-rectification").await?;
    window.click("rectification-new").await?;
    pick(window, mine).await?;
    window.type_into("problem-0", "排土场边坡未复绿").await?;
    window.type_into("measure-0", "覆土并补种").await?;
    let today = day_in(window, "noticed").await?;
    window.fill("noticed", &days_before(today, 40)).await?;
    window.fill("limit", &days_before(today, 10)).await?;
    hand_in(window, "issue-papers", folder, "限期整改通知书.pdf").await?;
    window.both(notice).await?;
    window.click("issue").await?;
    stands(window, "issued").await?;
    window.click("step-schedule").await?;
    window.find("form-schedule").await?;
    submit(window, "recheck-scheduled").await?;
    window.click("step-recheck").await?;
    window.type_into("step-by", "苏和、林晓燕").await?;
    window.click("closed-0-false").await?;
    submit(window, "failed").await?;
    window.both(failed).await
}

/// Ordos' one ground and the rectification are there already.
async fn after_rectification(window: &Window, folder: &Path) -> Result {
    window.click("to-removal").await?;
    assert!(window.find("ground-OR-R1").await?.is_selected().await?);
    assert_eq!(grounds(window).await?, 1);
    window.find("failed").await?;
    // The banner's government reports: whoever enters it has its papers.
    window.find("proxy").await?;
    window.type_into("reason", "限期已过，复核时边坡仍未复绿。").await?;
    for (place, paper) in ["问题清单.pdf", "整改通知.pdf", "复核不合格意见.pdf"].iter().enumerate()
    {
        hand_in(window, &format!("paper-{place}"), folder, paper).await?;
    }
    window.both("03-after-rectification").await?;
    window.click("report").await?;
    stands(window, "reported").await?;
    window.find("entered-for").await?;
    window.find("case-refused [data-step='conclude']").await.map(|_| ())
}

/// No document names who verifies: the officer does. When the power goes, a day, a body and a
/// finding are chosen and a name is typed: the step continues there.
async fn half_a_step(window: Window, folder: &Path, person: &Person) -> Result<Window> {
    let removal = id_in_address(&window).await?;
    let today = day_in(&window, "step-on").await?;
    window.fill("step-on", &days_before(today, 1)).await?;
    window.choose("step-body", "other").await?;
    other_body(&window, "step-body", "city").await?;
    window.type_into("step-by", "白云飞").await?;
    window.click("holds-true").await?;
    // What is offered again comes from the disk.
    back_to(&window, &removal).await?;
    window.both("04-half-a-step").await?;

    let window = power_cut(window, WALK, folder, person).await?;
    back_to(&window, &removal).await?;
    window.click("draft-restore").await?;
    window.gone("draft-left").await?;
    assert_eq!(day_in(&window, "step-on").await?.to_string(), days_before(today, 1));
    for (field, kept) in [
        ("step-body", "other"),
        ("step-body-level", "city"),
        ("step-body-department", "natural-resources"),
        ("step-by", "白云飞"),
    ] {
        let value = window.find(field).await?.prop("value").await?;
        assert_eq!(value.as_deref(), Some(kept), "{field}");
    }
    assert!(window.find("holds-true").await?.is_selected().await?);
    window.fill("step-on", &today.to_string()).await?;
    verified(&window).await?;
    Ok(window)
}

/// The case, with what was left of its step.
async fn back_to(window: &Window, removal: &str) -> Result {
    window.click("nav-removal").await?;
    window.click(&format!("case-card[data-id='{removal}']")).await?;
    window.find("draft-left").await.map(|_| ())
}

/// Nor does any say who decides on the province's list: the officer does, with the decision.
async fn decided_unnamed(window: &Window, folder: &Path) -> Result {
    window.find("form-conclude").await?;
    other_body(window, "step-body", "province").await?;
    // Said before it is recorded: it is entered for the province, from its paper.
    window.find("proxy").await?;
    window.type_into("step-person", "李建国").await?;
    window.choose("step-conclusion", "removed").await?;
    assert!(!window.find("step-submit").await?.is_enabled().await?, "no decision, no removal");
    hand_in(window, "step-decision", folder, "移出决定.pdf").await?;
    window.both("04-decide-unnamed").await?;
    submit(window, "removed").await?;
    // The register says so as well, with the case as the reason.
    window.click("case-mine").await?;
    window.text_with("mine-list_level", "未入库").await?;
    window
        .find("timeline-entry[data-kind='mine.changed'] [data-field='list_level']")
        .await
        .map(|_| ())
}

/// GS-3.5 is none of the fourteen grounds, and the rectification is there already.
async fn beside_the_grounds(window: &Window, folder: &Path) -> Result {
    window.click("to-removal").await?;
    assert!(window.find("ground-GS-3.5").await?.is_selected().await?);
    assert_eq!(grounds(window).await?, 14);
    window.find("second-route").await?;
    window.type_into("reason", "限期已过，复核时边坡仍未复绿。").await?;
    for (place, paper) in ["限期整改通知.pdf", "复核意见.pdf"].iter().enumerate() {
        hand_in(window, &format!("paper-{place}"), folder, paper).await?;
    }
    window.both("14-beside-the-grounds").await?;
    window.text_sizes("14-beside-the-grounds").await?;
    window.click("report").await?;
    stands(window, "reported").await
}

async fn grounds(window: &Window) -> Result<usize> {
    Ok(window.web.find_all(By::Css("input[data-test*='-R']")).await?.len())
}

async fn verify(window: &Window) -> Result {
    window.type_into("step-by", "白云飞").await?;
    window.click("holds-true").await?;
    verified(window).await
}

async fn verified(window: &Window) -> Result {
    window.type_into("step-note", "现场核实，情况属实。").await?;
    submit(window, "verified").await?;
    window.text_with("case-event[data-kind='removal.verified']", "情形成立").await.map(|_| ())
}

/// One of Gansu's fourteen, with the one paper that it asks for. Once it is verified, the
/// conference is asked for.
async fn ground_found(window: &Window, folder: &Path, mine: &Mine) -> Result<String> {
    window.click("nav-removal").await?;
    window.find("case-card[data-station='removed']").await?;
    window.click("removal-new").await?;
    pick(window, mine).await?;
    window.click("ground-GS-R3").await?;
    assert_eq!(grounds(window).await?, 14);
    assert!(window.all("proxy").await?.is_empty(), "no document says who reports");
    window.choose("found-by", "ecology").await?;
    window.type_into("handling", HANDLING).await?;
    hand_in(window, "letter", folder, "问题反馈函.pdf").await?;
    window.type_into("reason", "企业自行停产十四个月，未说明复产时间。").await?;
    hand_in(window, "paper-0", folder, "停产证明.pdf").await?;
    window.both("05-ground").await?;
    window.text_sizes("05-ground").await?;
    window.click("report").await?;
    stands(window, "reported").await?;
    let removal = id_in_address(window).await?;
    window.text_with("found-by", HANDLING).await?;
    window.choose("step-body", DEPARTMENT).await?;
    verify(window).await?;
    window.find("conference-opinion").await?;
    window.both("06-conference-first").await?;
    window.text_sizes("06-conference-first").await?;
    Ok(removal)
}

/// Convened with the removal on its agenda, and held with an opinion on each item.
async fn conference(window: &Window, folder: &Path, removal: &str) -> Result {
    window.click("nav-lead").await?;
    window.click("matter-conference").await?;
    window.click("matter-new").await?;
    window.click("new-topics-violations").await?;
    window.type_into("new-violations", "第三季度违法违规情况").await?;
    window.click(&format!("new-removals-{removal}")).await?;
    window.both("07-convene").await?;
    window.click("matter-begin").await?;
    stands(window, "convened").await?;
    for department in ["natural-resources", "ecology", "emergency"] {
        window.click(&format!("said-present-{department}")).await?;
    }
    window.type_into("said-opinion-0", "由应急厅跟进。").await?;
    window.type_into("said-opinion-1", OPINION).await?;
    hand_in(window, "said-minutes", folder, "联席会议纪要.pdf").await?;
    window.both("08-conference").await?;
    window.text_sizes("08-conference").await?;
    submit(window, "held").await?;
    window.text_with("matter-body", OPINION).await.map(|_| ())
}

/// What was heard here is taken from there, and typed by nobody.
async fn decided(window: &Window, folder: &Path, removal: &str) -> Result {
    window.click("nav-removal").await?;
    window.click(&format!("case-card[data-id='{removal}']")).await?;
    window.text_with("heard", OPINION).await?;
    window.gone("conference-opinion").await?;
    window.choose("step-body", DEPARTMENT).await?;
    window.type_into("step-person", "马青山").await?;
    window.choose("step-conclusion", "removed").await?;
    hand_in(window, "step-decision", folder, "移出名录决定.pdf").await?;
    window.both("09-decide").await?;
    submit(window, "removed").await?;
    assert!(window.all("case-steps").await?.is_empty(), "nothing follows");
    window.both("10-removed").await
}

async fn stays_decided(window: &Window, removal: &str) -> Result {
    window.click("nav-removal").await?;
    count(window, "case-card[data-station='removed']", 2).await?;
    window.both("11-removals").await?;
    window.click(&format!("case-card[data-id='{removal}']")).await?;
    stands(window, "removed").await?;
    count(window, "case-event", 3).await?;
    assert!(window.all("entered-for").await?.is_empty(), "Gansu's own department took each step");
    window.click("case-mine").await?;
    window.text_with("mine-list_level", "未入库").await.map(|_| ())
}
