//! `run`: the product with demo data, for somebody who sees it for the first time.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use crate::setup;
use crate::shell::{Outcome, built, cargo_build, command, npm, root, run as sh, start};

/// Where the demo's device looks for headquarters: the first of these that is free. It remembers
/// the address, so each port has a demo of its own.
const PORTS: std::ops::Range<u16> = 7480..7500;

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
    let port = free_port()?;
    let listen = format!("127.0.0.1:{port}");
    let demo = demo_of(port);
    if !demo.join("desk").exists() {
        make_demo(&demo, &listen)?;
    }
    let _server = start(
        command(built("debug", "qingshan"))
            .args(["serve", "--listen", &listen, "--data"])
            .arg(demo.join("server")),
    )?;
    let passphrase = demo.join("desk/passphrase.txt");
    println!("The passphrase of the demo is in {}", passphrase.display());
    sh(command(built("debug", "qingshan-desktop")).arg("--data").arg(demo.join("desk")))
}

fn free_port() -> Outcome<u16> {
    let is_free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    PORTS
        .into_iter()
        .find(is_free)
        .ok_or_else(|| format!("all ports {PORTS:?} are taken; end a program that uses one"))
}

fn make_demo(demo: &Path, listen: &str) -> Outcome {
    fs::create_dir_all(demo).map_err(|e| format!("cannot make {}: {e}", demo.display()))?;
    sh(command(built("debug", "qingshan")).args(["demo", "--listen", listen, "--to"]).arg(demo))
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

fn demo_of(port: u16) -> PathBuf {
    if port == PORTS.start { demo_dir() } else { root().join(format!("out/demo-{port}")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_passed_over() {
        let port = free_port().unwrap();
        let _taken = TcpListener::bind(("127.0.0.1", port)).unwrap();
        let next = free_port().unwrap();
        assert_ne!(next, port);
        assert_ne!(demo_of(next), demo_of(port));
    }
}
