//! Payloads of version 1, as they were written when they shipped: they must be read for ever, and
//! say the same. A file here is never edited; a new version of a kind adds one.

use std::path::PathBuf;

use rules::document::{Made, Signed};
use rules::drawing::{Committed, Frozen, Revealed};
use rules::fact::{self, Fact, KNOWN};
use rules::inspection::{
    Answered, Finalised, InkSigned, Opened, PhotoAssigned, PhotoTaken, ResultGiven,
};
use rules::mine::Imported;
use rules::person::{Certified, Registered};
use serde_json::Value;

use super::facts;
use canon::BlobRef;

fn blob(name: &str) -> BlobRef {
    BlobRef { hash: canon::sha256(name.as_bytes()), bytes: name.len() as u64 }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The file holds the payload verbatim on its first line, and below what the newest version
/// makes of its body.
fn check<F: Fact>(v: u16) {
    let name = format!("{}-{v}.txt", F::KIND);
    let path = folder().join(&name);
    let golden = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{name}: {e}"));
    let (verbatim, lifted) = golden.split_once('\n').unwrap();
    let payload: record::Payload = canon::from_slice(verbatim.as_bytes()).unwrap();
    let fact: F = fact::read(v, &payload.body).unwrap_or_else(|e| panic!("{name}: {e}"));
    assert_eq!(fact.blobs(), payload.blobs, "{name}");
    let now: Value = serde_json::to_value(&fact).unwrap();
    let lifted: Value = serde_json::from_str(lifted).unwrap();
    assert_eq!(now, lifted, "{name}");
}

macro_rules! facts_of_version_1 {
    ($($fact:ty => $example:expr),* $(,)?) => {
        #[test]
        fn every_shipped_payload_is_read_for_ever() {
            $(check::<$fact>(1);)*
        }

        /// Writes the files of facts that have none yet; run by hand when a kind is added.
        #[test]
        #[ignore = "writes golden files of new kinds"]
        fn write_golden_files_of_new_kinds() {
            $(write::<$fact>(&$example);)*
        }

        #[test]
        fn every_known_kind_has_a_golden_file() {
            let kinds: Vec<&str> = vec![$(<$fact>::KIND),*];
            for (kind, v) in KNOWN.iter().filter(|(kind, _)| !record::is_checkpoint(kind)) {
                assert!(kinds.contains(kind), "{kind} is in no test here");
                for v in 1..=*v {
                    let file = folder().join(format!("{kind}-{v}.txt"));
                    assert!(file.exists(), "{} is missing", file.display());
                }
            }
        }
    };
}

fn write<F: Fact>(fact: &F) {
    let path = folder().join(format!("{}-{}.txt", F::KIND, F::V));
    if path.exists() {
        return;
    }
    let payload = record::Payload::new([7; 16], fact, fact.blobs()).unwrap();
    let verbatim = String::from_utf8(payload.encode().unwrap()).unwrap();
    let lifted = serde_json::to_string_pretty(&serde_json::to_value(fact).unwrap()).unwrap();
    std::fs::write(path, format!("{verbatim}\n{lifted}\n")).unwrap();
}

facts_of_version_1! {
    Registered => facts::registered(1, 2),
    Certified => facts::certified(1, 2),
    Imported => facts::imported(blob("sheet"), &facts::sheet(255)),
    Frozen => facts::frozen(blob("inputs"), 2),
    Committed => facts::committed(1),
    Revealed => facts::revealed(blob("certificate"), 1),
    Opened => facts::opened(3),
    Answered => facts::answered(1, 5, vec!["d-1/4".into()]),
    ResultGiven => facts::result_given(2),
    PhotoTaken => facts::photo_taken(blob("original"), blob("small"), 4),
    PhotoAssigned => facts::photo_assigned(canon::sha256(b"original"), 1),
    InkSigned => facts::ink_signed(blob("ink"), 4),
    Finalised => facts::finalised(1),
    Made => facts::made(blob("pdf"), blob("layout"), 1),
    Signed => facts::signed(canon::sha256(b"pdf"), blob("signed"), 1),
}
