//! Photos, two a row, each whole and upright above its caption.

use canon::Hash32;
use serde_json::Value;

use crate::compose::flow::Flow;
use crate::compose::{Draft, LEFT, WIDTH};
use crate::form::{Scope, Template};
use crate::pages::{Item, Picture};
use crate::picture::frame;
use crate::text::{Align, Line, Paragraph, Style};
use crate::units::{Um, mm, tenths_of_points};
use crate::{Colour, DocumentError, Face, Source};

const GAP: Um = mm(6);
const BOX_WIDTH: Um = (WIDTH - GAP) / 2;
const BOX_HEIGHT: Um = mm(56);
const CAPTION_LINE: Um = 4_200;

struct Photo<'a> {
    sha256: Hash32,
    source: Source<'a>,
    caption: Vec<Line>,
}

pub(crate) fn put(
    flow: &mut Flow<'_>,
    draft: &Draft<'_>,
    caption: &[Template],
    entries: &[Scope<'_>],
) -> Result<(), DocumentError> {
    let photos = entries
        .iter()
        .map(|entry| read(flow, draft, caption, entry))
        .collect::<Result<Vec<_>, _>>()?;
    for pair in photos.chunks(2) {
        let lines = pair.iter().map(|photo| photo.caption.len()).max().unwrap_or(0);
        let captions = Um::try_from(lines).expect("a caption has a few lines") * CAPTION_LINE;
        flow.need(BOX_HEIGHT + captions + mm(4));
        for (photo, x) in pair.iter().zip([LEFT, LEFT + BOX_WIDTH + GAP]) {
            draw(flow, photo, x)?;
        }
        flow.y += BOX_HEIGHT + captions + mm(4);
    }
    Ok(())
}

fn read<'a>(
    flow: &mut Flow<'_>,
    draft: &Draft<'a>,
    caption: &[Template],
    entry: &Scope<'_>,
) -> Result<Photo<'a>, DocumentError> {
    let sha256: Hash32 = entry
        .value("sha256")
        .and_then(Value::as_str)
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| draft.form.wrong("an entry of its photos has no sha256"))?;
    let source = *draft.pictures.get(&sha256).ok_or(DocumentError::PictureMissing { sha256 })?;
    let mut lines = Vec::new();
    for (index, template) in caption.iter().enumerate() {
        let filled = entry.fill(template).map_err(|detail| draft.form.wrong(detail))?;
        if filled.blank {
            continue;
        }
        let face = if index == 0 { Face::Black } else { Face::Song };
        lines.extend(small(flow, face, 85, &filled.text));
    }
    lines.extend(small(flow, Face::Song, 55, &sha256.to_string()));
    Ok(Photo { sha256, source, caption: lines })
}

fn small(flow: &mut Flow<'_>, face: Face, tenths: i32, text: &str) -> Vec<Line> {
    let colour = if tenths < 60 { Colour::GREY } else { Colour::BLACK };
    let style = Style { face, size: tenths_of_points(tenths), colour };
    flow.set(&Paragraph { style, align: Align::Left, indent: 0 }, text, BOX_WIDTH)
}

fn draw(flow: &mut Flow<'_>, photo: &Photo<'_>, x: Um) -> Result<(), DocumentError> {
    let size = frame(photo.sha256, photo.source.jpeg)?;
    let (mut wide, mut high) = (i64::from(size.width), i64::from(size.height));
    if photo.source.orientation.swaps_sides() {
        std::mem::swap(&mut wide, &mut high);
    }
    let (width, height) = fitted(wide, high);
    flow.put(Item::Picture(Picture {
        x: x + (BOX_WIDTH - width) / 2,
        y: flow.y + (BOX_HEIGHT - height) / 2,
        width,
        height,
        sha256: photo.sha256,
        orientation: photo.source.orientation,
    }));
    let mut y = flow.y + BOX_HEIGHT + mm(1);
    for line in &photo.caption {
        flow.draw_line(line, x, y, CAPTION_LINE);
        y += CAPTION_LINE;
    }
    Ok(())
}

/// The largest frame of the picture's shape in the box.
fn fitted(wide: i64, high: i64) -> (Um, Um) {
    let (box_width, box_height) = (i64::from(BOX_WIDTH), i64::from(BOX_HEIGHT));
    let (width, height) = if wide * box_height > high * box_width {
        (box_width, high * box_width / wide)
    } else {
        (wide * box_height / high, box_height)
    };
    let whole = |length: i64| Um::try_from(length.max(1)).expect("not larger than the box");
    (whole(width), whole(height))
}
