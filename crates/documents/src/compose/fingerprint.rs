//! Hashes and their ridges 山纹.

use canon::{Hash32, ridge};
use serde_json::Value;

use crate::compose::flow::Flow;
use crate::compose::{Draft, LEFT, WIDTH};
use crate::form::Scope;
use crate::pages::{Item, Shape};
use crate::text::{Align, Paragraph, Style};
use crate::units::{Um, mm, tenths_of_points};
use crate::{Colour, DocumentError, Face};

const RIDGE_COLOURS: [Colour; 3] =
    [Colour(0xa9, 0xcd, 0xc6), Colour(0x5d, 0x9d, 0x93), Colour(0x0e, 0x6a, 0x61)];
/// Units of a ridge's drawing in thousandths of a millimetre: 35 mm by 7 mm.
const UNIT: Um = 22;
const ROW: Um = mm(9);
const LABEL_WIDTH: Um = mm(24);
const HASH_LEFT: Um = LABEL_WIDTH + ridge::WIDTH * UNIT + mm(3);

/// One below the other: label, ridge, digits.
pub(crate) fn put(
    flow: &mut Flow<'_>,
    draft: &Draft<'_>,
    entries: &[Scope<'_>],
) -> Result<(), DocumentError> {
    for entry in entries {
        let text = |name: &str| entry.value(name).and_then(Value::as_str).unwrap_or_default();
        let hash: Hash32 = text("sha256")
            .parse()
            .map_err(|_| draft.form.wrong("an entry of its fingerprints has no sha256"))?;
        flow.need(ROW);
        line(flow, (Face::Black, 105), text("label"), (0, LABEL_WIDTH));
        ridge(flow, &hash, (LEFT + LABEL_WIDTH, flow.y + mm(1)), UNIT);
        line(flow, (Face::Song, 70), &hash.to_string(), (HASH_LEFT, WIDTH - HASH_LEFT));
        flow.y += ROW;
    }
    Ok(())
}

fn line(flow: &mut Flow<'_>, (face, tenths): (Face, i32), text: &str, (x, width): (Um, Um)) {
    let style = Style { face, size: tenths_of_points(tenths), colour: Colour::BLACK };
    for line in flow.set(&Paragraph { style, align: Align::Left, indent: 0 }, text, width) {
        flow.draw_line(&line, LEFT + x, flow.y, ROW);
    }
}

/// The three ridges of a hash; `unit` is the length of one step of the drawing.
pub(crate) fn ridge(flow: &mut Flow<'_>, hash: &Hash32, (left, top): (Um, Um), unit: Um) {
    for (ridge, colour) in ridge::ridges(hash).iter().zip(RIDGE_COLOURS) {
        let place = |(x, y): (i32, i32)| (left + x * unit, top + y * unit);
        let feet = [(ridge::WIDTH, ridge::HEIGHT), (0, ridge::HEIGHT)];
        let points = ridge.points.iter().copied().chain(feet).map(place).collect();
        flow.put(Item::Shape(Shape { points, pen: None, colour }));
    }
}
