//! Holds the manifests against the table of ARCHITECTURE.md: which room may use which, and what
//! the pure rooms do without.

use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

/// A row of the table: a crate, the crates of this workspace that it may use, and whether bytes,
/// times and random numbers come into it as values. What stands in no row may be used by nobody but
/// `tests`, which may use everything.
struct Room {
    name: String,
    may_use: Vec<String>,
    pure: bool,
}

impl Room {
    fn parse(row: &str) -> Option<Self> {
        let cells: Vec<&str> = row.trim_matches('|').split('|').collect();
        let [name, _, may_use, pure] = cells.as_slice() else { return None };
        let name = code(name).next()?.to_owned();
        let may_use = code(may_use).map(str::to_owned).collect();
        Some(Self { name, may_use, pure: pure.trim() == "yes" })
    }
}

/// What stands between backquotes.
fn code(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

/// The table of the section "Rooms".
fn table() -> Vec<Room> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("there is a map");
    let (_, section) = text.split_once("\n## Rooms\n").expect("the map has rooms");
    let section = section.split("\n## ").next().unwrap_or_default();
    let rooms: Vec<Room> =
        section.lines().filter(|line| line.starts_with('|')).filter_map(Room::parse).collect();
    assert!(rooms.iter().any(|room| room.pure), "the table was not understood");
    rooms
}

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
    fn forbidden(&self, table: &[Room]) -> Vec<String> {
        let Some(row) = table.iter().find(|room| room.name == self.name) else {
            return vec![format!("{} has no row in the table", self.name)];
        };
        let bad = |used: &&String| {
            let room = table.iter().any(|room| room.name == **used);
            (room && !row.may_use.contains(used))
                || (row.pure && IMPURE_CRATES.contains(&used.as_str()))
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
    let (table, manifests) = (table(), manifests());
    let complaints: Vec<String> =
        manifests.iter().flat_map(|manifest| manifest.forbidden(&table)).collect();
    assert!(complaints.is_empty(), "{complaints:#?}");
    for room in &table {
        let name = &room.name;
        let stands = manifests.iter().any(|manifest| manifest.name == *name);
        assert!(stands, "{name} is in the table and not in the tree");
    }
}

#[test]
fn the_table_has_no_circles() {
    let table = table();
    let mut settled: Vec<&String> = Vec::new();
    while settled.len() < table.len() {
        let free = table.iter().find(|room| {
            !settled.contains(&&room.name)
                && room.may_use.iter().all(|used| settled.contains(&used))
        });
        settled.push(&free.expect("the rest of the table is a circle").name);
    }
}

#[test]
fn pure_crates_call_no_file_clock_network_or_random_number() {
    let mut complaints = Vec::new();
    for Room { name, .. } in table().iter().filter(|room| room.pure) {
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
    let rows =
        ["| `rules` | … | `canon` | yes |", "| `canon` | … | – | yes |", "| `store` | … | – | |"];
    let table: Vec<Room> = rows.iter().filter_map(|row| Room::parse(row)).collect();
    let forbidden = |text: &str| Manifest::parse(text).forbidden(&table);
    let rules = "[package]\nname = \"rules\"\n";
    assert!(forbidden(&format!("{rules}[dependencies]\ncanon.workspace = true")).is_empty());
    for wrong in [
        "[dependencies]\nstore.workspace = true",
        "[dependencies]\nshelf = { package = \"store\", path = \"../store\" }",
        "[dependencies]\ntokio = \"1\"",
        "[target.'cfg(unix)'.dependencies]\nstore.workspace = true",
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
