//! Lengths on paper: whole thousandths of a millimetre, so that every machine lays out alike.

/// A thousandth of a millimetre. An A4 page is 210,000 by 297,000.
pub type Um = i32;

pub const A4_WIDTH: Um = mm(210);
pub const A4_HEIGHT: Um = mm(297);

pub const fn mm(millimetres: i32) -> Um {
    millimetres * 1000
}

/// A type size, given in tenths of a point, as printers count (10.5 pt is 105).
pub const fn tenths_of_points(tenths: i32) -> Um {
    tenths * 25_400 / 720
}

/// In PDF's points. A page's lengths have six digits, which an `f32` holds.
#[allow(clippy::cast_precision_loss)]
pub fn points(length: Um) -> f32 {
    length as f32 * 72.0 / 25_400.0
}
