//! Finding, reading and doing things on the page. Elements are named by their `data-test`
//! attribute, so that neither words nor looks can break a test.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;
use thirtyfour::{By, Key, TypingData, WebElement};

use super::window::Window;
use super::{Failure, Result};

/// For a slow machine under load; only a failing test waits so long.
const PATIENCE: Duration = Duration::from_secs(90);
const PAUSE: Duration = Duration::from_millis(40);

/// Puts text where the caret is, as an input method does: the driver itself drops characters
/// beyond the basic plane.
const INSERT: &str = "
    const [field, text] = arguments;
    field.focus();
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new InputEvent('input',
        { bubbles: true, data: text, inputType: 'insertText' }));";

const CHOOSE: &str = "
    const [list, value] = arguments;
    list.value = value;
    list.dispatchEvent(new Event('change', { bubbles: true }));";

/// A field of the test's own, by which a file of the disk comes into the page.
const BRING: &str = "
    const field = document.createElement('input');
    field.type = 'file';
    field.dataset.test = 'brought';
    document.body.append(field);";

/// What the web view tells the page of a file that is dropped; whether the page took it.
const DROP: &str = "
    const [target] = arguments;
    const field = document.querySelector('[data-test=brought]');
    const dataTransfer = new DataTransfer();
    for (const file of field.files) dataTransfer.items.add(file);
    field.remove();
    const tell = kind => target.dispatchEvent(
        new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
    tell('dragover');
    return !tell('drop');";

const NOTE_SURPRISES: &str = "
    window.surprises = [];
    const note = what => window.surprises.push(`${what} ${what?.stack} ${JSON.stringify(what)}`);
    window.addEventListener('unhandledrejection', event => note(event.reason));
    window.addEventListener('error', event => note(event.error ?? event.message));";

const CENTRE: &str = "arguments[0].scrollIntoView({ block: 'center' });";

impl Window {
    /// Waits until the user interface stands in its place.
    pub async fn mounted(&self) -> Result {
        self.until("the user interface to be mounted", async || {
            self.web.find(By::Css("#app > *")).await?;
            Ok(())
        })
        .await
    }

    /// From now on remembers what the page says when something happened that nobody foresaw.
    pub async fn note_surprises(&self) -> Result {
        self.web.execute(NOTE_SURPRISES, vec![]).await?;
        Ok(())
    }

    pub async fn no_surprises(&self) -> Result {
        let found = self.web.execute("return window.surprises", vec![]).await?;
        match found.json().as_array() {
            Some(surprises) if surprises.is_empty() => Ok(()),
            surprises => Err(format!("the page was surprised: {surprises:?}").into()),
        }
    }

    /// The first shown element of that name, as soon as there is one.
    pub async fn find(&self, name: &str) -> Result<WebElement> {
        self.until(&format!("{name} to be shown"), async || {
            let element = self.web.find(by(name)).await?;
            shown(element).await
        })
        .await
    }

    /// All elements of that name at this moment.
    pub async fn all(&self, name: &str) -> Result<Vec<WebElement>> {
        Ok(self.web.find_all(by(name)).await?)
    }

    pub async fn text(&self, name: &str) -> Result<String> {
        self.until(&format!("the text of {name}"), async || {
            text_of(&self.web.find(by(name)).await?).await
        })
        .await
    }

    pub async fn texts(&self, name: &str) -> Result<Vec<String>> {
        let mut texts = Vec::new();
        for element in self.all(name).await? {
            texts.push(text_of(&element).await?);
        }
        Ok(texts)
    }

    /// Waits until the element's text contains `part`, and gives the whole text.
    pub async fn text_with(&self, name: &str, part: &str) -> Result<String> {
        self.until(&format!("{name} to say {part:?}"), async || {
            let text = text_of(&self.web.find(by(name)).await?).await?;
            if text.contains(part) { Ok(text) } else { Err(format!("it says {text:?}").into()) }
        })
        .await
    }

    /// An attribute of the first element of that name; empty where it has none.
    pub async fn attr(&self, name: &str, attribute: &str) -> Result<String> {
        self.until(&format!("{attribute} of {name}"), async || {
            let element = self.web.find(by(name)).await?;
            Ok(element.attr(attribute).await?.unwrap_or_default())
        })
        .await
    }

    pub async fn gone(&self, name: &str) -> Result {
        self.until(&format!("{name} to go"), async || {
            if self.all(name).await?.is_empty() { Ok(()) } else { Err("still there".into()) }
        })
        .await
    }

    pub async fn click(&self, name: &str) -> Result {
        self.until(&format!("a click on {name}"), async || {
            let element = self.web.find(by(name)).await?;
            // The driver itself is content with a corner behind the edge of a scrolled part.
            self.web.execute(CENTRE, vec![element.to_json()?]).await?;
            Ok(element.click().await?)
        })
        .await
    }

    /// A click if there is such an element at this moment; whether there was.
    pub async fn click_if_there(&self, name: &str) -> Result<bool> {
        let found = self.all(name).await?;
        let Some(element) = found.first() else { return Ok(false) };
        self.web.execute(CENTRE, vec![element.to_json()?]).await?;
        element.click().await?;
        Ok(true)
    }

    /// Types at the end of what the field holds, character by character where the driver can.
    pub async fn type_into(&self, name: &str, text: &str) -> Result {
        let field = self.find(name).await?;
        if text.chars().all(|c| u32::from(c) <= 0xFFFF) {
            return Ok(field.send_keys(text).await?);
        }
        self.web.execute(INSERT, vec![field.to_json()?, Value::from(text)]).await?;
        Ok(())
    }

    /// Types over what the field holds, as one does after Ctrl A.
    pub async fn fill(&self, name: &str, text: &str) -> Result {
        self.find(name).await?.send_keys(Key::Control + "a").await?;
        self.type_into(name, text).await
    }

    /// Chooses a value of a list.
    pub async fn choose(&self, name: &str, value: &str) -> Result {
        let list = self.find(name).await?;
        self.web.execute(CHOOSE, vec![list.to_json()?, Value::from(value)]).await?;
        Ok(())
    }

    /// Keys for whatever has the focus: `Key::Enter`, `Key::Control + "k"`.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result {
        Ok(self.web.active_element().await?.send_keys(keys).await?)
    }

    /// Chooses a file in an `<input type="file">`, which is usually hidden.
    pub async fn upload(&self, name: &str, file: &Path) -> Result {
        let file = file.canonicalize()?.to_string_lossy().into_owned();
        self.until(&format!("{name} to take a file"), async || {
            Ok(self.web.find(by(name)).await?.send_keys(file.as_str()).await?)
        })
        .await
    }

    /// Drops a file on an element; whether the page takes it. The driver can't drag anything into the
    /// window, so the page gets the file by a field and is told what the web view would tell it.
    pub async fn drop_file(&self, name: &str, file: &Path) -> Result<bool> {
        self.web.execute(BRING, vec![]).await?;
        self.upload("brought", file).await?;
        self.until(&format!("a file to be dropped on {name}"), async || {
            let target = self.web.find(by(name)).await?;
            let taken = self.web.execute(DROP, vec![target.to_json()?]).await?;
            taken.json().as_bool().ok_or_else(|| "the page does not say".into())
        })
        .await
    }

    /// Draws a line with the pointer; points are pixels from the middle of the element.
    pub async fn stroke(&self, name: &str, points: &[(i64, i64)]) -> Result {
        let element = self.find(name).await?;
        self.web.execute(CENTRE, vec![element.to_json()?]).await?;
        let (start, rest) = points.split_first().ok_or("a stroke needs a point")?;
        let mut chain = self
            .web
            .action_chain_with_delay(Some(Duration::ZERO), Some(Duration::from_millis(8)))
            .move_to_element_with_offset(&element, start.0, start.1)
            .click_and_hold();
        for point in rest {
            chain = chain.move_to_element_with_offset(&element, point.0, point.1);
        }
        Ok(chain.release().perform().await?)
    }

    /// Tries until it works: the page may be drawing, an element may just be replaced.
    pub async fn until<T>(&self, what: &str, attempt: impl AsyncFn() -> Result<T>) -> Result<T> {
        let end = Instant::now() + PATIENCE;
        loop {
            let error = match attempt().await {
                Ok(value) => return Ok(value),
                Err(error) => error,
            };
            if Instant::now() > end {
                let picture = self.last_picture().await;
                return Err(format!("waited {PATIENCE:?} for {what}: {error}; {picture}").into());
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// `name`, or `name[data-id="…"]` for one of several.
fn by(name: &str) -> By {
    let (name, rest) = name.find(['[', ' ']).map_or((name, ""), |at| name.split_at(at));
    By::Css(format!("[data-test=\"{name}\"]{rest}"))
}

async fn shown(element: WebElement) -> Result<WebElement> {
    if element.is_displayed().await? {
        return Ok(element);
    }
    Err(Failure::from("it is hidden"))
}

/// Not the driver's own `getText`, which is empty for cells of some tables.
async fn text_of(element: &WebElement) -> Result<String> {
    Ok(element.prop("textContent").await?.unwrap_or_default().trim().to_owned())
}
