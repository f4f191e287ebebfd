//! Every key that a pack may state is acted on: `assets/packs/keys.tsv` says which file does, and
//! by which words it reads it. A key that nothing reads would promise what the product doesn't do.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// What names a value and says who states it: shown with the value, wherever it is.
const NAMES: [&str; 3] = ["id", "title", "clause"];

struct Row {
    key: String,
    place: String,
    words: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn rows() -> Vec<Row> {
    let table = fs::read_to_string(root().join("assets/packs/keys.tsv")).expect("the table");
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [key, place, words] = cells[..] else { panic!("{line:?} has not three cells") };
        Row { key: key.to_owned(), place: place.to_owned(), words: words.to_owned() }
    };
    lines.map(row).collect()
}

/// Where a node of the schema leads, through references, options, lists and maps.
fn meant<'s>(schema: &'s Value, node: &'s Value) -> &'s Value {
    let reference = node["$ref"].as_str().and_then(|path| schema.pointer(path.strip_prefix('#')?));
    let mut options = node["anyOf"].as_array().into_iter().flatten();
    let next = reference
        .or_else(|| options.find(|option| option["type"] != "null"))
        .or_else(|| node.get("items"))
        .or_else(|| node.get("additionalProperties").filter(|inner| inner.is_object()));
    next.map_or(node, |inner| meant(schema, inner))
}

/// The keys below a node. A value with its clause, and words in two languages, are one.
fn keys(schema: &Value, node: &Value, path: &str, found: &mut BTreeSet<String>) {
    let fields = meant(schema, node)["properties"].as_object();
    let parts = fields.filter(|fields| !fields.contains_key("value") && !fields.contains_key("zh"));
    let Some(parts) = parts else {
        found.insert(path.to_owned());
        return;
    };
    for (name, inner) in parts {
        if path.is_empty() {
            keys(schema, inner, name, found);
        } else if !NAMES.contains(&name.as_str()) {
            keys(schema, inner, &format!("{path}.{name}"), found);
        }
    }
}

/// Whether the code of a file has these words, however it is laid out; its comments and its tests
/// don't count.
fn reads(file: &str, words: &str) -> bool {
    let code = file.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let packed = |text: &str| text.split_whitespace().collect::<String>();
    packed(&lines.collect::<Vec<_>>().join("\n")).contains(&packed(words))
}

#[test]
fn no_key_is_without_its_row_and_no_row_without_its_key() {
    let schema = rules::pack::schema();
    let mut keys_of_packs = BTreeSet::new();
    keys(&schema, &schema, "", &mut keys_of_packs);
    assert!(keys_of_packs.len() > 100, "the schema was not understood");
    let rows: Vec<String> = rows().into_iter().map(|row| row.key).collect();
    let once: BTreeSet<String> = rows.iter().cloned().collect();
    assert_eq!(once.len(), rows.len(), "a key stands once");
    assert_eq!(once, keys_of_packs);
}

#[test]
fn each_key_is_read_where_its_row_says() {
    for Row { key, place, words } in rows() {
        let name = key.rsplit('.').next().unwrap_or_default();
        assert!(words.contains(name), "{key}: {words} does not name it");
        let text = fs::read_to_string(root().join(&place));
        let text = text.unwrap_or_else(|error| panic!("{place}: {error}"));
        assert!(reads(&text, &words), "{key}: {place} has no {words}");
    }
}

#[test]
fn neither_a_comment_nor_a_test_reads_a_key() {
    let words = "pack.spot_check.joint";
    assert!(reads("let with = pack\n    .spot_check\n    .joint\n    .as_ref();", words));
    assert!(!reads("// pack.spot_check.joint\nlet with = pack.spot_check.by;", words));
    assert!(!reads("#[cfg(test)]\nmod tests { pack.spot_check.joint }", words));
}
