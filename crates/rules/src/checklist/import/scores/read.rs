//! Rows into answers.

use std::collections::BTreeMap;
use std::mem;

use rust_decimal::Decimal;

use super::super::read::{
    SumRow, is_prerequisites, name_and_points, number_of, says_nothing, spoiled, sum_of,
};
use super::super::{Column, Columns, Fault, Reason, SheetRow};
use crate::checklist::{Answers, Checklist, Item, Mark, MarkError, NotApplicable};
use crate::text;

const NOT_APPLICABLE: [&str; 3] = ["不涉及", "不适用", "/"];
const MET: [&str; 5] = ["符合", "满足", "通过", "是", "√"];
const NOT_MET: [&str; 5] = ["不符合", "不满足", "不通过", "否", "×"];

/// What was read, also where it is not whole.
#[derive(Default)]
pub struct Draft {
    pub answers: Answers,
    pub notes: BTreeMap<String, String>,
    pub faults: Vec<Fault>,
    /// What rows of totals say.
    pub totals: Vec<(u64, Decimal)>,
}

/// What a row says that some items add up to.
struct Stated {
    row: u64,
    name: String,
    points: Decimal,
    items: Vec<String>,
}

/// An item with the names that it is found by.
struct Place<'a> {
    group: String,
    subgroup: String,
    title: String,
    id: &'a str,
}

pub fn draft(rows: &[SheetRow], columns: &Columns, table: &Checklist) -> Draft {
    let mut reading = Reading {
        columns,
        table,
        places: places(table),
        group: String::new(),
        subgroup: String::new(),
        part: Vec::new(),
        rows: BTreeMap::new(),
        stated: Vec::new(),
        draft: Draft::default(),
    };
    for row in rows.iter().filter(|row| row.number > columns.header_row) {
        if !says_nothing(row, columns) {
            reading.row(row);
        }
    }
    reading.finish()
}

fn places(table: &Checklist) -> Vec<Place<'_>> {
    let mut places = Vec::new();
    for group in &table.groups {
        for subgroup in &group.subgroups {
            places.extend(subgroup.items.iter().map(|item| Place {
                group: text::search_key(&group.title.zh),
                subgroup: text::search_key(&subgroup.title.zh),
                title: text::search_key(&item.title.zh),
                id: &item.id,
            }));
        }
    }
    places
}

struct Reading<'a> {
    columns: &'a Columns,
    table: &'a Checklist,
    places: Vec<Place<'a>>,
    /// What rows without a group, or a subgroup, belong to.
    group: String,
    subgroup: String,
    /// Items of the group since its last 小计.
    part: Vec<String>,
    /// Where each item first stands.
    rows: BTreeMap<String, u64>,
    stated: Vec<Stated>,
    draft: Draft,
}

impl Reading<'_> {
    fn row(&mut self, row: &SheetRow) {
        if let Some(fault) = spoiled(row, self.columns) {
            self.draft.faults.push(fault);
            return;
        }
        if let Some(sum) = sum_of(row) {
            return self.sum(row, sum);
        }
        self.enter(row);
        if self.title(row).is_empty() && self.columns.cell(row, Column::Code).is_empty() {
            return self.heading(row);
        }
        match self.find(row) {
            Ok(id) => self.take(row, id),
            Err(reason) => self.fault(row, Column::Item, reason),
        }
    }

    /// A group's name is repeated, or left blank below the first.
    fn enter(&mut self, row: &SheetRow) {
        let (group, _) = name_and_points(self.columns.cell(row, Column::Group));
        if !group.is_empty() && group != self.group {
            self.group = group;
            self.subgroup.clear();
            self.part.clear();
        }
        let (subgroup, _) = name_and_points(self.columns.cell(row, Column::Subgroup));
        if !subgroup.is_empty() {
            self.subgroup = subgroup;
        }
    }

    fn title<'r>(&self, row: &'r SheetRow) -> &'r str {
        let conditions = [Column::Item, Column::Guide, Column::Subgroup];
        let columns =
            if is_prerequisites(&self.group) { &conditions[..] } else { &conditions[..1] };
        let mut texts = columns.iter().map(|column| self.columns.cell(row, *column));
        texts.find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// By its code, else by its name, which only a repeated one needs its group for.
    fn find(&self, row: &SheetRow) -> Result<String, Reason> {
        let code = text::code(self.columns.cell(row, Column::Code));
        if !code.is_empty() {
            return self.coded(&code);
        }
        let title = self.title(row);
        let (key, found) = (text::search_key(title), title.to_owned());
        if is_prerequisites(&self.group) {
            let mut all = self.table.prerequisites.iter();
            let one = all.find(|one| text::search_key(&one.title.zh) == key);
            return one.map(|one| one.id.clone()).ok_or(Reason::Unknown { found });
        }
        let (group, subgroup) = (text::search_key(&self.group), text::search_key(&self.subgroup));
        let named: Vec<&Place<'_>> = self.places.iter().filter(|one| one.title == key).collect();
        let within = |one: &&&Place<'_>| {
            one.group == group && (subgroup.is_empty() || one.subgroup == subgroup)
        };
        match named[..] {
            [] => Err(Reason::Unknown { found }),
            [one] => Ok(one.id.to_owned()),
            _ => {
                let mut near = named.iter().filter(within);
                let (first, second) = (near.next(), near.next());
                let alone = first.filter(|_| second.is_none());
                alone.map(|one| one.id.to_owned()).ok_or(Reason::Several { found })
            }
        }
    }

    fn coded(&self, code: &str) -> Result<String, Reason> {
        let items = self.table.items().map(|item| &item.id);
        let mut all = items.chain(self.table.prerequisites.iter().map(|one| &one.id));
        let found = all.find(|id| id.eq_ignore_ascii_case(code)).cloned();
        found.ok_or_else(|| Reason::Unknown { found: code.to_owned() })
    }

    fn take(&mut self, row: &SheetRow, id: String) {
        if let Some(first_row) = self.rows.get(&id).copied() {
            return self.fault(row, Column::Item, Reason::Twice { first_row });
        }
        self.rows.insert(id.clone(), row.number);
        let Some(mark) = self.mark(row, &id) else { return };
        let note = text::line(self.columns.cell(row, Column::Note)).into_owned();
        if !note.is_empty() {
            self.draft.notes.insert(id.clone(), note);
        }
        self.part.push(id.clone());
        self.draft.answers.insert(id, mark);
    }

    fn mark(&mut self, row: &SheetRow, id: &str) -> Option<Mark> {
        let table = self.table;
        let Some(item) = table.item(id) else { return self.condition(row) };
        self.same_points(row, item);
        let found = self.columns.cell(row, Column::Score);
        // Where a person sets the points of what does not apply, the sheet must have them.
        if NOT_APPLICABLE.contains(&found) && table.not_applicable != NotApplicable::Manual {
            return Some(Mark::NotApplicable);
        }
        if found.is_empty() {
            self.fault(row, Column::Score, Reason::NoScore {});
            return None;
        }
        let given = self.number(row, Column::Score)?;
        let mark = Mark::Points { points: given };
        let (id, most) = (id.to_owned(), item.points);
        let reason = match table.check(&id, &mark) {
            Ok(()) => return Some(mark),
            Err(MarkError::OutOfRange { .. }) => Reason::Beyond { id, most, given },
            Err(_) => Reason::TooFine { given },
        };
        self.fault(row, Column::Score, reason);
        None
    }

    /// A prerequisite is met or not; nobody gives points for it.
    fn condition(&mut self, row: &SheetRow) -> Option<Mark> {
        let found = self.columns.cell(row, Column::Score);
        if MET.contains(&found) {
            return Some(Mark::Met);
        }
        if NOT_MET.contains(&found) {
            return Some(Mark::NotMet);
        }
        let found = found.to_owned();
        self.fault(row, Column::Score, Reason::NotAWord { found });
        None
    }

    /// A sheet made from another table shows here.
    fn same_points(&mut self, row: &SheetRow, item: &Item) {
        let stated = self.number(row, Column::Points);
        if let Some(stated) = stated.filter(|stated| *stated != item.points) {
            let (id, points) = (item.id.clone(), item.points);
            self.fault(row, Column::Points, Reason::OtherPoints { id, points, stated });
        }
    }

    /// A group or subgroup in a row of its own, with or without what it adds up to.
    fn heading(&mut self, row: &SheetRow) {
        let of_subgroup = !self.columns.cell(row, Column::Subgroup).is_empty();
        if !of_subgroup && self.columns.cell(row, Column::Group).is_empty() {
            return self.fault(row, Column::Item, Reason::NoItem {});
        }
        if is_prerequisites(&self.group) {
            return;
        }
        let Some(points) = self.number(row, Column::Score) else { return };
        let subgroup = if of_subgroup { self.subgroup.as_str() } else { "" };
        let items = self.items_of(subgroup);
        let name = if of_subgroup { &self.subgroup } else { &self.group };
        self.stated.push(Stated { row: row.number, name: name.clone(), points, items });
    }

    /// Items of the table in the running group, or only in one subgroup of it.
    fn items_of(&self, subgroup: &str) -> Vec<String> {
        let (group, subgroup) = (text::search_key(&self.group), text::search_key(subgroup));
        let within = |one: &&Place<'_>| {
            (group.is_empty() || one.group == group)
                && (subgroup.is_empty() || one.subgroup == subgroup)
        };
        self.places.iter().filter(within).map(|one| one.id.to_owned()).collect()
    }

    fn sum(&mut self, row: &SheetRow, sum: SumRow) {
        let Some(points) = self.number(row, Column::Score) else { return };
        if sum == SumRow::Total {
            self.draft.totals.push((row.number, points));
            return;
        }
        // After the parts of a group comes the group.
        let part = mem::take(&mut self.part);
        let items = if part.is_empty() { self.items_of("") } else { part };
        let name = self.group.clone();
        self.stated.push(Stated { row: row.number, name, points, items });
    }

    fn finish(mut self) -> Draft {
        let absent = self.table.items().filter(|item| !self.rows.contains_key(&item.id));
        let reason =
            |item: &Item| Reason::Absent { id: item.id.clone(), title: item.title.zh.clone() };
        let absent =
            absent.map(|item| Fault { row: 0, column: String::new(), reason: reason(item) });
        self.draft.faults.extend(absent);
        let column = self.columns.heading(Column::Score);
        for Stated { row, name, points: stated, items } in mem::take(&mut self.stated) {
            let sum = items.iter().map(|id| self.worth(id)).sum::<Decimal>().normalize();
            if sum != stated {
                let reason = Reason::Sum { name, stated, sum };
                self.draft.faults.push(Fault { row, column: column.clone(), reason });
            }
        }
        self.draft
    }

    /// What an item adds to a part of the sheet, before anything is scaled.
    fn worth(&self, id: &str) -> Decimal {
        match self.draft.answers.get(id) {
            Some(Mark::Points { points } | Mark::Credited { points }) => *points,
            Some(Mark::NotApplicable) if self.table.not_applicable == NotApplicable::FullMarks => {
                self.table.item(id).map(|item| item.points).unwrap_or_default()
            }
            _ => Decimal::ZERO,
        }
    }

    /// A number, if the cell has one; what is no number is a fault.
    fn number(&mut self, row: &SheetRow, column: Column) -> Option<Decimal> {
        let found = self.columns.cell(row, column);
        if found.is_empty() {
            return None;
        }
        let number = number_of(found).map(|number| number.normalize());
        if number.is_none() {
            self.fault(row, column, Reason::NotANumber { found: found.to_owned() });
        }
        number
    }

    fn fault(&mut self, row: &SheetRow, column: Column, reason: Reason) {
        let column = self.columns.heading(column);
        self.draft.faults.push(Fault { row: row.number, column, reason });
    }
}
