use super::{Heading, Line};
use crate::normal::write_cell;

/// UTF-8 with its mark and line ends as spreadsheet programs expect them.
pub fn csv(headings: &[Heading], lines: impl IntoIterator<Item = Line>) -> Vec<u8> {
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    write(&mut bytes, headings.iter().map(|heading| heading.name.as_str()));
    for line in lines {
        write(&mut bytes, line.cells.iter().map(String::as_str));
    }
    bytes
}

fn write<'a>(bytes: &mut Vec<u8>, cells: impl Iterator<Item = &'a str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            bytes.push(b',');
        }
        write_cell(bytes, cell);
    }
    bytes.extend_from_slice(b"\r\n");
}
