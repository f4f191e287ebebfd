//! Rows into groups, subgroups and items.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::super::{Group, Item, Prerequisite, Subgroup, Words};
use super::{Column, Columns, Fault, Reason, SheetCell, SheetRow};
use crate::text;

/// Words that begin a row of totals.
const TOTALS: [&str; 4] = ["合计", "总计", "总分", "共计"];
const SUBTOTAL: &str = "小计";
/// Words that begin a note in one cell of its own.
const NOTES: [&str; 4] = ["注", "备注", "说明", "填表"];
/// The group whose rows are conditions, not items.
const PREREQUISITES: [&str; 3] = ["先决条件", "前置条件", "否决项"];

/// What was read, also where it is not whole.
#[derive(Default)]
pub struct Draft {
    pub groups: Vec<Group>,
    pub prerequisites: Vec<Prerequisite>,
    pub faults: Vec<Fault>,
    pub places: Places,
    /// The points of the row of totals.
    pub stated_total: Option<(u64, Decimal)>,
}

/// Where names first stand, and what points they say of themselves.
#[derive(Default)]
pub struct Places {
    pub points_heading: String,
    /// Group: row and points.
    pub groups: Vec<(u64, Option<Decimal>)>,
    /// Group and subgroup: row and points.
    pub subgroups: BTreeMap<(usize, usize), (u64, Option<Decimal>)>,
    items: BTreeMap<(usize, String), u64>,
}

pub fn draft(rows: &[SheetRow], columns: &Columns) -> Draft {
    let mut reading = Reading { columns, draft: Draft::default(), group: String::new() };
    reading.draft.places.points_heading = columns.heading(Column::Points);
    for row in rows.iter().filter(|row| row.number > columns.header_row) {
        if !says_nothing(row, columns) {
            reading.row(row);
        }
    }
    reading.draft
}

/// A blank row, a note, or the header printed again.
pub(super) fn says_nothing(row: &SheetRow, columns: &Columns) -> bool {
    let mut filled = row.cells.iter().filter(|cell| !is_blank(cell));
    let Some(first) = filled.next() else { return true };
    let alone = filled.next().is_none();
    let again = columns.matched.iter().all(|matched| {
        row.cells.get(matched.index).is_some_and(|cell| cell.text.trim() == matched.heading)
    });
    again || (alone && NOTES.iter().any(|word| first.text.trim().starts_with(word)))
}

fn is_blank(cell: &SheetCell) -> bool {
    cell.text.trim().is_empty() && cell.spoiled.is_none()
}

/// A row that adds up rows above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SumRow {
    Part,
    Total,
}

pub(super) fn sum_of(row: &SheetRow) -> Option<SumRow> {
    let mut texts = row.cells.iter().map(|cell| cell.text.trim());
    let first = texts.find(|text| !text.is_empty())?;
    if TOTALS.iter().any(|word| first.starts_with(word)) {
        return Some(SumRow::Total);
    }
    first.starts_with(SUBTOTAL).then_some(SumRow::Part)
}

pub(super) fn is_prerequisites(group: &str) -> bool {
    PREREQUISITES.iter().any(|word| group.starts_with(word))
}

/// Nothing is taken from a row with a cell that can't be relied on.
pub(super) fn spoiled(row: &SheetRow, columns: &Columns) -> Option<Fault> {
    let alone = row.cells.len() == 1;
    row.cells.iter().enumerate().find_map(|(index, cell)| {
        let matched = columns.matched.iter().find(|matched| matched.index == index);
        let why = cell.spoiled.clone().filter(|_| alone || matched.is_some())?;
        let column = matched.filter(|_| !alone).map(|matched| matched.heading.clone());
        let reason = Reason::Spoiled { why };
        Some(Fault { row: row.number, column: column.unwrap_or_default(), reason })
    })
}

struct Reading<'a> {
    columns: &'a Columns,
    draft: Draft,
    /// The group that rows without one belong to.
    group: String,
}

impl Reading<'_> {
    fn row(&mut self, row: &SheetRow) {
        if let Some(fault) = spoiled(row, self.columns) {
            self.draft.faults.push(fault);
            return;
        }
        let sum = sum_of(row);
        if sum == Some(SumRow::Total) {
            if let Some(total) = self.number(row, Column::Points) {
                self.draft.stated_total = Some((row.number, total));
            }
            return;
        }
        if sum.is_some() {
            return;
        }
        let (name, said) = name_and_points(self.cell(row, Column::Group));
        if !name.is_empty() {
            self.group.clone_from(&name);
        }
        if self.group.is_empty() {
            return self.fault(row, Column::Group, Reason::NoGroup {});
        }
        if is_prerequisites(&self.group) {
            return self.prerequisite(row);
        }
        if !name.is_empty() {
            self.enter(row, &name, said);
        }
        // A group may stand in a row of its own, above its items.
        let below = [Column::Subgroup, Column::Item, Column::Points];
        if name.is_empty() || below.iter().any(|column| !self.cell(row, *column).is_empty()) {
            self.item(row);
        }
    }

    /// Another group begins, unless the name is the running one's, repeated.
    fn enter(&mut self, row: &SheetRow, name: &str, said: Option<Decimal>) {
        let running = self.draft.groups.last().is_some_and(|group| group.title.zh == name);
        if running {
            return;
        }
        let known = self.draft.groups.iter().position(|group| group.title.zh == name);
        if let Some(known) = known {
            let first_row = self.draft.places.groups[known].0;
            let name = name.to_owned();
            self.fault(row, Column::Group, Reason::Split { name, first_row });
        }
        let stated = self.number(row, Column::GroupPoints).or(said);
        self.draft.places.groups.push((row.number, stated));
        let id = (self.draft.groups.len() + 1).to_string();
        let title = words(name);
        self.draft.groups.push(Group { id, title, points: Decimal::ZERO, subgroups: Vec::new() });
    }

    fn item(&mut self, row: &SheetRow) {
        let (subgroup, said) = name_and_points(self.cell(row, Column::Subgroup));
        self.enter_subgroup(row, &subgroup, said);
        let title = text::line(self.cell(row, Column::Item)).into_owned();
        if title.is_empty() {
            return self.fault(row, Column::Item, Reason::NoItem {});
        }
        let at = self.draft.groups.len() - 1;
        let key = (at, title.clone());
        if let Some(first_row) = self.draft.places.items.get(&key).copied() {
            self.fault(row, Column::Item, Reason::Twice { first_row });
        }
        self.draft.places.items.insert(key, row.number);
        let Some(points) = self.points(row) else { return };
        let guide = text::line(self.cell(row, Column::Guide)).into_owned();
        let guide = if guide.is_empty() { title.clone() } else { guide };
        let group = &mut self.draft.groups[at];
        let id = format!("{}.{}", group.id, group.items().count() + 1);
        group.points = (group.points + points).normalize();
        let item = Item { id, title: words(&title), guide: words(&guide), points };
        if let Some(subgroup) = group.subgroups.last_mut() {
            subgroup.items.push(item);
        }
    }

    /// A table without second-level names has one in each group, called as the group.
    fn enter_subgroup(&mut self, row: &SheetRow, name: &str, said: Option<Decimal>) {
        let at = self.draft.groups.len() - 1;
        let group = &mut self.draft.groups[at];
        let running = group.subgroups.last().map(|subgroup| subgroup.title.zh.as_str());
        if running.is_some() && (name.is_empty() || running == Some(name)) {
            return;
        }
        let title = if name.is_empty() { group.title.zh.clone() } else { name.to_owned() };
        let id = format!("{}.{}", group.id, letters(group.subgroups.len()));
        let number = group.subgroups.len();
        group.subgroups.push(Subgroup { id, title: words(&title), items: Vec::new() });
        let stated = self.number(row, Column::SubgroupPoints).or(said);
        self.draft.places.subgroups.insert((at, number), (row.number, stated));
    }

    fn prerequisite(&mut self, row: &SheetRow) {
        let columns = [Column::Item, Column::Guide, Column::Subgroup];
        let texts = columns.map(|column| text::line(self.cell(row, column)).into_owned());
        let Some(title) = texts.into_iter().find(|text| !text.is_empty()) else {
            return self.fault(row, Column::Item, Reason::NoItem {});
        };
        let id = format!("P{}", self.draft.prerequisites.len() + 1);
        self.draft.prerequisites.push(Prerequisite { id, title: words(&title) });
    }

    fn points(&mut self, row: &SheetRow) -> Option<Decimal> {
        if self.cell(row, Column::Points).is_empty() {
            self.fault(row, Column::Points, Reason::NoPoints {});
            return None;
        }
        let points = self.number(row, Column::Points)?;
        if points > Decimal::ZERO && points.normalize().scale() <= 2 {
            return Some(points.normalize());
        }
        self.fault(row, Column::Points, Reason::PointsForm { found: points.to_string() });
        None
    }

    /// A number, if the cell has one; what is no number is a fault.
    fn number(&mut self, row: &SheetRow, column: Column) -> Option<Decimal> {
        let found = self.cell(row, column).to_owned();
        if found.is_empty() {
            return None;
        }
        let number = number_of(&found);
        if number.is_none() {
            self.fault(row, column, Reason::NotANumber { found });
        }
        number
    }

    fn cell<'r>(&self, row: &'r SheetRow, column: Column) -> &'r str {
        self.columns.cell(row, column)
    }

    fn fault(&mut self, row: &SheetRow, column: Column, reason: Reason) {
        let column = self.columns.heading(column);
        self.draft.faults.push(Fault { row: row.number, column, reason });
    }
}

/// `12`, `１２`, `12 分`, `2.5分`; never an exponent.
pub(super) fn number_of(found: &str) -> Option<Decimal> {
    let code = text::code(found);
    let plain = code.strip_suffix('分').unwrap_or(&code);
    let digits = plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    Decimal::from_str_exact(plain).ok().filter(|_| digits)
}

/// `矿区环境（220分）` says its points in its name.
pub(super) fn name_and_points(cell: &str) -> (String, Option<Decimal>) {
    let name = text::line(cell);
    let open = name.rfind(['（', '(']);
    let inner = open.and_then(|at| name[at..].strip_suffix(['）', ')']).map(|inner| (at, inner)));
    let Some((at, inner)) = inner else { return (name.into_owned(), None) };
    let inner = inner.trim_start_matches(['（', '(']);
    match number_of(inner).filter(|_| inner.ends_with('分')) {
        Some(points) => (name[..at].trim().to_owned(), Some(points)),
        None => (name.into_owned(), None),
    }
}

fn words(text: &str) -> Words {
    Words { zh: text.to_owned(), en: text.to_owned() }
}

/// A, B … Z, AA …
fn letters(number: usize) -> String {
    let last = char::from(b'A' + u8::try_from(number % 26).unwrap_or_default());
    if number < 26 { last.to_string() } else { letters(number / 26 - 1) + &last.to_string() }
}
