//! Which encoding a file is in.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::SheetError;
use super::lines::Lines;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    #[serde(rename = "utf-8")]
    Utf8,
    /// What Chinese spreadsheets write by default; GBK is part of it.
    #[serde(rename = "gb18030")]
    Gb18030,
    #[serde(rename = "utf-16le")]
    Utf16Le,
    #[serde(rename = "utf-16be")]
    Utf16Be,
}

/// Byte order marks, and the encodings that they announce.
const MARKS: [(&[u8], Encoding); 4] = [
    (b"\xef\xbb\xbf", Encoding::Utf8),
    (b"\xff\xfe", Encoding::Utf16Le),
    (b"\xfe\xff", Encoding::Utf16Be),
    (b"\x84\x31\x95\x33", Encoding::Gb18030),
];

/// The first bytes of zip (xlsx) and of the older workbook container (xls).
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];

/// Lines looked at when the file as a whole is no clean UTF-8.
const SAMPLE: usize = 4096;

impl Encoding {
    pub fn detect(bytes: &[u8]) -> Result<Self, SheetError> {
        if let Some((_, encoding)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
            return Ok(*encoding);
        }
        if bytes.is_empty() {
            return Err(SheetError::Empty);
        }
        if WORKBOOKS.iter().any(|first| bytes.starts_with(first)) {
            return Err(SheetError::Workbook);
        }
        if bytes.contains(&0) {
            return Err(SheetError::NotText);
        }
        if std::str::from_utf8(bytes).is_ok() {
            return Ok(Self::Utf8);
        }
        // A damaged line must not make a whole UTF-8 file look like GBK, so most lines decide.
        let better = [Self::Utf8, Self::Gb18030].into_iter().find(|e| e.reads_most_of(bytes));
        better.ok_or(SheetError::NotText)
    }

    /// Does this encoding read most of the lines that hold more than ASCII?
    fn reads_most_of(self, bytes: &[u8]) -> bool {
        let telling = Lines::new(bytes, self).filter(|line| !line.is_ascii()).take(SAMPLE);
        let (mut good, mut bad) = (0_usize, 0_usize);
        for line in telling {
            *(if self.decode(line).is_some() { &mut good } else { &mut bad }) += 1;
        }
        good > bad
    }

    /// The bytes after the byte order mark, if there is one.
    pub fn content(self, bytes: &[u8]) -> &[u8] {
        let mark = MARKS.iter().find(|(mark, e)| *e == self && bytes.starts_with(mark));
        &bytes[mark.map_or(0, |(mark, _)| mark.len())..]
    }

    /// The text of a line, unless it isn't in this encoding.
    pub fn decode(self, line: &[u8]) -> Option<Cow<'_, str>> {
        if self == Self::Utf8 {
            return std::str::from_utf8(line).ok().map(Cow::Borrowed);
        }
        self.decoder().decode_without_bom_handling_and_without_replacement(line)
    }

    /// The same, with a mark for each place that isn't.
    pub fn decode_lossy(self, line: &[u8]) -> String {
        self.decoder().decode_without_bom_handling(line).0.into_owned()
    }

    fn decoder(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => encoding_rs::UTF_8,
            Self::Gb18030 => encoding_rs::GB18030,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recognised() {
        let gbk = encoding_rs::GBK.encode("矿山名称,采矿许可证号\n红柳沟煤矿,C15").0;
        assert_eq!(Encoding::detect(&gbk), Ok(Encoding::Gb18030));
        assert_eq!(Encoding::detect("矿山名称".as_bytes()), Ok(Encoding::Utf8));
        assert_eq!(Encoding::detect("\u{feff}矿山名称".as_bytes()), Ok(Encoding::Utf8));
        assert_eq!(Encoding::detect(b"\xff\xfe\x00\x4e"), Ok(Encoding::Utf16Le));
        assert_eq!(Encoding::detect(b"name,licence"), Ok(Encoding::Utf8));
    }

    #[test]
    fn refused() {
        assert_eq!(Encoding::detect(b""), Err(SheetError::Empty));
        assert_eq!(Encoding::detect(b"PK\x03\x04..."), Err(SheetError::Workbook));
        assert_eq!(Encoding::detect(b"a\0b"), Err(SheetError::NotText));
        assert_eq!(Encoding::detect(b"\xff\xff\xff\n\xff\xff"), Err(SheetError::NotText));
    }

    #[test]
    fn one_damaged_line_changes_nothing() {
        let mut bytes =
            "矿山名称,采矿许可证号\n红柳沟煤矿,C15\n黑桦沟煤矿,C16\n".as_bytes().to_vec();
        bytes[33] = 0xff;
        assert_eq!(Encoding::detect(&bytes), Ok(Encoding::Utf8));
    }
}
