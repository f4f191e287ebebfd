//! Builds what is shipped and lets `tests/bench` measure it.

use crate::setup;
use crate::shell::{Outcome, built, cargo, command, npm, run};

pub fn bench(args: &[String]) -> Outcome {
    setup::setup()?;
    run(npm().args(["run", "build"]))?;
    run(cargo()
        // Without clippy as the compiler: it leaves some optimisations out.
        .env("RUSTC_WORKSPACE_WRAPPER", "")
        .args(["build", "--release", "--workspace"])
        .args(["--bin", "qingshan", "--bin", "qingshan-desktop"])
        .args(["--bin", "bench", "--bin", "victim"]))?;
    run(command(built("release", "bench")).args(args))
}
