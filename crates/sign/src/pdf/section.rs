//! Following an increment object by object, from the file before it to its last byte.

use super::scan::{Indirect, Scanner};

/// An increment that was followed to its last byte.
#[derive(Debug, PartialEq, Eq)]
pub struct Section {
    pub objects: Vec<Indirect>,
    /// Where its cross-reference table or stream stands.
    pub xref: usize,
}

/// Follows the increment that starts at `from` and ends with the file.
pub fn increment(bytes: &[u8], from: usize) -> Option<Section> {
    let mut scanner = Scanner::new(bytes, from);
    let mut objects: Vec<Indirect> = Vec::new();
    scanner.space();
    while scanner.peek()?.is_ascii_digit() {
        let object = scanner.indirect()?;
        if objects.iter().any(|other| other.id.0 == object.id.0) {
            return None;
        }
        objects.push(object);
        scanner.space();
    }
    let table = scanner.at;
    // Without a table, the last object is the cross-reference stream.
    let xref = if skip_table(&mut scanner).is_some() {
        table
    } else {
        scanner.at = table;
        objects.last()?.start
    };
    scanner.space();
    scanner.word(b"startxref")?;
    scanner.space();
    let stated = scanner.unsigned()?;
    scanner.space();
    scanner.expect(b"%%EOF")?;
    let tail = scanner.rest();
    let at_end = tail.is_empty() || tail == b"\n" || tail == b"\r\n";
    (at_end && usize::try_from(stated) == Ok(xref)).then_some(Section { objects, xref })
}

fn skip_table(scanner: &mut Scanner<'_>) -> Option<()> {
    scanner.word(b"xref")?;
    loop {
        scanner.space();
        if scanner.word(b"trailer").is_some() {
            scanner.space();
            return scanner.dictionary().map(|_| ());
        }
        if scanner.word(b"n").or_else(|| scanner.word(b"f")).is_none() {
            scanner.unsigned()?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_increment_is_followed_to_its_last_byte() {
        let text = b"%PDF-1.7\n1 0 obj\n<</Length 3>>stream\nendendstream\nendobj\n\
            2 0 obj\n7\nendobj\nxref\n1 2\n0000000009 00000 n \n0000000065 00000 n \n\
            trailer\n<</Size 3>>\nstartxref\n84\n%%EOF\n";
        let xref = text.windows(4).position(|w| w == b"xref").unwrap();
        let text = String::from_utf8_lossy(text).replace("\n84\n", &format!("\n{xref}\n"));
        let section = increment(text.as_bytes(), 9).unwrap();
        assert_eq!(section.objects.iter().map(|o| o.id).collect::<Vec<_>>(), [(1, 0), (2, 0)]);
        assert_eq!(section.xref, xref);

        for (from, to) in [
            ("2 0 obj\n7", "1 0 obj\n7"),
            ("endobj\n2", "endobj\n%hidden\n2"),
            ("endobj\nxref", "endobj\nhidden\nxref"),
            ("Length 3", "Length 2 0 R"),
            ("%%EOF\n", "%%EOF\nmore"),
            ("startxref\n", "startxref\n1"),
        ] {
            assert_ne!(text.replace(from, to), text);
            assert_eq!(increment(text.replace(from, to).as_bytes(), 9), None, "{from} → {to}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_followed_or_refused(
            text in "[0-9 <>\\[\\]()/A-Zobjendstreamxf%\\n\\\\]{0,200}",
            bytes: Vec<u8>,
            from in 0usize..100,
        ) {
            increment(text.as_bytes(), from);
            increment(&bytes, from);
        }
    }
}
