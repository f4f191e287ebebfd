//! The witness result: something that nobody could know at commit time, in exactly one spelling.

use serde::{Deserialize, Serialize};

use crate::DrawError;
use crate::check::normal;

/// The fewest dice: 40 rolls hold 103 bits.
const FEWEST_DICE: u32 = 40;
/// The fewest digits of a lottery: of a result with only a few outcomes, whoever commits could seek a
/// secret that draws a wanted mine in most of them. With a hundred thousand, no search moves a
/// chance by more than about a hundredth.
const FEWEST_DRAWN: u32 = 5;

/// Which public event decides, fixed before the commitment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WitnessRule {
    pub kind: WitnessKind,
    /// A lottery's game; for dice optionally where they are rolled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<Issue>,
    /// How many digits the result has; absent means 40 dice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digits: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WitnessKind {
    Lottery,
    Dice,
}

/// A lottery's issue as its publisher numbers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Issue {
    Number(u32),
    Text(String),
}

impl WitnessRule {
    pub(crate) fn check(&self) -> Result<(), DrawError> {
        let issue = match &self.issue {
            Some(Issue::Text(text)) => Some(text),
            _ => None,
        };
        for (name, stated) in [("source", self.source.as_ref()), ("issue", issue)] {
            normal(stated.map_or("", String::as_str), || format!("inputs.witness_rule.{name}"))?;
        }
        match self.kind {
            WitnessKind::Lottery => self.check_lottery(),
            WitnessKind::Dice if self.count() < FEWEST_DICE => {
                Err(DrawError::TooFewDice { digits: self.count() })
            }
            WitnessKind::Dice => Ok(()),
        }
    }

    fn check_lottery(&self) -> Result<(), DrawError> {
        let issue = match &self.issue {
            Some(Issue::Text(text)) => !text.is_empty(),
            issue => issue.is_some(),
        };
        let named = [
            ("source", self.source.as_ref().is_some_and(|source| !source.is_empty())),
            ("issue", issue),
            ("digits", self.digits.is_some_and(|digits| digits > 0)),
        ];
        match named.into_iter().find(|(_, given)| !given) {
            Some((missing, _)) => Err(DrawError::LotteryIncomplete { missing }),
            None if self.count() < FEWEST_DRAWN => {
                Err(DrawError::TooFewDigits { digits: self.count() })
            }
            None => Ok(()),
        }
    }

    /// The exact count: were more dice allowed than the rule says, whoever knows the secret could
    /// go on rolling until the result suits.
    fn count(&self) -> u32 {
        self.digits.unwrap_or(FEWEST_DICE)
    }

    /// The digits as they enter the seed, or what is wrong with them and where.
    pub fn parse<'a>(&self, typed: &'a str) -> Result<&'a str, DrawError> {
        for (index, found) in typed.chars().enumerate() {
            self.parse_digit(index + 1, found)?;
        }
        if typed.len() != self.count() as usize {
            let (expected, found) = (self.count(), typed.len());
            return Err(DrawError::WitnessCount { expected, found });
        }
        Ok(typed)
    }

    fn parse_digit(&self, position: usize, found: char) -> Result<(), DrawError> {
        match (found, self.kind) {
            ('1'..='6', _) | ('0'..='9', WitnessKind::Lottery) => Ok(()),
            ('0'..='9', WitnessKind::Dice) => Err(DrawError::WitnessNotADie { position, found }),
            ('０'..='９', _) => {
                let value = u32::from(found) - u32::from('０');
                let plain = char::from_digit(value, 10).expect("one of ten digits");
                Err(DrawError::WitnessFullWidth { position, found, plain })
            }
            _ => Err(DrawError::WitnessNotADigit { position, found }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dice(digits: Option<u32>) -> WitnessRule {
        WitnessRule { kind: WitnessKind::Dice, source: None, issue: None, digits }
    }

    fn lottery(digits: u32) -> WitnessRule {
        WitnessRule {
            kind: WitnessKind::Lottery,
            source: Some("双色球".into()),
            issue: Some(Issue::Number(2_026_115)),
            digits: Some(digits),
        }
    }

    #[test]
    fn one_spelling_parses() {
        let forty = "1234561234561234561234561234561234561234";
        assert_eq!(dice(Some(40)).parse(forty), Ok(forty));
        assert_eq!(dice(None).parse(forty), Ok(forty));
        assert_eq!(lottery(7).parse("0912305"), Ok("0912305"));
    }

    #[test]
    fn other_spellings_are_named() {
        let full_width = DrawError::WitnessFullWidth { position: 3, found: '９', plain: '9' };
        assert_eq!(lottery(4).parse("12９4"), Err(full_width.clone()));
        assert!(full_width.to_string().contains("full-width '９'"), "{full_width}");
        assert_eq!(
            lottery(4).parse("12 4"),
            Err(DrawError::WitnessNotADigit { position: 3, found: ' ' })
        );
        assert_eq!(
            lottery(4).parse("1234\n"),
            Err(DrawError::WitnessNotADigit { position: 5, found: '\n' })
        );
        assert_eq!(
            dice(Some(40)).parse("17"),
            Err(DrawError::WitnessNotADie { position: 2, found: '7' })
        );
        assert_eq!(
            lottery(4).parse("12345"),
            Err(DrawError::WitnessCount { expected: 4, found: 5 })
        );
        assert_eq!(
            dice(Some(40)).parse(&"1".repeat(41)),
            Err(DrawError::WitnessCount { expected: 40, found: 41 })
        );
    }

    #[test]
    fn rules_that_leave_room_are_refused() {
        assert_eq!(dice(Some(39)).check(), Err(DrawError::TooFewDice { digits: 39 }));
        assert_eq!(dice(Some(60)).check(), Ok(()));
        assert_eq!(lottery(14).check(), Ok(()));
        let without = |missing| Err(DrawError::LotteryIncomplete { missing });
        assert_eq!(WitnessRule { source: None, ..lottery(7) }.check(), without("source"));
        let blank = Some(Issue::Text(String::new()));
        assert_eq!(WitnessRule { issue: blank, ..lottery(7) }.check(), without("issue"));
        assert_eq!(lottery(0).check(), without("digits"));
        assert_eq!(lottery(5).check(), Ok(()));
        assert_eq!(lottery(4).check(), Err(DrawError::TooFewDigits { digits: 4 }));
    }
}
