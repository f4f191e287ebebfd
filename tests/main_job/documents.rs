//! The signed PDF, and everything at headquarters.

use std::path::{Path, PathBuf};

use crate::harness::{Result, Window};

use super::draw::saved_file;
use super::machine::Person;

pub async fn sign(window: &Window, people: &[Person], desk: &Path) -> Result<PathBuf> {
    window.click("to-document").await?;
    window.find("a4-page").await?;
    window.both("33-document").await?;
    for person in people {
        let id = &person.id;
        window.click(&format!("sign-{id}")).await?;
        window.type_into(&format!("sign-passphrase-{id}"), person.passphrase).await?;
        window.screenshot(&format!("zh/34-sign-{}", person.name)).await?;
        window.click(&format!("sign-submit-{id}")).await?;
        window.find(&format!("sign-place[data-person='{id}'][data-signed='true']")).await?;
    }
    window.click("verify").await?;
    window.find("verification[data-valid='true']").await?;
    for person in people {
        window
            .find(&format!("signature[data-valid='true'][data-signer='{}']", person.name))
            .await?;
    }
    window.both("35-document-signed").await?;
    window.themes("35-document-signed").await?;
    window.click("document-save").await?;
    saved_file(window, &desk.join("exports"), "inspection-record-", ".pdf").await
}

/// Everything is sent, and the page says that headquarters has it.
pub async fn hand_over(window: &Window, inspection: &str, draw: &str) -> Result {
    window.click("nav-sync").await?;
    window.find("sync-now").await?;
    window.both("36-sync-before").await?;
    everything_sent(window).await?;
    for subject in [format!("inspection/{inspection}"), format!("draw/{draw}")] {
        let row = format!("sync-task[data-subject='{subject}'][data-custody='headquarters']");
        window.find(&row).await?;
    }
    window.both("37-sync-done").await
}

/// A click while the window exchanges by itself is refused: then once more.
async fn everything_sent(window: &Window) -> Result {
    window
        .until("nothing to wait for an exchange", async || {
            if !window.all("sync-waiting[data-records='0'][data-blobs='0']").await?.is_empty() {
                return Ok(());
            }
            begin_exchange(window).await?;
            Err("something waits still".into())
        })
        .await
}

/// Unless one runs that the page knows of.
pub async fn begin_exchange(window: &Window) -> Result {
    for button in window.all("sync-now").await? {
        if button.is_enabled().await? {
            button.click().await?;
        }
    }
    Ok(())
}
