//! Pictures of the screens, in both languages and all themes.

use std::time::Duration;

use thirtyfour::{Key, WebElement};

use crate::harness::{Result, Window};

const PAGES: [&str; 12] = [
    "desk",
    "mines",
    "draws",
    "inspections",
    "documents",
    "listing",
    "rectification",
    "removal",
    "lead",
    "deadlines",
    "sync",
    "settings",
];

const A_MOMENT: Duration = Duration::from_millis(200);

impl Window {
    /// The screen in Chinese and in English.
    pub async fn both(&self, name: &str) -> Result {
        self.screenshot(&format!("zh/{name}")).await?;
        self.switch_language("en").await?;
        self.screenshot(&format!("en/{name}")).await?;
        self.switch_language("zh-CN").await
    }

    /// The screen in the dark and in the sun.
    pub async fn themes(&self, name: &str) -> Result {
        for theme in ["dark", "sunlight", "light"] {
            self.palette(&format!("theme-{theme}")).await?;
            self.rooted("theme", theme).await?;
            if theme != "light" {
                // Colours fade over.
                tokio::time::sleep(A_MOMENT).await;
                self.screenshot(&format!("{theme}/{name}")).await?;
            }
        }
        Ok(())
    }

    /// The screen in letters of each size.
    pub async fn text_sizes(&self, name: &str) -> Result {
        for size in ["130", "200", "100"] {
            self.palette(&format!("text-{size}")).await?;
            tokio::time::sleep(A_MOMENT).await;
            self.screenshot(&format!("text/{name}-{size}")).await?;
        }
        Ok(())
    }

    async fn switch_language(&self, to: &str) -> Result {
        // Pages that take the whole window, and the way in, have no bar or no palette.
        if self.all("language").await?.is_empty() {
            self.palette("language").await?;
        } else {
            self.click("language").await?;
        }
        self.until(&format!("the language {to}"), async || {
            let lang = self.web.execute("return document.documentElement.lang", vec![]).await?;
            if lang.json() == to { Ok(()) } else { Err(format!("{}", lang.json()).into()) }
        })
        .await?;
        // What comes from the store in that language comes a moment later.
        tokio::time::sleep(A_MOMENT).await;
        Ok(())
    }

    /// A command of the palette, by the keyboard.
    async fn palette(&self, command: &str) -> Result {
        self.press(Key::Control + "k").await?;
        self.find("palette-input").await?;
        self.click(&format!("palette-{command}")).await?;
        self.gone("palette").await
    }

    async fn rooted(&self, what: &str, value: &str) -> Result {
        let script = format!("return document.documentElement.dataset.{what}");
        self.until(&format!("the {what} {value}"), async || {
            let found = self.web.execute(script.as_str(), vec![]).await?;
            if found.json() == value { Ok(()) } else { Err(format!("{}", found.json()).into()) }
        })
        .await
    }

    /// All elements of that name, as soon as there is one.
    pub async fn until_some(&self, name: &str) -> Result<Vec<WebElement>> {
        self.find(name).await?;
        self.all(name).await
    }
}

/// Each page of the navigation as it stands after the work.
pub async fn every_page(window: &Window) -> Result {
    for page in PAGES {
        window.click(&format!("nav-{page}")).await?;
        window.find("nav-desk").await?;
        window.both(&format!("40-{page}")).await?;
    }
    window.click("nav-desk").await?;
    window.themes("40-desk").await?;
    window.click("nav-mines").await?;
    window.themes("40-mines").await?;
    window.text_sizes("40-mines").await
}
