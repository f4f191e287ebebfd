use std::fmt::Display;

use crate::error::StoreError;

/// One thing that is wrong: a code and what it is about, so that a screen says it in its own words,
/// and the sentence in English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub code: &'static str,
    pub args: Vec<(&'static str, String)>,
    pub message: String,
}

impl Fault {
    pub(super) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, args: Vec::new(), message: message.into() }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        let fault = Self::new(error.code(), error.to_string());
        let StoreError::Record(error) = error else { return fault };
        match error.entry() {
            Some((device, seq)) => fault.with("record", format!("{device}/{seq}")),
            None => fault,
        }
    }
}
