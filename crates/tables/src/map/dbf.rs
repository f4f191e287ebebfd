//! dBASE tables, as shapefiles have them. Numbers are text there, so they stay exact.

use encoding_rs::Encoding;

use crate::{Cell, TableError, Value, number};

/// Where the table says which encoding it is in, and what Chinese programs write there.
const LANGUAGE: usize = 29;
const LANGUAGE_GBK: u8 = 0x4d;
const DESCRIPTOR: usize = 32;
const NAME_ROOM: usize = 10;
const END_OF_FIELDS: u8 = 0x0d;
const DELETED: u8 = b'*';

pub struct Dbf {
    pub headings: Vec<String>,
    /// `None`: deleted, but still counted.
    pub records: Vec<Option<Vec<Cell>>>,
}

struct Field {
    name: String,
    kind: u8,
    at: usize,
    length: usize,
}

/// `cpg`: what a file beside it says of its encoding. `known`: headings that a name may be
/// cut from, all those together that mean the same.
pub fn read(bytes: &[u8], cpg: Option<&str>, known: &[&[&str]]) -> Result<Dbf, TableError> {
    let short = || damaged("the table is cut short");
    let count = usize::try_from(u32_at(bytes, 4).ok_or_else(short)?).map_err(|_| short())?;
    let header = usize::from(u16_at(bytes, 8).ok_or_else(short)?);
    let length = usize::from(u16_at(bytes, 10).ok_or_else(short)?);
    let content = bytes.get(header..).filter(|_| length > 1).ok_or_else(short)?;
    let encoding = encoding(bytes, content, cpg);
    let named = |name: &[u8]| heading(name, encoding, known);
    let fields = fields(bytes.get(..header).ok_or_else(short)?, named, length)?;
    let mut records = Vec::new();
    for at in 0..count {
        let begin = at.checked_mul(length).ok_or_else(short)?;
        let record = content.get(begin..begin + length).ok_or_else(|| TableError::Damaged {
            row: at as u64,
            why: format!("{count} records are promised, and there are fewer"),
        })?;
        let cells = || fields.iter().map(|field| cell(field, record, encoding)).collect();
        records.push((record[0] != DELETED).then(cells));
    }
    Ok(Dbf { headings: fields.into_iter().map(|field| field.name).collect(), records })
}

fn fields(
    header: &[u8],
    named: impl Fn(&[u8]) -> String,
    length: usize,
) -> Result<Vec<Field>, TableError> {
    let mut fields = Vec::new();
    let mut at = 1;
    for descriptor in header.get(DESCRIPTOR..).unwrap_or_default().chunks(DESCRIPTOR) {
        if descriptor[0] == END_OF_FIELDS || descriptor.len() < DESCRIPTOR {
            break;
        }
        let name = descriptor[..11].split(|byte| *byte == 0).next().unwrap_or_default();
        let name = named(name);
        let (kind, width) = (descriptor[11], usize::from(descriptor[16]));
        if at + width > length {
            return Err(damaged("a field reaches beyond its record"));
        }
        // One without room says nothing, and a thousand of them would in every record.
        if width > 0 {
            fields.push(Field { name, kind, at, length: width });
        }
        at += width;
    }
    if fields.is_empty() { Err(damaged("there are no fields")) } else { Ok(fields) }
}

/// A name has room for ten bytes: three Chinese characters of UTF-8 and a byte of the fourth. What is
/// cut there is made whole again where the headings that begin so mean one thing.
fn heading(name: &[u8], encoding: &'static Encoding, known: &[&[&str]]) -> String {
    let (text, _, cut) = encoding.decode(name);
    if name.len() == NAME_ROOM {
        let begins = |heading: &&&str| encoding.encode(heading).0.starts_with(name);
        let mut whole = known.iter().filter_map(|meaning| meaning.iter().find(begins));
        if let (Some(one), None) = (whole.next(), whole.next()) {
            return (*one).to_owned();
        }
    }
    let text = if cut { text.trim_end_matches('\u{fffd}') } else { &text };
    text.trim().to_owned()
}

fn cell(field: &Field, record: &[u8], encoding: &'static Encoding) -> Cell {
    let raw = &record[field.at..field.at + field.length];
    let text = encoding.decode(raw).0;
    let text = text.trim_matches(['\0', ' ']);
    match field.kind {
        // Asterisks stand for a number that has no room.
        b'N' | b'F' if text.starts_with('*') => Cell::default(),
        b'N' | b'F' => match number::read_any(text) {
            Some(number) => Value::Number(number).into(),
            None => Cell::text_of(text),
        },
        b'L' => match text {
            "T" | "t" | "Y" | "y" => Value::Bool(true).into(),
            "F" | "f" | "N" | "n" => Value::Bool(false).into(),
            _ => Cell::default(),
        },
        b'D' => match chrono::NaiveDate::parse_from_str(text, "%Y%m%d") {
            Ok(day) => Value::Date(day).into(),
            Err(_) => Cell::text_of(text.trim_matches('0')),
        },
        b'I' => match raw.first_chunk::<4>() {
            Some(four) => Value::Number(i32::from_le_bytes(*four).into()).into(),
            None => Cell::default(),
        },
        _ => Cell::text_of(text),
    }
}

fn encoding(bytes: &[u8], content: &[u8], cpg: Option<&str>) -> &'static Encoding {
    let label = cpg.map(|text| text.trim().to_lowercase()).unwrap_or_default();
    let stated = match label.as_str() {
        "936" | "cp936" | "oem 936" | "ansi 936" => Some(encoding_rs::GBK),
        "65001" => Some(encoding_rs::UTF_8),
        label => Encoding::for_label(label.as_bytes()),
    };
    let gbk = bytes.get(LANGUAGE) == Some(&LANGUAGE_GBK);
    stated.or(gbk.then_some(encoding_rs::GBK)).unwrap_or_else(|| {
        // Records are cut at bytes, so a name may end in half a character: most of it decides.
        let odd = |encoding: &'static Encoding| {
            encoding.decode_without_bom_handling(content).0.matches('\u{fffd}').count()
        };
        if odd(encoding_rs::UTF_8) <= odd(encoding_rs::GBK) {
            encoding_rs::UTF_8
        } else {
            encoding_rs::GBK
        }
    })
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|four| u32::from_le_bytes(*four))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|two| u16::from_le_bytes(*two))
}

fn damaged(why: &str) -> TableError {
    TableError::NotALayer { why: format!("dbf: {why}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_without_room_is_none() {
        let descriptor = |width: u8| {
            let mut bytes = [0; DESCRIPTOR];
            (bytes[0], bytes[11], bytes[16]) = (b'A', b'C', width);
            bytes
        };
        let header = [[0; DESCRIPTOR], descriptor(0), descriptor(4)].concat();
        let found = fields(&header, |_| "甲".to_owned(), 5).unwrap_or_default();
        assert_eq!(
            found.iter().map(|field| (field.at, field.length)).collect::<Vec<_>>(),
            [(1, 4)]
        );
    }

    #[test]
    fn a_name_that_was_cut_is_made_whole_where_that_is_sure() {
        let known: [&[&str]; 4] = [
            &["许可证号"],
            &["许可证有效期至"],
            &["许可证有效期起"],
            &["采矿权人", "采矿权人名称"],
        ];
        let cut = |text: &'static str| &text.as_bytes()[..text.len().min(NAME_ROOM)];
        let utf8 = |text| heading(cut(text), encoding_rs::UTF_8, &known);
        assert_eq!(utf8("许可证号"), "许可证号");
        assert_eq!(utf8("许可证有效期至"), "许可证", "two begin so");
        assert_eq!(utf8("采矿权人"), "采矿权人");
        assert_eq!(utf8("名称"), "名称");
        let gbk = encoding_rs::GBK.encode("许可证有效期至").0;
        assert_eq!(heading(&gbk[..10], encoding_rs::GBK, &known), "许可证有效");
    }
}
