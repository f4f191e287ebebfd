//! The window comes up with the user interface in it.

use tests::harness::{Result, Window};

#[tokio::test]
async fn the_window_opens_with_the_user_interface_in_it() -> Result {
    let data = tempfile::tempdir()?;
    let window = Window::open("frame", data.path()).await?;
    window.mounted().await?;
    assert!(window.web.title().await?.contains("青山"));
    let picture = window.screenshot("frame").await?;
    assert!(std::fs::metadata(picture)?.len() > 1_000, "an empty picture");
    window.close().await
}

#[tokio::test]
async fn nothing_from_elsewhere_may_run_or_load() -> Result {
    let data = tempfile::tempdir()?;
    let window = Window::open("policy", data.path()).await?;
    window.mounted().await?;
    let refused = window.web.execute_async(EVAL_AND_FETCH, vec![]).await?;
    assert_eq!(refused.json(), &serde_json::json!(["EvalError", "TypeError"]));
    window.close().await
}

/// Names of the errors that `eval` and a request to another host end with.
const EVAL_AND_FETCH: &str = "
    const done = arguments[0];
    let evaluated = 'none';
    try { (0, eval)('1') } catch (error) { evaluated = error.name }
    fetch('http://127.0.0.1:9/').then(() => done([evaluated, 'none']),
        error => done([evaluated, error.name]));";
