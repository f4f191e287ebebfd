//! Room on the disk. A build that fills it ends in a linker's errors, which name no cause.

use std::path::Path;

use crate::shell::{Outcome, built, command, output};

/// What building everything from nothing leaves in the target folder, with room to run.
const COLD_BUILD_GB: f64 = 10.0;

/// Whether everything can be built here. Once it has been, no question is asked.
pub fn room() -> Outcome {
    let program = built("debug", "qingshan-desktop");
    if program.exists() {
        return Ok(());
    }
    let nearest = program.ancestors().find(|folder| folder.exists());
    match nearest.and_then(free_gb) {
        Some(free) if free < COLD_BUILD_GB => Err(format!(
            "{free:.1} GB are free on this disk and building everything takes up to \
             {COLD_BUILD_GB} GB: free some, or name a folder on another disk in CARGO_TARGET_DIR"
        )),
        _ => Ok(()),
    }
}

/// Asked of `df`; where there is none, nothing is known.
fn free_gb(folder: &Path) -> Option<f64> {
    free_in(&output(command("df").arg("-Pk").arg(folder))?)
}

fn free_in(table: &str) -> Option<f64> {
    let kibibytes: f64 = table.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
    Some(kibibytes * 1024.0 / 1e9)
}

#[cfg(test)]
mod tests {
    use super::free_in;

    #[test]
    fn what_df_says_is_free_is_read_and_anything_else_is_not() {
        let table = "Filesystem 1024-blocks Used Available Capacity Mounted on\n\
                     /dev/vda 264000000 87000000 8912896 91% /";
        assert!(free_in(table).is_some_and(|gb| (gb - 9.13).abs() < 0.01));
        assert_eq!(free_in("df: no such folder"), None);
        assert_eq!(free_in(""), None);
    }
}
