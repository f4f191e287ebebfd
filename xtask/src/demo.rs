//! `run`: the product with demo data, for somebody who sees it for the first time.

use std::fs;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use crate::setup;
use crate::shell::{Outcome, built, cargo_build, command, npm, root, run as sh, start};

/// Where the demo's device looks for headquarters: the first of these that is free. It remembers
/// the address, so each port has a demo of its own.
const PORTS: std::ops::Range<u16> = 7480..7500;

/// What a walk leaves for those who look at its results.
const LEFT: [&str; 4] = ["screens", "抽取证书.json", "现场检查记录.pdf", "ca.pem"];

pub fn run() -> Outcome {
    let display = has_display();
    let prepare = if display { setup::to_build } else { setup::to_walk };
    prepare()?;
    sh(npm().args(["run", "build"]))?;
    sh(&mut cargo_build())?;
    if display { open_window() } else { walk() }
}

/// On Linux a window needs a display server; elsewhere there always is one.
fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn open_window() -> Outcome {
    let port = free_port(PORTS)?;
    let listen = format!("127.0.0.1:{port}");
    let demo = demo_of(port);
    // The last thing that is made of it; a demo that was stopped half-way is begun anew.
    if !demo.join("inspection-record.pdf").exists() {
        for half in ["desk", "server"] {
            remove(&demo.join(half))?;
        }
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

fn free_port(mut ports: impl Iterator<Item = u16>) -> Outcome<u16> {
    let is_free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    ports
        .find(is_free)
        .ok_or_else(|| format!("all ports {PORTS:?} are taken; end a program that uses one"))
}

fn make_demo(demo: &Path, listen: &str) -> Outcome {
    fs::create_dir_all(demo).map_err(|e| format!("cannot make {}: {e}", demo.display()))?;
    sh(command(built("debug", "qingshan")).args(["demo", "--listen", listen, "--to"]).arg(demo))
}

fn walk() -> Outcome {
    println!("There is no display here: the main job runs in the real window on a virtual one.");
    let (walked, demo) = (root().join("out/walk"), demo_dir());
    // It begins with a new machine, however often it is walked.
    remove(&walked)?;
    sh(command(built("debug", "walk")).arg(&walked))?;
    fs::create_dir_all(&demo).map_err(|e| format!("cannot make {}: {e}", demo.display()))?;
    for name in LEFT {
        put_in_place(&walked.join(name), &demo.join(name))?;
    }
    println!(
        "Screenshots, the draw certificate, the signed PDF and ca.pem, by which both are trusted, \
         are in {}",
        demo.display()
    );
    Ok(())
}

/// Instead of what an earlier walk left there.
fn put_in_place(from: &Path, to: &Path) -> Outcome {
    remove(to)?;
    fs::rename(from, to).map_err(|e| format!("cannot make {}: {e}", to.display()))
}

fn remove(path: &Path) -> Outcome {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(e) if e.kind() != ErrorKind::NotFound => {
            Err(format!("cannot remove {}: {e}", path.display()))
        }
        _ => Ok(()),
    }
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
        let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        // Nobody can take 0: it stands for any port.
        assert_eq!(free_port([port, 0].into_iter()), Ok(0));
        assert!(free_port([port].into_iter()).is_err());
    }

    #[test]
    fn each_port_has_a_demo_of_its_own() {
        assert_eq!(demo_of(PORTS.start), demo_dir());
        assert_ne!(demo_of(PORTS.start + 1), demo_dir());
        assert_ne!(demo_of(PORTS.start + 1), demo_of(PORTS.start + 2));
    }

    /// A demo is walked any number of times: each finds its place as if it were the first.
    #[test]
    fn what_an_earlier_walk_left_is_replaced() {
        let folder = root().join("out/test-walk");
        remove(&folder).unwrap();
        remove(&folder).unwrap();
        for round in ["first", "second"] {
            let (from, to) = (folder.join("walk/screens"), folder.join("demo/screens"));
            fs::create_dir_all(&from).unwrap();
            fs::create_dir_all(folder.join("demo")).unwrap();
            fs::write(from.join(round), round).unwrap();
            put_in_place(&from, &to).unwrap();
            let names: Vec<_> =
                fs::read_dir(&to).unwrap().map(|e| e.unwrap().file_name()).collect();
            assert_eq!(names, [round]);
        }
        remove(&folder).unwrap();
    }
}
