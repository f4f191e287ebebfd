//! A strict scanner of PDF syntax, used where it matters *where in the file* something stands.
//!
//! lopdf says what an object means; this says which bytes it is made of. An increment that this
//! scanner can't follow to its last byte is not accepted as a signature's increment, so nothing
//! can hide between objects, and other readers can't find another meaning in the same bytes.

use std::ops::Range;

const DEEPEST: usize = 32;

pub struct Scanner<'a> {
    bytes: &'a [u8],
    pub at: usize,
}

/// `12 0 obj … endobj`: where it starts and where its value stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indirect {
    pub id: (u32, u16),
    pub start: usize,
    pub value: Range<usize>,
    pub end: usize,
}

impl<'a> Scanner<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    pub fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub fn peek(&self) -> Option<u8> {
        self.rest().first().copied()
    }

    /// Skips white space. Comments are not skipped: no writer of increments needs them.
    pub fn space(&mut self) {
        self.at += self.rest().iter().take_while(|&&b| is_space(b)).count();
    }

    /// Exactly these bytes.
    pub fn expect(&mut self, token: &[u8]) -> Option<()> {
        self.rest().starts_with(token).then(|| self.at += token.len())
    }

    /// A whole word: these bytes, and no regular character after them.
    pub fn word(&mut self, token: &[u8]) -> Option<()> {
        (self.regular() == token).then(|| self.at += token.len())
    }

    pub fn unsigned(&mut self) -> Option<u64> {
        let digits = self.regular();
        let plain = (1..=19).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
        let number = std::str::from_utf8(digits).ok().filter(|_| plain)?.parse().ok()?;
        self.at += digits.len();
        Some(number)
    }

    /// The run of regular characters from here.
    fn regular(&self) -> &'a [u8] {
        let rest = self.rest();
        let length = rest.iter().take_while(|&&b| !is_space(b) && !is_delimiter(b)).count();
        &rest[..length]
    }

    /// Any object that is not a stream; answers where it stands.
    pub fn value(&mut self) -> Option<Range<usize>> {
        self.value_at_depth(0)
    }

    fn value_at_depth(&mut self, depth: usize) -> Option<Range<usize>> {
        let start = self.at;
        match (depth < DEEPEST).then(|| self.peek())?? {
            b'<' if self.rest().starts_with(b"<<") => {
                self.entries(depth)?;
            }
            b'<' => self.hex_string()?,
            b'(' => self.literal_string()?,
            b'[' => self.array(depth)?,
            b'/' => {
                self.name()?;
            }
            _ => self.number_or_word()?,
        }
        Some(start..self.at)
    }

    /// A dictionary's entries: key and where the value stands. A key that comes twice or is
    /// written with escapes is refused, because readers disagree about those.
    pub fn dictionary(&mut self) -> Option<Vec<(&'a [u8], Range<usize>)>> {
        self.entries(0)
    }

    fn entries(&mut self, depth: usize) -> Option<Vec<(&'a [u8], Range<usize>)>> {
        self.expect(b"<<")?;
        let mut entries: Vec<(&[u8], Range<usize>)> = Vec::new();
        loop {
            self.space();
            if self.expect(b">>").is_some() {
                return Some(entries);
            }
            let key = self.name()?;
            self.space();
            let value = self.value_at_depth(depth + 1)?;
            if entries.iter().any(|(other, _)| *other == key) {
                return None;
            }
            entries.push((key, value));
        }
    }

    fn name(&mut self) -> Option<&'a [u8]> {
        self.expect(b"/")?;
        let name = self.regular();
        self.at += name.len();
        (!name.contains(&b'#')).then_some(name)
    }

    fn array(&mut self, depth: usize) -> Option<()> {
        self.expect(b"[")?;
        loop {
            self.space();
            if self.expect(b"]").is_some() {
                return Some(());
            }
            self.value_at_depth(depth + 1)?;
        }
    }

    fn hex_string(&mut self) -> Option<()> {
        self.expect(b"<")?;
        let digits = self.rest().iter().take_while(|b| b.is_ascii_hexdigit()).count();
        self.at += digits;
        self.expect(b">")
    }

    fn literal_string(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => depth += 1,
                b')' if depth == 1 => return Some(()),
                b')' => depth -= 1,
                _ => {}
            }
        }
        None
    }

    fn number_or_word(&mut self) -> Option<()> {
        let start = self.at;
        if self.unsigned().is_some() {
            let after = self.at;
            if self.reference_tail().is_none() {
                self.at = after;
            }
            return Some(());
        }
        self.at = start;
        let word = self.regular();
        let number = !word.is_empty()
            && word.iter().all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.'));
        if !number && !matches!(word, b"true" | b"false" | b"null") {
            return None;
        }
        self.at += word.len();
        Some(())
    }

    /// After an object number: ` 0 R`.
    fn reference_tail(&mut self) -> Option<()> {
        self.space();
        self.unsigned()?;
        self.space();
        self.word(b"R")
    }

    pub fn indirect(&mut self) -> Option<Indirect> {
        let start = self.at;
        let number = u32::try_from(self.unsigned()?).ok()?;
        self.space();
        let generation = u16::try_from(self.unsigned()?).ok()?;
        self.space();
        self.word(b"obj")?;
        self.space();
        let value = self.value()?;
        self.space();
        if self.expect(b"stream").is_some() {
            self.stream(value.start)?;
        }
        self.word(b"endobj")?;
        Some(Indirect { id: (number, generation), start, value, end: self.at })
    }

    /// From behind `stream` to behind `endstream`, by the length that the dictionary states.
    fn stream(&mut self, dictionary: usize) -> Option<()> {
        let entries = Scanner::new(self.bytes, dictionary).dictionary()?;
        let (_, length) = entries.into_iter().find(|(key, _)| *key == b"Length")?;
        let length = Scanner::new(self.bytes, length.start).whole_number(length.end)?;
        self.expect(b"\r\n").or_else(|| self.expect(b"\n"))?;
        self.at = self.at.checked_add(usize::try_from(length).ok()?)?;
        self.space();
        self.word(b"endstream")?;
        self.space();
        Some(())
    }

    /// A number that ends exactly there, and so is no reference.
    fn whole_number(&mut self, end: usize) -> Option<u64> {
        let number = self.unsigned()?;
        (self.at == end).then_some(number)
    }

    /// `[1 2 3 4]`, as in a byte range.
    pub fn four_numbers(&mut self) -> Option<[u64; 4]> {
        self.expect(b"[")?;
        let mut numbers = [0; 4];
        for number in &mut numbers {
            self.space();
            *number = self.unsigned()?;
        }
        self.space();
        self.expect(b"]")?;
        Some(numbers)
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(text: &[u8]) -> Option<usize> {
        Scanner::new(text, 0).value().map(|range| range.end)
    }

    #[test]
    fn values_end_where_they_end() {
        for (text, length) in [
            (&b"<</A 1 0 R/B(x\\)y(z))/C[1 -2.5 true<0aFF>/N]>> rest"[..], 46),
            (b"12 0 R]", 6),
            (b"12 0 obj", 2),
            (b"(a(b)c)d", 7),
            (b"/Name/Next", 5),
        ] {
            assert_eq!(value(text), Some(length), "{}", String::from_utf8_lossy(text));
        }
        let deep = b"[".repeat(100);
        for text in [&b"<</A 1/A 2>>"[..], b"<</A#42 1>>", b"(open", b"<0g>", b"hello", &deep] {
            assert_eq!(value(text), None, "{}", String::from_utf8_lossy(text));
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_followed_or_refused(
            text in "[0-9 <>\\[\\]()/A-Zobjendstreamxf%\\n\\\\]{0,200}",
            bytes: Vec<u8>,
            from in 0usize..100,
        ) {
            for bytes in [text.as_bytes(), &bytes] {
                Scanner::new(bytes, from).value();
                Scanner::new(bytes, from).indirect();
                Scanner::new(bytes, from).four_numbers();
            }
        }
    }
}
