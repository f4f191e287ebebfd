//! A power cut in the middle of a word: the checklist stands as it stood.

use tests::harness::{Result, Window, out};
use tests::main_job::{Sheets, begin_items, choose_team, import, item, newcomers};
use thirtyfour::Key;

#[tokio::test]
async fn a_killed_checklist_continues_at_the_last_key() -> Result {
    let folder = tempfile::tempdir()?;
    let desk = folder.path().join("desk");
    let mut window = Window::open("continues", &desk).await?;
    window.keep_screens_in(&out().join("screens/continues"));
    let people = newcomers(&window).await?;
    import(&window, &Sheets::write(folder.path())?.good).await?;
    window.click("nav-inspections").await?;
    window.click("inspection-new").await?;
    window.type_into("pick-mine", "青松岭").await?;
    window.click("pick-option").await?;
    choose_team(&window, &people).await?;
    begin_items(&window).await?;

    let mut answered = Vec::new();
    for _ in 0..3 {
        let id = item(&window).await?;
        window.press("f").await?;
        window.find(&format!("item-{id}[data-answer='points']")).await?;
        window.press(Key::Enter).await?;
        window.gone(&format!("item-{id}[data-current='true']")).await?;
        answered.push(id);
    }
    let note = item(&window).await?;
    window.press("m").await?;
    let typed = "边坡有裂缝，长约";
    window.type_into(&format!("note-{note}"), typed).await?;
    let address = window.web.current_url().await?;
    window.kill()?;

    let mut window = Window::open("continues-again", &desk).await?;
    window.keep_screens_in(&out().join("screens/continues"));
    window.click(&format!("person-{}", people[0].id)).await?;
    window.type_into("passphrase", people[0].passphrase).await?;
    window.click("signin-submit").await?;
    window.find("me").await?;
    window.click("nav-inspections").await?;
    window.click("inspection-open").await?;
    window.find("practice").await?;
    assert_eq!(window.web.current_url().await?, address);
    assert_eq!(item(&window).await?, note, "another item is the current one");
    for id in answered {
        window.find(&format!("item-{id}[data-answer='points']")).await?;
    }
    let field = window.find(&format!("note-{note}")).await?;
    assert_eq!(field.prop("value").await?.as_deref(), Some(typed));
    window.close().await
}
