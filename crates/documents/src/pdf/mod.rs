//! Pages as a PDF: drawn by printpdf, finished towards PDF/A-2u.
//!
//! What PDF/A-2u asks and this keeps: version 1.7, every font embedded with Unicode for each
//! glyph, device colours under an sRGB output intent, XMP that agrees with the document
//! information, an identifier, no encryption, no script, nothing outside the file. It has been
//! checked by own tests and by reading, not by a PDF/A validator; it is not tagged (2a).

mod draw;
mod finish;
mod xmp;

use std::collections::BTreeMap;

use printpdf::{
    FontId, ParsedFont, PdfDocument, PdfFont, PdfParseErrorSeverity, PdfSaveOptions, to_lopdf_doc,
};

use crate::{DocumentError, Face, Fonts, Pages, Pictures};

/// What stands about the document in the file, besides its pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata {
    pub title: String,
    /// The bureau.
    pub author: String,
    /// Name and version of the program.
    pub producer: String,
    pub created_ms: i64,
    /// Minutes east of UTC, for how the time is written.
    pub offset_minutes: i16,
    /// Names this file; made of what makes it unique, such as its hash and time.
    pub id: [u8; 16],
}

/// Writes the PDF. The same arguments give the same bytes.
pub fn to_pdf(
    pages: &Pages,
    fonts: &Fonts<'_>,
    pictures: &Pictures<'_>,
    metadata: &Metadata,
) -> Result<Vec<u8>, DocumentError> {
    let names = FontNames::new(metadata);
    let mut pdf = PdfDocument::new("");
    pdf.pages = draw::pages(pages, fonts, &names);
    for face in draw::faces(pages) {
        let font = parsed(face, fonts)?;
        pdf.resources.fonts.map.insert(names.0[&face].clone(), PdfFont::new(font));
    }
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let mut warnings = Vec::new();
    let document = to_lopdf_doc(&pdf, &options, &mut warnings);
    match warnings.into_iter().find(|w| w.severity == PdfParseErrorSeverity::Error) {
        Some(warning) => Err(DocumentError::Drawing { detail: warning.msg }),
        None => finish::finish(document, pages, pictures, metadata),
    }
}

fn parsed(face: Face, fonts: &Fonts<'_>) -> Result<ParsedFont, DocumentError> {
    ParsedFont::from_bytes(fonts.bytes(face), 0, &mut Vec::new())
        .ok_or_else(|| DocumentError::Font { face, detail: "it can't be embedded".into() })
}

/// Names of the subset fonts. PDF asks for six letters before a subset's name that no other
/// subset of the face has; they are made from the document's id.
struct FontNames(BTreeMap<Face, FontId>);

impl FontNames {
    fn new(metadata: &Metadata) -> Self {
        let letter = |byte: u8| char::from(b'A' + byte % 26);
        let tag: String = metadata.id.iter().take(5).map(|byte| letter(*byte)).collect();
        let name = |(face, last): (Face, char)| (face, FontId(format!("{tag}{last}")));
        Self(Face::ALL.into_iter().zip('A'..).map(name).collect())
    }
}
