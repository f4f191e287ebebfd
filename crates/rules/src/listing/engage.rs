//! A third party is engaged 委托 before it evaluates. Whoever concludes the station afterwards names
//! nobody: it is the one that was engaged.

use chrono::NaiveDate;

use super::{AgencyStanding, Application, Concluded, Engaged, ListingRefusal, Rulebook};
use crate::pack::{Actor, Pack, Procurement, Station, StationKind};
use crate::procedure::may_take;

impl Pack {
    /// Whether somebody may be engaged here: where a third party evaluates, or, under a document that
    /// says who organises the evaluation and has no station for it, where it is verified (SC-2.3e).
    pub fn engages(&self, station: &Station) -> bool {
        let evaluates = |one: &Station| one.kind == StationKind::ThirdPartyEvaluation;
        let beside =
            self.agencies.commissioned_by.is_some() && !self.stations.iter().any(evaluates);
        evaluates(station) || (beside && station.kind == StationKind::Verification)
    }
}

/// XJ-2.2c, OR-3.4, ZJ-4.2c, SC-2.3e name who commissions; where nobody is named, the officer says.
/// Another engagement takes the place of the one before it.
pub fn decide_engage(
    book: &Rulebook<'_>,
    now: &Application,
    mut engaged: Engaged,
    standing: AgencyStanding,
) -> Result<Engaged, ListingRefusal> {
    let station = engages_here(book, now, engaged.on)?;
    book.at(now, &engaged.station, engaged.on)?;
    let stated = book.pack.agencies.commissioned_by.as_ref();
    let clause = stated.map_or_else(|| station.clause.clone(), |stated| stated.clause.clone());
    let named: &[Actor] = stated.map_or(&[], |stated| &stated.value);
    if !may_take(named, &engaged.by) {
        return Err(ListingRefusal::NotCommissioner { clause, by: engaged.by });
    }
    if engaged.person.trim().is_empty() {
        return Err(ListingRefusal::Nobody);
    }
    if engaged.evaluator.name.trim().is_empty() {
        return Err(ListingRefusal::NoAgency { clause });
    }
    in_its_way(book.pack, engaged.method)?;
    evaluates(book.pack, station, &engaged.evaluator.name, standing)?;
    engaged.clause = clause;
    Ok(engaged)
}

/// XJ-2.2c and ZJ-4.2c: by government purchase; OR-3.4: by public tender; otherwise in any way.
fn in_its_way(pack: &Pack, said: Option<Procurement>) -> Result<(), ListingRefusal> {
    match &pack.agencies.method {
        Some(stated) if said != Some(stated.value) => {
            Err(ListingRefusal::OtherProcurement { clause: stated.clause.clone() })
        }
        _ => Ok(()),
    }
}

/// The station where the mine is, if somebody may be engaged there.
pub(super) fn engages_here<'a>(
    book: &Rulebook<'a>,
    now: &Application,
    on: NaiveDate,
) -> Result<&'a Station, ListingRefusal> {
    let station = book.here(now, on)?;
    if book.pack.engages(station) {
        return Ok(station);
    }
    Err(ListingRefusal::NoEngagement { clause: station.clause.clone() })
}

/// Whoever was engaged here evaluates, and may still do so on the day of its result. A third party's
/// own station needs one.
pub(super) fn engaged(
    pack: &Pack,
    now: &Application,
    station: &Station,
    concluded: &mut Concluded,
    standing: Option<AgencyStanding>,
) -> Result<(), ListingRefusal> {
    concluded.evaluator = now.engaged.as_ref().map(|engaged| engaged.evaluator.clone());
    match (&concluded.evaluator, standing) {
        (Some(who), Some(standing)) => evaluates(pack, station, &who.name, standing),
        (None, _) if station.kind != StationKind::ThirdPartyEvaluation => Ok(()),
        _ => Err(ListingRefusal::NoAgency { clause: station.clause.clone() }),
    }
}

fn evaluates(
    pack: &Pack,
    station: &Station,
    agency: &str,
    standing: AgencyStanding,
) -> Result<(), ListingRefusal> {
    let barred = standing.barred_by(pack, &station.clause);
    let refused = |clause| ListingRefusal::AgencyBarred { clause, agency: agency.to_owned() };
    barred.map_or(Ok(()), |clause| Err(refused(clause)))
}
