//! Settings of rules in the window: packs and “says who?”, an annex from Excel to a visit, the
//! calendar, caps of visits, a draft that an officer switches on and off, a pack of the officer's own,
//! how periods are counted.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tests::harness::{Result, Window, out, run};
use tests::main_job::{Sheets, add_person_as, import, newcomers, sign_in};

use crate::office::{XINJIANG, count, open_draft};

/// The annex of `annex.py`, whose second item has these points.
fn annex(folder: &Path, name: &str, points: &str) -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let file = folder.join(name);
    let python = root.join("target/venv/bin/python");
    let script = root.join("tests/window/annex.py");
    let said = run(Command::new(python).arg(script).arg(&file).arg(points))?;
    assert_eq!(said.code, Some(0), "{said:?}");
    Ok(file)
}

#[tokio::test]
async fn rules_are_read_imported_and_used() -> Result {
    let folder = tempfile::tempdir()?;
    let mut window = Window::open("rules", &folder.path().join("desk")).await?;
    window.keep_screens_in(&out().join("screens/rules"));
    window.note_surprises().await?;
    let people = newcomers(&window).await?;
    import(&window, &Sheets::write(folder.path())?.good).await?;
    packs(&window).await?;
    import_annex(&window, folder.path()).await?;
    window.click("nav-settings").await?;
    window.click("settings-calendar").await?;
    window.find("calendar-year").await?;
    count(&window, "calendar-year", 3).await?;
    window.find("counting-officers").await?;
    window.both("calendar").await?;
    cap(&window).await?;
    window.click("nav-inspections").await?;
    window.click("inspection-new").await?;
    window.type_into("pick-mine", "青松岭").await?;
    window.click("pick-option").await?;
    for person in &people {
        window.click(&format!("team-{}", person.id)).await?;
    }
    window.find("start-recusal").await?;
    window.find("start-visits").await?;
    window.click("checklist-test-annex").await?;
    window.both("start").await?;
    window.click("inspection-start").await?;
    window.find("group-1").await?;
    assert_eq!(window.text("score-total").await?, "0");
    window.both("visit").await?;
    window.click("inspection-back").await?;
    window.click("inspection-new").await?;
    window.type_into("pick-mine", "青松岭").await?;
    window.click("pick-option").await?;
    window.text_with("start-over-cap", "1").await?;
    window.both("over-cap").await?;
    draft(&window).await?;
    own_pack(&window, folder.path()).await?;
    counting(&window).await?;
    window.no_surprises().await?;
    window.close().await
}

async fn packs(window: &Window) -> Result {
    window.click("nav-settings").await?;
    window.click("settings-packs").await?;
    window.find("pack-row").await?;
    count(window, "pack-row", 6).await?;
    window.both("packs").await?;
    window.click("pack-row[data-id='OR']").await?;
    window.text_with("section-spot_check", "20%").await?;
    window.both("pack").await?;
    window.click("clause-OR-4.3").await?;
    window.text_with("clause-text", "20%").await?;
    window.screenshot("zh/clause").await?;
    window.press(thirtyfour::Key::Escape).await?;
    window.gone("clause-dialog").await
}

/// A wrong sum is named with its row and column, and nothing is recorded; the mended sheet is.
async fn import_annex(window: &Window, folder: &Path) -> Result {
    window.click("nav-settings").await?;
    window.click("settings-checklists").await?;
    window.find("checklist-row[data-id='practice-2024']").await?;
    window.both("checklists").await?;
    window.click("annex-start").await?;
    window.upload("annex-file", &annex(folder, "附件.xlsx", "19.5")?).await?;
    window.click("annex-edition-other").await?;
    window.fill("annex-id", "test-annex").await?;
    window.fill("annex-source", "测试文件〔2026〕1号附件").await?;
    window.fill("annex-pass", "80").await?;
    window.click("annex-check").await?;
    window.text_with("annex-faults", "59.5").await?;
    count(window, "annex-fault[data-code='sum']", 1).await?;
    window.both("annex-faults").await?;
    window.click("annex-another").await?;
    window.upload("annex-file", &annex(folder, "附件-改.xlsx", "20")?).await?;
    window.click("annex-check").await?;
    window.find("annex-fine").await?;
    count(window, "checklist-item", 4).await?;
    window.both("annex-fine").await?;
    window.click("annex-commit").await?;
    window.click("annex-done").await?;
    window.find("checklist-row[data-id='test-annex']").await?;
    window.click("checklist-row[data-id='test-annex']").await?;
    window.find("checklist-page").await?;
    window.both("checklist").await
}

async fn cap(window: &Window) -> Result {
    window.click("settings-caps").await?;
    window.fill("cap-most", "1").await?;
    window.fill("cap-source", "准格尔旗公告〔2026〕3号（演示）").await?;
    window.click("cap-add").await?;
    window.find("cap-row").await?;
    window.both("caps").await
}

/// Off, until an officer of its region says why; then every page says that it is a draft.
async fn draft(window: &Window) -> Result {
    open_draft(window).await?;
    window.find("pack-officers").await?;
    let officer = add_person_as(window, &XINJIANG, "officer").await?;
    sign_in(window, &officer).await?;
    open_draft(window).await?;
    window.fill("pack-reason", "厅务会决定试行一年（演示）").await?;
    window.click("pack-switch-on").await?;
    window.find("pack-on").await?;
    window.text_with("draft-band", "尚未生效").await?;
    window.both("draft-on").await?;
    window.click("nav-inspections").await?;
    window.text_with("draft-band", "新疆").await?;
    window.click("nav-settings").await?;
    window.click("settings-packs").await?;
    window.text_with("pack-row[data-id='XJ-draft']", "尚未生效").await?;
    window.both("draft-among-packs").await?;
    open_draft(window).await?;
    window.fill("pack-reason", "试行结束（演示）").await?;
    window.click("pack-switch-off").await?;
    window.find("pack-word[data-state='off']").await?;
    window.gone("draft-band").await?;
    assert_eq!(window.all("pack-word").await?.len(), 2, "both words are kept");
    window.both("draft-off").await
}

/// The officer of the draft has all count otherwise from a day to come on; today nothing changes, and
/// of days gone by it is refused.
async fn counting(window: &Window) -> Result {
    window.click("nav-settings").await?;
    window.click("settings-calendar").await?;
    window.text_with("calendar-counting", "当日不计入").await?;
    window.click("counting-first-counts").await?;
    window.click("counting-rest-stays").await?;
    window.fill("counting-from", "2026-01-01").await?;
    window.fill("counting-reason", "厅务会决定（演示）").await?;
    window.click("counting-say").await?;
    window.find("problem[data-code='counting-not-ahead']").await?;
    window.fill("counting-from", "2199-12-31").await?;
    window.click("counting-say").await?;
    window.text_with("counting-word[data-state='ahead']", "自开始的当日起算").await?;
    window.text_with("calendar-counting", "当日不计入").await?;
    window.both("counting").await
}

/// The guide's example, in force in the officer's region.
fn pack_file(folder: &Path, name: &str, ratio: &str) -> Result<PathBuf> {
    let guide = include_str!("../../docs/packs.zh.md");
    let example = guide.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next());
    let text = example.ok_or("no example")?.replacen("\"640000\"", "\"650000\"", 1);
    let text =
        text.replacen("\"draft\"", "\"in-force\"", 1).replacen("2026-03-01", "2020-01-01", 1);
    let file = folder.join(name);
    fs::write(&file, text.replacen("\"15%\"", ratio, 1))?;
    Ok(file)
}

/// A fault is named with its line; the mended file shows what it changes, and is put into use.
async fn own_pack(window: &Window, folder: &Path) -> Result {
    window.click("nav-settings").await?;
    window.click("settings-packs").await?;
    window.upload("pack-file", &pack_file(folder, "本地-错.toml", "\"许多\"")?).await?;
    window.text_with("pack-faults", "行").await?;
    window.both("pack-faults").await?;
    window.upload("pack-file", &pack_file(folder, "本地.toml", "\"15%\"")?).await?;
    window.text_with("pack-difference[data-path='spot_check.ratio']", "15%").await?;
    window.both("pack-offer").await?;
    window.fill("pack-use-reason", "厅务会已印发（演示）").await?;
    window.type_into("pack-use-passphrase", XINJIANG.passphrase).await?;
    window.click("pack-use").await?;
    window.text_with("pack-row[data-id='EX-2026']", "本地适用").await?;
    window.click("pack-row[data-id='EX-2026']").await?;
    window.text_with("pack-used", "本地.toml").await?;
    window.both("pack-used").await
}
