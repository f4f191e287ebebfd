use rust_decimal::Decimal;

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
        if is_formula(cell) {
            write_cell(bytes, &format!("'{cell}"));
        } else {
            write_cell(bytes, cell);
        }
    }
    bytes.extend_from_slice(b"\r\n");
}

/// Nothing that somebody wrote is run by a spreadsheet that opens the file.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t']) && cell.parse::<Decimal>().is_err()
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;

    #[test]
    fn what_would_be_run_is_shown_as_text_and_numbers_stay() {
        let headings = [Heading { name: "名称".into(), kind: Kind::Text }];
        let line = |cell: &str| Line { cells: vec![cell.into()], place: None };
        let bytes = csv(&headings, ["=1+1", "@SUM(A1)", "-12.5", "甲"].map(line));
        let wanted = "\u{feff}名称\r\n'=1+1\r\n'@SUM(A1)\r\n-12.5\r\n甲\r\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), wanted);
    }
}
