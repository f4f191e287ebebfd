//! A machine without a graphics card shows its window sooner when the web view paints it itself.
//!
//! With the web view's GPU renderer, each picture would be composed by an OpenGL that runs on the
//! processor, which is several times slower. The renderer is chosen by an environment
//! variable that is read when the web view's libraries load, so the program starts itself again
//! with it. Whoever sets the variable, to whatever, has decided already.

use std::ffi::OsStr;
use std::io;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

const RENDERER_OFF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
const CARDS: &str = "/dev/dri";

/// Comes back only where nothing is to be changed, or where the second start failed: then the
/// window is slower, and that is all.
pub fn choose_renderer() {
    if std::env::var_os(RENDERER_OFF).is_some() || has_card(Path::new(CARDS)) {
        return;
    }
    let error = start_again();
    tracing::warn!(%error, "the window stays with the slower renderer");
}

fn start_again() -> io::Error {
    let program = match std::env::current_exe() {
        Ok(program) => program,
        Err(error) => return error,
    };
    let mut args = std::env::args_os();
    let mut command = Command::new(&program);
    command.arg0(args.next().unwrap_or_else(|| program.into()));
    command.args(args).env(RENDERER_OFF, "1").exec()
}

/// Whether something there can render.
fn has_card(folder: &Path) -> bool {
    let Ok(entries) = folder.read_dir() else { return false };
    entries.flatten().any(|entry| is_renderer(&entry.file_name()))
}

fn is_renderer(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| name.starts_with("renderD"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_renderer_is_a_card() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!has_card(&folder.path().join("none")));
        std::fs::write(folder.path().join("card0"), "").unwrap();
        assert!(!has_card(folder.path()), "a screen without a renderer");
        std::fs::write(folder.path().join("renderD128"), "").unwrap();
        assert!(has_card(folder.path()));
    }
}
