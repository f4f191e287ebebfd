//! Lists of corners (拐点坐标) as licences, their annexes and sheets have them.
//!
//! A corner is a pair of numbers, with or without its own number before it: `1,4396900.12,
//! 37412000.34`, `J1 109°58′12.3″ 39°30′00″`, `109.97008,39.5`. Corners are parted by line ends,
//! semicolons or commas. A new ring begins after `*`, a blank line or a heading, when the corners'
//! own numbers begin anew, and when the first corner has come again.

mod group;
mod place;
mod rings;
mod scan;

use crate::{Datum, GeoError, Grid, Place, Ring, Zone};
use rings::Rings;
use scan::Piece;

/// One ring of a licence, and what stood above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// Such as 4-1煤层; may be empty.
    pub name: String,
    /// Cut out of the ring around it, 挖空.
    pub hole: bool,
    pub ring: Ring,
}

/// A list of corners as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlines {
    pub outlines: Vec<Outline>,
    /// The plane that it was written in; `None`: degrees.
    pub grid: Option<Grid>,
}

/// What a hole is marked by.
const HOLE: [&str; 6] = ["挖空", "扣除", "挖除", "内环", "内圈", "HOLE"];

/// Reads a list of corners. Without a zone before Y, the stated one; with it, the stated one must
/// agree. Degrees may have longitude or latitude first: in the country they can't be confused.
pub fn parse(text: &str, stated: Option<Zone>, datum: Datum) -> Result<Outlines, GeoError> {
    let mut rings = Rings::new(stated, datum);
    for piece in scan::pieces(text) {
        match piece {
            Piece::Break(by) => rings.part(by),
            Piece::Heading { text, hole } => rings.heading(text, hole),
            Piece::Corners { tokens, text, hole } => {
                if hole {
                    rings.heading(String::new(), true);
                }
                for (number, pair) in group::corners(&tokens, &text)? {
                    rings.take(number, &pair)?;
                }
            }
            Piece::Unclear { text } => return Err(GeoError::MixedCorners { found: text }),
        }
    }
    let found = rings.finish()?;
    inside_another(&found.outlines)?;
    Ok(found)
}

/// `1,109.97,39.5;2,…;3,…*挖空:1,…`: degrees, longitude first. [`parse`] reads it as it was.
pub fn written(outlines: &[Outline]) -> String {
    let one = |outline: &Outline| {
        let corners = outline.ring.corners().iter().zip(1..);
        let corners: Vec<String> = corners
            .map(|(point, number)| format!("{number},{},{}", point.lon, point.lat))
            .collect();
        let name = match outline.name.as_str() {
            "" => String::new(),
            name => format!("{name};"),
        };
        let hole = if outline.hole && !marks_a_hole(&outline.name) { "挖空:" } else { "" };
        format!("{name}{hole}{}", corners.join(";"))
    };
    outlines.iter().map(one).collect::<Vec<_>>().join("*")
}

fn marks_a_hole(text: &str) -> bool {
    let text = text.to_uppercase();
    HOLE.iter().any(|word| text.contains(word))
}

/// A hole is cut out of something.
fn inside_another(outlines: &[Outline]) -> Result<(), GeoError> {
    let around = |hole: &Ring, outer: &Ring| {
        hole.corners().iter().all(|corner| outer.place(*corner) != Place::Outside)
    };
    let outer = || outlines.iter().filter(|outline| !outline.hole);
    for (at, outline) in outlines.iter().enumerate().filter(|(_, outline)| outline.hole) {
        if !outer().any(|outer| around(&outline.ring, &outer.ring)) {
            return Err(GeoError::HoleOutside.in_ring(at + 1));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
