//! Length and words of our own source files.

use super::File;

/// A ratchet: it may only go down.
const MOST_LINES: usize = 500;

const CODE: &[&str] = &["rs", "sql", "ts", "vue", "css", "toml", "json", "sh", "yml", "html", "py"];
const ROOMS: &[&str] = &["crates/", "src-tauri/", "tests/", "ui/src/", "ui/verifier/", "xtask/"];

/// Split here so that this file does not contain what it looks for.
const BANNED: &[(&str, &str)] = &[
    (concat!("TO", "DO"), "do it, or write it down as an issue"),
    (concat!("FIX", "ME"), "fix it, or write it down as an issue"),
    (concat!("todo", "!("), "nothing on a path of the product is a stub"),
    (concat!("unimplement", "ed!("), "nothing on a path of the product is a stub"),
    (concat!("dbg", "!("), "left over from debugging"),
    (concat!("console", ".log("), "left over from debugging"),
    (concat!("/ho", "me/"), "a path of one machine"),
    (concat!("/ro", "ot/"), "a path of one machine"),
];

pub fn length(file: &File) -> Option<String> {
    let lines = file.text.lines().count();
    let ours = ROOMS.iter().any(|room| file.path.starts_with(room));
    let source = ["rs", "ts", "vue", "css"].contains(&extension(&file.path));
    let generated = file.path.ends_with("/generated.ts");
    let long = ours && source && !generated && lines > MOST_LINES;
    long.then(|| format!("{}: {lines} lines, {MOST_LINES} is the most: split it", file.path))
}

/// `work_tree` is the path of this checkout, which no file may name.
pub fn words(file: &File, work_tree: &str) -> Vec<String> {
    if !CODE.contains(&extension(&file.path)) || file.path.ends_with("package-lock.json") {
        return Vec::new();
    }
    let banned = BANNED.iter().copied().chain([(work_tree, "a path of one machine")]);
    let mut complaints = Vec::new();
    for (word, reason) in banned {
        for (index, line) in file.text.lines().enumerate() {
            if line.contains(word) {
                complaints.push(format!("{}:{}: `{word}`: {reason}", file.path, index + 1));
            }
        }
    }
    complaints
}

fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: String) -> File {
        File { path: path.to_owned(), text }
    }

    #[test]
    fn a_long_source_file_is_named_and_a_long_table_is_not() {
        assert!(length(&file("crates/x/src/a.rs", "\n".repeat(MOST_LINES + 1))).is_some());
        assert!(length(&file("crates/x/src/a.rs", "\n".repeat(MOST_LINES))).is_none());
        assert!(length(&file("ui/src/generated.ts", "\n".repeat(MOST_LINES + 1))).is_none());
        assert!(length(&file("crates/x/data/a.csv", "\n".repeat(MOST_LINES + 1))).is_none());
    }

    #[test]
    fn each_banned_word_is_found_with_its_line() {
        for (word, _) in BANNED {
            let found = words(&file("ui/src/a.ts", format!("fine\n{word}")), "/tree");
            assert_eq!(found.len(), 1, "{word}");
            assert!(found[0].starts_with("ui/src/a.ts:2: "), "{}", found[0]);
        }
        assert_eq!(words(&file("a.toml", "path = \"/tree/x\"".to_owned()), "/tree").len(), 1);
        assert!(words(&file("a.md", BANNED[0].0.to_owned()), "/tree").is_empty());
    }
}
