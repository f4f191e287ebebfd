//! Handwriting, drawn as the lines that the pen went.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::Colour;
use crate::compose::table::Frame;
use crate::pages::{Item, Shape};
use crate::units::{Um, mm};

/// Strokes of a pen in a frame of `width` by `height`, y growing downwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ink {
    pub width: u32,
    pub height: u32,
    pub strokes: Vec<Vec<(u32, u32)>>,
}

/// Ink for one of the document's signature places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InkSignature {
    /// Name of the signature field.
    pub field: String,
    pub ink: Ink,
    pub signed_on: Option<NaiveDate>,
}

const PEN: Um = 450;
const MARGIN: Um = mm(2);

/// The ink's frame is fitted into the cell and centred; what lies outside of the ink's frame is
/// moved to its edge.
pub(crate) fn shapes(ink: &Ink, cell: Frame) -> Vec<Item> {
    let (wide, high) = (i64::from(ink.width.max(1)), i64::from(ink.height.max(1)));
    let room = |length: Um| i64::from((length - 2 * MARGIN).max(1));
    let (room_wide, room_high) = (room(cell.width), room(cell.height));
    let (width, height) = if wide * room_high > high * room_wide {
        (room_wide, high * room_wide / wide)
    } else {
        (wide * room_high / high, room_high)
    };
    let left = i64::from(cell.x) + (i64::from(cell.width) - width) / 2;
    let top = i64::from(cell.y) + (i64::from(cell.height) - height) / 2;
    let place = |(x, y): &(u32, u32)| {
        let along = |at: u32, of: i64, length: i64| i64::from(at).min(of) * length / of;
        let whole = |at: i64| Um::try_from(at).expect("inside the page");
        (whole(left + along(*x, wide, width)), whole(top + along(*y, high, height)))
    };
    ink.strokes
        .iter()
        .filter(|stroke| !stroke.is_empty())
        .map(|stroke| {
            let points = stroke.iter().map(place).collect();
            Item::Shape(Shape { points, pen: Some(PEN), colour: Colour::INK })
        })
        .collect()
}
