//! Every table of the device's store says where its rows come from: the line above its
//! `CREATE TABLE` is `-- class: projected`, `-- class: bundle` or `-- class: device`
//! (and `-- class: log` for the records themselves).

use super::File;
use super::files::extension;

const CLASSES: &[&str] = &["projected", "bundle", "device", "log"];

pub fn classes(file: &File) -> Vec<String> {
    if !file.path.starts_with("crates/store/") || extension(&file.path) != "sql" {
        return Vec::new();
    }
    let mut complaints = Vec::new();
    let mut above = "";
    for (index, line) in file.text.lines().enumerate() {
        if makes_table(line) && !declares_class(above) {
            let number = index + 1;
            complaints.push(format!("{}:{number}: no `-- class: …` above this table", file.path));
        }
        above = line;
    }
    complaints
}

fn makes_table(line: &str) -> bool {
    let line = line.trim_start().to_ascii_uppercase();
    line.starts_with("CREATE TABLE") || line.starts_with("CREATE VIRTUAL TABLE")
}

fn declares_class(line: &str) -> bool {
    let class = line.trim().strip_prefix("-- class: ").unwrap_or_default();
    CLASSES.contains(&class.split([' ', ',', ';', ':']).next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(text: &str) -> usize {
        classes(&File { path: "crates/store/a.sql".to_owned(), text: text.to_owned() }).len()
    }

    #[test]
    fn a_table_without_its_class_is_named() {
        assert_eq!(complaints("CREATE TABLE mine (id TEXT);"), 1);
        assert_eq!(complaints("-- class: whatever\ncreate table mine (id TEXT);"), 1);
        assert_eq!(complaints("-- class: projected\nCREATE VIRTUAL TABLE mine USING fts5(a);"), 0);
        assert_eq!(complaints("-- class: device: window state\nCREATE TABLE ui (a);"), 0);
    }
}
