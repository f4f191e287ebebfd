//! Payloads as they were written when their version shipped: they must be read for ever, and say
//! the same. A payload here is never edited; a new version of a kind adds one, and says below the
//! older ones what it makes of them.

use std::path::PathBuf;

use rules::document::{Made, Signed};
use rules::drawing::{
    Abandoned, ApprovalStated, Approved, Assigned, Committed, Countersigned, ExclusionAsked,
    ExclusionSettled, Frozen, Published, ReasonGiven, Receipted, Released, Replaced, Revealed,
    Substituted,
};
use rules::entry::{EntryAdded, EntryChanged, EntryRetired};
use rules::fact::{self, Fact};
use rules::inspection::{
    Amended, Answered, CombinedDone, Finalised, InkSigned, Opened, PhotoAssigned, PhotoTaken,
    ResultGiven,
};
use rules::mine::{Added, Changed, ImportRestored, ImportUndone, Imported};
use rules::person::{
    CardRecorded, CardWithdrawn, Certified, CompetenceStated, InterestDeclared, InterestWithdrawn,
    Registered,
};
use rules::procedure::{Settled, Step};
use rules::rectification::{
    Acknowledged, EvidenceSubmitted, Extended, Issued, RecheckScheduled, Rechecked,
};
use rules::removal::{Concluded, Executed, Reported, Verified};
use rules::{
    agency, complaint, conference, filing, lead, listing, lookback, plan, sanction, suspension,
};
use serde_json::Value;

use super::{cases, facts, listings};
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
    assert_eq!(fact.readers().unwrap_or_default(), payload.readers, "{name}");
    let now: Value = serde_json::to_value(&fact).unwrap();
    let lifted: Value = serde_json::from_str(lifted).unwrap();
    assert_eq!(now, lifted, "{name}");
}

macro_rules! facts {
    ($($fact:ty => $example:expr),* $(,)?) => {
        #[test]
        fn every_shipped_payload_is_read_for_ever() {
            $((1..=<$fact>::V).for_each(check::<$fact>);)*
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
            for (kind, v) in fact::known().filter(|(kind, _)| !record::is_checkpoint(kind)) {
                assert!(kinds.contains(&kind), "{kind} is in no test here");
                for v in 1..=v {
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
    let payload = payload.for_readers(fact.readers().unwrap_or_default());
    let verbatim = String::from_utf8(payload.encode().unwrap()).unwrap();
    let lifted = serde_json::to_string_pretty(&serde_json::to_value(fact).unwrap()).unwrap();
    std::fs::write(path, format!("{verbatim}\n{lifted}\n")).unwrap();
}

facts! {
    Registered => facts::registered(1, 2),
    Certified => facts::certified(1, 2),
    CardRecorded => facts::card_recorded(1),
    CardWithdrawn => facts::card_withdrawn(1),
    CompetenceStated => facts::competence_stated(),
    InterestDeclared => facts::interest_declared(3),
    InterestWithdrawn => facts::interest_withdrawn(3),
    Imported => facts::imported(blob("sheet"), &facts::sheet(255)),
    ImportUndone => facts::import_undone("d-1/7"),
    ImportRestored => facts::import_restored("d-1/7"),
    Added => facts::mine_added(9),
    Changed => facts::mine_changed(9),
    rules::deed::DeedRead => facts::deed_read(blob("scan"), 1),
    EntryAdded => facts::entry_added(9),
    EntryChanged => facts::entry_changed(9),
    EntryRetired => facts::entry_retired(9),
    rules::checklist::import::Imported => facts::checklist_imported(blob("annex"), 1),
    rules::quota::VisitCap => facts::visit_cap(3),
    rules::pack::Switched => facts::pack_switched(4),
    rules::calendar::CountingSet => facts::counting_set(3),
    rules::pack::Used => facts::pack_used(1),
    rules::quota::StatedRatio => facts::stated_ratio(blob("order"), 2),
    rules::quota::YearPlan => facts::year_planned(4),
    rules::report::Submitted => facts::report_submitted(blob("report"), 2),
    Frozen => facts::frozen(blob("inputs"), 2),
    Committed => facts::committed(1),
    Revealed => facts::revealed(blob("certificate"), 1),
    Assigned => facts::assigned(1),
    Released => facts::released(blob("certificate").hash),
    Published => facts::published(3),
    Approved => facts::approved(blob("inputs").hash),
    ApprovalStated => facts::approval_stated(2),
    ExclusionAsked => facts::exclusion_asked(1),
    ExclusionSettled => facts::exclusion_settled(2),
    Receipted => facts::receipted(1),
    Countersigned => facts::countersigned(1),
    Abandoned => facts::abandoned(1),
    Replaced => facts::replaced(1),
    Substituted => facts::substituted(blob("photo"), 1),
    ReasonGiven => facts::reason_given(1),
    rules::drawing::Signed => facts::certificate_signed(1),
    rules::drawing::Opened => facts::draw_opened(blob("certificate"), 1),
    Opened => facts::opened(3),
    Answered => facts::answered(1, 5, vec!["d-1/4".into()]),
    ResultGiven => facts::result_given(2),
    CombinedDone => facts::combined_done(3),
    PhotoTaken => facts::photo_taken(blob("original"), blob("small"), 4),
    PhotoAssigned => facts::photo_assigned(canon::sha256(b"original"), 1),
    InkSigned => facts::ink_signed(blob("ink"), 4),
    Finalised => facts::finalised(1),
    Amended => facts::amended(blob("scan"), 6),
    Made => facts::made(blob("pdf"), blob("layout"), 1),
    Signed => facts::signed(canon::sha256(b"pdf"), blob("signed"), 1),
    Settled => cases::settled("d-1/4", &["d-2/3"]),
    Step<Issued> => cases::step(None, cases::issued(1), blob("notice")),
    Step<Acknowledged> => cases::step(Some("d-1/3"), cases::acknowledged(1), blob("receipt")),
    Step<EvidenceSubmitted> => {
        cases::step(Some("d-1/4"), cases::evidence(blob("photo"), 1), blob("report"))
    },
    Step<Extended> => cases::step(Some("d-1/4"), cases::extended(1), blob("approval")),
    Step<RecheckScheduled> => cases::step(Some("d-1/5"), cases::scheduled(1), blob("note")),
    Step<Rechecked> => cases::step(Some("d-1/6"), cases::rechecked(blob("result"), 1), blob("opinion")),
    Step<Reported> => cases::step(None, cases::reported(blob("notice"), 1), blob("report")),
    Step<Verified> => cases::step(Some("d-1/3"), cases::verified(1), blob("note")),
    Step<lead::Opened> => cases::step(None, cases::lead_opened(blob("photo"), 1), blob("scan")),
    Step<lead::Sent> => cases::step(Some("d-1/3"), cases::lead_sent(blob("letter"), 2), blob("scan")),
    Step<lead::Answered> => {
        cases::step(Some("d-1/4"), cases::lead_answered(blob("answer"), 2), blob("scan"))
    },
    Step<lead::Closed> => cases::step(Some("d-1/5"), cases::lead_closed(1), blob("scan")),
    Step<complaint::Received> => {
        cases::step(None, cases::complaint_received(blob("letter"), 2), blob("scan"))
    },
    complaint::Originals => cases::complaint_originals(blob("letter")),
    Step<complaint::Examined> => {
        cases::step(Some("d-1/3"), cases::complaint_examined(blob("photo"), 1), blob("scan"))
    },
    Step<complaint::Closed> => cases::step(Some("d-1/4"), cases::complaint_closed(1), blob("scan")),
    Step<complaint::Appealed> => {
        cases::step(Some("d-1/5"), cases::complaint_appealed(1), blob("scan"))
    },
    Step<agency::Reported> => {
        cases::step(None, cases::agency_reported(blob("finding"), 1), blob("scan"))
    },
    Step<agency::Verified> => cases::step(Some("d-1/3"), cases::agency_verified(1), blob("scan")),
    Step<agency::Executed> => {
        cases::step(Some("d-1/5"), cases::agency_executed(blob("notice"), 2), blob("scan"))
    },
    Step<Executed> => {
        cases::step(Some("d-1/5"), cases::removal_executed(blob("notice"), 1), blob("scan"))
    },
    Step<agency::Concluded> => cases::step(Some("d-1/4"), cases::agency_concluded(2), blob("scan")),
    Step<sanction::Proposed> => {
        cases::step(None, cases::sanction_proposed(blob("report"), 1), blob("scan"))
    },
    Step<sanction::Settled> => {
        cases::step(Some("d-1/3"), cases::sanction_settled(blob("decision"), 2), blob("scan"))
    },
    Step<sanction::Lifted> => cases::step(Some("d-1/4"), cases::sanction_lifted(1), blob("scan")),
    Step<suspension::Ordered> => {
        cases::step(None, cases::suspension_ordered(blob("notice"), 1), blob("scan"))
    },
    Step<suspension::Accepted> => {
        cases::step(Some("d-1/3"), cases::suspension_accepted(blob("opinion"), 2), blob("scan"))
    },
    Step<suspension::Resumed> => {
        cases::step(Some("d-1/4"), cases::suspension_resumed(3), blob("scan"))
    },
    Step<conference::Convened> => cases::step(None, cases::conference_convened(1), blob("scan")),
    Step<conference::Held> => {
        cases::step(Some("d-1/3"), cases::conference_held(blob("minutes"), 2), blob("scan"))
    },
    Step<plan::Adopted> => cases::step(None, cases::plan_adopted(1), blob("scan")),
    Step<plan::Progressed> => {
        cases::step(Some("d-1/3"), cases::plan_progressed(2), blob("scan"))
    },
    Step<plan::Completed> => cases::step(Some("d-1/4"), cases::plan_completed(3), blob("scan")),
    Step<lookback::Listed> => {
        cases::step(None, cases::lookback_listed(blob("list"), 1), blob("scan"))
    },
    Step<lookback::Circulated> => {
        cases::step(Some("d-1/3"), cases::lookback_circulated(blob("circular"), 2), blob("scan"))
    },
    Step<lookback::Checked> => {
        cases::step(Some("d-1/4"), cases::lookback_checked(4), blob("scan"))
    },
    Step<Concluded> => cases::step(Some("d-1/4"), cases::concluded(blob("minutes"), 1), blob("decision")),
    Step<listing::Opened> => cases::step(None, listings::opened(2), blob("application")),
    Step<listing::Engaged> => {
        cases::step(Some("d-1/2"), listings::engaged(4), blob("contract"))
    },
    Step<listing::Concluded> => {
        cases::step(Some("d-1/3"), listings::concluded(blob("report"), 4), blob("opinion"))
    },
    Step<listing::Published> => cases::step(Some("d-1/4"), listings::published(3), blob("page")),
    Step<listing::Corrected> => cases::step(Some("d-1/5"), listings::corrected(4), blob("page")),
    Step<listing::Objected> => cases::step(Some("d-1/5"), listings::objected(4), blob("letter")),
    Step<listing::ObjectionHandled> => {
        cases::step(Some("d-1/6"), listings::objection_handled(4), blob("answer"))
    },
    Step<listing::Withdrawn> => cases::step(Some("d-1/7"), listings::withdrawn(5), blob("letter")),
    Step<filing::Noticed> => cases::step(None, listings::noticed(2), blob("licence")),
    Step<filing::Filed> => cases::step(Some("d-1/3"), listings::filed(blob("form"), 3), blob("form")),
    Step<filing::Judged> => {
        cases::step(Some("d-1/4"), listings::judged(blob("notice"), 4), blob("opinion"))
    },
}
