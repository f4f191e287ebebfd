//! Every crate inherits the lints of the workspace, and those forbid `unsafe`.

use super::File;

pub fn lints(file: &File) -> Option<String> {
    let wanted = match file.path.as_str() {
        "Cargo.toml" => "unsafe_code = \"forbid\"",
        path if path.ends_with("/Cargo.toml") => "[lints]\nworkspace = true",
        _ => return None,
    };
    (!file.text.contains(wanted)).then(|| format!("{}: lacks `{wanted}`", file.path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_without_the_lints_is_named() {
        let with = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
        assert!(lints(&with("crates/x/Cargo.toml", "[package]")).is_some());
        assert!(lints(&with("crates/x/Cargo.toml", "[lints]\nworkspace = true\n")).is_none());
        assert!(lints(&with("Cargo.toml", "[workspace]")).is_some());
        assert!(lints(&with("crates/x/src/lib.rs", "")).is_none());
    }
}
