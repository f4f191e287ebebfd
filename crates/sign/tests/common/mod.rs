//! A small document, an authority and two signers.

#![allow(dead_code, reason = "each test file uses its part")]

pub mod forge;

use keys::{Authority, Cert, CertSubject, Founding, Lifetime, OfflineRoot, PersonKey};
use lopdf::xref::XrefType;
use lopdf::{Document, Object, Stream, StringFormat, dictionary};
use sign::{Ink, Place, SignRequest, Trust, add_fields, sign};

pub const DAY: i64 = 86_400_000;
/// 2026-01-01T00:00:00Z.
pub const START: i64 = 1_767_225_600_000;
pub const LEADER: &str = "leader";
pub const MEMBER: &str = "member";
pub const SPARE: &str = "spare";

/// Long enough for oracles that judge by today's date.
pub fn lifetime() -> Lifetime {
    Lifetime { not_before_ms: START, not_after_ms: START + 20 * 365 * DAY }
}

pub fn founded(seed: u8) -> (OfflineRoot, Authority) {
    Authority::found(&Founding {
        organisation: "青岭省自然资源厅",
        root_name: "青山根证书",
        issuing_name: "青山签发证书",
        root_entropy: &[seed; 32],
        issuing_entropy: &[seed + 1; 32],
        root_lifetime: lifetime(),
        issuing_lifetime: lifetime(),
    })
    .unwrap()
}

pub fn authority() -> Authority {
    founded(1).1
}

pub struct Person {
    pub name: &'static str,
    pub key: PersonKey,
    pub cert: Cert,
    pub chain: Vec<Vec<u8>>,
}

pub fn person(authority: &Authority, seed: u8, name: &'static str) -> Person {
    let key = PersonKey::from_entropy(&[seed; 32]);
    let subject = CertSubject {
        name: name.into(),
        person_id: format!("p-{seed:016x}"),
        organisation: "云州市自然资源局".into(),
        department: Some("矿山监督科".into()),
    };
    let cert = authority.issue_person(key.public(), &subject, [seed; 16], lifetime()).unwrap();
    let chain = authority.chain_of(&cert);
    Person { name, key, cert, chain }
}

pub fn leader() -> Person {
    person(&authority(), 31, "林岚清")
}

pub fn member() -> Person {
    person(&authority(), 32, "𠮷野森")
}

/// Two pages of text, with a cross-reference table or stream.
pub fn document(xref: XrefType) -> Vec<u8> {
    let mut doc = Document::with_version("1.7");
    doc.reference_table.cross_reference_type = xref;
    let font = doc.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
    });
    let pages = doc.new_object_id();
    let page = |doc: &mut Document, text: &str| {
        let text = format!("BT /F1 12 Tf 72 720 Td ({text}) Tj ET");
        let contents = doc.add_object(Stream::new(dictionary! {}, text.into_bytes()));
        doc.add_object(dictionary! {
            "Type" => "Page", "Parent" => pages, "Contents" => contents,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
        })
    };
    let kids = vec![page(&mut doc, "Mine 1: no findings").into(), page(&mut doc, "Page 2").into()];
    let tree = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 2 };
    doc.objects.insert(pages, Object::Dictionary(tree));
    let root = doc.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    doc.trailer.set("Root", root);
    let id = Object::String(vec![7; 16], StringFormat::Hexadecimal);
    doc.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::new();
    doc.save_to(&mut bytes).unwrap();
    bytes
}

pub fn places() -> Vec<Place> {
    let place = |field: &str, page, y: f32, label: &str| Place {
        field: field.into(),
        page,
        rect: [72.0, y, 252.5, y + 48.0],
        label: label.into(),
    };
    vec![
        place(LEADER, 1, 600.0, "核查：组长"),
        place(MEMBER, 1, 500.0, "核查：组员"),
        place(SPARE, 0, 100.0, "备用"),
    ]
}

pub fn prepared(xref: XrefType) -> Vec<u8> {
    add_fields(&document(xref), &places()).unwrap()
}

pub fn ink() -> Ink {
    let wave = (0..200).map(|x| (x * 5, 150 + (x * 37) % 101)).collect();
    Ink { width: 1000, height: 400, strokes: vec![wave, vec![(500, 350)]] }
}

pub fn request<'a>(field: &'a str, person: &'a Person) -> SignRequest<'a> {
    SignRequest {
        field,
        signer_name: person.name,
        reason: Some("核查属实"),
        location: None,
        time_ms: START + 100 * DAY,
        chain: &person.chain,
        certify: false,
        ink: None,
    }
}

pub fn sign_as(pdf: &[u8], request: &SignRequest<'_>, person: &Person) -> Vec<u8> {
    sign(pdf, request, &|message| Ok(person.key.sign_der(message))).unwrap()
}

/// The leader certifies, with ink.
pub fn signed_once(pdf: &[u8]) -> Vec<u8> {
    let (leader, ink) = (leader(), ink());
    let request = SignRequest { certify: true, ink: Some(&ink), ..request(LEADER, &leader) };
    sign_as(pdf, &request, &leader)
}

/// Then the member signs.
pub fn signed_twice(pdf: &[u8]) -> Vec<u8> {
    let (member, ink) = (member(), ink());
    let request = SignRequest {
        time_ms: START + 101 * DAY,
        location: Some("云州市"),
        ink: Some(&ink),
        ..request(MEMBER, &member)
    };
    sign_as(&signed_once(pdf), &request, &member)
}

pub fn trust() -> Trust {
    Trust { roots: vec![authority().root().clone()], now_ms: START + 200 * DAY, ..Trust::default() }
}
