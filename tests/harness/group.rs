//! A program in a process group of its own, ended with all that it started.

use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

use super::Result;

pub struct Group(Child);

impl Group {
    pub fn start(command: &mut Command) -> Result<Self> {
        let program = command.get_program().to_string_lossy().into_owned();
        let spawned = command.stdin(Stdio::null()).process_group(0).spawn();
        spawned.map(Self).map_err(|e| format!("{program}: {e}: run `cargo xtask setup`").into())
    }

    pub fn child(&mut self) -> &mut Child {
        &mut self.0
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        kill(&format!("-{}", self.0.id()));
        // Reaps the leader; it may be gone already.
        let _ = self.0.wait();
    }
}

/// SIGKILL to a process or, with a minus before the number, to a group. The shell's own `kill`
/// is always there, and the system call would need `unsafe`.
pub fn kill(target: &str) {
    let script = format!("kill -s KILL -- {target} 2>/dev/null");
    let _ = Command::new("sh").args(["-c", &script]).status();
}
