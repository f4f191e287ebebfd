//! What was made public of a draw's visits: the result of each drawn mine, where and when.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::DrawRefusal;
use crate::fact::Fact;
use crate::inspection::VisitResult;

/// Results of drawn mines were made public. No source says where or within how many days: the
/// officer says what was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    pub on: NaiveDate,
    /// The website, paper or board, in the officer's words.
    pub place: String,
    pub results: Vec<MineResult>,
}

/// What was said of one drawn mine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MineResult {
    pub mine: String,
    pub inspection: String,
    pub results: Vec<VisitResult>,
}

impl Fact for Published {
    const KIND: &'static str = "draw.published";
}

/// A drawn mine as the decision sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnMine {
    pub mine: String,
    /// Of the final visit, if it gave one.
    pub result: Option<MineResult>,
    pub published: bool,
}

/// What the officer says of a publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub mines: BTreeSet<String>,
    pub on: NaiveDate,
    pub place: String,
}

/// After the release, by whoever holds the draw; each drawn mine once, after its visit.
pub fn decide_publish(
    released: bool,
    holds: bool,
    drawn: &[DrawnMine],
    told: &Told,
) -> Result<Published, DrawRefusal> {
    if !released {
        return Err(DrawRefusal::NotReleased);
    }
    if !holds {
        return Err(DrawRefusal::NotAHolder);
    }
    let place = told.place.trim();
    if place.is_empty() || told.mines.is_empty() {
        return Err(DrawRefusal::PublicationIncomplete);
    }
    let results = told.mines.iter().map(|mine| result_of(drawn, mine)).collect::<Result<_, _>>()?;
    Ok(Published { on: told.on, place: place.to_owned(), results })
}

fn result_of(drawn: &[DrawnMine], mine: &str) -> Result<MineResult, DrawRefusal> {
    let found = drawn.iter().find(|one| one.mine == mine);
    match found {
        Some(one) if one.published => Err(DrawRefusal::AlreadyPublished(mine.to_owned())),
        Some(DrawnMine { result: Some(result), .. }) => Ok(result.clone()),
        _ => Err(DrawRefusal::VisitNotDone(mine.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mine(id: &str, done: bool, published: bool) -> DrawnMine {
        let result = MineResult {
            mine: id.into(),
            inspection: format!("i-{id}"),
            results: vec![VisitResult::NoProblem],
        };
        DrawnMine { mine: id.into(), result: done.then_some(result), published }
    }

    fn told(mines: &[&str], place: &str) -> Told {
        let mines = mines.iter().map(|id| (*id).to_owned()).collect();
        Told { mines, on: NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(), place: place.into() }
    }

    fn drawn() -> [DrawnMine; 3] {
        [mine("m-1", true, false), mine("m-2", false, false), mine("m-3", true, true)]
    }

    #[test]
    fn results_are_published_as_the_visits_gave_them() {
        let told = told(&["m-1"], " 门户网站 ");
        let published = decide_publish(true, true, &drawn(), &told).unwrap();
        assert_eq!(published.place, "门户网站");
        assert_eq!(Some(&published.results[0]), drawn()[0].result.as_ref());
        assert_eq!(published.results.len(), 1);
    }

    #[test]
    fn nothing_is_published_before_release_and_visit_or_twice() {
        let refused = |released, holds, mines: &[&str], place| {
            decide_publish(released, holds, &drawn(), &told(mines, place)).unwrap_err()
        };
        assert_eq!(refused(false, true, &["m-1"], "网站"), DrawRefusal::NotReleased);
        assert_eq!(refused(true, false, &["m-1"], "网站"), DrawRefusal::NotAHolder);
        assert_eq!(refused(true, true, &["m-1"], " "), DrawRefusal::PublicationIncomplete);
        assert_eq!(refused(true, true, &[], "网站"), DrawRefusal::PublicationIncomplete);
        let not_done = |mine: &str| DrawRefusal::VisitNotDone(mine.into());
        assert_eq!(refused(true, true, &["m-1", "m-2"], "网站"), not_done("m-2"));
        assert_eq!(refused(true, true, &["m-9"], "网站"), not_done("m-9"), "it was not drawn");
        let again = DrawRefusal::AlreadyPublished("m-3".into());
        assert_eq!(refused(true, true, &["m-3"], "网站"), again);
    }
}
