//! A fact: what a record's payload says, with its kind and version.

use canon::BlobRef;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::procedure::{self, Party};

/// A payload type. Its kind and version stand in the record's header; an older version is lifted
/// to the newest in its topic's folder, at one place.
pub trait Fact: Serialize + DeserializeOwned {
    const KIND: &'static str;
    const V: u16 = 1;

    /// Makes the body of version `v` into one of version `v + 1`. Only a topic that has older
    /// versions says how.
    fn lift(v: u16, body: Value) -> Value {
        let _ = v;
        body
    }

    /// Contents that the fact rests on: photos, ink, files.
    fn blobs(&self) -> Vec<BlobRef> {
        Vec::new()
    }

    /// Who took a step of a case, where the fact itself says so.
    fn party(&self) -> Option<Party> {
        None
    }

    /// What shows that they took it.
    fn shown_by(&self) -> Vec<BlobRef> {
        self.blobs()
    }

    /// Some for what is embargoed: the people who may read it before it is released.
    fn readers(&self) -> Option<Vec<String>> {
        None
    }
}

/// Reads the body of a record whose header says version `v`, lifted to the newest.
pub fn read<F: Fact>(v: u16, body: &Value) -> serde_json::Result<F> {
    if v == F::V {
        return F::deserialize(body);
    }
    serde_json::from_value((v..F::V).fold(body.clone(), |body, v| F::lift(v, body)))
}

/// Kinds of this version, without those of [`procedure::KINDS`].
const KNOWN: &[(&str, u16)] = &[
    ("checkpoint.device", 1),
    ("checkpoint.person", 1),
    (crate::person::Registered::KIND, crate::person::Registered::V),
    (crate::person::Certified::KIND, crate::person::Certified::V),
    (crate::person::CardRecorded::KIND, crate::person::CardRecorded::V),
    (crate::person::CardWithdrawn::KIND, crate::person::CardWithdrawn::V),
    (crate::person::CompetenceStated::KIND, crate::person::CompetenceStated::V),
    (crate::person::InterestDeclared::KIND, crate::person::InterestDeclared::V),
    (crate::person::InterestWithdrawn::KIND, crate::person::InterestWithdrawn::V),
    (crate::mine::Imported::KIND, crate::mine::Imported::V),
    (crate::mine::ImportUndone::KIND, crate::mine::ImportUndone::V),
    (crate::mine::ImportRestored::KIND, crate::mine::ImportRestored::V),
    (crate::mine::Added::KIND, crate::mine::Added::V),
    (crate::mine::Changed::KIND, crate::mine::Changed::V),
    (crate::deed::DeedRead::KIND, crate::deed::DeedRead::V),
    (crate::entry::EntryAdded::KIND, crate::entry::EntryAdded::V),
    (crate::entry::EntryChanged::KIND, crate::entry::EntryChanged::V),
    (crate::entry::EntryRetired::KIND, crate::entry::EntryRetired::V),
    (crate::checklist::import::Imported::KIND, crate::checklist::import::Imported::V),
    (crate::pack::Switched::KIND, crate::pack::Switched::V),
    (crate::calendar::CountingSet::KIND, crate::calendar::CountingSet::V),
    (crate::pack::Used::KIND, crate::pack::Used::V),
    (crate::quota::VisitCap::KIND, crate::quota::VisitCap::V),
    (crate::quota::StatedRatio::KIND, crate::quota::StatedRatio::V),
    (crate::quota::YearPlan::KIND, crate::quota::YearPlan::V),
    (crate::report::Submitted::KIND, crate::report::Submitted::V),
    (crate::drawing::Frozen::KIND, crate::drawing::Frozen::V),
    (crate::drawing::Committed::KIND, crate::drawing::Committed::V),
    (crate::drawing::Revealed::KIND, crate::drawing::Revealed::V),
    (crate::drawing::Assigned::KIND, crate::drawing::Assigned::V),
    (crate::drawing::Released::KIND, crate::drawing::Released::V),
    (crate::drawing::Published::KIND, crate::drawing::Published::V),
    (crate::drawing::Approved::KIND, crate::drawing::Approved::V),
    (crate::drawing::ApprovalStated::KIND, crate::drawing::ApprovalStated::V),
    (crate::drawing::ExclusionAsked::KIND, crate::drawing::ExclusionAsked::V),
    (crate::drawing::ExclusionSettled::KIND, crate::drawing::ExclusionSettled::V),
    (crate::drawing::Receipted::KIND, crate::drawing::Receipted::V),
    (crate::drawing::Countersigned::KIND, crate::drawing::Countersigned::V),
    (crate::drawing::Abandoned::KIND, crate::drawing::Abandoned::V),
    (crate::drawing::Replaced::KIND, crate::drawing::Replaced::V),
    (crate::drawing::Substituted::KIND, crate::drawing::Substituted::V),
    (crate::drawing::ReasonGiven::KIND, crate::drawing::ReasonGiven::V),
    (crate::drawing::Signed::KIND, crate::drawing::Signed::V),
    (crate::drawing::Opened::KIND, crate::drawing::Opened::V),
    (crate::inspection::Opened::KIND, crate::inspection::Opened::V),
    (crate::inspection::Answered::KIND, crate::inspection::Answered::V),
    (crate::inspection::ResultGiven::KIND, crate::inspection::ResultGiven::V),
    (crate::inspection::CombinedDone::KIND, crate::inspection::CombinedDone::V),
    (crate::inspection::PhotoTaken::KIND, crate::inspection::PhotoTaken::V),
    (crate::inspection::PhotoAssigned::KIND, crate::inspection::PhotoAssigned::V),
    (crate::inspection::InkSigned::KIND, crate::inspection::InkSigned::V),
    (crate::inspection::Finalised::KIND, crate::inspection::Finalised::V),
    (crate::inspection::Amended::KIND, crate::inspection::Amended::V),
    (crate::document::Made::KIND, crate::document::Made::V),
    (crate::document::Signed::KIND, crate::document::Signed::V),
    (procedure::Settled::KIND, procedure::Settled::V),
    (crate::complaint::Originals::KIND, crate::complaint::Originals::V),
];

/// All kinds of this version, each with its newest version. Anything else is kept, passed on and
/// shown as "made by a newer version".
pub fn known() -> impl Iterator<Item = (&'static str, u16)> {
    let of_cases = procedure::KINDS.iter().flat_map(|kind| kind.facts);
    KNOWN.iter().chain(of_cases).copied()
}

/// Whether this version can read `kind` in version `v`.
pub fn is_known(kind: &str, v: u16) -> bool {
    known().any(|(known, newest)| known == kind && v >= 1 && v <= newest)
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::json;

    use super::*;

    /// A fact that had a single depth in version 1 and metres in version 2.
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Depths {
        centimetres: Vec<u32>,
    }

    impl Fact for Depths {
        const KIND: &'static str = "test.depths";
        const V: u16 = 3;

        fn lift(v: u16, body: Value) -> Value {
            if v == 1 {
                return json!({ "metres": [body["metre"]] });
            }
            let metres = body["metres"].as_array().cloned().unwrap_or_default();
            let in_cm = |m: &Value| m.as_u64().map(|m| m * 100);
            json!({ "centimetres": metres.iter().map(in_cm).collect::<Vec<_>>() })
        }
    }

    #[test]
    fn older_versions_are_lifted_step_by_step() {
        let newest = Depths { centimetres: vec![700] };
        assert_eq!(read::<Depths>(1, &json!({ "metre": 7 })).unwrap(), newest);
        assert_eq!(read::<Depths>(2, &json!({ "metres": [7] })).unwrap(), newest);
        assert_eq!(read::<Depths>(3, &json!({ "centimetres": [700] })).unwrap(), newest);
        assert!(read::<Depths>(3, &json!({ "metre": 7 })).is_err());
    }
}
