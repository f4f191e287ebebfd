use std::collections::BTreeMap;

use super::*;
use crate::checklist::Answers;
use crate::checklist::import::{Given, ScoreSheet};
use crate::fact::Fact as _;

#[test]
fn a_score_sheet_is_of_an_evaluation_and_says_the_score() {
    let sheet = |total: i64, practice| ScoreSheet {
        table: sha256(b"table"),
        practice,
        given: Given {
            answers: Answers::new(),
            notes: BTreeMap::new(),
            total: Decimal::from(total),
        },
        sheet: Proof { name: "评分表.xlsx".into(), content: blob() },
    };
    let book = shipped("OR");
    let (now, on) = until(&book, StationKind::ThirdPartyEvaluation, day("2024-03-01"));
    let now = engaged(&book, now, on);
    let mut asked = complete(now.station(book.pack).unwrap(), on);
    asked.concluded.scores = Some(sheet(800, false));
    let done = decide_conclude(&book, &now, asked.clone()).unwrap();
    assert_eq!(done.blobs().len(), done.papers.len() + 2, "the endorsement and the sheet");
    asked.concluded.scores = Some(sheet(801, false));
    assert_eq!(code(decide_conclude(&book, &now, asked.clone())), "listing-other-total");
    asked.concluded.scores = Some(sheet(800, true));
    assert_eq!(code(decide_conclude(&book, &now, asked)), "listing-practice-table");
    let (now, on) = until(&book, StationKind::Listing, day("2024-03-01"));
    let mut asked = complete(now.station(book.pack).unwrap(), on);
    asked.concluded.scores = Some(sheet(800, false));
    assert_eq!(code(decide_conclude(&book, &now, asked)), "listing-no-evaluation");
}
