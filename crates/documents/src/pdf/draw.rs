//! Items of a page as printpdf's operations. PDF's y grows upwards.

use std::collections::BTreeSet;

use printpdf::{
    Codepoint, Color, CurTransMat, Line as PdfLine, LineCapStyle, LineJoinStyle, LinePoint, Op,
    PaintMode, PdfFontHandle, PdfPage, Point, Polygon, PolygonRing, Pt, Rgb, TextItem, TextMatrix,
    WindingOrder, XObjectId, XObjectTransform,
};

use crate::pages::{Colour, Item, Line, Page, Picture, Shape, Text};
use crate::pdf::FontNames;
use crate::units::{Um, points};
use crate::{Face, Fonts, Pages};

pub(crate) fn faces(pages: &Pages) -> BTreeSet<Face> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    items
        .filter_map(|item| if let Item::Text(text) = item { Some(text.face) } else { None })
        .collect()
}

pub(crate) fn pages(pages: &Pages, fonts: &Fonts<'_>, names: &FontNames) -> Vec<PdfPage> {
    let drawing = Drawing { height: pages.height, fonts, names };
    let page = |page: &Page| {
        let ops = page.items.iter().flat_map(|item| drawing.item(item)).collect();
        PdfPage::new(Pt(points(pages.width)).into(), Pt(points(pages.height)).into(), ops)
    };
    pages.pages.iter().map(page).collect()
}

/// The name that a picture has among the file's resources.
pub(crate) fn picture_name(picture: &Picture) -> String {
    format!("P{}", &picture.sha256.to_string()[..16])
}

struct Drawing<'a> {
    height: Um,
    fonts: &'a Fonts<'a>,
    names: &'a FontNames,
}

impl Drawing<'_> {
    fn item(&self, item: &Item) -> Vec<Op> {
        match item {
            Item::Text(text) => self.text(text),
            Item::Line(line) => self.line(line),
            Item::Shape(shape) => self.shape(shape),
            Item::Picture(picture) => self.picture(picture),
        }
    }

    fn at(&self, (x, y): (Um, Um)) -> Point {
        Point { x: Pt(points(x)), y: Pt(points(self.height - y)) }
    }

    fn text(&self, text: &Text) -> Vec<Op> {
        // TJ numbers are thousandths of the size, and move to the left.
        let offset = -1000.0 * points(text.spread) / points(text.size);
        let glyphs = text.text.chars().filter_map(|character| {
            let glyph = self.fonts.glyph(text.face, character)?;
            Some(Codepoint::with_cid(glyph.id, offset, character.into()))
        });
        let Point { x, y } = self.at((text.x, text.y));
        let font = PdfFontHandle::External(self.names.0[&text.face].clone());
        vec![
            Op::StartTextSection,
            Op::SetFont { font, size: Pt(points(text.size)) },
            Op::SetFillColor { col: colour(text.colour) },
            Op::SetTextMatrix { matrix: TextMatrix::Translate(x, y) },
            Op::ShowText { items: vec![TextItem::GlyphIds(glyphs.collect())] },
            Op::EndTextSection,
        ]
    }

    fn line(&self, line: &Line) -> Vec<Op> {
        vec![
            Op::SetOutlineColor { col: colour(line.colour) },
            Op::SetOutlineThickness { pt: Pt(points(line.width)) },
            Op::DrawLine { line: self.path(&[line.from, line.to]) },
        ]
    }

    fn shape(&self, shape: &Shape) -> Vec<Op> {
        match shape.pen {
            None => vec![
                Op::SetFillColor { col: colour(shape.colour) },
                Op::DrawPolygon { polygon: self.area(&shape.points) },
            ],
            Some(pen) => vec![
                Op::SaveGraphicsState,
                Op::SetOutlineColor { col: colour(shape.colour) },
                Op::SetOutlineThickness { pt: Pt(points(pen)) },
                Op::SetLineCapStyle { cap: LineCapStyle::Round },
                Op::SetLineJoinStyle { join: LineJoinStyle::Round },
                Op::DrawLine { line: self.stroke(&shape.points) },
                Op::RestoreGraphicsState,
            ],
        }
    }

    /// A dot is a line to where it starts: round ends make it visible.
    fn stroke(&self, points: &[(Um, Um)]) -> PdfLine {
        match points {
            [dot] => self.path(&[*dot, *dot]),
            _ => self.path(points),
        }
    }

    fn path(&self, points: &[(Um, Um)]) -> PdfLine {
        PdfLine { points: self.line_points(points), is_closed: false }
    }

    fn area(&self, points: &[(Um, Um)]) -> Polygon {
        Polygon {
            rings: vec![PolygonRing { points: self.line_points(points) }],
            mode: PaintMode::Fill,
            winding_order: WindingOrder::NonZero,
        }
    }

    fn line_points(&self, points: &[(Um, Um)]) -> Vec<LinePoint> {
        points.iter().map(|point| LinePoint { p: self.at(*point), bezier: false }).collect()
    }

    /// The picture's bytes come later; here stands only where it is shown, and how turned.
    fn picture(&self, picture: &Picture) -> Vec<Op> {
        let id = XObjectId(picture_name(picture));
        let transform = XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() };
        vec![
            Op::SaveGraphicsState,
            Op::SetTransformationMatrix { matrix: CurTransMat::Raw(self.matrix(picture)) },
            Op::UseXobject { id, transform },
            Op::RestoreGraphicsState,
        ]
    }

    /// PDF draws a picture into the unit square, its stored top row above. Each orientation says
    /// where the stored right (first pair) and the stored top (second pair) go.
    fn matrix(&self, picture: &Picture) -> [f32; 6] {
        let corner = self.at((picture.x, picture.y + picture.height));
        let (left, bottom) = (corner.x.0, corner.y.0);
        let (w, h) = (points(picture.width), points(picture.height));
        let (right, top) = (left + w, bottom + h);
        match picture.orientation.number() {
            2 => [-w, 0.0, 0.0, h, right, bottom],
            3 => [-w, 0.0, 0.0, -h, right, top],
            4 => [w, 0.0, 0.0, -h, left, top],
            5 => [0.0, -h, -w, 0.0, right, top],
            6 => [0.0, -h, w, 0.0, left, top],
            7 => [0.0, h, w, 0.0, left, bottom],
            8 => [0.0, h, -w, 0.0, right, bottom],
            _ => [w, 0.0, 0.0, h, left, bottom],
        }
    }
}

fn colour(colour: Colour) -> Color {
    let part = |byte: u8| f32::from(byte) / 255.0;
    Color::Rgb(Rgb { r: part(colour.0), g: part(colour.1), b: part(colour.2), icc_profile: None })
}
