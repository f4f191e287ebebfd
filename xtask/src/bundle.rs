//! The package for Debian; other formats have their own issue.

use crate::setup;
use crate::shell::{Outcome, npm, root, run};

const TAURI_CLI: &str = "@tauri-apps/cli@2.12.5";

pub fn bundle() -> Outcome {
    setup::to_build()?;
    run(npm().args(["run", "build"]))?;
    run(npm()
        .current_dir(root().join("src-tauri"))
        .env("RUSTC_WORKSPACE_WRAPPER", "")
        .args(["exec", "--yes", "--package", TAURI_CLI, "--"])
        .args(["tauri", "build", "--bundles", "deb"]))
}
