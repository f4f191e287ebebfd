//! Who signs, in order, and the places for it.

use serde_json::Value;

use crate::compose::flow::Flow;
use crate::compose::table::{self, Cell, Frame, Row};
use crate::compose::{Draft, ink};
use crate::form::Scope;
use crate::pages::SignaturePlace;
use crate::text::Align;
use crate::units::{A4_HEIGHT, Um, mm, points};
use crate::{DocumentError, Face, InkSignature};

const DUTY: (Um, Um) = (0, mm(24));
const NAME: (Um, Um) = (mm(24), mm(46));
const PLACE: (Um, Um) = (mm(70), mm(54));
const DATE: (Um, Um) = (mm(124), mm(32));
const HEIGHT: Um = mm(20);
/// Between the cell's border and the signature field.
const INSET: Um = mm(1);

pub(crate) fn put(
    flow: &mut Flow<'_>,
    draft: &Draft<'_>,
    signers: &[Scope<'_>],
) -> Result<(), DocumentError> {
    let heads = [(DUTY, "身份"), (NAME, "姓名与单位"), (PLACE, "签名"), (DATE, "日期")];
    let heads = heads.map(|(at, text)| Cell::new(flow, at, Face::Black, Align::Centre, text));
    let head = Row::new(heads.to_vec());
    flow.need(head.height() + HEIGHT);
    table::draw(flow, &head);
    for signer in signers {
        one(flow, draft, &head, signer)?;
    }
    Ok(())
}

fn one(
    flow: &mut Flow<'_>,
    draft: &Draft<'_>,
    head: &Row,
    signer: &Scope<'_>,
) -> Result<(), DocumentError> {
    let text = |path: &str| signer.value(path).and_then(Value::as_str).unwrap_or_default();
    let (field, duty, name) = (text("field"), text("duty"), text("name"));
    if field.is_empty() || field.contains('.') {
        return Err(draft.form.wrong(format!("{field:?} is no name for a signature field")));
    }
    let given = draft.inks.iter().find(|ink| ink.field == field);
    let refusal = refusal(signer);
    let who = format!("{name}\n{}", text("organisation"));
    let duty_cell = Cell::new(flow, DUTY, Face::Black, Align::Centre, duty);
    let who_cell = Cell::new(flow, NAME, Face::Song, Align::Left, &who);
    let place_cell = Cell::new(flow, PLACE, Face::Song, Align::Left, &refusal);
    let date_cell = Cell::new(flow, DATE, Face::Song, Align::Centre, &date(given));
    let cells = vec![duty_cell, who_cell, place_cell, date_cell];
    let row = Row { least: HEIGHT, ..Row::new(cells) };
    if row.height() > flow.room() {
        flow.next_page();
        table::draw(flow, head);
    }
    let frames = table::draw(flow, &row);
    for shape in given.map(|given| ink::shapes(&given.ink, frames[2])).into_iter().flatten() {
        flow.put(shape);
    }
    if refusal.is_empty() {
        let page = flow.pages.len() - 1;
        let label = format!("{duty}：{name}");
        let rect_pt = rect(frames[2]);
        flow.places.push(SignaturePlace { name: field.into(), label, page, rect_pt });
    }
    Ok(())
}

/// Where somebody refused, that stands in place of the signature.
fn refusal(signer: &Scope<'_>) -> String {
    let text = |path: &str| signer.value(path).and_then(Value::as_str).unwrap_or_default();
    if signer.is_there("refusal") {
        format!("拒绝签名：{}\n见证人：{}", text("refusal.reason"), text("refusal.witness"))
    } else {
        String::new()
    }
}

fn date(given: Option<&InkSignature>) -> String {
    let day = given.and_then(|ink| ink.signed_on);
    day.map_or_else(String::new, |day| day.format("%Y年%-m月%-d日").to_string())
}

fn rect(cell: Frame) -> [f32; 4] {
    let (left, right) = (cell.x + INSET, cell.x + cell.width - INSET);
    let (top, bottom) = (cell.y + INSET, cell.y + cell.height - INSET);
    [points(left), points(A4_HEIGHT - bottom), points(right), points(A4_HEIGHT - top)]
}
