//! Conventions as programs. Each check is a function from text to complaints.

mod files;
mod manifests;
mod paths;

use std::fs;

use crate::shell::{Outcome, command, output, root};

/// A file of the work tree: its path from the root, with `/`, and its text.
pub struct File {
    pub path: String,
    pub text: String,
}

pub fn tidy() -> Outcome {
    let list = tracked()?;
    let tracked: Vec<&str> = list.lines().collect();
    let files: Vec<File> = tracked.iter().filter_map(|path| read(path)).collect();
    let tree = paths::Tree::of(&tracked);
    let mut complaints = Vec::new();
    for file in &files {
        complaints.extend(files::length(file));
        complaints.extend(files::words(file, &root().to_string_lossy()));
        complaints.extend(manifests::lints(file));
        complaints.extend(paths::named(file, &tree));
    }
    for complaint in &complaints {
        println!("{complaint}");
    }
    println!("tidy: {} files, {} complaints", files.len(), complaints.len());
    if complaints.is_empty() { Ok(()) } else { Err("conventions are broken, see above".to_owned()) }
}

/// What git knows or would add, a path a line.
fn tracked() -> Outcome<String> {
    output(command("git").args([
        "-c",
        "core.quotePath=off",
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))
    .ok_or_else(|| "`git ls-files` failed: tidy needs the work tree of a clone".to_owned())
}

/// Binary files are left out, and those that are gone and not yet committed.
fn read(path: &str) -> Option<File> {
    let text = fs::read_to_string(root().join(path)).ok()?;
    Some(File { path: path.to_owned(), text })
}
