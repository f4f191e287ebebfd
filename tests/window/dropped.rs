//! Files that are dragged into the window: from the disk through the page into the store.

use std::fs;
use std::path::Path;

use tests::harness::{Result, Window, out};
use tests::main_job::{Sheets, begin_items, choose_team, newcomers, photo};

#[tokio::test]
async fn a_sheet_and_a_photo_are_taken_where_they_are_dropped() -> Result {
    let folder = tempfile::tempdir()?;
    let desk = folder.path().join("desk");
    let sheet = Sheets::write(folder.path())?.good;
    let mut window = Window::open("dropped", &desk).await?;
    window.keep_screens_in(&out().join("screens/dropped"));
    let people = newcomers(&window).await?;
    window.note_surprises().await?;

    window.click("nav-mines").await?;
    window.click("mine-import").await?;
    assert!(window.drop_file("import-file", &sheet).await?);
    window.find("import-result[data-dry-run='true']").await?;
    window.click("import-commit").await?;
    window.find("import-result[data-dry-run='false']").await?;
    is_kept(&desk, &fs::read(&sheet)?);

    window.click("nav-inspections").await?;
    window.click("inspection-new").await?;
    window.type_into("pick-mine", "青松岭").await?;
    window.click("pick-option").await?;
    choose_team(&window, &people).await?;
    begin_items(&window).await?;
    let shot = folder.path().join("排土场.jpg");
    fs::write(&shot, photo())?;
    assert!(window.drop_file("item-1.1", &shot).await?);
    window.find("photo[data-placed='true']").await?;
    is_kept(&desk, &photo());

    // Beside every place for it a file neither replaces the page nor goes anywhere.
    assert!(window.drop_file("score-total", &shot).await?);
    assert_eq!(window.all("photo").await?.len(), 1);
    window.find("item-1.1").await?;
    window.no_surprises().await?;
    window.close().await
}

/// Contents are named by what they are.
fn is_kept(desk: &Path, content: &[u8]) {
    let name = canon::sha256(content).to_string();
    let path = desk.join("blobs").join(&name[..2]).join(&name);
    assert!(path.is_file(), "{} is not there", path.display());
}
