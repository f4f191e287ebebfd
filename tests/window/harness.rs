//! The harness itself: typing, choosing a file, drawing and killing, on a page made here.

use serde_json::Value;
use tests::harness::{Result, Window};

const PAGE: &str = "
    document.body.innerHTML = `<input data-test=name><input data-test=file type=file hidden>
        <p data-test=hidden hidden>x</p><div data-test=pad style='width:300px;height:100px'></div>`;
    window.seen = [];
    const on = (test, event, take) => document.querySelector(`[data-test=${test}]`)
        .addEventListener(event, e => window.seen.push(take(e)));
    on('name', 'input', e => e.target.value);
    on('pad', 'pointerdown', () => 'down');
    on('pad', 'pointermove', e => e.buttons ? 'drawn' : 'moved');
    on('pad', 'pointerup', () => 'up');";

async fn seen(window: &Window) -> Result<Vec<Value>> {
    let seen = window.web.execute("return window.seen.splice(0)", vec![]).await?;
    Ok(seen.json().as_array().cloned().unwrap_or_default())
}

#[tokio::test]
async fn typing_choosing_and_drawing_reach_the_page() -> Result {
    let data = tempfile::tempdir()?;
    let window = Window::open("harness", data.path()).await?;
    window.mounted().await?;
    window.web.execute(PAGE, vec![]).await?;

    window.type_into("name", "鄂尔多斯").await?;
    assert_eq!(seen(&window).await?.last(), Some(&Value::from("鄂尔多斯")));
    window.fill("name", "𠮷野煤矿").await?;
    assert_eq!(seen(&window).await?.last(), Some(&Value::from("𠮷野煤矿")));

    let file = data.path().join("矿山.csv");
    std::fs::write(&file, "名称\n")?;
    window.upload("file", &file).await?;
    let script = "return document.querySelector('[data-test=file]').files[0].name";
    assert_eq!(window.web.execute(script, vec![]).await?.json(), "矿山.csv");

    window.stroke("pad", &[(-50, 0), (0, 20), (50, 0)]).await?;
    let drawn = seen(&window).await?;
    let count = |what: &str| drawn.iter().filter(|event| *event == what).count();
    assert_eq!((count("down"), count("up")), (1, 1));
    assert!(count("drawn") >= 2, "{drawn:?}");
    window.close().await
}

#[tokio::test]
async fn a_killed_application_is_gone_and_opens_again() -> Result {
    let data = tempfile::tempdir()?;
    let window = Window::open("kill", data.path()).await?;
    window.mounted().await?;
    window.kill()?;
    let again = Window::open("kill-again", data.path()).await?;
    again.mounted().await?;
    again.close().await
}
