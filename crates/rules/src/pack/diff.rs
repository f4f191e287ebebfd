//! What a pack says, value by value, and what differs between two.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Pack;

/// A value that one of two packs has and the other lacks, or has otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Such as `spot_check.ratio` or `stations[publicity].by`.
    pub path: String,
    pub before: Option<Value>,
    pub after: Option<Value>,
}

impl Pack {
    /// Every value by its path. A value with its clause stays together; what is unstated is left
    /// out.
    pub fn values(&self) -> BTreeMap<String, Value> {
        let mut values = BTreeMap::new();
        if let Ok(Value::Object(sections)) = serde_json::to_value(self) {
            sections.into_iter().for_each(|(name, value)| flatten(name, value, &mut values));
        }
        values
    }
}

pub fn diff(before: &Pack, after: &Pack) -> Vec<Difference> {
    let (mut before, mut after) = (before.values(), after.values());
    let same: Vec<String> =
        before.keys().filter(|path| before.get(*path) == after.get(*path)).cloned().collect();
    for path in same {
        before.remove(&path);
        after.remove(&path);
    }
    let mut paths: Vec<String> = before.keys().chain(after.keys()).cloned().collect();
    paths.sort();
    paths.dedup();
    let difference = |path: String| {
        let (before, after) = (before.remove(&path), after.remove(&path));
        Difference { path, before, after }
    };
    paths.into_iter().map(difference).collect()
}

fn flatten(path: String, value: Value, into: &mut BTreeMap<String, Value>) {
    match value {
        Value::Null => {}
        Value::Object(fields) if !fields.contains_key("value") => {
            for (name, field) in fields {
                flatten(format!("{path}.{name}"), field, into);
            }
        }
        Value::Array(list) if list.iter().any(Value::is_object) => {
            for (index, entry) in list.into_iter().enumerate() {
                let id = entry.get("id").and_then(Value::as_str).map(str::to_owned);
                let name = id.unwrap_or_else(|| (index + 1).to_string());
                flatten(format!("{path}[{name}]"), entry, into);
            }
        }
        Value::Array(list) if list.is_empty() => {}
        value => drop(into.insert(path, value)),
    }
}
