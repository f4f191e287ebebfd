//! The shipped packs: their published schema, their hashes, and their dated rules beside the rest.

use std::collections::{BTreeMap, BTreeSet};
use std::env::var_os;
use std::fs;
use std::path::{Path, PathBuf};

use rules::deadline::{Force, Rule, Term};
use rules::pack::{Library, Pack};
use serde_json::Value;

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/packs")
}

/// Every file of the folder, also one that the program forgot to take in.
fn files() -> Vec<(String, String)> {
    let entries = fs::read_dir(assets()).expect("a readable folder");
    let paths = entries.map(|entry| entry.expect("a readable folder").path());
    let packs = paths.filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (name, fs::read_to_string(&path).expect("a readable pack"))
    };
    packs.map(read).collect()
}

/// A stale schema fails; `QINGSHAN_GENERATE=1` writes it anew. In which order its keys stand depends
/// on what else is built, so it is compared as a schema and not as text.
#[test]
fn the_published_schema_is_fresh() {
    let path = assets().join("pack.schema.json");
    let fresh = rules::pack::schema();
    let stands = || -> Option<Value> {
        serde_json::from_str(&fs::read_to_string(&path).unwrap_or_default()).ok()
    };
    if var_os("QINGSHAN_GENERATE").is_some() && stands().as_ref() != Some(&fresh) {
        fs::write(&path, format!("{fresh:#}\n")).expect("the schema can be written");
    }
    assert!(stands() == Some(fresh), "run the test with QINGSHAN_GENERATE=1");
}

#[test]
fn an_independent_validator_agrees_about_the_packs() {
    let schema = jsonschema::validator_for(&rules::pack::schema()).expect("a valid schema");
    let files = files();
    assert_eq!(files.len(), Library::shipped().all().count());
    for (name, text) in &files {
        let pack: Value = toml::from_str(text).expect("TOML");
        let faults: Vec<String> = schema.iter_errors(&pack).map(|e| e.to_string()).collect();
        assert!(faults.is_empty(), "{name}: {faults:#?}");
        for (from, to) in [("version", "versoin"), ("status = \"", "status = \"un")] {
            let wrong: Value = toml::from_str(&text.replacen(from, to, 1)).expect("TOML");
            assert!(!schema.is_valid(&wrong), "{name} with {to}");
        }
    }
}

/// A record names pack, version and hash: what stands in this table never changes. A changed pack
/// gets a new version and a new row; `QINGSHAN_GENERATE=1` adds rows and alters none.
#[test]
fn a_changed_pack_has_a_new_version() {
    let path = assets().join("hashes.tsv");
    let mut table = fs::read_to_string(&path).expect("the table of hashes");
    for (pack, reference) in Library::shipped().all() {
        let key = format!("{}\t{}\t", pack.id, pack.version);
        let known = table.lines().find_map(|line| line.strip_prefix(key.as_str()));
        let hash = reference.hash.to_string();
        match known.map(str::to_owned) {
            Some(known) => assert_eq!(known, hash, "{} changed: raise its version", pack.id),
            None if var_os("QINGSHAN_GENERATE").is_some() => {
                table.extend([key.as_str(), &hash, "\n"]);
            }
            None => panic!("{} version {} has no row", pack.id, pack.version),
        }
    }
    if var_os("QINGSHAN_GENERATE").is_some() {
        fs::write(&path, &table).expect("the table can be written");
    }
    let rows = table.lines().filter(|line| !line.starts_with('#')).count();
    assert!(rows >= Library::shipped().all().count());
}

/// What a clause gives as a limit: periods, shares, days of the year.
type Limits = BTreeMap<String, BTreeSet<String>>;

/// Wherever a pack's value with its clause is a limit.
fn limits_of_packs() -> Limits {
    let mut limits = Limits::new();
    for (pack, _) in Library::shipped().all() {
        let mut stated = serde_json::to_value(pack).expect("a pack is JSON");
        stated["deadlines"].take();
        collect(&stated, &mut limits);
        if let Some(years) = &pack.validity.years {
            limits.entry(years.clause.clone()).or_default().insert(format!("{}y", years.value));
        }
    }
    limits
}

fn collect(value: &Value, limits: &mut Limits) {
    let fields: Vec<&Value> = match value {
        Value::Object(fields) => fields.values().collect(),
        Value::Array(list) => list.iter().collect(),
        _ => return,
    };
    if let Some(clause) = value.get("clause").and_then(Value::as_str) {
        let lists = value.get("due").and_then(Value::as_array).into_iter().flatten();
        let singles = ["value", "within", "share", "remaining_at_most"];
        let singles = singles.iter().filter_map(|name| value.get(*name));
        let texts = lists.chain(singles).filter_map(Value::as_str).filter(|text| is_limit(text));
        let found: Vec<String> = texts.map(str::to_owned).collect();
        if !found.is_empty() {
            limits.entry(clause.to_owned()).or_default().extend(found);
        }
    }
    for field in fields {
        collect(field, limits);
    }
}

/// `10wd`, `6mo`, `20%`, `04-30`; a day of one year is no limit.
fn is_limit(text: &str) -> bool {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit());
    unit.len() < text.len()
        && (["wd", "d", "mo", "y", "%"].contains(&unit)
            || (unit.starts_with('-') && text.len() == 5))
}

/// Every dated rule of the packs that ship.
fn dated() -> impl Iterator<Item = (&'static Pack, &'static Rule)> {
    let packs = Library::shipped().all();
    packs.flat_map(|(pack, _)| pack.deadlines.iter().map(move |rule| (pack, rule)))
}

fn limits_of_deadlines() -> Limits {
    let mut limits = Limits::new();
    for (_, rule) in dated() {
        let found: Vec<String> = match &rule.term {
            Term::Within { period, .. }
            | Term::AtMost { period }
            | Term::NotBefore { period }
            | Term::Window { period } => vec![period.to_string()],
            Term::EachQuarter => ["03-31", "06-30", "09-30", "12-31"].map(String::from).to_vec(),
            Term::EachYear { days } => days.iter().map(ToString::to_string).collect(),
            Term::Share { share, .. } => vec![String::from(*share)],
            Term::OnDate | Term::Asked | Term::Since => continue,
        };
        limits.entry(rule.clause.clone()).or_default().extend(found);
    }
    limits
}

#[test]
fn packs_and_deadlines_state_the_same_limits() {
    let (packs, deadlines) = (limits_of_packs(), limits_of_deadlines());
    assert!(deadlines.len() > 15, "the rules were not understood");
    for (clause, limits) in &deadlines {
        assert_eq!(packs.get(clause), Some(limits), "{clause}");
    }
}

/// A period that no source gives is asked in both; 原则上 is soft in both.
#[test]
fn what_is_asked_and_what_is_soft_agrees() {
    let mut seen = 0;
    for (pack, rule) in dated() {
        let of_clause = |station: &&rules::pack::Station| station.clause == rule.clause;
        let publicity = pack
            .stations
            .iter()
            .filter(of_clause)
            .find(|station| station.kind == rules::pack::StationKind::Publicity);
        if rule.term == Term::Asked {
            let station = publicity.unwrap_or_else(|| panic!("{} has no station", rule.clause));
            assert!(station.publicity.is_none(), "{}", rule.clause);
            seen += 1;
        }
        if let (Term::AtMost { .. }, Some(limit)) = (&rule.term, &pack.rectification.limit) {
            assert_eq!(limit.soft, rule.force == Force::Soft, "{}", rule.clause);
            seen += 1;
        }
    }
    assert_eq!(seen, 6, "five publicities without days, one limit in principle");
}
