//! GB 32100-2015: 18 characters, the last of which checks the others.

const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CreditCodeFault {
    /// Not 18 characters of the code's alphabet (which has no I, O, S, V, Z).
    Form,
    /// The last character should be this one.
    Check(char),
}

/// The check character for the first 17 characters: (31 − Σ valueᵢ·3ⁱ) mod 31.
pub fn credit_code_check_character(first17: &str) -> Option<char> {
    if first17.len() != 17 {
        return None;
    }
    let mut sum = 0;
    let mut weight = 1;
    for byte in first17.bytes() {
        sum += value_of(byte)? * weight;
        weight = weight * 3 % 31;
    }
    Some(ALPHABET[(31 - sum % 31) % 31].into())
}

pub fn check_credit_code(code: &str) -> Result<(), CreditCodeFault> {
    let (first, last) = code.split_at_checked(17).ok_or(CreditCodeFault::Form)?;
    let one_valid = last.len() == 1 && last.bytes().all(|b| value_of(b).is_some());
    let right = credit_code_check_character(first).filter(|_| one_valid);
    match right.ok_or(CreditCodeFault::Form)? {
        right if last.starts_with(right) => Ok(()),
        right => Err(CreditCodeFault::Check(right)),
    }
}

fn value_of(byte: u8) -> Option<usize> {
    ALPHABET.iter().position(|b| *b == byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn published_examples() {
        assert_eq!(check_credit_code("91330100799655058B"), Ok(()));
        assert_eq!(check_credit_code("91000000000000000K"), Ok(()));
        assert_eq!(check_credit_code("913301007996550581"), Err(CreditCodeFault::Check('B')));
    }

    #[test]
    fn wrong_forms() {
        for code in ["", "9133010079965505", "91330100799655058BB", "9133010079965505BI", "矿"] {
            assert_eq!(check_credit_code(code), Err(CreditCodeFault::Form), "{code}");
        }
        assert_eq!(check_credit_code("9I330100799655058B"), Err(CreditCodeFault::Form));
    }

    proptest! {
        /// One character mistyped, or two neighbours swapped, always shows: 31 is prime.
        #[test]
        fn single_mistakes_show(first in "[0-9A-HJ-NPQRTUWXY]{17}", at in 0_usize..17, other in "[0-9A-HJ-NPQRTUWXY]") {
            let check = credit_code_check_character(&first).unwrap();
            let code = format!("{first}{check}");
            prop_assert_eq!(check_credit_code(&code), Ok(()));
            let mut mistyped = code.clone();
            mistyped.replace_range(at..=at, &other);
            prop_assert_eq!(check_credit_code(&mistyped).is_ok(), mistyped == code);
            let mut swapped: Vec<char> = code.chars().collect();
            swapped.swap(at, at + 1);
            let swapped: String = swapped.into_iter().collect();
            // The check character's own weight is 1, as is the first one's; neighbours differ.
            prop_assert_eq!(check_credit_code(&swapped).is_ok(), swapped == code);
        }
    }
}
