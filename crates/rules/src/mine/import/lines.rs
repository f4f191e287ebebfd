//! Lines as bytes, before anything is decoded: in UTF-8 and GB18030 no part of a longer character
//! looks like a line end, in UTF-16 units are compared.

use std::io::BufRead as _;

use super::Encoding;

#[derive(Debug, Clone)]
pub struct Lines<'a> {
    rest: &'a [u8],
    wide: Option<fn([u8; 2]) -> u16>,
    end: u8,
}

impl<'a> Lines<'a> {
    pub fn new(bytes: &'a [u8], encoding: Encoding) -> Self {
        let rest = encoding.content(bytes);
        let wide = match encoding {
            Encoding::Utf8 | Encoding::Gb18030 => None,
            Encoding::Utf16Le => Some(u16::from_le_bytes as fn([u8; 2]) -> u16),
            Encoding::Utf16Be => Some(u16::from_be_bytes as fn([u8; 2]) -> u16),
        };
        // Old spreadsheets on Macs end lines with a carriage return alone.
        let end = if rest.contains(&b'\n') { b'\n' } else { b'\r' };
        Self { rest, wide, end }
    }

    /// Bytes still to be read.
    pub fn left(&self) -> usize {
        self.rest.len()
    }

    /// Length of the first line with its end.
    fn length(&self) -> usize {
        match self.wide {
            None => {
                let mut rest = self.rest;
                rest.skip_until(self.end).expect("reading from a slice never fails")
            }
            Some(unit) => {
                let is_end = |pair: &[u8]| unit([pair[0], pair[1]]) == u16::from(self.end);
                let at = self.rest.chunks_exact(2).position(is_end);
                at.map_or(self.rest.len(), |at| (at + 1) * 2)
            }
        }
    }

    fn without_end(&self, line: &'a [u8]) -> &'a [u8] {
        let ends: &[&[u8]] = match self.wide {
            None => &[b"\n", b"\r"],
            Some(unit) if unit([0, 1]) == 1 => &[b"\0\n", b"\0\r"],
            Some(_) => &[b"\n\0", b"\r\0"],
        };
        ends.iter().fold(line, |line, end| line.strip_suffix(*end).unwrap_or(line))
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        let (line, rest) = self.rest.split_at(self.length());
        self.rest = rest;
        Some(self.without_end(line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8], encoding: Encoding) -> Vec<String> {
        let lines = Lines::new(bytes, encoding);
        lines.map(|line| encoding.decode(line).unwrap().into_owned()).collect()
    }

    #[test]
    fn all_line_ends_in_all_encodings() {
        for text in ["甲,1\n乙,2\n\n丙,3", "甲,1\r\n乙,2\r\n\r\n丙,3\r\n", "甲,1\r乙,2\r\r丙,3\r"]
        {
            let wanted = ["甲,1", "乙,2", "", "丙,3"];
            assert_eq!(lines(text.as_bytes(), Encoding::Utf8), wanted);
            assert_eq!(lines(&encoding_rs::GBK.encode(text).0, Encoding::Gb18030), wanted);
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(lines(&[b"\xff\xfe", &little[..]].concat(), Encoding::Utf16Le), wanted);
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(lines(&[b"\xfe\xff", &big[..]].concat(), Encoding::Utf16Be), wanted);
        }
    }

    /// 上 is U+4E0A: its low byte is a line end's.
    #[test]
    fn half_a_wide_character_is_no_line_end() {
        let little: Vec<u8> = "上海\n下".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(lines(&[b"\xff\xfe", &little[..]].concat(), Encoding::Utf16Le), ["上海", "下"]);
    }
}
