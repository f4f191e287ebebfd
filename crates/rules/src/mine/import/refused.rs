//! Refused rows as a sheet of their own, to be mended in a spreadsheet and imported again: csv in
//! UTF-8 with a byte order mark, so that Excel knows the encoding.

/// A longer number is rounded when a spreadsheet opens the file.
const MOST_DIGITS: usize = 15;

pub struct RefusedSheet {
    text: String,
}

impl RefusedSheet {
    /// The three notes come first: a row with too many cells can't push them aside. `notes` are
    /// the headings of row number, column and reason.
    pub fn new(notes: [&str; 3], header: &[String]) -> Self {
        let mut sheet = Self { text: "\u{feff}".into() };
        sheet.add_row(notes, header);
        sheet
    }

    /// One refused row: its number, the column that is at fault, why, and its cells as they were.
    pub fn add(&mut self, number: u64, column: &str, reason: &str, cells: &[String]) {
        self.add_row([&number.to_string(), column, reason], cells);
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }

    fn add_row(&mut self, notes: [&str; 3], cells: &[String]) {
        let cells = notes.into_iter().chain(cells.iter().map(String::as_str));
        for (index, cell) in cells.enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            self.text.push_str(&written(cell));
        }
        self.text.push_str("\r\n");
    }
}

/// A cell that a spreadsheet shows as it is: long numbers aren't rounded, zeros in front stay, and
/// nothing that somebody wrote is run as a formula.
fn written(cell: &str) -> String {
    let is_number = !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit());
    if is_number && (cell.len() > MOST_DIGITS || cell.starts_with('0') && cell.len() > 1) {
        return format!("=\"{cell}\"");
    }
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t'])
        && cell.parse::<rust_decimal::Decimal>().is_err();
    let kept = if is_formula { format!("'{cell}") } else { cell.to_owned() };
    let needs_quotes = kept.contains(['"', ',', '\r', '\n']) || kept.starts_with(' ');
    if needs_quotes { format!("\"{}\"", kept.replace('"', "\"\"")) } else { kept }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{ColumnMap, Reader};
    use super::*;

    const HEADER: &str = "矿山名称,采矿许可证号,采矿权人,行政区划代码,矿种,备注";

    fn refused(sheet: &[u8]) -> (Vec<u8>, Vec<String>) {
        let mut reader = Reader::open(sheet, &ColumnMap::default()).unwrap();
        let header = reader.header().to_vec();
        let mut refused = RefusedSheet::new(["行", "列", "原因"], &header);
        let mut reasons = Vec::new();
        for row in reader.by_ref() {
            if let Err(issue) = row.outcome {
                refused.add(row.number, &issue.column, issue.reason.code(), &row.cells);
                reasons.push(issue.reason.code().to_owned());
            }
        }
        (refused.into_bytes(), reasons)
    }

    /// As another program reads it.
    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").expect("Excel looks for the mark");
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
        let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
        rows.collect()
    }

    #[test]
    fn a_row_stands_there_as_it_was_with_its_reason() {
        let sheet = format!(
            "{HEADER}\n红柳沟煤矿,C1506222018071110148201,某某矿业,150622,煤,好\n\
             没有证,,\"某,某\"\"矿业\",150622,煤,\n太多,C1506222018071110148203,a,b,c,d,e,f\n"
        );
        let (bytes, _) = refused(sheet.as_bytes());
        let expected = [
            vec![
                "行",
                "列",
                "原因",
                "矿山名称",
                "采矿许可证号",
                "采矿权人",
                "行政区划代码",
                "矿种",
                "备注",
            ],
            vec!["3", "采矿许可证号", "missing", "没有证", "", "某,某\"矿业", "150622", "煤", ""],
            vec![
                "4",
                "",
                "cell-count",
                "太多",
                "C1506222018071110148203",
                "a",
                "b",
                "c",
                "d",
                "e",
                "f",
            ],
        ];
        assert_eq!(cells(&bytes), expected);
    }

    #[test]
    fn a_line_that_can_not_be_split_is_kept_as_text() {
        let mut sheet = format!("{HEADER}\n\"红柳\"沟,C15,a,150622,煤,\n坏").into_bytes();
        sheet.extend([0xff, b',', b'x', b'\n']);
        let (bytes, reasons) = refused(&sheet);
        assert_eq!(reasons, ["broken-quotes", "not-text"]);
        let rows = cells(&bytes);
        assert_eq!(rows[1][3], "\"红柳\"沟,C15,a,150622,煤,");
        assert_eq!(rows[2][3], "坏\u{fffd},x");
    }

    #[test]
    fn nothing_is_rounded_and_nothing_is_run() {
        for (cell, expected) in [
            ("915000000000000000", "=\"915000000000000000\""),
            ("0150622", "=\"0150622\""),
            ("0", "0"),
            ("150622", "150622"),
            ("-110.5", "-110.5"),
            ("+7", "+7"),
            ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
            ("-a,b", "\"'-a,b\""),
            ("@x", "'@x"),
            (" a", "\" a\""),
        ] {
            assert_eq!(written(cell), expected);
        }
    }

    proptest! {
        /// Imported again unchanged, the same rows are refused for the same reasons.
        #[test]
        fn what_was_refused_is_refused_again(
            rows in prop::collection::vec(prop::collection::vec("[a矿\", 0-9=]{0,20}", 6), 1..6),
        ) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(HEADER.split(',')).unwrap();
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let sheet = writer.into_inner().unwrap();
            let (bytes, reasons) = refused(&sheet);
            prop_assert_eq!(refused(&bytes).1, reasons);
        }
    }
}
