//! Conventions as programs. Each check is a function from text to complaints.

mod files;
mod manifests;

use std::fs;

use crate::shell::{Outcome, command, output, root};

/// A file of the work tree: its path from the root, with `/`, and its text.
pub struct File {
    pub path: String,
    pub text: String,
}

pub fn tidy() -> Outcome {
    let files = tracked_files()?;
    let mut complaints = Vec::new();
    for file in &files {
        complaints.extend(files::length(file));
        complaints.extend(files::words(file, &root().to_string_lossy()));
        complaints.extend(manifests::lints(file));
    }
    for complaint in &complaints {
        println!("{complaint}");
    }
    println!("tidy: {} files, {} complaints", files.len(), complaints.len());
    if complaints.is_empty() { Ok(()) } else { Err("conventions are broken, see above".to_owned()) }
}

/// What git knows or would add; binary files are left out.
fn tracked_files() -> Outcome<Vec<File>> {
    let list = output(command("git").args([
        "-c",
        "core.quotePath=off",
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))
    .ok_or("`git ls-files` failed: tidy needs the work tree of a clone")?;
    let read = |path: &str| {
        let text = fs::read_to_string(root().join(path)).ok()?;
        Some(File { path: path.to_owned(), text })
    };
    Ok(list.lines().filter_map(read).collect())
}
