use canon::{BlobRef, sha256};
use chrono::NaiveDate;

use super::*;
use crate::pack::{Actor, Library, Pack, PackRef};
use crate::procedure::{Ends, Procedure, Proof};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn paper(name: &str) -> Proof {
    Proof { name: name.into(), content: BlobRef { hash: sha256(b"x"), bytes: 1 } }
}

fn shipped(id: &str) -> (&'static Pack, &'static PackRef) {
    Library::shipped().newest(id).unwrap()
}

fn noticed(reference: &PackRef) -> Noticed {
    Noticed {
        number: "备案1".into(),
        mine: "m-1".into(),
        pack: reference.clone(),
        changed: day("2026-03-02"),
        what: "生产规模由60万吨/年变更为90万吨/年".into(),
        clause: String::new(),
        within: None,
    }
}

fn judged(by: &str, material: bool) -> Judged {
    Judged {
        on: day("2026-03-20"),
        by: Actor::try_from(by.to_owned()).unwrap(),
        person: "p-1".into(),
        material,
        reason: "规模变化影响评价指标".into(),
        reapply: None,
        clause: String::new(),
    }
}

fn code<T: std::fmt::Debug>(outcome: Result<T, FilingRefusal>) -> &'static str {
    outcome.unwrap_err().code()
}

#[test]
fn a_change_that_matters_sends_the_mine_through_the_application_again() {
    let (pack, reference) = shipped("XJ-draft");
    let mut now = Filing::begin(decide_notice(pack, reference, noticed(reference)).unwrap());
    let clock = |now: &Filing| {
        let mut clocks = now.summary().clocks;
        clocks.pop().map(|clock| (clock.duty, clock.from, clock.ends))
    };
    // 及时 is no number: the days are counted.
    let unfiled = ("file-change", day("2026-03-02"), Ends::Unstated);
    assert_eq!((clock(&now), now.noticed.clause.as_str()), (Some(unfiled), "XJ-2.5a"));
    let county = "county/natural-resources";
    let judge = |now: &Filing, judged: Judged| decide_judge(pack, reference, now, judged);
    assert_eq!(code(judge(&now, judged(county, true))), "filing-not-filed");
    let early = Filed { on: day("2026-03-01"), application: paper("变更备案申请") };
    assert_eq!(code(decide_file(reference, &now, early.clone())), "filing-back-in-time");
    let filed = Filed { on: day("2026-03-18"), ..early };
    now.filed = Some(decide_file(reference, &now, filed.clone()).unwrap());
    assert_eq!(clock(&now), Some(("judge-change", day("2026-03-18"), Ends::Unstated)));
    assert_eq!(code(decide_file(reference, &now, filed)), "filing-out-of-order");

    assert_eq!(code(judge(&now, judged("city/natural-resources", true))), "filing-not-actor");
    assert_eq!(code(judge(&now, judged(county, true))), "filing-no-notice");
    assert_eq!(judge(&now, judged(county, false)).unwrap().clause, "XJ-2.5a");
    let anew = Judged { reapply: Some(paper("重新申报通知")), ..judged(county, true) };
    let done = judge(&now, anew.clone()).unwrap();
    assert_eq!(done.clause, "XJ-2.5b");
    now.judged = Some(done);
    let summary = now.summary();
    assert_eq!((summary.station.as_str(), summary.closed), ("reapply", Some(day("2026-03-20"))));
    assert_eq!(clock(&now), None);
    assert_eq!(code(judge(&now, anew)), "filing-out-of-order");
}

#[test]
fn where_no_document_asks_for_filing_none_is_invented() {
    for id in ["OR", "GS", "ZJ-2018", "SC-2023"] {
        let (pack, reference) = shipped(id);
        assert_eq!(code(decide_notice(pack, reference, noticed(reference))), "filing-not-asked");
    }
}
