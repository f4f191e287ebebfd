//! What printpdf leaves out or sets to constants: photos as they are, version, language, dates,
//! identifier, XMP and the output intent.

use std::collections::BTreeMap;

use lopdf_of_printpdf::{
    Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary, text_string,
};

use crate::pages::{Item, Picture};
use crate::pdf::draw::picture_name;
use crate::pdf::{Metadata, xmp};
use crate::picture::frame;
use crate::{DocumentError, Pages, Pictures};

/// sRGB; where it comes from stands in `assets/README.md`.
const SRGB: &[u8] = include_bytes!("../../assets/srgb.icc");

pub(crate) fn finish(
    mut document: Document,
    pages: &Pages,
    pictures: &Pictures<'_>,
    metadata: &Metadata,
) -> Result<Vec<u8>, DocumentError> {
    document.version = "1.7".into();
    add_pictures(&mut document, pages, pictures)?;
    describe(&mut document, metadata)?;
    document.compress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|e| broken(&e))?;
    Ok(bytes)
}

fn broken(error: &dyn std::fmt::Display) -> DocumentError {
    DocumentError::Drawing { detail: error.to_string() }
}

/// JPEG is one of PDF's own encodings: the photo's bytes pass through unchanged.
fn add_pictures(
    document: &mut Document,
    pages: &Pages,
    pictures: &Pictures<'_>,
) -> Result<(), DocumentError> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let used: BTreeMap<String, &Picture> = items
        .filter_map(|item| match item {
            Item::Picture(picture) => Some((picture_name(picture), picture)),
            _ => None,
        })
        .collect();
    let Some(resources) = picture_resources(document) else { return Ok(()) };
    for (name, picture) in used {
        let stream = picture_stream(picture, pictures)?;
        let id = document.add_object(stream);
        let names = document.get_dictionary_mut(resources).map_err(|e| broken(&e))?;
        names.set(name, id);
    }
    Ok(())
}

/// All pages share one dictionary of pictures.
fn picture_resources(document: &Document) -> Option<ObjectId> {
    let page = document.get_dictionary(document.page_iter().next()?).ok()?;
    let resources = page.get_deref(b"Resources", document).and_then(Object::as_dict).ok()?;
    resources.get(b"XObject").and_then(Object::as_reference).ok()
}

fn picture_stream(picture: &Picture, pictures: &Pictures<'_>) -> Result<Stream, DocumentError> {
    let sha256 = picture.sha256;
    let source = pictures.get(&sha256).ok_or(DocumentError::PictureMissing { sha256 })?;
    let frame = frame(sha256, source.jpeg)?;
    let colours = if frame.components == 1 { "DeviceGray" } else { "DeviceRGB" };
    let about = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(frame.width),
        "Height" => i64::from(frame.height),
        "ColorSpace" => colours,
        "BitsPerComponent" => 8,
        "Filter" => "DCTDecode",
    };
    Ok(Stream::new(about, source.jpeg.to_vec()).with_compression(false))
}

fn describe(document: &mut Document, metadata: &Metadata) -> Result<(), DocumentError> {
    let time = xmp::created(metadata)?;
    let about = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let packet = xmp::packet(metadata, &time).into_bytes();
    let packet = document.add_object(Stream::new(about, packet).with_compression(false));
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec()));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB"),
        "DestOutputProfile" => profile,
    };
    let date = Object::string_literal(xmp::pdf_date(&time));
    let info: Dictionary = dictionary! {
        "Title" => text_string(&metadata.title),
        "Author" => text_string(&metadata.author),
        "Creator" => text_string(&metadata.producer),
        "Producer" => text_string(&metadata.producer),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    };
    let old =
        document.trailer.get(b"Info").and_then(Object::as_reference).map_err(|e| broken(&e))?;
    document.set_object(old, info);
    let id = Object::String(metadata.id.to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let catalog = document.catalog_mut().map_err(|e| broken(&e))?;
    catalog.set("Lang", Object::string_literal("zh-CN"));
    catalog.set("Metadata", packet);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    Ok(())
}
