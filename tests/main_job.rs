//! The main job as a person does it, in the real window. Shared by the window test, which
//! checks what it leaves, and by `cargo xtask run` on a machine without a display.

use std::path::Path;

use crate::harness::{Result, Window};

/// Leaves screenshots and documents in `to`.
pub async fn main_job(to: &Path) -> Result {
    let data = to.join("desk");
    std::fs::create_dir_all(&data)?;
    let mut window = Window::open("main-job", &data).await?;
    window.keep_screens_in(&to.join("screens"));
    window.mounted().await?;
    window.screenshot("01-start").await?;
    window.close().await
}
