//! Years as headquarters publishes them: one signed file that replaces what came before.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Calendar, CalendarError, Year};

pub const BUNDLE_FORMAT: &str = "qingshan-calendar-bundle-1";

/// What is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    pub format: String,
    /// Grows with each bundle, so that an old file can't undo a correction.
    pub number: u64,
    pub years: Vec<Year>,
}

/// The file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedBundle {
    pub bundle: Bundle,
    /// Over [`Bundle::message`], as the signer's key writes it.
    pub signature: String,
}

impl Bundle {
    pub fn new(number: u64, years: Vec<Year>) -> Self {
        Self { format: BUNDLE_FORMAT.to_owned(), number, years }
    }

    /// What the signature is over: the format's name, a zero byte, the canonical JSON. The name
    /// keeps a signature made for something else from counting here.
    pub fn message(&self) -> Vec<u8> {
        let mut message = BUNDLE_FORMAT.as_bytes().to_vec();
        message.push(0);
        message.extend(canon::to_bytes(self).expect("dates, words and whole numbers"));
        message
    }

    fn validate(&self) -> Result<(), CalendarError> {
        if self.format != BUNDLE_FORMAT {
            let found = self.format.clone();
            return Err(CalendarError::Format { expected: BUNDLE_FORMAT, found });
        }
        let mut seen = BTreeSet::new();
        for year in &self.years {
            year.validate()?;
            if !seen.insert(year.year) {
                return Err(CalendarError::YearTwice(year.year));
            }
        }
        Ok(())
    }
}

impl SignedBundle {
    /// Reads a file and believes it only if `verify`, given message and signature, says that
    /// headquarters signed it. `have` is the number of the bundle in use, if there is one.
    pub fn open(
        file: &[u8],
        have: Option<u64>,
        verify: impl FnOnce(&[u8], &str) -> bool,
    ) -> Result<Bundle, CalendarError> {
        let signed: Self = serde_json::from_slice(file)
            .map_err(|error| CalendarError::NoBundle(error.to_string()))?;
        if !verify(&signed.bundle.message(), &signed.signature) {
            return Err(CalendarError::BadSignature);
        }
        signed.bundle.validate()?;
        match have {
            Some(have) if signed.bundle.number < have => {
                Err(CalendarError::Older { found: signed.bundle.number, have })
            }
            _ => Ok(signed.bundle),
        }
    }
}

impl Calendar {
    /// The shipped years, with those of a bundle over them.
    pub fn with(bundle: Bundle) -> Result<Self, CalendarError> {
        let mut calendar = Self::shipped().clone();
        calendar.replace(bundle.years)?;
        Ok(calendar)
    }
}
