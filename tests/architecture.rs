//! Holds the manifests against the table of ARCHITECTURE.md: which room may use which, and what
//! the pure rooms do without.

use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

/// Crate, and the crates of this workspace that it may use. What stands in no row may be used
/// by nobody but `tests`, which may use everything.
const MAY_USE: &[(&str, &[&str])] = &[
    ("canon", &[]),
    ("rules", &["canon"]),
    ("draw", &["canon"]),
    ("keys", &["canon"]),
    ("sign", &["canon", "keys"]),
    ("record", &["canon", "keys"]),
    ("evidence", &["canon"]),
    ("documents", &["canon", "rules"]),
    ("demo", &["canon", "rules"]),
    ("store", &["canon", "draw", "keys", "record", "rules"]),
    ("sync", &["canon", "keys", "record"]),
    ("server", &["canon", "draw", "keys", "record", "rules", "sign", "store", "sync"]),
    (
        "app",
        &[
            "canon",
            "documents",
            "draw",
            "evidence",
            "keys",
            "record",
            "rules",
            "sign",
            "store",
            "sync",
        ],
    ),
    ("qingshan", &["app", "demo", "server"]),
    ("qingshan-desktop", &["app"]),
    ("xtask", &[]),
];

/// Bytes, times and random numbers come into these as values.
const PURE: &[&str] =
    &["canon", "rules", "draw", "keys", "sign", "record", "evidence", "documents", "demo"];

const IMPURE_CRATES: &[&str] = &[
    "async-std",
    "axum",
    "getrandom",
    "rand",
    "reqwest",
    "rusqlite",
    "tauri",
    "tempfile",
    "tokio",
];

const IMPURE_CALLS: &[&str] = &[
    "std::env",
    "std::fs",
    "std::net",
    "std::process",
    "std::thread",
    "Instant::now",
    "Local::now",
    "OsRng",
    "SystemTime",
    "Utc::now",
    "thread_rng",
];

struct Manifest {
    name: String,
    uses: Vec<String>,
}

impl Manifest {
    fn parse(text: &str) -> Self {
        let table: Table = text.parse().expect("a manifest is TOML");
        let name = table["package"]["name"].as_str().expect("a package has a name").to_owned();
        Self { name, uses: names(&table, "dependencies") }
    }

    /// Complaints about edges that the table does not allow.
    fn forbidden(&self, rooms: &[String]) -> Vec<String> {
        let row = MAY_USE.iter().find(|(name, _)| *name == self.name);
        let Some((_, allowed)) = row else {
            return vec![format!("{} has no row in the table", self.name)];
        };
        let pure = PURE.contains(&self.name.as_str());
        let bad = |used: &&String| {
            let used = used.as_str();
            let room = rooms.iter().any(|name| name == used);
            (room && !allowed.contains(&used)) || (pure && IMPURE_CRATES.contains(&used))
        };
        let complain = |used: &String| format!("{} must not use {used}", self.name);
        self.uses.iter().filter(bad).map(complain).collect()
    }
}

/// Ordinary dependencies, also those of one platform; those of tests alone are free.
fn names(table: &Table, section: &str) -> Vec<String> {
    let of = |value: &Value| match value.get(section).and_then(Value::as_table) {
        Some(dependencies) => {
            dependencies.iter().map(|(name, value)| real_name(name, value)).collect()
        }
        None => Vec::new(),
    };
    let mut names = of(&Value::Table(table.clone()));
    let targets = table.get("target").and_then(Value::as_table);
    names.extend(targets.into_iter().flat_map(|targets| targets.values().flat_map(of)));
    names
}

/// `alias = { package = "store" }` is a use of `store`.
fn real_name(name: &str, value: &Value) -> String {
    value.get("package").and_then(Value::as_str).unwrap_or(name).to_owned()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn manifests() -> Vec<Manifest> {
    let crates = fs::read_dir(root().join("crates")).expect("there is a folder of crates");
    let crates = crates.map(|entry| entry.expect("a readable folder").path());
    let others = ["src-tauri", "xtask"].map(|name| root().join(name));
    let read = |folder: PathBuf| fs::read_to_string(folder.join("Cargo.toml")).ok();
    crates.chain(others).filter_map(read).map(|text| Manifest::parse(&text)).collect()
}

#[test]
fn every_crate_uses_only_what_the_table_allows() {
    let manifests = manifests();
    let rooms: Vec<String> = manifests.iter().map(|manifest| manifest.name.clone()).collect();
    assert!(rooms.iter().any(|name| name == "canon"), "no manifest was read");
    let complaints: Vec<String> =
        manifests.iter().flat_map(|manifest| manifest.forbidden(&rooms)).collect();
    assert!(complaints.is_empty(), "{complaints:#?}");
    for (name, _) in MAY_USE {
        assert!(
            rooms.iter().any(|room| room == name),
            "{name} is in the table and not in the tree"
        );
    }
}

#[test]
fn the_table_has_no_circles() {
    let mut settled: Vec<&str> = Vec::new();
    while settled.len() < MAY_USE.len() {
        let free = MAY_USE.iter().find(|(name, uses)| {
            !settled.contains(name) && uses.iter().all(|used| settled.contains(used))
        });
        let (name, _) = free.expect("the rest of the table is a circle");
        settled.push(name);
    }
}

#[test]
fn pure_crates_call_no_file_clock_network_or_random_number() {
    let mut complaints = Vec::new();
    for name in PURE {
        let mut sources = Vec::new();
        collect_sources(&root().join("crates").join(name).join("src"), &mut sources);
        assert!(!sources.is_empty(), "{name} has no sources");
        for source in sources {
            let text = fs::read_to_string(&source).expect("a readable source");
            let found = impure_calls(&text);
            complaints.extend(found.map(|call| format!("{}: {call}", source.display())));
        }
    }
    assert!(complaints.is_empty(), "{complaints:#?}");
}

/// What stands before the tests of a file; by convention they are at its end.
fn impure_calls(text: &str) -> impl Iterator<Item = &'static str> {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    IMPURE_CALLS.iter().copied().filter(|call| code.contains(call))
}

fn collect_sources(folder: &Path, sources: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable folder").path();
        let tests = path.file_stem().is_some_and(|stem| stem == "tests");
        if path.is_dir() && !tests {
            collect_sources(&path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !tests {
            sources.push(path);
        }
    }
}

#[test]
fn the_checker_finds_forbidden_edges() {
    let rooms = ["canon", "store", "app"].map(str::to_owned);
    let forbidden = |text: &str| Manifest::parse(text).forbidden(&rooms);
    let rules = "[package]\nname = \"rules\"\n";
    assert!(forbidden(&format!("{rules}[dependencies]\ncanon.workspace = true")).is_empty());
    for wrong in [
        "[dependencies]\nstore.workspace = true",
        "[dependencies]\nshelf = { package = \"store\", path = \"../store\" }",
        "[dependencies]\ntokio = \"1\"",
        "[target.'cfg(unix)'.dependencies]\napp.workspace = true",
    ] {
        assert_eq!(forbidden(&format!("{rules}{wrong}")).len(), 1, "{wrong}");
    }
    assert!(forbidden(&format!("{rules}[dev-dependencies]\ntokio = \"1\"")).is_empty());
    assert_eq!(forbidden("[package]\nname = \"attic\"").len(), 1);
}

#[test]
fn the_checker_finds_impure_calls_outside_tests() {
    assert_eq!(impure_calls("let now = SystemTime::now();").count(), 1);
    assert_eq!(impure_calls("#[cfg(test)]\nmod tests {\n    use std::fs;\n}").count(), 0);
}
