//! `run`: the product with demo data, for somebody who sees it for the first time.

use std::fs;
use std::path::{Path, PathBuf};

use crate::setup;
use crate::shell::{Outcome, built, cargo_build, command, npm, root, run as sh, start};

/// Where the demo's device looks for headquarters.
const LISTEN: &str = "127.0.0.1:7480";

pub fn run() -> Outcome {
    setup::setup()?;
    sh(npm().args(["run", "build"]))?;
    sh(&mut cargo_build())?;
    if has_display() { open_window() } else { walk() }
}

/// On Linux a window needs a display server; elsewhere there always is one.
fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn open_window() -> Outcome {
    let demo = demo_dir();
    if !demo.join("desk").exists() {
        make_demo(&demo)?;
    }
    let _server = start(
        command(built("debug", "qingshan"))
            .args(["serve", "--listen", LISTEN, "--data"])
            .arg(demo.join("server")),
    )?;
    let passphrase = demo.join("desk/passphrase.txt");
    println!("The passphrase of the demo is in {}", passphrase.display());
    sh(command(built("debug", "qingshan-desktop")).arg("--data").arg(demo.join("desk")))
}

fn make_demo(demo: &Path) -> Outcome {
    fs::create_dir_all(demo).map_err(|e| format!("cannot make {}: {e}", demo.display()))?;
    sh(command(built("debug", "qingshan")).args(["demo", "--to"]).arg(demo))
}

fn walk() -> Outcome {
    println!("There is no display here: the main job runs in the real window on a virtual one.");
    let demo = demo_dir();
    sh(command(built("debug", "walk")).arg(&demo))?;
    println!("Screenshots, the draw certificate and the signed PDF are in {}", demo.display());
    Ok(())
}

fn demo_dir() -> PathBuf {
    root().join("out/demo")
}
