//! Holds what goes over the wire against `openapi.json`.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

use bytes::Bytes;
use http::{HeaderMap, Request, Response};
use jsonschema::Validator;
use serde_json::{Value, json};
use sync::{HttpTransport, Transport, TransportError};

/// A connection that fails the test when a request or an answer is not as described.
pub struct Checked(HttpTransport);

impl Checked {
    pub fn new(inner: HttpTransport) -> Self {
        Self(inner)
    }
}

impl Transport for Checked {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let method = request.method().as_str().to_lowercase();
        let path = request.uri().path().to_owned();
        let operation = operation(&method, &path);
        if let Some(operation) = operation {
            let described = &operation["requestBody"];
            check(described, request.headers(), request.body(), "application/json");
        }
        let response = self.0.send(request).await?;
        if let Some(operation) = operation {
            let status = response.status().as_str().to_owned();
            let answers = &operation["responses"];
            let described = answers.get(&status).unwrap_or(&answers["default"]);
            check(resolve(described), response.headers(), response.body(), "");
        }
        Ok(response)
    }
}

fn document() -> &'static Value {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    DOCUMENT.get_or_init(|| serde_json::from_str(include_str!("../../../openapi.json")).unwrap())
}

/// The operation that answers here; an exact path before one with a place for anything.
fn operation(method: &str, path: &str) -> Option<&'static Value> {
    let paths = document()["paths"].as_object().unwrap();
    let fits = |pattern: &str| {
        let (pattern, path) = (pattern.split('/'), path.split('/'));
        pattern.clone().count() == path.clone().count()
            && pattern.zip(path).all(|(p, s)| p == s || p.starts_with('{'))
    };
    let exact = paths.get(path);
    let pattern = paths.iter().find(|(pattern, _)| fits(pattern)).map(|(_, item)| item);
    exact.or(pattern)?.get(method)
}

fn resolve(value: &'static Value) -> &'static Value {
    match value["$ref"].as_str() {
        Some(place) => document().pointer(place.trim_start_matches('#')).unwrap(),
        None => value,
    }
}

/// The body is of a kind that is described, and if that has a schema, it fits.
fn check(described: &Value, headers: &HeaderMap, body: &Bytes, usual: &str) {
    if body.is_empty() {
        return;
    }
    let kind = headers.get("content-type").map_or(usual, |kind| kind.to_str().unwrap());
    let kind = kind.split(';').next().unwrap();
    let Some(content) = described["content"].get(kind) else {
        panic!("{kind} is not described in {described}")
    };
    let Some(schema) = content.get("schema").filter(|_| kind.ends_with("json")) else { return };
    let value: Value = serde_json::from_slice(body).unwrap();
    if let Err(error) = validator(schema).validate(&value) {
        panic!("{error}\nin {value}")
    }
}

/// Each schema is compiled once.
fn validator(schema: &Value) -> Arc<Validator> {
    static COMPILED: Mutex<BTreeMap<String, Arc<Validator>>> = Mutex::new(BTreeMap::new());
    let compile = || {
        let whole = json!({"allOf": [schema], "components": document()["components"]});
        Arc::new(jsonschema::validator_for(&whole).unwrap())
    };
    let mut compiled = COMPILED.lock().unwrap();
    Arc::clone(compiled.entry(schema.to_string()).or_insert_with(compile))
}
