//! An X server without a screen, on a display number that it finds free by itself.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use super::Result;
use super::group::Group;

pub struct Display {
    pub name: String,
    _server: Group,
}

impl Display {
    /// Always a new one, also where the machine has a screen: every run sees the same size.
    pub fn start() -> Result<Self> {
        let mut server = Group::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        )?;
        let stdout = server.child().stdout.take().ok_or("Xvfb has no output")?;
        let mut number = String::new();
        BufReader::new(stdout).read_line(&mut number)?;
        let number: u32 = number.trim().parse().map_err(|_| "Xvfb found no free display")?;
        Ok(Self { name: format!(":{number}"), _server: server })
    }
}
