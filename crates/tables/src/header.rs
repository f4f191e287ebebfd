//! Headers of two rows, as Chinese sheets have them: 有效期 over 起 and 止, and beside it 矿山名称
//! over both rows.

use crate::cell::row_of;
use crate::{Cell, Fault, Row, address};

/// Joins rows that are merged with the row above into one line of headings, which stands in the
/// lower row: 有效期起, 有效期止, 矿山名称.
pub fn flatten(rows: &mut [Row]) {
    for at in 1..rows.len() {
        let (upper, lower) = rows.split_at_mut(at);
        let (upper, lower) = (&upper[at - 1], &mut lower[0]);
        if upper.number + 1 == lower.number && is_merged_with(lower, upper.number) {
            lower.cells = joined(upper, lower);
        }
    }
}

/// Does a cell of the row belong to one that begins in the row above?
fn is_merged_with(row: &Row, above: u64) -> bool {
    row.cells.iter().any(|cell| first_of(cell).is_some_and(|first| row_of(first) == Some(above)))
}

fn joined(upper: &Row, lower: &Row) -> Vec<Cell> {
    let width = upper.cells.len().max(lower.cells.len());
    let join = |column: usize| {
        let (over, under) = (upper.cells.get(column), lower.cells.get(column));
        let group = over.and_then(first_of).and_then(|first| beside(upper, first)).or(over);
        let text = |cell: Option<&Cell>| cell.map(|cell| cell.text().into_owned());
        let texts = [text(group), text(under)].map(Option::unwrap_or_default);
        Cell::text_of(&texts.concat())
    };
    (0..width).map(join).collect()
}

fn first_of(cell: &Cell) -> Option<&String> {
    match &cell.fault {
        Some(Fault::Merged { first }) => Some(first),
        _ => None,
    }
}

/// The cell of the row that has the address.
fn beside<'r>(row: &'r Row, first: &str) -> Option<&'r Cell> {
    let mut cells = row.cells.iter().enumerate();
    cells.find(|(column, _)| address(row.number, *column) == first).map(|(_, cell)| cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Value;

    fn merged(first: &str) -> Cell {
        Cell { fault: Some(Fault::Merged { first: first.into() }), ..Cell::default() }
    }

    #[test]
    fn two_rows_become_one() {
        let text = Cell::text_of;
        let mut rows = [
            Row { number: 1, cells: vec![text("一览表"), merged("A1"), merged("A1")] },
            Row { number: 2, cells: vec![text("矿山名称"), text("有效期"), merged("B2")] },
            Row { number: 3, cells: vec![merged("A2"), text("起"), text("止")] },
            Row { number: 4, cells: vec![text("甲"), text("2020"), text("2030")] },
        ];
        flatten(&mut rows);
        let texts = |row: &Row| row.cells.iter().map(|c| c.text().into_owned()).collect::<Vec<_>>();
        assert_eq!(texts(&rows[2]), ["矿山名称", "有效期起", "有效期止"]);
        assert_eq!(texts(&rows[3]), ["甲", "2020", "2030"]);
        assert_eq!(texts(&rows[1]), ["矿山名称", "有效期", ""]);
        assert!(rows[2].cells.iter().all(|cell| matches!(cell.value, Value::Text(_))));
    }
}
