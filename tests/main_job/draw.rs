//! A draw from the plan to the certificate.

use std::path::{Path, PathBuf};

use crate::harness::{Result, Window};

use super::machine::PASSPHRASES;

const DICE: &str = "1425 3631 2465 1133 5264 4421 6356 2143 5162 3461";
const MISREAD: &str = "1425 3631 2465 1133 5264 4421 6356 2143 5162 3462";

pub struct Drawn {
    pub id: String,
    pub certificate: PathBuf,
}

pub async fn draw(window: &Window, desk: &Path) -> Result<Drawn> {
    window.click("nav-draws").await?;
    window.both("18-draws-empty").await?;
    window.click("draw-new").await?;
    for stratum in window.until_some("stratum").await? {
        let region = stratum.attr("data-region").await?.unwrap_or_default();
        window.fill(&format!("quota-{region}"), "1").await?;
    }
    let quota = window.all("stratum").await?.len();
    window.both("19-draw-plan").await?;
    window.click("draw-freeze").await?;

    window.find("draw[data-stage='frozen']").await?;
    let id = id_in_address(window).await?;
    window.both("20-draw-frozen").await?;
    window.click("draw-commit").await?;
    window.find("draw[data-stage='committed']").await?;
    witness(window).await?;

    window.find("draw[data-stage='revealed']").await?;
    window.screenshot("zh/23-draw-falling").await?;
    settle(window).await?;
    let teams = window.all("team").await?.len();
    if teams != quota {
        return Err(format!("{teams} teams for {quota} mines").into());
    }
    window.find("signed[data-role='officer']").await?;
    window.find("not-signed[data-role='witness']").await?;
    window.both("24-draw-revealed").await?;
    window.click("draw-save").await?;
    let certificate =
        saved_file(window, &desk.join("exports"), "draw-certificate-", ".json").await?;
    holds_no_names(&certificate)?;
    release(window).await?;
    Ok(Drawn { id, certificate })
}

/// Every lot in its place at once, unless all have fallen already.
pub async fn settle(window: &Window) -> Result {
    window
        .until("lots to settle", async || {
            if window.click_if_there("draw-settle").await? || !window.all("lots").await?.is_empty()
            {
                return Ok(());
            }
            Err("there are none".into())
        })
        .await?;
    window.find("lots[data-settled='true']").await.map(drop)
}

/// Until the officer says so, and says so twice, nobody else may see it.
async fn release(window: &Window) -> Result {
    window.find("embargo[data-released='false']").await?;
    window.click("draw-release").await?;
    window.both("24a-draw-release").await?;
    window.click("release-cancel").await?;
    window.click("draw-release").await?;
    window.click("release-confirm").await?;
    window.find("embargo[data-released='true']").await?;
    window.both("24b-draw-released").await
}

/// The certificate is public: whoever was present stands in it by id or role.
fn holds_no_names(certificate: &Path) -> Result {
    let certificate: serde_json::Value = serde_json::from_slice(&std::fs::read(certificate)?)?;
    let present = certificate["witness"]["present"].as_array().cloned().unwrap_or_default();
    let bare = |one: &serde_json::Value| {
        one.as_str().is_some_and(|id| id.starts_with("p-") || id.starts_with("witness-"))
    };
    if present.len() == 2 && present.iter().all(bare) {
        return Ok(());
    }
    Err(format!("the certificate names {present:?}").into())
}

/// Forty dice, entered twice; the second entry is misread at first.
async fn witness(window: &Window) -> Result {
    window.type_into("dice-digits", DICE).await?;
    window.type_into("dice-digits-again", MISREAD).await?;
    window.click("present-role").await?;
    window.text_with("reveal-missing", "40").await?;
    if window.find("draw-reveal").await?.is_enabled().await? {
        return Err("a draw can be revealed though its witness was entered differently".into());
    }
    window.both("21-draw-misread").await?;
    window.fill("dice-digits-again", DICE).await?;
    window.type_into("reveal-passphrase", PASSPHRASES[0]).await?;
    window.both("22-draw-witness").await?;
    window.click("draw-reveal").await
}

/// The last part of the address of the page.
pub async fn id_in_address(window: &Window) -> Result<String> {
    let url = window.web.current_url().await?;
    Ok(url.as_str().rsplit('/').next().unwrap_or_default().to_owned())
}

/// The file whose name begins and ends so, as soon as it is saved.
pub async fn saved_file(
    window: &Window,
    exports: &Path,
    begins: &str,
    ends: &str,
) -> Result<PathBuf> {
    let fits = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(begins) && name.ends_with(ends)
    };
    window
        .until(&format!("a file {begins}…{ends}"), async || {
            for entry in std::fs::read_dir(exports)? {
                let path = entry?.path();
                if fits(&path) {
                    return Ok(path);
                }
            }
            Err("it is not there yet".into())
        })
        .await
}
