//! The file, read back by other programs.

use canon::sha256;
use documents::{Composed, InspectionRecord, is_embeddable, to_pdf};
use proptest::prelude::*;

use crate::sample::{FONTS, PHOTOS, composed, ink, metadata, pictures, record};
use crate::tools::{Kept, run, stdout};

fn pdf(record: &InspectionRecord) -> (Vec<u8>, Composed) {
    let composed = composed(record, &[ink()]);
    let bytes = to_pdf(&composed.pages, &FONTS, &pictures(&*PHOTOS), &metadata()).unwrap();
    (bytes, composed)
}

#[test]
fn text_copies_rightly_and_in_order_rare_names_too() {
    let (bytes, composed) = pdf(&record());
    let kept = Kept::new(&bytes);
    let text =
        stdout("pdftotext", &["-raw", &kept.pdf(), "-"]).replace(['\n', ' ', '\u{3000}'], "");
    let mut from = 0;
    for expected in [
        "编号：准绿检〔2026〕031 号",
        "练习用",
        "绿色矿山现场检查记录",
        "柳林沟煤矿",
        "C1506222019051110150934",
        "一、检查人员与在场人员",
        "娜仁花",
        "𠮷㛃䶮",
        "㼆𬭎𫖯𬱖",
        "阿不都热合曼·艾则孜",
        "二、先决条件",
        "三、评价指标检查情况",
        "矿区环境（16 分）",
        "小计 9.5 / 16 分",
        "合计 57 / 96 分",
        "四、检查结果",
        "■责令限期整改",
        "五、现场照片",
        "六、签名",
    ] {
        let place = text[from..].find(&expected.replace(' ', ""));
        from += place.unwrap_or_else(|| panic!("{expected} is not where it should be:\n{text}"));
    }
    assert!(text.contains(&composed.body_hash.to_string()));
    assert!(!text.contains('\u{FFFD}') && !text.contains('〓'));
}

#[test]
fn every_font_is_an_embedded_subset_with_unicode() {
    let (bytes, _) = pdf(&record());
    let kept = Kept::new(&bytes);
    let table = stdout("pdffonts", &[&kept.pdf()]);
    let fonts: Vec<&str> = table.lines().skip(2).collect();
    assert!(fonts.len() >= 3, "{table}");
    for font in fonts {
        let (tag, _) = font.split_once('+').expect(font);
        assert!(tag.len() == 6 && tag.chars().all(|c| c.is_ascii_uppercase()), "{font}");
        assert!(font.contains("Identity-H       yes yes yes"), "emb sub uni: {font}");
    }
}

#[test]
fn photos_pass_through_byte_for_byte() {
    let (bytes, _) = pdf(&record());
    let kept = Kept::new(&bytes);
    run("pdfimages", &["-all", &kept.pdf(), &kept.path("photo")]);
    let found: Vec<_> =
        ["photo-000.jpg", "photo-001.jpg"].iter().map(|name| sha256(&kept.read(name))).collect();
    let expected: Vec<_> = PHOTOS.iter().map(|photo| sha256(photo)).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_file_is_sound_and_says_what_it_is() {
    let (bytes, composed) = pdf(&record());
    assert!(bytes.starts_with(b"%PDF-1.7\n%"));
    let kept = Kept::new(&bytes);
    let check = stdout("qpdf", &["--check", &kept.pdf()]);
    assert!(check.contains("No syntax or stream encoding errors found"), "{check}");
    let info = stdout("pdfinfo", &["-isodates", &kept.pdf()]);
    for expected in [
        "Title:           绿色矿山现场检查记录 准绿检〔2026〕031 号",
        "Author:          准格尔旗自然资源局",
        "Producer:        Qingshan 0.1.0",
        "Page size:       595.276 x 841.89 pts (A4)",
        &format!("Pages:           {}", composed.pages.pages.len()),
    ] {
        assert!(info.contains(expected), "{expected}:\n{info}");
    }
    let meta = stdout("pdfinfo", &["-meta", &kept.pdf()]);
    for expected in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>U</pdfaid:conformance>",
        "<xmp:CreateDate>2026-10-30T09:12:44+08:00</xmp:CreateDate>",
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">绿色矿山现场检查记录 准绿检〔2026〕031 号<",
    ] {
        assert!(meta.contains(expected), "{expected}:\n{meta}");
    }
    let json = stdout("qpdf", &["--json=2", "--json-key=qpdf", &kept.pdf()]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let objects = &json["qpdf"][1];
    let trailer = &objects["trailer"]["value"];
    let id = format!("b:{}", "b7".repeat(16));
    assert_eq!(trailer["/ID"], serde_json::json!([id, id]));
    let root = trailer["/Root"].as_str().unwrap();
    let catalog = &objects[format!("obj:{root}")]["value"];
    assert_eq!(catalog["/Lang"], "u:zh-CN");
    assert_eq!(catalog["/OutputIntents"][0]["/S"], "/GTS_PDFA1");
    let profile = catalog["/OutputIntents"][0]["/DestOutputProfile"].as_str().unwrap();
    let profile = &objects[format!("obj:{profile}")]["stream"]["dict"];
    assert_eq!(profile["/N"], 3);
}

#[test]
fn the_same_arguments_give_the_same_bytes() {
    assert_eq!(sha256(&pdf(&record()).0), sha256(&pdf(&record()).0));
}

#[test]
fn a_picture_that_is_no_rgb_jpeg_is_refused() {
    let record = record();
    let composed = composed(&record, &[]);
    let mut pictures = pictures(&*PHOTOS);
    let hash = sha256(&PHOTOS[0]);
    for (bytes, what) in [
        (&b"\x89PNG\r\n\x1a\n"[..], "a PNG"),
        (&b"\xFF\xD8\xFF\xD9"[..], "no frame"),
        (&b"\xFF\xD8\xFF\xC0\x00\x14\x08\x00\x10\x00\x10\x04"[..], "four colours"),
        (&b"\xFF\xD8\xFF\xC0\x00\x11\x08\x00\x00\x00\x10\x03"[..], "no height"),
    ] {
        assert!(!is_embeddable(bytes), "{what}");
        pictures.get_mut(&hash).unwrap().jpeg = bytes;
        let error = to_pdf(&composed.pages, &FONTS, &pictures, &metadata()).unwrap_err();
        assert_eq!(error.code(), "document-picture-not-embeddable", "{what}");
    }
    pictures.remove(&hash);
    let error = to_pdf(&composed.pages, &FONTS, &pictures, &metadata()).unwrap_err();
    assert_eq!(error.code(), "document-picture-missing");
}

proptest! {
    /// Headers cut or changed anywhere are judged, never a panic.
    #[test]
    fn any_bytes_can_be_asked_about(
        cut in any::<prop::sample::Index>(), at in 0_usize..700, value in any::<u8>(),
    ) {
        let mut bytes = PHOTOS[0].clone();
        prop_assert!(is_embeddable(&bytes));
        bytes[at] = value;
        let end = cut.index(bytes.len());
        let _ = is_embeddable(&bytes[..end]);
        let _ = is_embeddable(&bytes);
    }
}
