//! Pages before any PDF: what stands where, and what never may.

use std::collections::BTreeMap;

use canon::sha256;
use documents::{
    A4_HEIGHT, Composed, DocumentError, Draft, Form, InspectionRecord, Item, Pages, Refusal,
    body_hash, compose, mm,
};
use proptest::prelude::*;

use crate::sample::{FONTS, FORM, composed, head, ink, record};

fn texts(pages: &Pages, page: usize) -> Vec<&str> {
    let items = pages.pages[page].items.iter();
    items.filter_map(|i| if let Item::Text(t) = i { Some(t.text.as_str()) } else { None }).collect()
}

fn page_text(composed: &Composed, page: usize) -> String {
    texts(&composed.pages, page).concat()
}

fn without_photos() -> InspectionRecord {
    InspectionRecord { photos: vec![], ..record() }
}

#[test]
fn every_page_says_number_practice_fingerprint_and_its_place() {
    let record = record();
    let composed = composed(&record, &[]);
    let count = composed.pages.pages.len();
    assert!(count >= 4);
    for page in 0..count {
        let text = page_text(&composed, page);
        for expected in [
            "编号：准绿检〔2026〕031 号".to_owned(),
            "练习用".to_owned(),
            format!("正文指纹 {}", composed.body_hash.short()),
            composed.body_hash.to_string(),
            format!("记录链头 {}", head().short()),
            format!("第 {} 页　共 {count} 页", page + 1),
        ] {
            assert!(text.contains(&expected), "page {page}: {expected}");
        }
    }
    let real = InspectionRecord { practice: false, checklist: "评价指标".into(), ..record };
    let real = InspectionRecord { checklist_version: "2024".into(), ..real };
    let composed = crate::sample::composed(&real, &[]);
    assert!((0..composed.pages.pages.len()).all(|p| !page_text(&composed, p).contains("练习用")));
}

#[test]
fn the_heads_of_a_table_stand_on_each_of_its_pages() {
    let composed = composed(&without_photos(), &[]);
    for page in 0..composed.pages.pages.len() {
        let text = page_text(&composed, page);
        if text.contains("小计") {
            assert!(text.contains("检查内容") && text.contains("情况说明"), "page {page}");
        }
    }
}

#[test]
fn signature_places_lie_on_the_page_apart_and_in_order() {
    let composed = composed(&record(), &[]);
    let names: Vec<_> = composed.places.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["inspector-1", "inspector-2", "representative-1"]);
    assert_eq!(composed.places[0].label, "检查人员：娜仁花");
    let last = composed.pages.pages.len() - 1;
    for place in &composed.places {
        let [left, bottom, right, top] = place.rect_pt;
        assert_eq!(place.page, last);
        assert!(left > 79.0 && right < 530.0 && bottom > 100.0 && top < 740.0, "{place:?}");
        assert!(right - left > 140.0 && top - bottom > 40.0, "room for a hand: {place:?}");
    }
    for pair in composed.places.windows(2) {
        assert!(pair[1].rect_pt[3] < pair[0].rect_pt[1], "one below the other");
    }
}

#[test]
fn ink_is_drawn_inside_its_place_and_is_no_part_of_the_body() {
    let plain = composed(&record(), &[]);
    let inked = composed(&record(), &[ink()]);
    assert_eq!(plain.body_hash, inked.body_hash);
    let [left, bottom, right, top] = inked.places[2].rect_pt;
    let strokes: Vec<_> = inked.pages.pages[inked.places[2].page]
        .items
        .iter()
        .filter_map(|i| match i {
            Item::Shape(s) if s.pen.is_some() => Some(s),
            _ => None,
        })
        .collect();
    assert_eq!(strokes.len(), 3);
    for (x, y) in strokes.iter().flat_map(|s| &s.points) {
        let (x, y) = (documents::points(*x), documents::points(A4_HEIGHT - y));
        assert!((left..=right).contains(&x) && (bottom..=top).contains(&y), "{x} {y}");
    }
    let dated = page_text(&inked, inked.places[2].page);
    assert!(dated.contains("2026年10月30日"));
}

#[test]
fn who_refuses_has_the_reason_in_place_of_a_signature() {
    let mut record = record();
    record.signers[2].refusal =
        Some(Refusal { reason: "对第 2 项有异议".into(), witness: "其其格".into() });
    let composed = composed(&record, &[]);
    assert_eq!(composed.places.len(), 2);
    let text = page_text(&composed, composed.pages.pages.len() - 1);
    assert!(text.contains("拒绝签名：对第 2 项有异议") && text.contains("见证人：其其格"));
}

#[test]
fn ink_without_a_place_and_a_photo_that_is_not_at_hand_are_refused() {
    let (values, none) = (record().values(), BTreeMap::new());
    let draft = Draft { form: &FORM, values: &values, head: None, pictures: &none, inks: &[] };
    let error = compose(&draft, &FONTS).unwrap_err();
    assert_eq!(error.code(), "document-picture-missing");

    let values = without_photos().values();
    let mut stray = ink();
    stray.field = "nobody".into();
    let inks = [stray];
    let draft = Draft { form: &FORM, values: &values, head: None, pictures: &none, inks: &inks };
    let error = compose(&draft, &FONTS).unwrap_err();
    assert_eq!(error.code(), "document-ink-without-place");
}

#[test]
fn the_body_hash_is_what_an_outsider_computes() {
    let values = record().values();
    let body = serde_json::json!({"form": "inspection-record", "version": 1, "values": values});
    let expected = sha256(&canon::to_bytes(&body).unwrap());
    assert_eq!(body_hash(&FORM, &values).unwrap(), expected);
    let mut other = record();
    other.groups[0].items[0].note.push('。');
    assert_ne!(body_hash(&FORM, &other.values()).unwrap(), expected);
}

#[test]
fn missing_types_are_named_and_marked() {
    let mut record = record();
    record.team[1].name = "王\u{311D0}".into();
    let composed = composed(&record, &[]);
    assert_eq!(composed.missing, ['\u{311D0}']);
    assert!(page_text(&composed, 0).contains("王〓"));
}

#[test]
fn pages_go_through_json_unchanged() {
    let composed = composed(&record(), &[ink()]);
    let text = serde_json::to_string(&composed.pages).unwrap();
    assert_eq!(serde_json::from_str::<Pages>(&text).unwrap(), composed.pages);
}

#[test]
fn an_empty_record_has_its_blanks_struck_out() {
    let empty = InspectionRecord {
        team: vec![],
        present: vec![],
        prerequisites: vec![],
        groups: vec![],
        findings: String::new(),
        photos: vec![],
        ..record()
    };
    let composed = composed(&empty, &[]);
    let slanted =
        |item: &&Item| matches!(item, Item::Line(l) if l.from.0 != l.to.0 && l.from.1 != l.to.1);
    let strokes: usize =
        composed.pages.pages.iter().map(|p| p.items.iter().filter(slanted).count()).sum();
    // scale of production, team, checklist, findings, opinion, and the rest of the last page
    assert_eq!(strokes, 6);
    let all: String = (0..composed.pages.pages.len()).map(|p| page_text(&composed, p)).collect();
    assert!(all.contains("被检查单位无人在场") && all.contains("（以下空白）"));
    assert!(all.contains("二、评价指标检查情况"), "headings close up");
}

#[test]
fn forms_with_mistakes_are_refused() {
    let good = include_str!("../../forms/inspection-record.json");
    assert!(Form::read(good).is_ok());
    for (from, to) in [
        ("{number}", "{number"),
        ("[26, 52, 26, 52]", "[26, 52, 26, 51]"),
        ("\"width\": 62", "\"width\": 63"),
        ("\"version\": 1", "\"version\": 0"),
        ("\"block\": \"heading\"", "\"block\": \"headline\""),
        ("{from|date}", "{from|upper}"),
        ("\"span\": 3", "\"span\": 2"),
    ] {
        let wrong = good.replacen(from, to, 1);
        assert_ne!(wrong, good);
        assert!(matches!(Form::read(&wrong), Err(DocumentError::Form { .. })), "{to}");
    }
}

/// Every place of the form is a value that records have: a misspelt one would be blank for ever.
#[test]
fn every_place_of_the_form_is_a_value_of_the_record() {
    let mut full = record();
    full.to = full.from.succ_opt();
    let values = serde_json::to_string(&full.values()).unwrap();
    let form = include_str!("../../forms/inspection-record.json");
    for place in form.split('{').skip(1).filter_map(|p| p.split_once('}')) {
        let path = place.0.split(['?', '|']).next().unwrap().trim_start_matches('!');
        let name = path.rsplit('.').next().unwrap();
        if name.chars().all(|c| c.is_ascii_lowercase() || c == '_') && !name.is_empty() {
            assert!(values.contains(&format!("\"{name}\":")), "{name}");
        }
    }
}

fn inside(pages: &Pages) -> bool {
    let page =
        |(x, y): &(i32, i32)| (0..=pages.width).contains(x) && (0..=pages.height).contains(y);
    pages.pages.iter().flat_map(|p| &p.items).all(|item| match item {
        // The white half of a mark may hang over the edge.
        Item::Text(t) => page(&(t.x, t.y)) && t.x + t.width <= mm(28 + 156) + t.size,
        Item::Line(l) => page(&l.from) && page(&l.to),
        Item::Shape(s) => s.points.iter().all(page),
        Item::Picture(p) => page(&(p.x, p.y)) && page(&(p.x + p.width, p.y + p.height)),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever people write and however long: all of it is on the pages, inside, and in order.
    #[test]
    fn long_texts_run_over_pages_and_lose_nothing(
        findings in "[一-龥，。；（）0-9a-z\n]{0,4000}",
        notes in proptest::collection::vec("[一-龥，。A-Z0-9 ]{0,400}", 8),
        signers in 1_usize..12,
    ) {
        let mut record = without_photos();
        record.findings = findings.trim().to_owned();
        for (item, note) in record.groups[1].items.iter_mut().zip(&notes) {
            item.note.clone_from(note);
        }
        let one = record.signers[0].clone();
        record.signers = (0..signers)
            .map(|n| documents::Signer { field: format!("s-{n}"), ..one.clone() })
            .collect();
        let composed = composed(&record, &[]);
        prop_assert!(inside(&composed.pages));
        prop_assert_eq!(composed.places.len(), signers);
        let all: String = (0..composed.pages.pages.len())
            .map(|page| texts(&composed.pages, page).concat())
            .collect();
        let squeezed = |s: &str| s.replace(['\n', ' '], "");
        let all = squeezed(&all);
        for line in record.findings.lines() {
            // Where a page ends inside of a line, head and foot stand between its halves.
            let line = squeezed(line);
            let start: String = line.chars().take(30).collect();
            prop_assert!(all.contains(&start), "{}", start);
        }
    }
}
