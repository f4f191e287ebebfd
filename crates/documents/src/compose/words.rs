//! Titles, headings, running text, and framed text beside its label.

use crate::compose::flow::{Flow, HAIRLINE};
use crate::compose::table::{self, Cell, Row, Strike};
use crate::compose::{LEFT, WIDTH};
use crate::form::{BodyFace, Filled};
use crate::text::{Align, GLUE, Paragraph, Style};
use crate::units::{Um, mm, tenths_of_points};
use crate::{Colour, Face};

const TITLE_SIZE: Um = tenths_of_points(220);
const HEADING_SIZE: Um = tenths_of_points(140);
const TEXT_SIZE: Um = tenths_of_points(120);
const TEXT_LINE: Um = 7_200;

pub(crate) fn title(flow: &mut Flow<'_>, text: &str) {
    let style = Style { face: Face::SongBold, size: TITLE_SIZE, colour: Colour::BLACK };
    let lines = flow.set(&Paragraph { style, align: Align::Centre, indent: 0 }, text, WIDTH);
    flow.draw_text(&lines, TITLE_SIZE * 3 / 2);
    flow.y += mm(4);
}

/// `room` keeps it from standing alone at the foot of a page.
pub(crate) fn heading(flow: &mut Flow<'_>, text: &str, room: Um) {
    let style = Style { face: Face::Black, size: HEADING_SIZE, colour: Colour::BLACK };
    flow.headings += 1;
    let text = format!("{}、{text}", chinese_number(flow.headings));
    let lines = flow.set(&Paragraph { style, align: Align::Left, indent: 0 }, &text, WIDTH);
    flow.need(room);
    if !flow.is_at_top() {
        flow.y += mm(4);
    }
    flow.draw_text(&lines, mm(8));
    flow.y += mm(1);
}

/// 一 to 九十九: no form has more headings.
fn chinese_number(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number / 10 % 10, DIGITS[number % 10]);
    match tens {
        0 => ones.into(),
        1 => format!("十{ones}"),
        _ => format!("{}十{ones}", DIGITS[tens]),
    }
}

pub(crate) fn body_text(flow: &mut Flow<'_>, filled: &Filled, face: BodyFace) {
    if filled.blank {
        let y = flow.y + TEXT_LINE;
        flow.stroke((LEFT, y), (LEFT + WIDTH, y - mm(4)), HAIRLINE, Colour::GREY);
    }
    let style = Style { face: face.face(), size: TEXT_SIZE, colour: Colour::BLACK };
    let paragraph = Paragraph { style, align: Align::Justify, indent: 2 * TEXT_SIZE };
    let lines = flow.set(&paragraph, &filled.text, WIDTH);
    flow.draw_text(&lines, TEXT_LINE);
    flow.y += mm(2);
}

/// Kept on one line.
pub(crate) fn glued(text: &str) -> String {
    text.chars().flat_map(|c| [c, GLUE]).collect()
}

/// A label beside a frame for longer text.
pub(crate) fn framed(flow: &mut Flow<'_>, label: &str, value: &Filled, align: Align, least: Um) {
    let label_width = mm(26);
    let label = Cell::new(flow, (0, label_width), Face::Black, Align::Centre, label);
    let at = (label_width, WIDTH - label_width);
    let value = if value.blank {
        Cell::struck(at, Strike::Long)
    } else {
        Cell::new(flow, at, Face::Song, align, &value.text)
    };
    table::rows(flow, None, &[Row { least, ..Row::new(vec![label, value]) }]);
}

pub(crate) fn rest(flow: &mut Flow<'_>, text: &str) {
    let style = Style { face: Face::Song, size: TEXT_SIZE, colour: Colour::GREY };
    if flow.room() > mm(12) {
        flow.y += mm(3);
        let lines = flow.set(&Paragraph { style, align: Align::Centre, indent: 0 }, text, WIDTH);
        flow.draw_text(&lines, TEXT_LINE);
        flow.strike_rest();
    }
}
