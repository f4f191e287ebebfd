//! Who may conclude a station, with what in hand.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::engage::engaged;
use super::publicity::has_run;
use super::sample::{by_draw, goes_unverified};
use super::{
    AgencyStanding, Application, Concluded, DrawWord, ListingRefusal, Opened, Outcome, Waiting,
    Withdrawn,
};
use crate::calendar::{Calendar, Counting};
use crate::deadline::Override;
use crate::pack::{DutyStart, Pack, PackRef, PapersBy, Station, StationKind};

/// What a step is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Rulebook<'a> {
    pub pack: &'a Pack,
    pub reference: &'a PackRef,
    pub calendar: &'a Calendar,
    pub counting: Counting,
}

/// A station's conclusion before it is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conclusion {
    pub concluded: Concluded,
    /// Of the agency that was engaged here, if one was.
    pub standing: Option<AgencyStanding>,
    /// Of the draw that has it on its list at this station, if one has.
    pub draw: Option<DrawWord>,
}

type Refusable<T> = Result<T, ListingRefusal>;

impl<'a> Rulebook<'a> {
    /// The station where the mine now is, on a day no earlier than what is recorded.
    pub(super) fn here(&self, now: &Application, on: NaiveDate) -> Refusable<&'a Station> {
        if now.opened.pack != *self.reference {
            return Err(ListingRefusal::OtherPack);
        }
        let station = now.station(self.pack).ok_or(ListingRefusal::Ended)?;
        if on < now.last {
            return Err(ListingRefusal::BackInTime { on, last: now.last });
        }
        Ok(station)
    }

    pub(super) fn at(&self, now: &Application, id: &str, on: NaiveDate) -> Refusable<&'a Station> {
        let station = self.here(now, on)?;
        if station.id != id {
            let (clause, expected) = (station.clause.clone(), station.id.clone());
            return Err(ListingRefusal::OutOfOrder { clause, expected, found: id.to_owned() });
        }
        Ok(station)
    }
}

/// Who asks for a listing, and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub number: String,
    pub mine: String,
    pub on: NaiveDate,
    pub filing: Option<String>,
}

pub fn decide_open(book: &Rulebook<'_>, asked: Asked) -> Refusable<Opened> {
    let Some(first) = book.pack.stations.first() else {
        return Err(ListingRefusal::NoStations { pack: book.pack.id.clone() });
    };
    let Asked { number, mine, on, filing } = asked;
    let (first, pack) = (Waiting::at(book.pack, first), book.reference.clone());
    Ok(Opened { number, mine, pack, on, first, filing })
}

impl Waiting {
    fn at(pack: &Pack, station: &Station) -> Self {
        let evaluation = pack.agencies.evaluation_within.as_ref();
        let mut duties = pack.duties.iter().filter(|duty| duty.after == DutyStart::Listing);
        let stated = match station.kind {
            // ZJ-4.2c: from the self-report to the evaluation on site.
            StationKind::ThirdPartyEvaluation => {
                evaluation.map(|stated| (stated.value, &stated.clause))
            }
            // SC-2.1c: a year from the listing.
            StationKind::Assessment => duties.find_map(|duty| Some((duty.within?, &duty.clause))),
            _ => None,
        };
        Self {
            station: station.id.clone(),
            kind: station.kind,
            clause: stated.map_or(&station.clause, |(_, clause)| clause).clone(),
            within: stated.map(|(period, _)| period),
        }
    }
}

/// Only the mine that applied takes its application back, and says so in writing.
pub fn decide_withdraw(
    book: &Rulebook<'_>,
    now: &Application,
    withdrawn: Withdrawn,
) -> Refusable<Withdrawn> {
    book.here(now, withdrawn.on)?;
    if withdrawn.note.trim().is_empty() { Err(ListingRefusal::NoReason) } else { Ok(withdrawn) }
}

/// Passing needs all that the document asks for here; any other end needs a reason in words.
pub fn decide_conclude(
    book: &Rulebook<'_>,
    now: &Application,
    conclusion: Conclusion,
) -> Refusable<Concluded> {
    let Conclusion { mut concluded, standing, draw } = conclusion;
    let station = book.at(now, &concluded.station, concluded.on)?;
    if !station.by.contains(&concluded.by) {
        return Err(ListingRefusal::NotActor {
            clause: station.clause.clone(),
            station: station.id.clone(),
            by: concluded.by,
        });
    }
    if concluded.person.trim().is_empty() {
        return Err(ListingRefusal::Nobody);
    }
    engaged(book.pack, now, station, &mut concluded, standing)?;
    endorsed(station, &concluded)?;
    item_by_item(station, &concluded)?;
    by_draw(station, &mut concluded, draw)?;
    match concluded.outcome {
        Outcome::Passed if goes_unverified(station, &concluded) => {}
        Outcome::Passed => passes(book, now, station, &concluded)?,
        Outcome::NotSelected if station.kind != StationKind::Selection => {
            return Err(ListingRefusal::NoSelection);
        }
        _ if concluded.note.trim().is_empty() => return Err(ListingRefusal::NoReason),
        _ => {}
    }
    concluded.clause.clone_from(&station.clause);
    concluded.next = follows(book.pack, station, concluded.outcome);
    Ok(concluded)
}

fn follows(pack: &Pack, station: &Station, outcome: Outcome) -> Option<Waiting> {
    let stations = match outcome {
        Outcome::NotAccepted | Outcome::Failed => return None,
        Outcome::NotSelected => 0,
        Outcome::Passed => 1,
    };
    let mut onward = pack.stations.iter().skip_while(|one| one.id != station.id);
    onward.nth(stations).map(|next| Waiting::at(pack, next))
}

fn passes(
    book: &Rulebook<'_>,
    now: &Application,
    station: &Station,
    concluded: &Concluded,
) -> Refusable<()> {
    heard(station, concluded)?;
    let has = |name: &&String| !concluded.papers.iter().any(|paper| paper.name == **name);
    if let Some(paper) = station.documents.iter().find(has) {
        let (clause, paper) = (station.clause_of(paper).to_owned(), paper.clone());
        return Err(ListingRefusal::NoPaper { clause, paper });
    }
    large_enough(book.pack, concluded)?;
    match station.kind {
        StationKind::ThirdPartyEvaluation => {
            by_no_exception(book.pack, concluded)?;
            score(book.pack, concluded)
        }
        StationKind::Publicity => has_run(book, now, station, concluded.on),
        StationKind::Assessment => not_too_early(book, now, concluded),
        _ => Ok(()),
    }
}

impl Station {
    /// The clause that asks for this paper.
    pub fn clause_of(&self, paper: &str) -> &str {
        let asks = |by: &&PapersBy| by.papers.iter().any(|one| one == paper);
        self.papers_by.iter().find(asks).map_or(&self.clause, |by| &by.clause)
    }

    /// Whether those beside the one who concludes are heard first. At the other stations they
    /// receive or commission.
    pub fn hears(&self) -> bool {
        use StationKind::{InitialEvaluation, Review, Verification};
        matches!(self.kind, Review | InitialEvaluation | Verification)
    }

    /// Whether points are given here, by the mine itself or by others.
    pub fn evaluates(&self) -> bool {
        use StationKind::{InitialEvaluation, SelfEvaluation, ThirdPartyEvaluation, Verification};
        matches!(
            self.kind,
            SelfEvaluation | InitialEvaluation | ThirdPartyEvaluation | Verification
        )
    }
}

fn heard(station: &Station, concluded: &Concluded) -> Refusable<()> {
    for by in station.with.iter().filter(|_| station.hears()) {
        let said = concluded.opinions.iter().find(|opinion| opinion.by == *by);
        let clause = || station.clause.clone();
        match said {
            Some(said) if said.person.trim().is_empty() => return Err(ListingRefusal::Nobody),
            // XJ-2.2b: accepted with their agreement only. Elsewhere they take part, and the one
            // who concludes answers for the result.
            Some(said) if !said.agrees && station.kind == StationKind::Review => {
                return Err(ListingRefusal::NotAgreed { clause: clause(), by: by.clone() });
            }
            Some(_) => {}
            None => return Err(ListingRefusal::NotHeard { clause: clause(), by: by.clone() }),
        }
    }
    Ok(())
}

/// OR-3.8: whoever evaluates or tracks signs for it, whatever the result.
fn endorsed(station: &Station, concluded: &Concluded) -> Refusable<()> {
    match station.endorsement.as_ref().filter(|stated| stated.value) {
        Some(stated) if concluded.endorsement.is_none() => {
            Err(ListingRefusal::NotEndorsed { clause: stated.clause.clone() })
        }
        _ => Ok(()),
    }
}

/// A score sheet belongs to an evaluation, says the very score that counts, and an official one
/// can't come from a practice table.
fn item_by_item(station: &Station, concluded: &Concluded) -> Refusable<()> {
    let Some(sheet) = &concluded.scores else { return Ok(()) };
    if !station.evaluates() {
        return Err(ListingRefusal::NoEvaluation { clause: station.clause.clone() });
    }
    if sheet.practice {
        return Err(ListingRefusal::PracticeTable);
    }
    match concluded.score {
        Some(score) if score != sheet.given.total => {
            Err(ListingRefusal::OtherTotal { score, total: sheet.given.total })
        }
        _ => Ok(()),
    }
}

/// CN-5: at least so many people evaluate. Where the paper names none, nobody is counted.
fn large_enough(pack: &Pack, concluded: &Concluded) -> Refusable<()> {
    let names = concluded.team.iter().map(|name| name.trim());
    let people: BTreeSet<&str> = names.filter(|name| !name.is_empty()).collect();
    match &pack.agencies.team_least {
        Some(least) if !people.is_empty() && people.len() < least.value as usize => {
            let (clause, people) = (least.clause.clone(), people.len());
            Err(ListingRefusal::TeamTooSmall { clause, people, least: least.value })
        }
        _ => Ok(()),
    }
}

/// ZJ-4.2d, 一律不得通过: nobody can approve what falls short.
fn by_no_exception(pack: &Pack, concluded: &Concluded) -> Refusable<()> {
    match pack.pass.no_exception.as_ref().filter(|stated| stated.value) {
        Some(stated) if concluded.beyond.is_some() => {
            Err(ListingRefusal::NoException { clause: stated.clause.clone() })
        }
        _ => Ok(()),
    }
}

/// OR-3.6: at least so many points, in principle.
fn score(pack: &Pack, concluded: &Concluded) -> Refusable<()> {
    let Some(least) = &pack.pass.total else { return Ok(()) };
    let clause = least.clause.clone();
    let Some(score) = concluded.score else { return Err(ListingRefusal::NoScore { clause }) };
    let excused = least.soft && concluded.beyond.as_ref().is_some_and(Override::is_founded);
    if score >= least.value || excused {
        return Ok(());
    }
    Err(ListingRefusal::BelowPass { clause, score, least: least.value })
}

/// SC-2.1c: a year on the province's list first, in principle.
fn not_too_early(book: &Rulebook<'_>, now: &Application, concluded: &Concluded) -> Refusable<()> {
    let mut duties = book.pack.duties.iter();
    let duty = duties.find(|duty| duty.after == DutyStart::Listing);
    let since = now.listed(book.pack).map(|(_, on)| on);
    let Some(((duty, period), listed)) =
        duty.and_then(|duty| Some((duty, duty.within?))).zip(since)
    else {
        return Ok(());
    };
    let earliest = Counting::PLAIN.end(book.calendar, listed, period).date;
    let excused = concluded.beyond.as_ref().is_some_and(Override::is_founded);
    if concluded.on >= earliest || excused {
        return Ok(());
    }
    Err(ListingRefusal::TooEarly { clause: duty.clause.clone(), earliest })
}
