//! What stands on every page: number and practice mark above, fingerprint and page number below.

use canon::{Hash32, ridge};

use crate::compose::flow::{Flow, HAIRLINE};
use crate::compose::{Draft, LEFT, WIDTH, fingerprint};
use crate::form::Scope;
use crate::text::{Align, Line, Paragraph, Style};
use crate::units::{Um, mm, tenths_of_points};
use crate::{Colour, DocumentError, Face};

const HEAD_TOP: Um = mm(24);
const FOOT_RULE: Um = mm(267);
const FOOT_TOP: Um = mm(269);
/// Units of the ridge's drawing in thousandths of a millimetre: 24 mm by 4.8 mm.
const RIDGE_UNIT: Um = 15;

pub(crate) fn put(
    draft: &Draft<'_>,
    body_hash: &Hash32,
    flow: &mut Flow<'_>,
) -> Result<(), DocumentError> {
    let scope = Scope::new(draft.values);
    let wrong = |detail| draft.form.wrong(detail);
    let running_head = scope.fill(&draft.form.running_head).map_err(wrong)?.text;
    let mark = scope.fill(&draft.form.mark).map_err(wrong)?.text;
    let bodies = std::mem::take(&mut flow.pages);
    let count = bodies.len();
    for (index, body) in bodies.into_iter().enumerate() {
        flow.next_page();
        head(flow, &running_head, &mark);
        flow.pages.last_mut().expect("just begun").items.extend(body.items);
        foot(flow, draft, body_hash, &format!("第 {} 页　共 {count} 页", index + 1));
    }
    Ok(())
}

fn head(flow: &mut Flow<'_>, running_head: &str, mark: &str) {
    let line = small(flow, Face::Song, 90, Colour::GREY, Align::Left, running_head);
    draw(flow, &line, LEFT, HEAD_TOP, mm(7));
    if mark.is_empty() {
        return;
    }
    let width = mm(24);
    let left = LEFT + WIDTH - width;
    let style = Style { face: Face::Black, size: tenths_of_points(120), colour: Colour::CINNABAR };
    let text = flow.set(&Paragraph { style, align: Align::Centre, indent: 0 }, mark, width);
    draw(flow, &text, left, HEAD_TOP, mm(7));
    let (top, bottom, right) = (HEAD_TOP, HEAD_TOP + mm(7), left + width);
    for (from, to) in [
        ((left, top), (right, top)),
        ((right, top), (right, bottom)),
        ((right, bottom), (left, bottom)),
        ((left, bottom), (left, top)),
    ] {
        flow.stroke(from, to, 300, Colour::CINNABAR);
    }
}

fn foot(flow: &mut Flow<'_>, draft: &Draft<'_>, body_hash: &Hash32, number: &str) {
    flow.stroke((LEFT, FOOT_RULE), (LEFT + WIDTH, FOOT_RULE), HAIRLINE, Colour::GREY);
    fingerprint::ridge(flow, body_hash, (LEFT, FOOT_TOP), RIDGE_UNIT);
    let codes = match draft.head {
        Some(head) => format!("正文指纹 {}　记录链头 {}", body_hash.short(), head.short()),
        None => format!("正文指纹 {}", body_hash.short()),
    };
    let form = &draft.form;
    let source = format!("SHA-256 {body_hash}　表单 {} 第 {} 版", form.id, form.version);
    let codes = small(flow, Face::Song, 85, Colour::BLACK, Align::Left, &codes);
    let source = small(flow, Face::Song, 55, Colour::GREY, Align::Left, &source);
    let number = small(flow, Face::Song, 90, Colour::BLACK, Align::Right, number);
    let beside = LEFT + ridge::WIDTH * RIDGE_UNIT + mm(3);
    draw(flow, &codes, beside, FOOT_TOP - 500, mm(3));
    draw(flow, &source, beside, FOOT_TOP + 2_800, 2_200);
    draw(flow, &number, LEFT, FOOT_TOP - 500, mm(3));
}

fn small(
    flow: &mut Flow<'_>,
    face: Face,
    tenths: i32,
    colour: Colour,
    align: Align,
    text: &str,
) -> Vec<Line> {
    let style = Style { face, size: tenths_of_points(tenths), colour };
    flow.set(&Paragraph { style, align, indent: 0 }, text, WIDTH)
}

fn draw(flow: &mut Flow<'_>, lines: &[Line], x: Um, top: Um, line_height: Um) {
    for line in lines {
        flow.draw_line(line, x, top, line_height);
    }
}
