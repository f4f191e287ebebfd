//! TypeScript bindings from the Rust types. The test that rewrites them here is the one that
//! finds them stale in `cargo xtask test`.

use crate::shell::{Outcome, cargo, run};

pub fn generate() -> Outcome {
    run(cargo().env("QINGSHAN_GENERATE", "1").args(["test", "--package", "app", "bindings"]))
}
