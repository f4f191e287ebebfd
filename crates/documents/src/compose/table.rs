//! Rows of cells, over as many pages as they need.

use crate::compose::flow::{Flow, HAIRLINE};
use crate::compose::{BOTTOM, LEFT, TOP};
use crate::pages::{Item, Shape};
use crate::text::{Align, Line, Paragraph, Style};
use crate::units::{Um, mm, tenths_of_points};
use crate::{Colour, Face};

pub(crate) const CELL_SIZE: Um = tenths_of_points(105);
const LINE_HEIGHT: Um = 5_300;
const PAD_X: Um = 1_700;
const PAD_Y: Um = 1_250;
/// Rows higher than this may go on over the page.
const TALL: Um = mm(60);

#[derive(Clone)]
pub(crate) struct Cell {
    /// From the table's left edge.
    pub x: Um,
    pub width: Um,
    pub lines: Vec<Line>,
    /// Nothing is to be written here.
    pub struck: Option<Strike>,
}

/// How a blank is struck out: one among many by a short stroke, a large one from corner to corner.
#[derive(Clone, Copy)]
pub(crate) enum Strike {
    Short,
    Long,
}

#[derive(Clone)]
pub(crate) struct Row {
    pub cells: Vec<Cell>,
    pub least: Um,
    pub fill: Option<Colour>,
    /// Not the last on its page.
    pub with_next: bool,
}

/// A cell as it was drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    pub x: Um,
    pub y: Um,
    pub width: Um,
    pub height: Um,
}

impl Cell {
    pub fn new(
        flow: &mut Flow<'_>,
        (x, width): (Um, Um),
        face: Face,
        align: Align,
        text: &str,
    ) -> Self {
        let style = Style { face, size: CELL_SIZE, colour: Colour::BLACK };
        let paragraph = Paragraph { style, align, indent: 0 };
        let lines = flow.set(&paragraph, text, width - 2 * PAD_X);
        Self { x, width, lines, struck: None }
    }

    pub fn empty((x, width): (Um, Um)) -> Self {
        Self { x, width, lines: Vec::new(), struck: None }
    }

    pub fn struck(at: (Um, Um), strike: Strike) -> Self {
        Self { struck: Some(strike), ..Self::empty(at) }
    }

    fn height(&self) -> Um {
        lines_high(self.lines.len()) + 2 * PAD_Y
    }
}

impl Row {
    pub fn new(cells: Vec<Cell>) -> Self {
        Self { cells, least: 0, fill: None, with_next: false }
    }

    pub fn height(&self) -> Um {
        self.cells.iter().map(Cell::height).max().unwrap_or(0).max(self.least)
    }

    /// As many lines as fit into `room`, and a row of those left over.
    fn split(&self, room: Um) -> (Self, Self) {
        let fitting = usize::try_from((room - 2 * PAD_Y) / LINE_HEIGHT).unwrap_or(0);
        let (mut upper, mut lower) = (self.clone(), self.clone());
        upper.least = room;
        lower.least = (self.least - room).max(0);
        for (up, low) in upper.cells.iter_mut().zip(&mut lower.cells) {
            let kept = fitting.min(up.lines.len());
            low.lines.drain(..kept);
            up.lines.truncate(kept);
        }
        (upper, lower)
    }
}

fn lines_high(lines: usize) -> Um {
    Um::try_from(lines.max(1)).expect("a page has some dozen lines") * LINE_HEIGHT
}

/// Draws rows; the head stands above them again on every further page.
pub(crate) fn rows(flow: &mut Flow<'_>, head: Option<&Row>, rows: &[Row]) {
    let first = rows.first().map_or(0, needed);
    flow.need(head.map_or(0, Row::height) + first.min(TALL));
    if let Some(head) = head {
        draw(flow, head);
    }
    for (index, row) in rows.iter().enumerate() {
        let next = following(row, &rows[index + 1..]);
        one(flow, head, row, next);
    }
}

/// What has to stand on the same page below `row`.
fn following(row: &Row, below: &[Row]) -> Um {
    let chained = below.iter().scan(row.with_next, |on, next| {
        let kept = *on;
        *on = next.with_next;
        kept.then(|| needed(next))
    });
    chained.sum()
}

/// What of a row must at least stand on its page.
fn needed(row: &Row) -> Um {
    if row.height() > TALL { mm(25) } else { row.height() }
}

fn one(flow: &mut Flow<'_>, head: Option<&Row>, row: &Row, next: Um) {
    let mut row = row.clone();
    while row.height() + next > flow.room() {
        let full_page = BOTTOM - TOP - head.map_or(0, Row::height);
        let may_split = row.height() > TALL || row.height() > full_page;
        let rest = may_split && flow.room() >= mm(25) && row.height() > flow.room();
        if rest {
            let (upper, lower) = row.split(flow.room());
            draw(flow, &upper);
            row = lower;
        } else if row.height() + next > full_page && row.height() <= flow.room() {
            break; // no page has room for both: the next one goes alone
        }
        flow.next_page();
        if let Some(head) = head {
            draw(flow, head);
        }
    }
    draw(flow, &row);
}

/// Draws a row at the flow's place and gives back where its cells are.
pub(crate) fn draw(flow: &mut Flow<'_>, row: &Row) -> Vec<Frame> {
    let (top, height) = (flow.y, row.height());
    let frames: Vec<Frame> = row
        .cells
        .iter()
        .map(|cell| Frame { x: LEFT + cell.x, y: top, width: cell.width, height })
        .collect();
    for (cell, frame) in row.cells.iter().zip(&frames) {
        if let Some(colour) = row.fill {
            flow.put(Item::Shape(Shape { points: corners(*frame), pen: None, colour }));
        }
        draw_cell(flow, cell, *frame);
    }
    borders(flow, &frames);
    flow.y += height;
    frames
}

fn draw_cell(flow: &mut Flow<'_>, cell: &Cell, frame: Frame) {
    let mut y = frame.y + (frame.height - lines_high(cell.lines.len())) / 2;
    for line in &cell.lines {
        flow.draw_line(line, frame.x + PAD_X, y, LINE_HEIGHT);
        y += LINE_HEIGHT;
    }
    if let Some(kind) = cell.struck {
        strike(flow, frame, kind);
    }
}

fn strike(flow: &mut Flow<'_>, frame: Frame, kind: Strike) {
    let (half_width, half_height) = match kind {
        Strike::Short => (mm(2), 1_500),
        Strike::Long => (frame.width / 2 - mm(2), frame.height / 2 - mm(2)),
    };
    let middle = (frame.x + frame.width / 2, frame.y + frame.height / 2);
    let from = (middle.0 - half_width, middle.1 + half_height);
    let to = (middle.0 + half_width, middle.1 - half_height);
    flow.stroke(from, to, HAIRLINE, Colour::GREY);
}

fn corners(frame: Frame) -> Vec<(Um, Um)> {
    let (right, bottom) = (frame.x + frame.width, frame.y + frame.height);
    vec![(frame.x, frame.y), (right, frame.y), (right, bottom), (frame.x, bottom)]
}

fn borders(flow: &mut Flow<'_>, frames: &[Frame]) {
    let (Some(first), Some(last)) = (frames.first(), frames.last()) else { return };
    let (left, right) = (first.x, last.x + last.width);
    let (top, bottom) = (first.y, first.y + first.height);
    let edges = frames.iter().map(|frame| frame.x).chain([right]);
    for x in edges {
        flow.stroke((x, top), (x, bottom), HAIRLINE, Colour::BLACK);
    }
    for y in [top, bottom] {
        flow.stroke((left, y), (right, y), HAIRLINE, Colour::BLACK);
    }
}
