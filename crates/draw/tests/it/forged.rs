//! What a forger can do to a certificate.

use serde_json::{Value, json};

/// Another byte: a digit stays a digit and a letter a letter, so that not only the JSON breaks.
pub fn other_byte(byte: u8) -> u8 {
    match byte {
        b'9' | b'f' | b'z' => byte - 1,
        b'0'..=b'8' | b'a'..=b'y' => byte + 1,
        b' ' => b'\t',
        byte => byte ^ 1,
    }
}

/// What a forger who also mends the digest can do to a value.
pub fn forged(value: &Value) -> Value {
    match value {
        Value::Null => json!({}),
        Value::Bool(yes) => json!(!yes),
        Value::Number(number) => json!(number.as_u64().unwrap() + 1),
        Value::String(text) => match text.chars().next_back() {
            Some('0') => json!(format!("{}1", &text[..text.len() - 1])),
            Some(last) => json!(format!("{}0", &text[..text.len() - last.len_utf8()])),
            None => json!("0"),
        },
        Value::Array(list) => json!(list.iter().skip(1).collect::<Vec<_>>()),
        Value::Object(map) => {
            let kept = map.iter().skip(1).map(|(key, value)| (key.clone(), value.clone()));
            Value::Object(kept.collect())
        }
    }
}

/// Paths of all values below the root.
pub fn paths(value: &Value, path: &str, found: &mut Vec<String>) {
    if !path.is_empty() {
        found.push(path.to_owned());
    }
    match value {
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(n, item)| paths(item, &format!("{path}/{n}"), found));
        }
        Value::Object(map) => {
            map.iter().for_each(|(key, item)| paths(item, &format!("{path}/{key}"), found));
        }
        _ => {}
    }
}
