//! The application's real window on a virtual display, driven through WebKitWebDriver; for the page
//! that stands alone, a browser.
//!
//! Nothing here knows the store or the door: what a test learns it reads from the screen, or
//! afterwards from the built command line.

mod browser;
mod cli;
mod display;
mod driver;
mod group;
mod page;
mod verifier;
mod window;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use browser::Browser;
pub use cli::{Said, Service, pdf_text, qingshan, run};
pub use driver::free_port;
pub use verifier::{Answer, VerifierPage};
pub use window::Window;

pub type Failure = Box<dyn Error + Send + Sync>;
pub type Result<T = ()> = std::result::Result<T, Failure>;

/// How long a driver may take for one answer, on a slow machine under load. Only a failing test
/// waits so long.
const ANSWER: Duration = Duration::from_mins(5);

/// Where screenshots and logs go: `out/` at the root, which git ignores.
pub fn out() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(|root| root.join("out")).unwrap_or_default()
}

/// A program of the workspace, in the folder from which this very program was started.
pub fn program(name: &str) -> Result<PathBuf> {
    let own = std::env::current_exe()?;
    let mut folder = own.parent().ok_or("this program lies in no folder")?;
    if folder.ends_with("deps") {
        folder = folder.parent().ok_or("the test lies in no target folder")?;
    }
    let path = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if path.exists() {
        return Ok(path);
    }
    Err(format!("{} is missing: run `cargo build -p {name}`", path.display()).into())
}
