//! What the officer chose for a draw, held against the rules of the region.

use chrono::NaiveDate;
use draw::{Directed, Slot, Team};
use rules::drawing::{Filter, OverCap, PlanKind, PlanRefusal, decide_filters, decide_team};
use rules::pack::{FilterBy, Library, Pack};
use rules::text;

use super::population::Population;
use crate::Result;
use crate::api::{DrawChoice, DrawFilter, DrawFilterBy, DrawKind, OverCapChoice};
use crate::casefile::day;

pub(super) fn kind(kind: DrawKind) -> PlanKind {
    match kind {
        DrawKind::Quarterly => PlanKind::Quarterly,
        DrawKind::Annual => PlanKind::Annual,
        DrawKind::LookBack => PlanKind::LookBack,
        DrawKind::Selection => PlanKind::Selection,
    }
}

/// As the certificate has it: what is narrowed is directed, whatever period it serves.
pub(super) fn printed_kind(choice: &DrawChoice) -> &'static str {
    if choice.filters.is_empty() { kind(choice.kind).code() } else { draw::DIRECTED }
}

pub(super) fn kind_shown(kind: PlanKind) -> DrawKind {
    match kind {
        PlanKind::Quarterly => DrawKind::Quarterly,
        PlanKind::Annual => DrawKind::Annual,
        PlanKind::LookBack => DrawKind::LookBack,
        PlanKind::Selection => DrawKind::Selection,
    }
}

pub(super) fn by_shown(by: FilterBy) -> DrawFilterBy {
    match by {
        FilterBy::Mineral => DrawFilterBy::Mineral,
        FilterBy::Risk => DrawFilterBy::Risk,
        FilterBy::Scale => DrawFilterBy::Scale,
    }
}

fn by(by: DrawFilterBy) -> FilterBy {
    match by {
        DrawFilterBy::Mineral => FilterBy::Mineral,
        DrawFilterBy::Risk => FilterBy::Risk,
        DrawFilterBy::Scale => FilterBy::Scale,
    }
}

pub(super) fn filters(choice: &DrawChoice) -> Vec<Filter> {
    let one = |filter: &DrawFilter| Filter {
        by: by(filter.by),
        values: filter.values.iter().cloned().collect(),
    };
    choice.filters.iter().map(one).collect()
}

/// The mark of a directed draw, as the certificate prints it.
pub(super) fn directed(region: &str, choice: &DrawChoice) -> Result<Option<Directed>> {
    let filters = filters(choice);
    let pack = Library::shipped().of_region(region).map(|(pack, _)| pack);
    let allowed = pack.and_then(|pack| pack.spot_check.filters.as_ref());
    let source = decide_filters(&filters, allowed, &choice.filter_source)?;
    let one = |filter: &Filter| draw::Filter {
        by: match filter.by {
            FilterBy::Mineral => draw::FilterBy::Mineral,
            FilterBy::Risk => draw::FilterBy::Risk,
            FilterBy::Scale => draw::FilterBy::Scale,
        },
        values: filter.values.iter().cloned().collect(),
    };
    Ok(source.map(|source| Directed { filters: filters.iter().map(one).collect(), source }))
}

/// The leader's slot and those of the members, each for somebody with a card.
pub(super) fn team(choice: &DrawChoice) -> Result<Team> {
    let Some(chosen) = &choice.team else { return Ok(Team::default()) };
    decide_team(chosen.departments.len())?;
    let slot = |(number, department): (usize, &String)| Slot {
        role: if number == 0 { "leader" } else { "member" }.to_owned(),
        card: true,
        department: (!text::blank(department)).then(|| department.clone()),
    };
    Ok(Team { slots: chosen.departments.iter().enumerate().map(slot).collect(), cap: chosen.cap })
}

/// `…人民政府《…》`
pub(super) fn document(pack: &Pack) -> String {
    format!("{}《{}》", pack.source.issuers.join("、"), pack.source.title)
}

/// The chosen clauses with their document, and what the officer adds in words.
pub(super) fn basis(region: &str, clauses: &[String], words: &str) -> Result<String> {
    let words = text::line(words).into_owned();
    let Some(first) = clauses.first() else { return Ok(words) };
    let unknown = |id: &String| PlanRefusal::ClauseUnknown(id.clone());
    let (pack, _) = Library::shipped().of_region(region).ok_or_else(|| unknown(first))?;
    if let Some(stranger) = clauses.iter().find(|id| !pack.clauses.contains_key(*id)) {
        return Err(unknown(stranger).into());
    }
    let stated = format!("{}（{}）", document(pack), clauses.join("、"));
    Ok(if words.is_empty() { stated } else { format!("{stated}；{words}") })
}

/// A population that was looked at on another day may have changed since.
pub(super) fn is_of_today(choice: &DrawChoice, today: NaiveDate) -> Result<()> {
    let seen = choice.snapshot.as_deref().map(day).transpose()?.unwrap_or(today);
    if seen == today {
        return Ok(());
    }
    let (seen, today) = (seen.to_string(), today.to_string());
    Err(PlanRefusal::SnapshotPassed { seen, today }.into())
}

/// CN-4: the draw warns, and the officer decides with a reason.
pub(super) fn over_cap(
    population: &Population,
    decided: Option<&OverCapChoice>,
) -> Result<Option<OverCap>> {
    let mines = population.at_cap();
    if mines.is_empty() {
        return Ok(None);
    }
    let decided = decided.ok_or(PlanRefusal::OverCap(mines.len()))?;
    if text::blank(&decided.reason) {
        return Err(PlanRefusal::NoReason.into());
    }
    let reason = decided.reason.trim().to_owned();
    Ok(Some(OverCap { left_out: decided.leave_out, reason, mines }))
}
