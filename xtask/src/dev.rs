//! The window on Vite's live-reloading server.

use crate::setup;
use crate::shell::{Outcome, cargo, command, root, run, start, ui};

pub fn dev() -> Outcome {
    setup::to_build()?;
    // Vite itself and not `npm run`, so that ending the process ends the server. The port is the
    // `devUrl` of tauri.conf.json.
    let _vite = start(
        command("node")
            .args(["node_modules/vite/bin/vite.js", "--host", "127.0.0.1"])
            .args(["--port", "5173", "--strictPort"])
            .current_dir(ui()),
    )?;
    run(cargo()
        .args(["run", "--package", "qingshan-desktop", "--no-default-features", "--", "--data"])
        .arg(root().join("out/dev")))
}
