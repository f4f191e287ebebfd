//! The inspection: the checklist by keyboard and clicks, photos, ink, the gate.

use std::fs;
use std::path::Path;

use thirtyfour::Key;

use crate::harness::{Result, Window};

use super::draw::id_in_address;
use super::machine::Person;

/// With a character beyond the basic plane, as some names have.
pub const NOTE: &str = "𠮷祥沟排土场东侧边坡未及时覆土，已现场指出。";
/// What the visit found, as the record of it must say.
pub const FINDINGS: &str = "排土场东侧边坡责令十五日内覆土。𠮷祥沟一并整改。";
/// Who signs for the mine.
pub const REPRESENTATIVE: &str = "高永强";
const ITEMS: usize = 60;
const PREREQUISITES: [&str; 5] = ["P1", "P2", "P3", "P4", "P5"];

/// From the first team of the draw to its open checklist; the inspection's id.
pub async fn start_drawn(window: &Window) -> Result<String> {
    window.click("team-start").await?;
    window.find("start-drawn").await?;
    window.find("picked-mine").await?;
    window.both("25-start").await?;
    window.click("inspection-start").await?;
    window.find("practice").await?;
    id_in_address(window).await
}

/// Both of them go, to a mine that no draw has named.
pub async fn choose_team(window: &Window, people: &[Person]) -> Result {
    for person in people {
        window.click(&format!("team-{}", person.id)).await?;
    }
    window.click("inspection-start").await
}

/// Past the prerequisites.
pub async fn begin_items(window: &Window) -> Result {
    for id in PREREQUISITES {
        window.click(&format!("met-{id}")).await?;
        window.find(&format!("prerequisite-{id}[data-met='true']")).await?;
    }
    window.click("prerequisites-next").await?;
    window.find("item-1.1[data-current='true']").await?;
    Ok(())
}

/// The item one works at.
pub async fn item(window: &Window) -> Result<String> {
    window
        .until("an item to be the current one", async || {
            let script = "return document.querySelector('[data-test^=item-][data-current=true]').dataset.test";
            let found = window.web.execute(script, vec![]).await?;
            let name = found.json().as_str().unwrap_or_default();
            Ok(name.strip_prefix("item-").ok_or("no item")?.to_owned())
        })
        .await
}

pub async fn answer(window: &Window, files: &Path) -> Result {
    window.both("26-prerequisites").await?;
    begin_items(window).await?;
    window.both("27-checklist").await?;
    first_item(window, files).await?;
    for _ in 0..ITEMS {
        if window.all("next-item").await?.is_empty() {
            break;
        }
        let id = item(window).await?;
        window.press("f").await?;
        window.find(&format!("item-{id}[data-answer='points']")).await?;
        window.press(Key::Enter).await?;
        window.gone(&format!("item-{id}[data-current='true']")).await?;
    }
    window.find("gate").await?;
    Ok(())
}

/// What is taken a picture of.
pub fn photo() -> Vec<u8> {
    crate::desk::photo(1, 1600, 1200)
}

/// Ten of thirty-five points, and so a note, a photo, and something that is no photo.
async fn first_item(window: &Window, files: &Path) -> Result {
    window.press("1").await?;
    window.press("0").await?;
    window.find("wants-1.1").await?;
    window.press("m").await?;
    window.type_into("note-1.1", NOTE).await?;
    window.press(Key::Escape).await?;
    window.find("note-1.1[data-settled='true']").await?;
    window.gone("wants-1.1").await?;

    let no_photo = files.join("不是照片.jpg");
    fs::write(&no_photo, "这不是照片")?;
    window.upload("photo-file-1.1", &no_photo).await?;
    window.find("problem").await?;
    window.both("28-no-photo").await?;

    let photo = files.join("排土场.jpg");
    fs::write(&photo, self::photo())?;
    window.upload("photo-file-1.1", &photo).await?;
    window.find("photo[data-placed='true']").await?;
    window.gone("problem").await?;
    window.both("29-checklist-photo").await?;
    window.themes("29-checklist-photo").await?;
    window.click("next-item").await?;
    window.gone("item-1.1[data-current='true']").await
}

/// Result, findings, three signatures in ink, and the inspection is final.
pub async fn leave(window: &Window, people: &[Person]) -> Result {
    window.both("30-gate").await?;
    window.text_with("unsigned", people[0].name).await?;
    window.click("result-rectify").await?;
    window.find("gate-result[data-ok='true']").await?;
    window.type_into("findings", FINDINGS).await?;
    window.press(Key::Tab).await?;
    for person in people {
        ink(window, &format!("ink-{}", person.id)).await?;
    }
    window.type_into("ink-mine-representative-name", REPRESENTATIVE).await?;
    ink(window, "ink-mine-representative").await?;
    window.both("31-gate-green").await?;
    window.type_into("finalise-passphrase", people[0].passphrase).await?;
    window.click("finalise").await?;
    window.find("finalised-band").await?;
    window.gone("unsigned").await?;
    window.both("32-final").await?;
    amend(window).await
}

/// 更正: one item was written down wrongly. What is final stays; the amendment stands beside it.
async fn amend(window: &Window) -> Result {
    window.click("amend").await?;
    window.choose("amend-part", "1.1").await?;
    window.text_with("amend-before", NOTE).await?;
    window.fill("amend-points", "8").await?;
    window.type_into("amend-reason", "抄错一行").await?;
    window.click("amend-submit").await?;
    window.text_with("amendment", "抄错一行").await?;
    window.gone("amend-submit").await?;
    window.both("32-amended").await
}

async fn ink(window: &Window, pad: &str) -> Result {
    window.stroke(pad, &[(-60, -20), (-20, 30), (10, -25), (40, 25), (70, -10)]).await?;
    window.stroke(pad, &[(-40, 25), (0, 20), (60, 28)]).await?;
    window.find(&format!("{pad}[data-strokes='2']")).await?;
    window.click(&format!("{pad}-keep")).await?;
    window.find(&format!("{pad}-card[data-signed='true']")).await?;
    Ok(())
}
