//! Licence numbers. Since July 2020 (自然资办发〔2020〕32号) a number has 23 characters, a letter and
//! 22 digits, and is permanent; older ones stay valid until they are registered anew.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LicenceFault {
    /// A form from before 2020: kept, with a warning.
    Old,
    /// No known form, but perhaps a number: kept, with a warning.
    Form,
    /// Not a number at all (办理中, a dash, or 1.5E+22 after a spreadsheet spoiled it).
    NotANumber,
}

pub fn check_licence(licence: &str) -> Result<(), LicenceFault> {
    let digits = licence.bytes().filter(u8::is_ascii_digit).count();
    let first = licence.as_bytes().first().copied().unwrap_or_default();
    let rest_is_digits = licence.len() == digits + 1;
    match licence.len() {
        23 if first == b'C' && rest_is_digits => Ok(()),
        _ if digits < 4 || is_rounded(licence) => Err(LicenceFault::NotANumber),
        18 if first == b'T' && rest_is_digits => Err(LicenceFault::Old),
        10..=18 if licence.len() == digits => Err(LicenceFault::Old),
        _ => Err(LicenceFault::Form),
    }
}

/// `1.50622E+22`: a spreadsheet took the number for a quantity, and its digits are gone.
fn is_rounded(licence: &str) -> bool {
    licence.contains("E+") && licence.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        assert_eq!(check_licence("C1506222018071110148203"), Ok(()));
        assert_eq!(check_licence("1500000820123"), Err(LicenceFault::Old));
        assert_eq!(check_licence("T15120090302025678"), Err(LicenceFault::Old));
        assert_eq!(check_licence("C150622201807111014820"), Err(LicenceFault::Form));
        assert_eq!(check_licence("T1506222018071110148203"), Err(LicenceFault::Form));
        for text in ["", "办理中", "—", "1.50622E+22", "C12"] {
            assert_eq!(check_licence(text), Err(LicenceFault::NotANumber), "{text}");
        }
    }
}
