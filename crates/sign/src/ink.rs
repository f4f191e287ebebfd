//! Handwriting as lines, and the PDF drawing that shows it in a signature field.

use std::fmt::Write as _;

use lopdf::{Object, Stream, dictionary};
use serde::{Deserialize, Serialize};

use crate::SignError;

const MOST_POINTS: usize = 50_000;
/// Left free on each side of the field, in points.
const MARGIN: f32 = 2.0;

/// Strokes of a pen in a frame of `width` by `height`, y growing downwards. Neither pressure nor
/// timing: those say more about a person than a signature needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ink {
    pub width: u32,
    pub height: u32,
    pub strokes: Vec<Vec<(u32, u32)>>,
}

impl Ink {
    fn check(&self) -> Result<(), SignError> {
        let points = || self.strokes.iter().flatten();
        let good = self.width > 0
            && self.height > 0
            && (1..=MOST_POINTS).contains(&points().count())
            && points().all(|&(x, y)| x <= self.width && y <= self.height);
        if good { Ok(()) } else { Err(SignError::BadInk) }
    }

    /// The drawing, fitted into a field of this size in points and centred.
    pub(crate) fn to_form(&self, width: f32, height: f32) -> Result<Object, SignError> {
        self.check()?;
        let mut stream = form(width, height, self.lines(width, height).into_bytes());
        // Fails only where the compressed form is no shorter, and then it stays as it is.
        stream.compress().map_err(|_| SignError::BadInk)?;
        Ok(Object::Stream(stream))
    }

    fn lines(&self, width: f32, height: f32) -> String {
        let (frame_w, frame_h) = (to_f32(self.width), to_f32(self.height));
        let room = |size: f32| (size - 2.0 * MARGIN).max(1.0);
        let scale = (room(width) / frame_w).min(room(height) / frame_h);
        let left = (width - frame_w * scale) / 2.0;
        let top = f32::midpoint(height, frame_h * scale);
        let mut text = String::from("1 J 1 j 1 w 0 G\n");
        for stroke in self.strokes.iter().filter(|stroke| !stroke.is_empty()) {
            let place = |&(x, y): &(u32, u32)| (left + to_f32(x) * scale, top - to_f32(y) * scale);
            let (x, y) = place(&stroke[0]);
            write!(text, "{x:.2} {y:.2} m").expect("a string takes all");
            // A dot is a line to where it starts: round caps make it visible.
            let rest = if stroke.len() == 1 { &stroke[..] } else { &stroke[1..] };
            for (x, y) in rest.iter().map(place) {
                write!(text, " {x:.2} {y:.2} l").expect("a string takes all");
            }
            text.push_str(" S\n");
        }
        text
    }
}

/// An empty drawing: PDF/A wants one in every field.
pub(crate) fn empty_form() -> Object {
    Object::Stream(form(1.0, 1.0, Vec::new()))
}

fn form(width: f32, height: f32, content: Vec<u8>) -> Stream {
    let dict = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), Object::Real(width), Object::Real(height)],
        "Resources" => dictionary! {},
    };
    Stream::new(dict, content)
}

/// Pen frames are some thousand units wide; beyond 2^24 only the last digit is lost.
#[allow(clippy::cast_precision_loss)]
fn to_f32(value: u32) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ink_is_fitted_centred_and_turned_the_right_way_up() {
        let strokes = vec![vec![(0, 0), (100, 50)], vec![(50, 25)], vec![]];
        let ink = Ink { width: 100, height: 50, strokes };
        // 104 × 104 points: 100 wide, so scale 1; 50 high, so 27 above and below.
        assert_eq!(
            ink.lines(104.0, 104.0),
            "1 J 1 j 1 w 0 G\n2.00 77.00 m 102.00 27.00 l S\n52.00 52.00 m 52.00 52.00 l S\n"
        );
    }

    #[test]
    fn ink_that_is_none_is_refused() {
        let ink = |strokes: Vec<Vec<(u32, u32)>>| Ink { width: 10, height: 10, strokes };
        for bad in [
            ink(vec![]),
            ink(vec![vec![]]),
            ink(vec![vec![(11, 0)]]),
            ink(vec![vec![(0, 0); MOST_POINTS + 1]]),
            Ink { width: 0, ..ink(vec![vec![(0, 0)]]) },
        ] {
            assert_eq!(bad.to_form(100.0, 40.0).unwrap_err(), SignError::BadInk);
        }
        assert!(ink(vec![vec![(10, 10)]]).to_form(100.0, 40.0).is_ok());
    }
}
