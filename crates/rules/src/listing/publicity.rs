//! The steps of a publicity 公示.

use chrono::NaiveDate;

use super::decide::Rulebook;
use super::{
    Application, Corrected, ListingRefusal, Notice, Objected, ObjectionHandled, Published,
};
use crate::calendar::Unit;
use crate::deadline::{Publicity, publicity};
use crate::pack::{Station, StationKind};

type Refusable<T> = Result<T, ListingRefusal>;

/// The document's own period, or the officer's where it says none.
pub fn decide_publish(
    book: &Rulebook<'_>,
    now: &Application,
    published: Published,
) -> Refusable<Published> {
    let station = book.at(now, &published.station, published.on)?;
    let clause = station.clause.clone();
    if station.kind != StationKind::Publicity {
        return Err(ListingRefusal::NoPublicity { clause });
    }
    if now.notice.is_some() {
        return Err(ListingRefusal::AlreadyPublished { clause });
    }
    if let Some(stated) = station.publicity.as_ref().filter(|said| said.value != published.period) {
        let (clause, stated) = (stated.clause.clone(), stated.value.to_string());
        return Err(ListingRefusal::OtherPeriod { clause, stated });
    }
    if !matches!(published.period.unit, Unit::Days | Unit::WorkingDays) {
        return Err(ListingRefusal::NotInDays { clause });
    }
    if published.place.trim().is_empty() {
        return Err(ListingRefusal::NoReason);
    }
    Ok(published)
}

/// Begins the publicity anew.
pub fn decide_correct(
    book: &Rulebook<'_>,
    now: &Application,
    corrected: Corrected,
) -> Refusable<Corrected> {
    running(book, now, corrected.on)?;
    if corrected.note.trim().is_empty() { Err(ListingRefusal::NoReason) } else { Ok(corrected) }
}

pub fn decide_object(
    book: &Rulebook<'_>,
    now: &Application,
    objected: Objected,
) -> Refusable<Objected> {
    running(book, now, objected.on)?;
    if objected.text.trim().is_empty() { Err(ListingRefusal::NoReason) } else { Ok(objected) }
}

pub fn decide_handle_objection(
    book: &Rulebook<'_>,
    now: &Application,
    handled: ObjectionHandled,
) -> Refusable<ObjectionHandled> {
    let notice = running(book, now, handled.on)?;
    let index = usize::try_from(handled.objection).unwrap_or(usize::MAX);
    match notice.objections.get(index) {
        Some(objection) if objection.handled.is_none() => {}
        _ => return Err(ListingRefusal::NoObjection),
    }
    if handled.note.trim().is_empty() { Err(ListingRefusal::NoReason) } else { Ok(handled) }
}

pub(super) fn running<'a>(
    book: &Rulebook<'_>,
    now: &'a Application,
    on: NaiveDate,
) -> Refusable<&'a Notice> {
    let station = book.here(now, on)?;
    let clause = || station.clause.clone();
    now.notice.as_ref().ok_or_else(|| ListingRefusal::NotPublished { clause: clause() })
}

/// Where the publicity stands; `None` before it begins.
pub fn standing_of_notice(book: &Rulebook<'_>, now: &Application) -> Option<Publicity> {
    let notice = now.notice.as_ref()?;
    let Published { on, period, .. } = notice.published;
    publicity(book.calendar, book.counting, on, period, &notice.disturbances())
}

/// It has run its whole time, and nothing disturbs it any more.
pub(super) fn has_run(
    book: &Rulebook<'_>,
    now: &Application,
    station: &Station,
    on: NaiveDate,
) -> Refusable<()> {
    let clause = station.clause.clone();
    let Some(notice) = &now.notice else { return Err(ListingRefusal::NotPublished { clause }) };
    // Also one that came on the last day, or after it and before anybody concluded.
    if notice.has_open_objection() {
        return Err(ListingRefusal::Held { clause });
    }
    if notice.awaits_correction().is_some() {
        return Err(ListingRefusal::AwaitsCorrection { clause });
    }
    match standing_of_notice(book, now) {
        Some(Publicity::Runs(end)) if on > end.date => Ok(()),
        Some(Publicity::Runs(end)) => Err(ListingRefusal::StillPublic { clause, until: end.date }),
        Some(Publicity::Held { .. }) => Err(ListingRefusal::Held { clause }),
        None => Err(ListingRefusal::NotInDays { clause }),
    }
}
