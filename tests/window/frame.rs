//! The window comes up with the user interface in it.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::time::Duration;

use serde_json::{Value, json};
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

/// Other tests take pictures, which needs the web view's own renderer everywhere.
#[tokio::test]
async fn as_shipped_the_window_paints_and_takes_typing() -> Result {
    let data = tempfile::tempdir()?;
    let window = Window::open_as_shipped("shipped", data.path()).await?;
    window.mounted().await?;
    window.fill("new-name", "巴特尔").await?;
    let typed = window.web.execute_async(PAINTED, vec![]).await?;
    assert_eq!(typed.json(), "巴特尔");
    let environment = std::fs::read(format!("/proc/{}/environ", window.pid()?))?;
    let paints_itself = environment.split(|byte| *byte == 0).any(|set| set == PAINTS_ITSELF);
    let cards = std::fs::read_dir("/dev/dri").into_iter().flatten().flatten();
    let has_card = cards
        .map(|card| card.file_name())
        .any(|name| name.as_encoded_bytes().starts_with(b"renderD"));
    assert_eq!(paints_itself, !has_card);
    window.close().await
}

const PAINTS_ITSELF: &[u8] = b"WEBKIT_DISABLE_DMABUF_RENDERER=1";

/// What stands in the field once two frames were painted.
const PAINTED: &str = "
    const done = arguments[0];
    const typed = () => done(document.querySelector('[data-test=new-name]').value);
    requestAnimationFrame(() => requestAnimationFrame(typed));";

#[tokio::test]
async fn nothing_from_elsewhere_may_run_or_load() -> Result {
    let (data, elsewhere) = (tempfile::tempdir()?, Elsewhere::listen()?);
    let window = Window::open("policy", data.path()).await?;
    window.mounted().await?;
    let evaluated = window.web.execute(EVAL, vec![]).await?;
    assert_eq!(evaluated.json(), "EvalError");
    let refused = window.web.execute_async(REACH, vec![elsewhere.url()]).await?;
    assert_eq!(
        refused.json(),
        &json!(["base-uri", "connect-src", "form-action", "frame-src", "img-src"])
    );
    assert!(elsewhere.heard_nothing(), "something was asked for");
    window.close().await
}

#[tokio::test]
async fn the_window_goes_nowhere_else() -> Result {
    let (data, elsewhere) = (tempfile::tempdir()?, Elsewhere::listen()?);
    let window = Window::open("navigation", data.path()).await?;
    window.mounted().await?;
    let before = window.web.current_url().await?;
    window.web.execute(GO, vec![elsewhere.url()]).await?;
    // By then a window without a guard has asked.
    tokio::time::sleep(Duration::from_secs(2)).await;
    let after = window.web.current_url().await?;
    assert_eq!((after.scheme(), after.host_str()), (before.scheme(), before.host_str()));
    assert!(elsewhere.heard_nothing(), "the window went elsewhere");
    window.mounted().await?;
    window.close().await
}

/// Somebody else on this machine, whom nobody may ask.
struct Elsewhere(TcpListener);

impl Elsewhere {
    fn listen() -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        Ok(Self(listener))
    }

    fn url(&self) -> Value {
        self.0.local_addr().map_or(Value::Null, |address| format!("http://{address}/").into())
    }

    fn heard_nothing(&self) -> bool {
        self.0.accept().is_err_and(|error| error.kind() == ErrorKind::WouldBlock)
    }
}

/// The name of the error that `eval` ends with.
const EVAL: &str = "try { (0, eval)('1'); return 'none' } catch (error) { return error.name }";

/// Asks elsewhere in five ways. Answers which directives of the policy refused one, as soon as
/// that is so for each way, or a minute later.
const REACH: &str = "
    const [url, done] = arguments;
    const refused = new Set();
    const answer = () => done([...refused].sort());
    document.addEventListener('securitypolicyviolation', event => {
        refused.add(event.effectiveDirective);
        if (refused.size === 5) answer();
    });
    setTimeout(answer, 60_000);
    const put = (tag, more) =>
        document.body.appendChild(Object.assign(document.createElement(tag), more));
    put('form', { action: url }).submit();
    put('img', { src: url });
    put('iframe', { src: url });
    document.head.appendChild(Object.assign(document.createElement('base'), { href: url }));
    fetch(url).catch(() => {});";

/// Goes elsewhere once this is answered.
const GO: &str = "
    const [url] = arguments;
    setTimeout(() => { location.href = url; });";
