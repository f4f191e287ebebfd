//! Installs what a fresh machine lacks; a machine that has everything notices nothing.

use std::fs;
use std::path::Path;

use crate::shell::{Outcome, command, npm, output, root, run, ui, venv};

const APT_PACKAGES: &[&str] = &[
    // compiling: the window, SQLCipher
    "build-essential",
    "libssl-dev",
    "libwebkit2gtk-4.1-dev",
    "pkg-config",
    // the page that checks certificates
    "chromium",
    "chromium-driver",
    // the window tests
    "dbus-x11",
    "fonts-noto-cjk",
    "webkit2gtk-driver",
    "xauth",
    "xvfb",
    // independent judges of the documents and certificates
    "libnss3-tools",
    "openssl",
    "poppler-utils",
    "python3-venv",
    "qpdf",
    "zbar-tools",
];

const NODE_MAJOR: u32 = 20;

pub fn setup() -> Outcome {
    system_packages()?;
    python()?;
    node()
}

fn system_packages() -> Outcome {
    if !cfg!(target_os = "linux") {
        println!("Only Debian's packages are known here; the README names what else is needed.");
        return Ok(());
    }
    if output(command("dpkg-query").arg("--version")).is_none() {
        println!("No dpkg here; this machine needs what Debian calls {}", APT_PACKAGES.join(" "));
        return Ok(());
    }
    let missing: Vec<&str> = APT_PACKAGES.iter().copied().filter(|name| !installed(name)).collect();
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
    if !interpreter.exists() {
        run(command("python3").args(["-m", "venv"]).arg(venv()))?;
    }
    run(command(interpreter)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"])
        .arg(&wanted))?;
    remember(&wanted, &stamp)
}

fn node() -> Outcome {
    let version = output(command("node").arg("--version")).unwrap_or_default();
    if major(&version).is_none_or(|major| major < NODE_MAJOR) {
        return Err(format!(
            "Node.js {NODE_MAJOR} or newer is needed, with npm, and `node --version` says \
             {version:?}: take it from https://nodejs.org/en/download or your system's packages"
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

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn same_content(wanted: &Path, stamp: &Path) -> bool {
    matches!((fs::read(wanted), fs::read(stamp)), (Ok(wanted), Ok(stamp)) if wanted == stamp)
}

fn remember(wanted: &Path, stamp: &Path) -> Outcome {
    fs::copy(wanted, stamp).map(drop).map_err(|e| format!("cannot write {}: {e}", stamp.display()))
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_of_node_is_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major(""), None);
        assert_eq!(major("20"), None);
    }
}
