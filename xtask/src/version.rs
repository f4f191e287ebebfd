//! Versions as programs print them, and which are new enough.

/// Major and minor.
pub type Version = (u32, u32);

/// The first version in what a program says of itself: `v20.19.2`, `rustc 1.95.0 (…)`.
pub fn of(said: &str) -> Option<Version> {
    said.split_whitespace().find_map(|word| {
        let mut numbers = word.strip_prefix('v').unwrap_or(word).split('.');
        let mut next = || numbers.next()?.parse::<u32>().ok();
        Some((next()?, next()?))
    })
}

/// Node.js as `engines` of `ui/package.json` has it; spelt as there.
pub const NODE: &str = "^20.19.0 || >=22.12.0";

pub fn node_is_enough(version: Version) -> bool {
    (version.0 == 20 && version.1 >= 19) || version >= (22, 12)
}

/// Whether the compiler is newer than the one whose lints are known here, `rust-version` of
/// `Cargo.toml`: it may have lints that nobody has seen yet.
pub fn compiler_is_newer(said: &str) -> bool {
    let known = of(env!("CARGO_PKG_RUST_VERSION"));
    of(said).is_some_and(|own| known.is_some_and(|known| own > known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_where_they_stand() {
        assert_eq!(of("v20.20.2"), Some((20, 20)));
        assert_eq!(of("11.19.1\n"), Some((11, 19)));
        assert_eq!(of("rustc 1.95.0 (59807616e 2026-04-14)"), Some((1, 95)));
        for none in ["", "20", "v20", "node: not found", "v20.x"] {
            assert_eq!(of(none), None, "{none}");
        }
    }

    #[test]
    fn node_is_as_new_as_the_user_interface_asks() {
        for enough in [(20, 19), (20, 20), (22, 12), (22, 20), (23, 0), (24, 1)] {
            assert!(node_is_enough(enough), "{enough:?}");
        }
        for old in [(18, 20), (20, 18), (21, 7), (22, 11)] {
            assert!(!node_is_enough(old), "{old:?}");
        }
        let package = include_str!("../../ui/package.json");
        assert!(package.contains(&format!("\"node\": \"{NODE}\"")));
    }

    #[test]
    fn the_readme_names_the_least_compiler() {
        let (readme, least) = (include_str!("../../README.md"), env!("CARGO_PKG_RUST_VERSION"));
        for words in [format!("Rust {least} 以上"), format!("Rust {least} or newer")] {
            assert!(readme.contains(&words), "{words}");
        }
    }

    #[test]
    fn only_a_newer_compiler_is_newer() {
        let (major, minor) = of(env!("CARGO_PKG_RUST_VERSION")).unwrap();
        assert!(!compiler_is_newer(&format!("rustc {major}.{minor}.9")));
        assert!(!compiler_is_newer("rustc 1.2.0"));
        assert!(!compiler_is_newer("nothing is said"));
        assert!(compiler_is_newer(&format!("rustc {major}.{}.0", minor + 1)));
        assert!(compiler_is_newer(&format!("rustc {}.0.0-nightly", major + 1)));
    }
}
