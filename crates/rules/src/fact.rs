//! A fact: what a record's payload says, with its kind and version.

use canon::BlobRef;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A payload type. Its kind and version stand in the record's header; an older version is lifted
/// to the newest in its topic's folder, at one place.
pub trait Fact: Serialize + DeserializeOwned {
    const KIND: &'static str;
    const V: u16 = 1;

    /// Contents that the fact rests on: photos, ink, files.
    fn blobs(&self) -> Vec<BlobRef> {
        Vec::new()
    }
}

/// Kinds of this version. Anything else is kept, passed on and shown as "made by a newer version".
pub const KNOWN: &[(&str, u16)] = &[
    ("checkpoint.device", 1),
    ("checkpoint.person", 1),
    (crate::person::Registered::KIND, crate::person::Registered::V),
    (crate::person::Certified::KIND, crate::person::Certified::V),
    (crate::mine::Imported::KIND, crate::mine::Imported::V),
    (crate::drawing::Frozen::KIND, crate::drawing::Frozen::V),
    (crate::drawing::Committed::KIND, crate::drawing::Committed::V),
    (crate::drawing::Revealed::KIND, crate::drawing::Revealed::V),
    (crate::inspection::Opened::KIND, crate::inspection::Opened::V),
    (crate::inspection::Answered::KIND, crate::inspection::Answered::V),
    (crate::inspection::ResultGiven::KIND, crate::inspection::ResultGiven::V),
    (crate::inspection::PhotoTaken::KIND, crate::inspection::PhotoTaken::V),
    (crate::inspection::PhotoAssigned::KIND, crate::inspection::PhotoAssigned::V),
    (crate::inspection::InkSigned::KIND, crate::inspection::InkSigned::V),
    (crate::inspection::Finalised::KIND, crate::inspection::Finalised::V),
    (crate::document::Made::KIND, crate::document::Made::V),
    (crate::document::Signed::KIND, crate::document::Signed::V),
];

/// Whether this version can read `kind` in version `v`.
pub fn is_known(kind: &str, v: u16) -> bool {
    KNOWN.iter().any(|(known, newest)| *known == kind && v >= 1 && v <= *newest)
}
