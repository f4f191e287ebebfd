//! What the officer chose for a draw, held against the rules of the region.

use chrono::NaiveDate;
use draw::{Directed, Slot, Team};
use rules::drawing::{Filter, OverCap, PlanKind, PlanRefusal, decide_filters, decide_team};
use rules::pack::{FilterBy, Pack, Rulebook, Station, Status};
use rules::text;

use super::population::Population;
use crate::Result;
use crate::api::{DrawChoice, DrawFilter, DrawFilterBy, DrawKind, OverCapChoice};
use crate::casefile::day;
use crate::machine::region_name;

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
pub(super) fn directed(
    book: &Rulebook<'static>,
    region: &str,
    choice: &DrawChoice,
) -> Result<Option<Directed>> {
    let filters = filters(choice);
    let pack = book.of_region(region).map(|(pack, _)| pack);
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

/// After the name of a document that is a draft.
const DRAFT: &str = "（草案，尚未生效）";

/// Whether what a draw was frozen with names a draft, whatever was switched on or off since.
pub(super) fn rests_on_draft(basis: &str) -> bool {
    basis.contains(DRAFT)
}

/// `…人民政府《…》`; a draft is called one wherever its document is named.
pub(crate) fn document(pack: &Pack) -> String {
    let mark = if pack.status == Status::Draft { DRAFT } else { "" };
    format!("{}《{}》{mark}", pack.source.issuers.join("、"), pack.source.title)
}

/// The chosen clauses with their document, what the officer adds in words, and the drafts that hold
/// in the region or a part of it, even if no clause of theirs was chosen.
pub(super) fn basis(
    book: &Rulebook<'static>,
    region: &str,
    clauses: &[String],
    words: &str,
) -> Result<String> {
    let mut parts = Vec::new();
    let held = book.of_region(region).map(|(pack, _)| pack);
    if let Some(first) = clauses.first() {
        let unknown = |id: &String| PlanRefusal::ClauseUnknown(id.clone());
        let pack = held.ok_or_else(|| unknown(first))?;
        if let Some(stranger) = clauses.iter().find(|id| !pack.clauses.contains_key(*id)) {
            return Err(unknown(stranger).into());
        }
        parts.push(format!("{}（{}）", document(pack), clauses.join("、")));
    }
    parts.push(text::line(words).into_owned());
    for draft in book.drafts_near(region) {
        if clauses.is_empty() || held != Some(draft.pack) {
            parts.push(format!("{}按{}", region_name(&draft.region), document(draft.pack)));
        }
    }
    parts.retain(|part| !part.is_empty());
    Ok(parts.join("；"))
}

/// The same, and where those wait who are drawn from: so the frozen list itself says it. A station
/// alone is no basis.
pub(super) fn among(basis: String, station: Option<&Station>) -> String {
    match station.filter(|_| !basis.is_empty()) {
        Some(station) => {
            let (title, clause) = (&station.title.zh, station.drawn_by());
            format!("{basis}；从在“{title}”（{clause}）等候的申请中抽取")
        }
        None => basis,
    }
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

#[cfg(test)]
mod tests {
    use rules::pack::{Library, Switched};

    use super::*;

    fn on(region: &str) -> Rulebook<'static> {
        let (_, reference) = Library::shipped().newest("XJ-draft").unwrap();
        let (pack, region) = (reference.clone(), region.to_owned());
        let word = Switched { pack, region, on: true, reason: "试行".into() };
        Rulebook::new(Library::shipped(), vec![word], "2026-04-28".parse().unwrap())
    }

    #[test]
    fn a_draft_is_called_one_in_what_a_draw_is_based_on() {
        let said = |book: &Rulebook<'static>, region: &str, clauses: &[&str], words: &str| {
            let clauses: Vec<String> = clauses.iter().map(|id| (*id).to_owned()).collect();
            basis(book, region, &clauses, words).unwrap()
        };
        let (whole, place) = (on("650000"), on("650102"));
        let stated = said(&whole, "650102", &["XJ-3.1"], "年度计划");
        assert!(stated.ends_with("》（草案，尚未生效）（XJ-3.1）；年度计划"), "{stated}");
        assert_eq!(stated.matches("草案").count(), 1);
        assert!(rests_on_draft(&stated));
        let silent = said(&place, "650000", &[], "年度计划");
        assert!(silent.starts_with("年度计划；天山区按"), "{silent}");
        assert!(silent.ends_with("》（草案，尚未生效）"), "{silent}");
        assert_eq!(said(&place, "650103", &[], "年度计划"), "年度计划");
        let elsewhere = said(&whole, "620100", &["GS-3.2"], "");
        assert!(!elsewhere.contains("草案") && !rests_on_draft(&elsewhere));
        let stranger = basis(&place, "650103", &["XJ-3.1".to_owned()], "");
        assert_eq!(stranger.unwrap_err().code(), PlanRefusal::ClauseUnknown(String::new()).code());
    }
}
