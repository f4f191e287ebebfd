//! What inputs must be before they are frozen, and again in every certificate.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate};
use unicode_normalization::is_nfc;

use crate::{DIRECTED, Denominator, Directed, DrawError, Inputs, Stratum};

/// Far above any real team; keeps a hostile certificate from asking for endless work.
const MOST_SLOTS: usize = 64;

impl Inputs {
    /// Refuses inputs that are ambiguous or contradict themselves, naming the exact place.
    pub fn check(&self) -> Result<(), DrawError> {
        for (name, value) in
            [("period", &self.period), ("basis", &self.basis), ("kind", &self.kind)]
        {
            text(value, || format!("inputs.{name}"))?;
        }
        directed(self)?;
        snapshot(&self.snapshot_at)?;
        strata(&self.strata)?;
        denominator(self)?;
        excluded(self)?;
        inspectors(self)?;
        recusals(self)?;
        team(self)?;
        self.witness_rule.check()
    }
}

/// What is narrowed says so by its kind, and what says so names the conditions: nobody takes a draw
/// from a part of the mines for one from all.
fn directed(inputs: &Inputs) -> Result<(), DrawError> {
    let marked = inputs.kind == DIRECTED;
    let Some(Directed { filters, source }) = &inputs.directed else {
        return if marked { Err(DrawError::DirectedUnstated) } else { Ok(()) };
    };
    if !marked {
        return Err(DrawError::DirectedUnmarked { kind: inputs.kind.clone() });
    }
    let list = "inputs.directed.filters";
    text(source, || "inputs.directed.source".to_owned())?;
    if filters.is_empty() {
        return Err(DrawError::Empty { place: list.to_owned() });
    }
    let place = |index| format!("{list}[{index}].by");
    ascending(filters.iter().map(|filter| filter.by.code()), place, str::to_owned)?;
    for (index, filter) in filters.iter().enumerate() {
        let name = format!("{list}[{index}].values");
        if filter.values.is_empty() {
            return Err(DrawError::Empty { place: name });
        }
        texts(&filter.values, &name)?;
    }
    Ok(())
}

fn snapshot(found: &str) -> Result<(), DrawError> {
    let day = NaiveDate::parse_from_str(found, "%Y-%m-%d");
    // chrono also reads 2026-1-5; only the full spelling is a day here.
    let is_day = day.is_ok_and(|day| day.to_string() == found);
    if is_day || DateTime::parse_from_rfc3339(found).is_ok() {
        return Ok(());
    }
    Err(DrawError::SnapshotNotADate { found: found.to_owned() })
}

fn strata(strata: &[Stratum]) -> Result<(), DrawError> {
    ids(strata.iter().map(|s| s.id.as_str()), "inputs.strata", ".id")?;
    let mut seen = HashSet::new();
    for (index, stratum) in strata.iter().enumerate() {
        normal(&stratum.name, || format!("inputs.strata[{index}].name"))?;
        let list = format!("inputs.strata[{index}].members");
        ids(stratum.members.iter().map(|m| m.id.as_str()), &list, ".id")?;
        for (member, mine) in stratum.members.iter().enumerate() {
            let place = |key| format!("{list}[{member}].{key}");
            normal(&mine.name, || place("name"))?;
            normal(&mine.licence, || place("licence"))?;
            text(&mine.holder, || place("holder"))?;
            if !seen.insert(mine.id.as_str()) {
                let (place, found) = (place("id"), mine.id.clone());
                return Err(DrawError::Duplicate { place, found });
            }
        }
        if stratum.quota as usize > stratum.members.len() {
            return Err(DrawError::QuotaAbovePopulation {
                place: format!("inputs.strata[{index}].quota"),
                stratum: stratum.id.clone(),
                quota: stratum.quota,
                population: stratum.members.len(),
            });
        }
    }
    Ok(())
}

fn excluded(inputs: &Inputs) -> Result<(), DrawError> {
    ids(inputs.excluded.iter().map(|e| e.id.as_str()), "inputs.excluded", ".id")?;
    if inputs.excluded.is_empty() {
        return Ok(());
    }
    let members = inputs.strata.iter().flat_map(|s| &s.members);
    let population: HashSet<&str> = members.map(|m| m.id.as_str()).collect();
    for (index, excluded) in inputs.excluded.iter().enumerate() {
        text(&excluded.reason, || format!("inputs.excluded[{index}].reason"))?;
        if population.contains(excluded.id.as_str()) {
            let place = format!("inputs.excluded[{index}].id");
            return Err(DrawError::ExcludedMember { place, found: excluded.id.clone() });
        }
    }
    Ok(())
}

/// N of a stratum that the draw doesn't have would be the share of nobody.
fn denominator(inputs: &Inputs) -> Result<(), DrawError> {
    let Some(Denominator::ByStratum(counted)) = &inputs.denominator else { return Ok(()) };
    counted.keys().try_for_each(|stratum| normal(stratum, || "inputs.denominator".to_owned()))?;
    let known = strata_ids(inputs);
    match counted.keys().find(|stratum| !known.contains(stratum.as_str())) {
        Some(stratum) => Err(DrawError::UnknownDenominator { stratum: stratum.clone() }),
        None => Ok(()),
    }
}

fn strata_ids(inputs: &Inputs) -> HashSet<&str> {
    inputs.strata.iter().map(|stratum| stratum.id.as_str()).collect()
}

/// Somebody who may only work where the draw has no stratum would silently never be drawn.
fn inspectors(inputs: &Inputs) -> Result<(), DrawError> {
    ids(inputs.inspectors.iter().map(|p| p.id.as_str()), "inputs.inspectors", ".id")?;
    let known = strata_ids(inputs);
    for (index, person) in inputs.inspectors.iter().enumerate() {
        let place = format!("inputs.inspectors[{index}]");
        text(&person.department, || format!("{place}.department"))?;
        texts(&person.roles, &format!("{place}.roles"))?;
        if let Some(strata) = &person.strata {
            texts(strata, &format!("{place}.strata"))?;
            if let Some(stranger) = strata.iter().find(|one| !known.contains(one.as_str())) {
                let (person, stratum) = (person.id.clone(), stranger.clone());
                return Err(DrawError::UnknownStratum { person, stratum });
            }
        }
    }
    Ok(())
}

/// A recusal of somebody unknown would silently protect nobody, so it is refused. A holder without
/// a mine in this draw is harmless.
fn recusals(inputs: &Inputs) -> Result<(), DrawError> {
    let people: HashSet<&str> = inputs.inspectors.iter().map(|p| p.id.as_str()).collect();
    for (index, recusal) in inputs.recusals.iter().enumerate() {
        text(&recusal.holder, || format!("inputs.recusals[{index}].holder"))?;
        if !people.contains(recusal.person.as_str()) {
            let place = format!("inputs.recusals[{index}].person");
            return Err(DrawError::UnknownPerson { place, person: recusal.person.clone() });
        }
    }
    let pairs = inputs.recusals.iter().map(|r| (r.person.as_str(), r.holder.as_str()));
    let place = |index| format!("inputs.recusals[{index}]");
    ascending(pairs, place, |(person, holder)| format!("{person} × {holder}"))
}

fn team(inputs: &Inputs) -> Result<(), DrawError> {
    if inputs.team.slots.is_empty() {
        return Err(DrawError::NoSlots);
    }
    if inputs.team.slots.len() > MOST_SLOTS {
        return Err(DrawError::TooManySlots { found: inputs.team.slots.len() });
    }
    for (index, slot) in inputs.team.slots.iter().enumerate() {
        text(&slot.role, || format!("inputs.team.slots[{index}].role"))?;
        if let Some(department) = &slot.department {
            text(department, || format!("inputs.team.slots[{index}].department"))?;
        }
    }
    Ok(())
}

/// Ids: each one well formed, ascending in byte order. `key` is what an item calls its id.
pub(crate) fn ids<'a>(
    ids: impl Iterator<Item = &'a str> + Clone,
    list: &str,
    key: &str,
) -> Result<(), DrawError> {
    let place = |index| format!("{list}[{index}]{key}");
    for (index, found) in ids.clone().enumerate() {
        id(found, || place(index))?;
    }
    ascending(ids, place, str::to_owned)
}

/// Who stands in a public certificate as having been present: a person's id, or a role. Whatever
/// could be a name is refused.
pub(crate) fn witnesses(list: &[String], name: &str) -> Result<(), DrawError> {
    for (index, found) in list.iter().enumerate() {
        let place = format!("{name}[{index}]");
        text(found, || place.clone())?;
        if !is_person_id(found) && !is_witness_role(found) {
            return Err(DrawError::NotAnId { place, found: found.clone() });
        }
    }
    ids(list.iter().map(String::as_str), name, "")
}

fn is_person_id(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    text.strip_prefix("p-").is_some_and(|rest| !rest.is_empty() && rest.bytes().all(plain))
}

/// `witness-1` to `witness-99`: somebody present whom no registry knows.
pub fn is_witness_role(text: &str) -> bool {
    let number = text.strip_prefix("witness-").unwrap_or_default();
    let digits = (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    digits && !number.starts_with('0')
}

/// Tickets join ids with "/", so no id contains one.
pub(crate) fn id(found: &str, place: impl Fn() -> String) -> Result<(), DrawError> {
    text(found, &place)?;
    if found.contains('/') {
        return Err(DrawError::SlashInId { place: place(), found: found.to_owned() });
    }
    Ok(())
}

fn texts(list: &[String], name: &str) -> Result<(), DrawError> {
    let place = |index| format!("{name}[{index}]");
    for (index, item) in list.iter().enumerate() {
        text(item, || place(index))?;
    }
    ascending(list.iter().map(String::as_str), place, str::to_owned)
}

/// What can't be missing.
fn text(found: &str, place: impl Fn() -> String) -> Result<(), DrawError> {
    if found.is_empty() {
        return Err(DrawError::Empty { place: place() });
    }
    normal(found, place)
}

/// What is compared or committed to has one spelling only: whoever types the list anew comes to the
/// same hash. Nothing is converted, for the list is what people saw.
pub(crate) fn normal(found: &str, place: impl Fn() -> String) -> Result<(), DrawError> {
    if !is_nfc(found) {
        return Err(DrawError::NotNormalised { place: place(), found: found.to_owned() });
    }
    Ok(())
}

fn ascending<Item: Ord + Copy>(
    items: impl Iterator<Item = Item>,
    place: impl Fn(usize) -> String,
    show: impl Fn(Item) -> String,
) -> Result<(), DrawError> {
    let mut before = None;
    for (index, item) in items.enumerate() {
        if before == Some(item) {
            return Err(DrawError::Duplicate { place: place(index), found: show(item) });
        }
        if before > Some(item) {
            return Err(DrawError::NotSorted { place: place(index), found: show(item) });
        }
        before = Some(item);
    }
    Ok(())
}
