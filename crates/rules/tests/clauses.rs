//! Every clause of the five documents has a row that says what became of it, and no row claims what
//! isn't there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rules::clause::{all, find};
use rules::pack::Library;

/// The clauses by document, as the extract of the sources numbers them.
const CLAUSES: &[(&str, &str)] = &[
    ("CN", "1 2 3 4 5 6"),
    (
        "XJ",
        "1.1 1.2 1.3 1.4 2.0 2.1 2.2a 2.2b 2.2c 2.2d 2.2e 2.3a 2.3b 2.3c 2.4a 2.4b 2.5a 2.5b \
         3.1 3.2a 3.2b 3.2c 3.3a 3.3b 4.0 4.9 5 6 V R1 R2 R3 R4 R5 R6 R6a R6b R7",
    ),
    (
        "OR",
        "1.1 1.2 1.3 1.4 1.5 2.1 2.2 2.3 2.4 3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.8 3.9 3.10 4.1 4.2 \
         4.3 4.4 4.5 4.6 4.7 4.8 4.9 4.10 4.11 R1",
    ),
    (
        "GS",
        "1.1 1.2 1.3 2.1 2.2 2.3 2.4 3.1 3.2 3.3 3.4 3.5 4.1 4.2 4.3 4.4 5.1 5.2 5.3 6 R1 R2 \
         R3 R4 R5 R6 R7 R8 R9 R10 R11 R12 R13 R14",
    ),
    (
        "ZJ",
        "2 3.0 3.1 3.2 3.3 3.4 4.1a 4.1b 4.1c 4.1d 4.1e 4.2a 4.2b 4.2c 4.2d 4.3a 4.3b 4.3c \
         4.3d 4.4a 4.4b 4.4c 5.1 5.2 5.3a 5.3b 5.3c 5.3d 5.3e R1",
    ),
    (
        "SC",
        "2.1a 2.1b 2.1c 2.2a 2.2b 2.2c 2.2d 2.2e 2.3a 2.3b 2.3c 2.3d 2.3e 2.4a 2.4b 2.4c 2.4d \
         3.1a 3.1b 3.1c 3.2 3.3 3.4 3.5 R1",
    ),
];

const BECAME: &[&str] = &["rule", "screen", "document", "reference", "out"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn wanted() -> Vec<String> {
    let ids = |(jurisdiction, numbers): &(&str, &str)| {
        let id = |number: &str| format!("{jurisdiction}-{number}");
        numbers.split_whitespace().map(id).collect::<Vec<_>>()
    };
    CLAUSES.iter().flat_map(ids).collect()
}

#[test]
fn no_clause_is_missing_and_none_is_invented() {
    let (mut found, mut wanted): (Vec<String>, _) =
        (all().iter().map(|clause| clause.id.to_owned()).collect(), wanted());
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted);
}

#[test]
fn each_row_is_filled_and_each_path_lives() {
    for row in all() {
        let id = &row.id;
        assert!(BECAME.contains(&row.became), "{id}: {:?}", row.became);
        assert!(id.starts_with(row.jurisdiction) && !row.gist.is_empty(), "{id}");
        assert!(!row.place.is_empty(), "{id} says no place or reason");
        let lives = row.place.is_empty() || root().join(row.place).exists();
        assert!(row.became == "out" || lives, "{id}: {} is not there", row.place);
    }
}

#[test]
fn no_rule_is_without_its_test() {
    for row in all() {
        if row.test.is_empty() {
            assert_ne!(row.became, "rule", "{} is a rule without a test", row.id);
            continue;
        }
        let (path, name) = row.test.split_once("::").expect("a test is path::name");
        let text = fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
        let test = format!("fn {name}(");
        assert!(text.contains(&test), "{}: {} is not there", row.id, row.test);
    }
}

/// The packs show the same words that the table has.
#[test]
fn packs_and_table_agree() {
    let mut seen = BTreeSet::new();
    for (pack, _) in Library::shipped().all() {
        for (id, text) in &pack.clauses {
            let gist = find(id).map(|clause| clause.gist);
            assert_eq!(gist, Some(text.as_str()), "{id} in {}", pack.id);
            seen.insert(id.as_str());
        }
    }
    assert_eq!(seen.len(), all().len());
}
