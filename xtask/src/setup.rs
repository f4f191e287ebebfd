//! Installs what a fresh machine lacks; a machine that has everything notices nothing.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::disk;
use crate::shell::{Outcome, command, npm, output, root, run, ui, venv};
use crate::version::{self, NODE};

/// To compile the window and SQLCipher, and to see the window's Chinese.
const BUILDING: &[&str] =
    &["build-essential", "fonts-noto-cjk", "libssl-dev", "libwebkit2gtk-4.1-dev", "pkg-config"];

/// To drive the window without a display.
const WALKING: &[&str] = &["dbus-x11", "webkit2gtk-driver", "xauth", "xvfb"];

/// Independent judges of documents and certificates, a browser for the page that checks
/// certificates, and a clock that can be set: for tests and figures.
const JUDGING: &[&str] = &[
    "chromium",
    "chromium-driver",
    "libfaketime",
    "libnss3-tools",
    "openssl",
    "poppler-utils",
    "python3-venv",
    "qpdf",
    "zbar-tools",
];

/// Programs that may have come from elsewhere than Debian's packages of these names.
const NODE_PROGRAMS: [(&str, &str); 2] = [("node", "nodejs"), ("npm", "npm")];

/// Everything, tests and figures included.
pub fn setup() -> Outcome {
    disk::room()?;
    system_packages(&[BUILDING, WALKING, JUDGING].concat())?;
    python()?;
    node()
}

/// What building and opening the window takes.
pub fn to_build() -> Outcome {
    disk::room()?;
    system_packages(BUILDING)?;
    node()
}

/// What it takes to build, and to drive the window without a display.
pub fn to_walk() -> Outcome {
    disk::room()?;
    system_packages(&[BUILDING, WALKING].concat())?;
    node()
}

fn system_packages(wanted: &[&str]) -> Outcome {
    if !cfg!(target_os = "linux") {
        println!("Only Debian's packages are known here; the README names what else is needed.");
        return Ok(());
    }
    if output(command("dpkg-query").arg("--version")).is_none() {
        println!("No dpkg here; this machine needs what Debian calls {}", wanted.join(" "));
        return Ok(());
    }
    let mut missing: Vec<&str> =
        wanted.iter().copied().filter(|package| !installed(package)).collect();
    let absent = |program: &str| output(command(program).arg("--version")).is_none();
    missing.extend(NODE_PROGRAMS.iter().filter(|(program, _)| absent(program)).map(|pair| pair.1));
    if missing.is_empty() {
        return Ok(());
    }
    let Some(privilege) = privilege() else {
        let packages = missing.join(" ");
        return Err(format!(
            "packages are missing and this user may not install them. Run this line, then again:\n  \
             sudo apt-get update && sudo apt-get install --yes --no-install-recommends {packages}"
        ));
    };
    run(command(privilege[0]).args(&privilege[1..]).args(["apt-get", "update"]))?;
    run(command(privilege[0])
        .args(&privilege[1..])
        .args(["apt-get", "install", "--yes", "--no-install-recommends"])
        .args(missing))
}

fn installed(package: &str) -> bool {
    let query = output(command("dpkg-query").args(["-W", "-f=${db:Status-Status} ", package]));
    query.is_some_and(|status| status.split(' ').any(|word| word == "installed"))
}

/// The words before `apt-get` with which this user may install, if there are any.
fn privilege() -> Option<&'static [&'static str]> {
    const QUIETLY: &str = "DEBIAN_FRONTEND=noninteractive";
    if output(command("id").arg("-u")).as_deref() == Some("0") {
        return Some(&["env", QUIETLY]);
    }
    output(command("sudo").args(["-n", "true"])).map(|_| &["sudo", "-n", "env", QUIETLY][..])
}

fn python() -> Outcome {
    let wanted = root().join("tests/requirements.txt");
    let stamp = venv().join("requirements.txt");
    if same_content(&wanted, &stamp) {
        return Ok(());
    }
    let interpreter = venv().join("bin/python");
    // An interpreter alone may be half of what was being made when something went wrong.
    if output(command(&interpreter).args(["-m", "pip", "--version"])).is_none() {
        run(command("python3").args(["-m", "venv", "--clear"]).arg(venv()))?;
    }
    run(command(interpreter)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"])
        .arg(&wanted))?;
    remember(&wanted, &stamp)
}

fn node() -> Outcome {
    let said = |program: &mut Command| output(program.arg("--version")).unwrap_or_default();
    let (node, npm_itself) = (said(&mut command("node")), said(&mut npm()));
    let enough = version::of(&node).is_some_and(version::node_is_enough);
    if !enough || version::of(&npm_itself).is_none() {
        return Err(format!(
            "Node.js {NODE} is needed, with npm: take both from https://nodejs.org/en/download. \
             `--version` of node says {node:?} here, of npm {npm_itself:?}"
        ));
    }
    let wanted = ui().join("package-lock.json");
    let stamp = ui().join("node_modules/.installed-lock.json");
    if same_content(&wanted, &stamp) {
        return Ok(());
    }
    run(npm().args(["ci", "--no-audit", "--no-fund"]))?;
    remember(&wanted, &stamp)
}

fn same_content(wanted: &Path, stamp: &Path) -> bool {
    matches!((fs::read(wanted), fs::read(stamp)), (Ok(wanted), Ok(stamp)) if wanted == stamp)
}

fn remember(wanted: &Path, stamp: &Path) -> Outcome {
    fs::copy(wanted, stamp).map(drop).map_err(|e| format!("cannot write {}: {e}", stamp.display()))
}
