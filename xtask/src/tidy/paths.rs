//! What a page of documentation names stands in the tree: a map must not lead into the void.

use std::path::Path;

use super::File;

/// Pages about the sources: a word in backquotes that looks like a path of theirs is one. Other
/// pages speak of files that people have.
const MAPS: &[&str] = &["ARCHITECTURE.md", "CONTRIBUTING.md", "docs/dev/"];

/// How a file of sources ends, so that its name alone is a path too.
const SOURCES: &[&str] = &["rs", "vue", "ts", "sql", "py"];

/// All paths in one text, each between `/` and the end of its line, so that a path is found by its
/// end and a folder by its middle.
pub struct Tree(String);

impl Tree {
    pub fn of(paths: &[&str]) -> Self {
        Self(format!("\n/{}\n", paths.join("\n/")))
    }

    /// A path that may leave out what stands before it, such as `crates/`.
    fn holds(&self, path: &str) -> bool {
        self.contains(&format!("/{}", path.trim_end_matches('/')))
    }

    fn holds_from_root(&self, path: &str) -> bool {
        self.contains(&format!("\n/{path}"))
    }

    fn contains(&self, path: &str) -> bool {
        ["\n", "/"].iter().any(|end| self.0.contains(&format!("{path}{end}")))
    }
}

pub fn named(file: &File, tree: &Tree) -> Vec<String> {
    if Path::new(&file.path).extension().is_none_or(|ending| ending != "md") {
        return Vec::new();
    }
    let map = MAPS.iter().any(|map| file.path.starts_with(map));
    let mut complaints = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        let words = line.split('`').skip(1).step_by(2).filter(|word| map && is_path(word));
        let absent = words.filter(|word| !tree.holds(word));
        let dead = links(line).filter(|link| !tree.holds_from_root(&resolved(&file.path, link)));
        for path in absent.chain(dead) {
            complaints.push(format!("{}:{}: there is no {path}", file.path, index + 1));
        }
    }
    complaints
}

fn is_path(word: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    let source = word.rsplit_once('.').is_some_and(|(_, end)| SOURCES.contains(&end));
    // An address of the server begins with a slash; `out/` is made by tests.
    let ours = !word.starts_with('/') && !word.starts_with("out/");
    ours && word.chars().all(plain) && (source || word.contains('/'))
}

/// Where links of this line lead within the tree.
fn links(line: &str) -> impl Iterator<Item = &str> {
    let targets = line.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
    targets.filter(|target| !target.is_empty() && !target.contains("://"))
}

/// A link of a page, from the root.
fn resolved(page: &str, link: &str) -> String {
    let mut steps: Vec<&str> = page.split('/').collect();
    steps.pop();
    for step in link.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "" | "." => {}
            name => steps.push(name),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATHS: &[&str] = &["README.md", "crates/x/src/a.rs", "docs/dev/b.md"];

    fn complaints(path: &str, text: &str) -> Vec<String> {
        named(&File { path: path.to_owned(), text: text.to_owned() }, &Tree::of(PATHS))
    }

    const RIGHT: &str = "`x/src/a.rs` `a.rs` `crates/` `x/src/` `/v1/x` `out/x.rs` `a b/c` `y`";
    const WRONG: &str = "`y/src/a.rs` `b.rs` `rates/x/` `x/sr` `b.vue`";

    #[test]
    fn a_map_names_only_what_stands() {
        assert_eq!(complaints("ARCHITECTURE.md", RIGHT), [""; 0]);
        assert_eq!(complaints("docs/dev/b.md", WRONG).len(), 5);
        assert!(complaints("docs/guide.md", WRONG).is_empty());
        let told = complaints("ARCHITECTURE.md", "fine\n`a.rs`, `b.rs`");
        assert_eq!(told, ["ARCHITECTURE.md:2: there is no b.rs"]);
    }

    #[test]
    fn links_of_all_pages_lead_somewhere() {
        let right = "[a](../../README.md#top) [b](b.md) [c](../) [d](#here) [e](https://x.org/y)";
        assert_eq!(complaints("docs/dev/b.md", right), [""; 0]);
        assert_eq!(complaints("docs/dev/b.md", "[a](../README.md)").len(), 1);
        assert_eq!(complaints("README.md", "[a](docs/dev/c.md) [b](docs/dev/)").len(), 1);
        assert!(complaints("crates/x/src/a.rs", "[a](nowhere)").is_empty());
    }
}
