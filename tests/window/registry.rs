//! The registry by hand: a mine added and changed, an import undone and restored.

use tests::harness::{Result, Window, out};
use tests::main_job::{Sheets, import, newcomers};

use crate::office::count;

const NAME: &str = "柳条沟煤矿";

#[tokio::test]
async fn a_mine_is_added_changed_and_an_import_undone() -> Result {
    let folder = tempfile::tempdir()?;
    let mut window = Window::open("registry", &folder.path().join("desk")).await?;
    window.keep_screens_in(&out().join("screens/registry"));
    newcomers(&window).await?;
    window.note_surprises().await?;
    import(&window, &Sheets::write(folder.path())?.good).await?;
    add(&window).await?;
    change(&window).await?;
    undo(&window).await?;
    window.no_surprises().await?;
    window.close().await
}

async fn add(window: &Window) -> Result {
    window.click("mine-add").await?;
    window.find("field-name").await?;
    window.both("01-add").await?;
    for (field, text) in [
        ("name", NAME),
        ("licence", "150000082012345678"),
        ("holder", "柳条沟矿业有限公司"),
        ("region", "准格尔旗"),
        ("mineral", "煤"),
        ("lon", "39.6"),
        ("lat", "39.6"),
    ] {
        window.fill(&format!("field-{field}"), text).await?;
    }
    // Whoever leaves the page finds again what they typed.
    window.click("nav-mines").await?;
    window.click("mine-add").await?;
    window.find("draft-left").await?;
    window.both("02-add-draft").await?;
    window.click("draft-restore").await?;
    window.gone("draft-left").await?;
    window.choose("field-status", "producing").await?;
    window.click("form-record").await?;
    window.find("form-wrong").await?;
    window.find("field-lon-refused").await?;
    window.find("field-licence-warned").await?;
    window.both("02-add-refused").await?;
    window.fill("field-lon", "110.1").await?;
    window.click("form-record").await?;
    assert_eq!(window.text("mine-title").await?, NAME);
    count(window, "timeline-entry[data-kind='mine.added']", 1).await?;
    Ok(())
}

async fn change(window: &Window) -> Result {
    window.click("mine-edit").await?;
    window.find("field-status").await?;
    window.choose("field-status", "stopped").await?;
    window.fill("field-licence_to", "2031年7月11日").await?;
    window.fill("form-reason", "现场核实：已停产，许可证已延续").await?;
    window.find("form-changes").await?;
    window.both("03-change").await?;
    window.click("form-record").await?;
    window.find("timeline-entry[data-kind='mine.changed']").await?;
    let told = window.text("field-change[data-field='status']").await?;
    assert!(told.contains("生产") && told.contains("停产"), "{told}");
    assert_eq!(window.text("mine-licence_to").await?, "2031-07-11");
    window.both("04-mine").await?;
    window.click("history-licence_to").await?;
    window.find("field-history").await?;
    window.screenshot("zh/05-history").await?;
    window.press(thirtyfour::Key::Escape).await?;
    window.gone("field-history").await
}

async fn undo(window: &Window) -> Result {
    window.click("nav-mines").await?;
    window.click("mine-imports").await?;
    window.find("import-row[data-undone='false']").await?;
    window.click("import-undo").await?;
    assert_eq!(window.attr("judge-gone", "data-n").await?, "200");
    window.both("06-undo").await?;
    window.fill("judge-reason", "导错了表").await?;
    window.click("judge-do").await?;
    window.find("import-row[data-undone='true']").await?;
    window.both("07-undone").await?;
    window.click("nav-mines").await?;
    window.find("mine-count[data-all='1']").await?;
    window.click("mine-imports").await?;
    window.click("import-restore").await?;
    assert_eq!(window.attr("judge-come", "data-n").await?, "200");
    window.fill("judge-reason", "表是对的").await?;
    window.click("judge-do").await?;
    window.find("import-row[data-undone='false']").await?;
    window.click("nav-mines").await?;
    window.find("mine-count[data-all='201']").await?;
    Ok(())
}
