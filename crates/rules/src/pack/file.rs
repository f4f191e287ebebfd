//! Reading one pack file, and saying exactly where it is wrong.

use std::collections::HashSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Actor, FORMAT, Ground, Pack, RemovalRoute, Report};
use crate::deadline::{MonthDay, Rule, Term};
use crate::entry::Kind;
use crate::region;

/// The values that may be departed from with a reason and an approver; elsewhere nobody would ask.
const SOFT: [&str; 2] = ["pass.total", "rectification.limit"];

/// Where in which file, and what was expected there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}, column {column}: {message}; the pack was not loaded")]
pub struct PackFault {
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub message: String,
}

impl PackFault {
    pub fn code(&self) -> &'static str {
        "pack-file"
    }

    /// A file of other bytes than text.
    pub fn not_text(file: &str, bytes: &[u8], valid_up_to: usize) -> Self {
        let text = String::from_utf8_lossy(bytes.get(..valid_up_to).unwrap_or(bytes));
        Self::at(file, &text, text.len(), "expected text in UTF-8".to_owned())
    }

    pub(super) fn at(file: &str, text: &str, offset: usize, message: String) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self { file: file.to_owned(), line, column, message }
    }
}

/// Form and spelling: everything that can be judged without the base.
pub(super) fn read(file: &str, text: &str) -> Result<Pack, PackFault> {
    let pack: Pack = toml::from_str(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        PackFault::at(file, text, offset, error.message().to_owned())
    })?;
    if pack.format == FORMAT {
        return Ok(pack);
    }
    let message = format!("expected {FORMAT:?}, found {:?}", pack.format);
    Err(PackFault::at(file, text, offset_of(text, "format"), message))
}

/// Meaning: `pack` is the whole with what it inherits, `text` its own file.
pub(super) fn check(file: &str, text: &str, pack: &Pack) -> Vec<PackFault> {
    let mut found: Vec<(usize, String)> = Vec::new();
    if let Ok(table) = DeTable::parse(text) {
        for (key, value) in table.get_ref() {
            if key.get_ref() != "clauses" {
                references(key.get_ref(), value, pack, &mut found);
            }
        }
    }
    let own = semantic(pack);
    found.extend(own.into_iter().map(|(key, message)| (offset_of(text, key), message)));
    let soft = pack.values().into_iter().filter(|(_, value)| value["soft"] == true);
    for (path, _) in soft.filter(|(path, _)| !SOFT.contains(&path.as_str())) {
        let section = path.split(['.', '[']).next().unwrap_or_default();
        let places = SOFT.join(" and ");
        let message = format!("expected \"soft\" at {places} alone, found it at {path}");
        found.push((offset_of(text, section), message));
    }
    found.sort();
    found.into_iter().map(|(at, message)| PackFault::at(file, text, at, message)).collect()
}

/// Clauses and bodies that the values name, wherever they stand.
fn references(
    key: &str,
    value: &Spanned<DeValue<'_>>,
    pack: &Pack,
    found: &mut Vec<(usize, String)>,
) {
    match value.get_ref() {
        DeValue::Table(table) => {
            table.iter().for_each(|(key, value)| references(key.get_ref(), value, pack, found));
        }
        DeValue::Array(array) => {
            array.iter().for_each(|value| references(key, value, pack, found));
        }
        DeValue::String(text) => {
            if let Some(message) = unknown(key, text, pack) {
                found.push((value.span().start, message));
            }
        }
        _ => {}
    }
}

fn unknown(key: &str, text: &str, pack: &Pack) -> Option<String> {
    if key == "clause" {
        let known = pack.clauses.contains_key(text);
        return (!known)
            .then(|| format!("expected a clause listed under [clauses], found {text:?}"));
    }
    let Ok(Actor::Body { department, .. }) = Actor::try_from(text.to_owned()) else { return None };
    let known = pack.departments.contains_key(&department);
    (!known)
        .then(|| format!("expected a department listed under [departments], found {department:?}"))
}

type Complaint = (&'static str, String);

fn semantic(pack: &Pack) -> Vec<Complaint> {
    let mut found = Vec::new();
    dates(pack, &mut found);
    numbers(pack, &mut found);
    ids("stations", pack.stations.iter().map(|station| station.id.as_str()), &mut found);
    papers(pack, &mut found);
    removal(pack, &mut found);
    ids("reports", pack.reports.iter().map(|report| report.id.as_str()), &mut found);
    ids("duties", pack.duties.iter().map(|duty| duty.id.as_str()), &mut found);
    let obligations = pack.obligations.iter().map(|one| one.id.as_str());
    ids("obligations", obligations, &mut found);
    ids("deeds", pack.deeds.iter().map(|deed| deed.id.as_str()), &mut found);
    for deed in &pack.deeds {
        ids("deeds", deed.points.iter().map(|point| point.id.as_str()), &mut found);
    }
    ids("plans", pack.plans.iter().map(|plan| plan.id.as_str()), &mut found);
    ids("exemptions", pack.exemptions.iter().map(|case| case.id.as_str()), &mut found);
    ids("sanctions", pack.sanctions.iter().map(|sanction| sanction.id.as_str()), &mut found);
    classes(pack, &mut found);
    let routed = pack.leads.routing.iter().flat_map(|route| &route.to);
    let members = pack.supervision.joint_conference.iter().flat_map(|stated| &stated.value);
    let named = routed.map(|id| ("leads", id)).chain(members.map(|id| ("supervision", id)));
    for (key, id) in named.filter(|(_, id)| !pack.departments.contains_key(*id)) {
        found
            .push((key, format!("expected a department listed under [departments], found {id:?}")));
    }
    let contact = pack.supervision.contact_fields.iter().flat_map(|stated| &stated.value);
    for field in contact.filter(|field| Kind::Contact.field(field).is_none()) {
        found.push(("supervision", format!("expected a field of contacts, found {field:?}")));
    }
    let areas = pack.plans.iter().flat_map(|plan| &plan.areas);
    let regions = areas.map(|area| ("plans", area.region.as_str()));
    let regions = regions.chain(pack.region.as_deref().map(|code| ("region", code)));
    for (key, code) in regions.filter(|(_, code)| region::find(code).is_none()) {
        found.push((key, format!("expected a GB/T 2260 code, found {code:?}")));
    }
    found
}

/// A route speaks of classes that the pack itself describes.
fn classes(pack: &Pack, found: &mut Vec<Complaint>) {
    let classes = &pack.leads.classes;
    ids("leads", classes.iter().map(|class| class.id.as_str()), found);
    for class in classes.iter().filter(|class| class.names.is_empty()) {
        found.push(("leads", format!("expected at least one name of class {:?}", class.id)));
    }
    let named = pack.leads.routing.iter().filter_map(|route| route.minerals.class());
    for id in named.filter(|id| !classes.iter().any(|class| class.id == *id)) {
        let message =
            format!("expected \"all\" or a class listed under [[leads.classes]], found {id:?}");
        found.push(("leads", message));
    }
}

/// Each ground has its clause, and a rectification that failed leads to removal by one way alone.
fn removal(pack: &Pack, found: &mut Vec<Complaint>) {
    let (grounds, second) = (&pack.removal.grounds, pack.removal.after_rectification.as_ref());
    let of_route = second.map(|route| route.clause.as_str());
    ids("removal", grounds.iter().map(|ground| ground.id.as_str()).chain(of_route), found);
    for ground in grounds.iter().filter(|ground| !pack.clauses.contains_key(&ground.id)) {
        let message = format!("expected the clause of ground {:?} in [clauses]", ground.id);
        found.push(("removal", message));
    }
    let Some(second) = second else { return };
    if second.evidence.is_empty() {
        let message = format!("expected at least one paper as evidence of {:?}", second.clause);
        found.push(("removal", message));
    }
    let after = |ground: &&Ground| ground.route == RemovalRoute::AfterRectification;
    if let Some(ground) = grounds.iter().find(after) {
        let message = format!(
            "expected one way from a failed rectification to removal, found {:?} and {:?}",
            ground.id, second.clause
        );
        found.push(("removal", message));
    }
}

/// A clause asks for papers of its station.
fn papers(pack: &Pack, found: &mut Vec<Complaint>) {
    for station in &pack.stations {
        let named = station.papers_by.iter().flat_map(|by| &by.papers);
        for paper in named.filter(|paper| !station.documents.contains(paper)) {
            let message =
                format!("expected one of the documents of {:?}, found {paper:?}", station.id);
            found.push(("stations", message));
        }
    }
}

fn dates(pack: &Pack, found: &mut Vec<Complaint>) {
    let validity = &pack.validity;
    if let (Some(from), Some(to)) = (validity.effective_from, validity.effective_to)
        && to < from
    {
        found.push(("validity", format!("expected an end on or after {from}, found {to}")));
    }
    let yearly = |rule: &&Rule| matches!(&rule.term, Term::EachYear { days } if days.is_empty());
    for rule in pack.deadlines.iter().filter(yearly) {
        found.push(("deadlines", format!("expected a day of the year for {:?}", rule.clause)));
    }
    let undated = |report: &&Report| pack.dated(&report.clause).next().is_none();
    for report in pack.reports.iter().filter(undated) {
        let message = format!("expected a rule under [[deadlines]] for {:?}", report.clause);
        found.push(("reports", message));
    }
    for day in pack.reports.iter().flat_map(|report| &report.due) {
        if MonthDay::try_from(day.clone()).is_err() {
            found.push(("reports", format!("expected a day such as \"04-30\", found {day:?}")));
        }
    }
}

fn numbers(pack: &Pack, found: &mut Vec<Complaint>) {
    if let Some(total) = pack.pass.total.as_ref().filter(|s| s.value.is_sign_negative()) {
        found.push(("pass", format!("expected a total of 0 or more, found {}", total.value)));
    }
    for target in pack.targets.shares.iter().filter(|t| t.share.is_some() == t.count.is_some()) {
        found.push(("targets", format!("expected either share or count by {}", target.by)));
    }
}

fn ids<'a>(key: &'static str, ids: impl Iterator<Item = &'a str>, found: &mut Vec<Complaint>) {
    let mut seen = HashSet::new();
    for id in ids.filter(|id| id.is_empty() || !seen.insert(*id)) {
        found.push((key, format!("expected an id that nothing else has, found {id:?}")));
    }
}

/// Where a top-level key is written; the file's start if it isn't.
pub(super) fn offset_of(text: &str, key: &str) -> usize {
    let table = DeTable::parse(text).ok();
    let keys = table.iter().flat_map(|table| table.get_ref().keys());
    keys.filter(|found| found.get_ref() == key).map(|found| found.span().start).min().unwrap_or(0)
}
