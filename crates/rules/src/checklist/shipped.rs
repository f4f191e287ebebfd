//! The tables that come with the program: for practice, since the official ones could not be had.

use std::sync::LazyLock;

use super::Checklist;

static SHIPPED: LazyLock<[Checklist; 2]> = LazyLock::new(|| {
    let read = |name: &str, text| {
        Checklist::from_toml(name, text).expect("a test reads the shipped tables")
    };
    [
        read(
            "practice-2020.toml",
            include_str!("../../../../assets/checklists/practice-2020.toml"),
        ),
        read(
            "practice-2024.toml",
            include_str!("../../../../assets/checklists/practice-2024.toml"),
        ),
    ]
});

pub fn shipped() -> &'static [Checklist] {
    SHIPPED.as_slice()
}

/// The practice table in the structure of 2020: see its `source`.
pub fn practice_2020() -> &'static Checklist {
    &SHIPPED[0]
}

/// The practice table in the structure of 2024.
pub fn practice_2024() -> &'static Checklist {
    &SHIPPED[1]
}
