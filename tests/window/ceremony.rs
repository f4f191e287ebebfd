//! A draw that a lottery decides, on the wall of a meeting room and by the keyboard; then the
//! papers that follow on it.

use std::path::{Path, PathBuf};

use tests::harness::{Result, Window, out, pdf_text};
use tests::main_job::{NAMES, PASSPHRASES, Sheets, id_in_address, import, newcomers, settle};
use thirtyfour::Key;

const RESULT: &str = "01 09 15 23 28 31 07";
const MISREAD: &str = "01 09 15 23 28 31 08";
const DIGITS: &str = "01091 52328 3107";

/// The time of China's clocks, to the second.
const NOW: &str = "return new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 19);";

/// The smallest letters of the draw's page, in thousandths of the window's height, and their text.
const SMALLEST: &str = "
    const shown = [...document.querySelectorAll('.pj *')].filter(one =>
        [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim())
        && one.offsetParent && one.tagName !== 'OPTION');
    const size = one => parseFloat(getComputedStyle(one).fontSize);
    const small = shown.reduce((a, b) => size(b) < size(a) ? b : a);
    return [Math.round(1000 * size(small) / innerHeight), small.textContent.trim()];";

#[tokio::test]
async fn a_lottery_decides_before_everybody_s_eyes() -> Result {
    let folder = tempfile::tempdir()?;
    let desk = folder.path().join("desk");
    let mut window = Window::open("ceremony", &desk).await?;
    window.keep_screens_in(&out().join("screens/ceremony"));
    newcomers(&window).await?;
    window.note_surprises().await?;
    import(&window, &Sheets::write(folder.path())?.good).await?;
    plan(&window).await?;
    commit(&window).await?;
    witness(&window).await?;
    let drawn = watch(&window).await?;
    after(&window, &desk, drawn).await?;
    window.no_surprises().await?;
    window.close().await
}

/// One mine in each county; the lottery is named with the list, or nothing is frozen.
async fn plan(window: &Window) -> Result {
    window.click("nav-draws").await?;
    window.click("draw-new").await?;
    for stratum in window.until_some("stratum").await? {
        let region = stratum.attr("data-region").await?.unwrap_or_default();
        window.fill(&format!("quota-{region}"), "1").await?;
    }
    window.click("witness-kind-lottery").await?;
    window.type_into("witness-game", "双色球").await?;
    window.type_into("witness-issue", "2026115").await?;
    let today = window.web.execute(NOW, vec![]).await?;
    let today = today.json().as_str().and_then(|now| now.get(..10)).ok_or("no day")?.to_owned();
    window.type_into("witness-day", &today).await?;
    if window.find("draw-freeze").await?.is_enabled().await? {
        return Err("a list is frozen with a lottery of no digits".into());
    }
    window.type_into("witness-digits", "14").await?;
    window.both("01-plan").await?;
    window.click("draw-freeze").await?;
    window.find("draw[data-stage='frozen']").await?;
    Ok(())
}

/// From here on the window is on the wall, and nobody needs the pointer.
async fn commit(window: &Window) -> Result {
    window.click("draw-project").await?;
    window.find("projection").await?;
    focus(window, "draw-commit").await?;
    readable(window).await?;
    window.both("02-frozen").await?;
    window.find("draw-commit").await?.send_keys(Key::Enter).await?;
    window.find("draw[data-stage='committed']").await?;
    Ok(())
}

async fn witness(window: &Window) -> Result {
    window.text_with("witness-named", "2026115").await?;
    focus(window, "dice-digits").await?;
    window.press(RESULT).await?;
    let typed = window.find("dice-digits").await?.prop("value").await?;
    assert_eq!(typed.as_deref(), Some(DIGITS), "in groups that one can read out");
    window.text_with("witness-number", DIGITS).await?;
    window.press(Key::Enter).await?;
    focus(window, "dice-digits-again").await?;
    window.press(MISREAD).await?;
    window.text_with("reveal-missing", "14").await?;
    if window.find("draw-reveal").await?.is_enabled().await? {
        return Err("a draw can be revealed though its witness was entered differently".into());
    }
    window.both("03-misread").await?;
    window.fill("dice-digits-again", RESULT).await?;
    window.text_with("reveal-missing", "开奖时间").await?;
    let now = window.web.execute(NOW, vec![]).await?;
    window.type_into("event-time", now.json().as_str().ok_or("no time")?).await?;
    window.click("present-role").await?;
    window.type_into("reveal-passphrase", PASSPHRASES[0]).await?;
    readable(window).await?;
    window.both("04-witness").await?;
    window.find("dice-digits-again").await?.send_keys(Key::Enter).await?;
    window.find("draw[data-stage='revealed']").await?;
    Ok(())
}

/// The lots fall; then the teams. Steps, ridges, and who was present are in sight all the time.
async fn watch(window: &Window) -> Result<usize> {
    window.screenshot("zh/05-falling").await?;
    settle(window).await?;
    window.find("draw-rests-on[data-draft='false']").await?;
    for part in
        ["draw-steps", "draw-rests-on", "population-hash", "commitment", "seed", "witness-present"]
    {
        window.text(part).await?;
    }
    window.text_with("witness-number", DIGITS).await?;
    assert!(window.all("ridge").await?.len() >= 3, "list, commitment and seed");
    readable(window).await?;
    window.both("06-lots").await?;
    window.themes("06-lots").await?;
    window.text_sizes("06-lots").await?;
    window.press("t").await?;
    let teams = window.until_some("team").await?.len();
    readable(window).await?;
    window.both("07-teams").await?;
    window.press(Key::Escape).await?;
    window.gone("projection").await?;
    window.find("draw[data-stage='revealed']").await?;
    window.both("08-desk").await?;
    Ok(teams)
}

/// Papers for every team; of the results nothing, since nobody has released the draw.
async fn after(window: &Window, desk: &Path, drawn: usize) -> Result {
    let draw = id_in_address(window).await?;
    window.click("draw-onward").await?;
    window.find("draw-after").await?;
    assert_eq!(window.until_some("paper-row").await?.len(), drawn);
    window.text("results-why").await?;
    assert!(window.all("results-pdf").await?.is_empty() && window.all("publish").await?.is_empty());
    window.both("09-after").await?;
    let exports = desk.join("exports");
    window.click("paper-notice").await?;
    let notice = window
        .until("a notice", async || {
            let saved = papers(&exports)?;
            pdf_text(saved.first().ok_or("none is saved yet")?)
        })
        .await?;
    assert!(notice.contains("双随机检查通知书") && notice.contains("申请其回避"), "{notice}");
    assert!(NAMES.iter().all(|name| notice.contains(name)), "{notice}");
    window.click("papers-all").await?;
    window
        .until("all papers", async || {
            let count = papers(&exports)?.len();
            if count == 2 * drawn { Ok(()) } else { Err(format!("{count} papers").into()) }
        })
        .await?;
    assert!(papers(&exports)?.iter().all(|path| path.display().to_string().contains(&draw)));
    Ok(())
}

fn papers(exports: &Path) -> Result<Vec<PathBuf>> {
    let mut papers = Vec::new();
    for entry in std::fs::read_dir(exports)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "pdf") {
            papers.push(path);
        }
    }
    Ok(papers)
}

/// From the back row the smallest letters are a fiftieth of the wall.
async fn readable(window: &Window) -> Result {
    let found = window.web.execute(SMALLEST, vec![]).await?;
    let (share, text) = (found.json()[0].as_i64().unwrap_or(0), found.json()[1].clone());
    if share >= 20 { Ok(()) } else { Err(format!("{text} has {share} thousandths").into()) }
}

/// Waits until the page itself has put the focus there.
async fn focus(window: &Window, name: &str) -> Result {
    let script = "return document.activeElement?.dataset?.test";
    window
        .until(&format!("the focus on {name}"), async || {
            let found = window.web.execute(script, vec![]).await?;
            if found.json() == name { Ok(()) } else { Err(format!("{}", found.json()).into()) }
        })
        .await
}
