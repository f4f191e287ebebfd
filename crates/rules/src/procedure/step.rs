//! A fact of a case, in its place.

use canon::BlobRef;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Party;
use crate::fact::Fact;

/// A paper by the name that people call it, such as 送达回证.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    pub name: String,
    pub content: BlobRef,
}

impl Proof {
    pub fn contents(proofs: &[Self]) -> Vec<BlobRef> {
        proofs.iter().map(|proof| proof.content.clone()).collect()
    }
}

/// A fact, the record of the case that it follows on, and the papers that it was entered from:
/// scans, photos. Its kind, version and lifts are the fact's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step<F> {
    /// None for the one that opens the case.
    #[serde(skip_serializing_if = "Option::is_none", default = "Option::default")]
    pub after: Option<String>,
    pub fact: F,
    #[serde(skip_serializing_if = "Vec::is_empty", default = "Vec::new")]
    pub papers: Vec<Proof>,
    /// Whose step it is, if not of whoever recorded it (代录).
    #[serde(skip_serializing_if = "Vec::is_empty", default = "Vec::new")]
    pub entered_for: Vec<Party>,
}

impl<F: Fact> Fact for Step<F> {
    const KIND: &'static str = F::KIND;
    const V: u16 = F::V;

    fn lift(v: u16, mut body: Value) -> Value {
        if let Some(fact) = body.get_mut("fact") {
            *fact = F::lift(v, fact.take());
        }
        body
    }

    fn blobs(&self) -> Vec<BlobRef> {
        let papers = self.papers.iter().map(|paper| paper.content.clone());
        self.fact.blobs().into_iter().chain(papers).collect()
    }
}

/// What can happen in a procedure.
pub trait Event: Sized {
    const FACTS: &'static [(&'static str, u16)];

    /// `None` if the kind is no event of this procedure.
    fn read(kind: &str, v: u16, body: &Value) -> Option<serde_json::Result<Self>>;
}

/// The events of a procedure, one for each of its facts.
macro_rules! events {
    ($name:ident: $($fact:ident),+ $(,)?) => {
        // An event is read, applied and dropped, one at a time: a box would buy nothing.
        #[allow(clippy::large_enum_variant)]
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $name {
            $($fact($fact),)+
        }

        impl $crate::procedure::Event for $name {
            const FACTS: &'static [(&'static str, u16)] = &[$((
                <$fact as $crate::fact::Fact>::KIND,
                <$fact as $crate::fact::Fact>::V,
            )),+];

            fn read(
                kind: &str,
                v: u16,
                body: &serde_json::Value,
            ) -> Option<serde_json::Result<Self>> {
                use $crate::fact::{Fact, read};
                use $crate::procedure::Step;
                $(if kind == <$fact as Fact>::KIND {
                    return Some(read::<Step<$fact>>(v, body).map(|step| Self::$fact(step.fact)));
                })+
                None
            }
        }
    };
}
pub(crate) use events;
