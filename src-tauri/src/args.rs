//! What the desktop accepts on its command line: `--data DIR`, nothing else.

use std::ffi::OsString;
use std::path::PathBuf;

pub const USAGE: &str = "usage: qingshan-desktop [--data DIR]";

/// The store's folder, or `None` for the one the operating system gives to the application.
pub fn data_dir(args: impl IntoIterator<Item = OsString>) -> Result<Option<PathBuf>, String> {
    let mut args = args.into_iter();
    let mut data = None;
    while let Some(arg) = args.next() {
        if arg != "--data" {
            return Err(format!("unknown argument {}\n{USAGE}", arg.display()));
        }
        let dir = args.next().ok_or_else(|| format!("--data needs a folder\n{USAGE}"))?;
        data = Some(PathBuf::from(dir));
    }
    Ok(data)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &[&str]) -> Result<Option<PathBuf>, String> {
        data_dir(args.iter().map(OsString::from))
    }

    #[test]
    fn a_given_folder_is_used_and_none_means_the_default() {
        assert_eq!(parse(&["--data", "矿山/库"]), Ok(Some("矿山/库".into())));
        assert_eq!(parse(&[]), Ok(None));
    }

    #[test]
    fn anything_else_is_refused_with_the_usage() {
        assert!(parse(&["--data"]).unwrap_err().contains(USAGE));
        assert!(parse(&["--dta", "x"]).unwrap_err().contains("--dta"));
    }
}
