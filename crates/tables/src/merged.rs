//! Merged cells: the first has the value, the others say where it is.

use calamine::Dimensions;

use crate::{Cell, Fault, address};

/// The merged regions of a sheet, met in the order of their first rows.
pub struct Merged {
    /// Those still below, the highest last.
    below: Vec<Dimensions>,
    here: Vec<Dimensions>,
    /// Cells of the widest row so far: a shorter row is filled up with marks to there.
    widest: usize,
}

impl Merged {
    pub fn new(mut regions: Vec<Dimensions>) -> Self {
        regions.sort_by_key(|region| std::cmp::Reverse(region.start.0));
        Self { below: regions, here: Vec::new(), widest: 0 }
    }

    /// Marks the cells of a row (from 0) that are merged into another. Rows come from the top.
    pub fn mark(&mut self, row: u32, cells: &mut Vec<Cell>) {
        self.widest = self.widest.max(cells.len());
        while self.below.last().is_some_and(|region| region.start.0 <= row) {
            self.here.extend(self.below.pop());
        }
        self.here.retain(|region| region.end.0 >= row);
        for region in &self.here {
            let (first, last) = (index(region.start.1), index(region.end.1));
            let width = self.widest.min(last + 1);
            if width > cells.len() {
                cells.resize(width, Cell::default());
            }
            for (column, cell) in cells.iter_mut().enumerate().take(last + 1).skip(first) {
                if (row, column) != (region.start.0, first) {
                    let first = address(u64::from(region.start.0) + 1, first);
                    *cell = Cell { fault: Some(Fault::Merged { first }), ..Cell::default() };
                }
            }
        }
    }
}

pub fn index(column: u32) -> usize {
    usize::try_from(column).unwrap_or(usize::MAX - 1)
}
