//! A QR code, and beside it in words what it is for.

use qrcode::{Color, EcLevel, QrCode};

use crate::compose::flow::Flow;
use crate::compose::{LEFT, WIDTH};
use crate::pages::{Item, Shape};
use crate::text::{Align, Line, Paragraph, Style};
use crate::units::{Um, tenths_of_points};
use crate::{Colour, DocumentError, Face};

/// The side of one of the code's squares.
const MODULE: Um = 800;
/// The white around a code that readers ask for: four squares.
const QUIET: Um = 4 * MODULE;
const TEXT_LINE: Um = 5_600;

pub(crate) fn put(
    flow: &mut Flow<'_>,
    content: &str,
    beside: &[String],
) -> Result<(), DocumentError> {
    let code = QrCode::with_error_correction_level(content, EcLevel::M)
        .map_err(|e| DocumentError::Drawing { detail: e.to_string() })?;
    let side = length(code.width(), MODULE);
    let indent = side + 2 * QUIET;
    let lines = words(flow, beside, WIDTH - indent);
    let height = (side + 2 * QUIET).max(length(lines.len(), TEXT_LINE));
    flow.need(height);
    squares(flow, &code, (LEFT + QUIET, flow.y + QUIET));
    let top = flow.y + QUIET;
    for (index, line) in lines.iter().enumerate() {
        flow.draw_line(line, LEFT + indent, top + length(index, TEXT_LINE), TEXT_LINE);
    }
    flow.y += height;
    Ok(())
}

fn length(count: usize, each: Um) -> Um {
    Um::try_from(count).expect("a page has room for few") * each
}

fn words(flow: &mut Flow<'_>, texts: &[String], width: Um) -> Vec<Line> {
    let style = Style { face: Face::Song, size: tenths_of_points(105), colour: Colour::BLACK };
    let paragraph = Paragraph { style, align: Align::Left, indent: 0 };
    texts.iter().flat_map(|text| flow.set(&paragraph, text, width)).collect()
}

/// Dark squares that lie side by side are one area: fewer seams for a camera to see.
fn squares(flow: &mut Flow<'_>, code: &QrCode, (left, top): (Um, Um)) {
    for (row, modules) in code.to_colors().chunks(code.width()).enumerate() {
        let (y, mut column) = (top + length(row, MODULE), 0);
        for run in modules.chunk_by(|a, b| a == b) {
            let (x, end) =
                (left + length(column, MODULE), left + length(column + run.len(), MODULE));
            column += run.len();
            if run[0] == Color::Dark {
                let points = vec![(x, y), (end, y), (end, y + MODULE), (x, y + MODULE)];
                flow.put(Item::Shape(Shape { points, pen: None, colour: Colour::BLACK }));
            }
        }
    }
}
