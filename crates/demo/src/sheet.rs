//! Mines as a csv sheet in the import's own words.

use std::io::{self, Write};

use rules::mine::{Field, Mine};

/// The first row.
pub fn csv_header() -> Vec<&'static str> {
    Field::ALL.iter().map(|field| field.headers()[0]).collect()
}

/// Writes mines with a header, in UTF-8 with the mark by which spreadsheets know it.
pub fn write_csv(mines: impl IntoIterator<Item = Mine>, mut out: impl Write) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(csv_header())?;
    for mine in mines {
        writer.write_record(Field::ALL.iter().map(|field| field.cell(&mine)))?;
    }
    writer.flush()
}

/// The sheet of the first `n` mines.
pub fn csv(seed: u64, n: usize) -> Vec<u8> {
    let mut out = Vec::new();
    write_csv(crate::mines(seed, n), &mut out).expect("writing to memory never fails");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rules::mine::import::{ColumnMap, Reader};

    fn read(bytes: &[u8]) -> Vec<Mine> {
        let reader = Reader::open(bytes, &ColumnMap::default()).unwrap();
        let read = reader.map(|row| {
            let accepted = row.outcome.unwrap();
            assert_eq!(accepted.warnings, []);
            accepted.mine
        });
        read.collect()
    }

    #[test]
    fn a_sheet_in_another_encoding() {
        let utf8 = String::from_utf8(csv(5, 300)).unwrap();
        let gbk = encoding_rs::GBK.encode(utf8.trim_start_matches('\u{feff}')).0;
        assert_eq!(read(&gbk), crate::mines(5, 300).collect::<Vec<_>>());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn what_is_written_is_read(seed: u64, n in 1..200_usize) {
            prop_assert_eq!(read(&csv(seed, n)), crate::mines(seed, n).collect::<Vec<_>>());
        }
    }
}
