//! Builds what is shipped and lets `tests/bench` measure it.

use crate::setup;
use crate::shell::{Outcome, built, cargo, command, npm, run};

pub fn bench(args: &[String]) -> Outcome {
    setup::setup()?;
    run(npm().args(["run", "build"]))?;
    // Without clippy as the compiler: it leaves some optimisations out.
    run(cargo().env("RUSTC_WORKSPACE_WRAPPER", "").args([
        "build",
        "--workspace",
        "--bins",
        "--release",
    ]))?;
    run(command(built("release", "bench")).args(args))
}
