//! A part of a whole, exactly.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A share such as 20 %, as a ratio of whole numbers between 0 and 1; written `20%`, `2.5%` or
/// `1/3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^([0-9]+([.][0-9]+)?%|[0-9]+/[0-9]+)$"))]
pub struct Share {
    part: u32,
    whole: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{found:?} is no share between 0 and all, such as 20% or 1/3")]
pub struct ShareError {
    found: String,
}

impl Share {
    pub fn new(part: u32, whole: u32) -> Option<Self> {
        (part <= whole && whole > 0).then_some(Self { part, whole })
    }

    pub fn is_none(self) -> bool {
        self.part == 0
    }

    pub fn percent(percent: u32) -> Option<Self> {
        Self::new(percent, 100)
    }

    /// The least number of `n` that is at least this share: ceil(share × n).
    pub fn ceil_of(self, n: u64) -> u64 {
        let (part, whole, n) = (u128::from(self.part), u128::from(self.whole), u128::from(n));
        u64::try_from((part * n).div_ceil(whole)).expect("no more than n")
    }

    /// Whether a rate in percent is at least this share.
    pub fn is_reached_by(self, percent: Decimal) -> bool {
        percent * Decimal::from(self.whole) >= Decimal::from(self.part) * Decimal::ONE_HUNDRED
    }

    fn parse(text: &str) -> Option<Self> {
        if let Some((part, whole)) = text.split_once('/') {
            return Self::new(part.parse().ok()?, whole.parse().ok()?);
        }
        let (percent, decimals) = match text.strip_suffix('%')?.split_once('.') {
            Some((percent, decimals)) => (percent, decimals),
            None => (text.strip_suffix('%')?, ""),
        };
        let scale = 10_u32.checked_pow(u32::try_from(decimals.len()).ok()?)?;
        let part = format!("{percent}{decimals}").parse().ok()?;
        Self::new(part, scale.checked_mul(100)?)
    }
}

impl TryFrom<String> for Share {
    type Error = ShareError;

    fn try_from(text: String) -> Result<Self, ShareError> {
        Self::parse(&text).ok_or(ShareError { found: text })
    }
}

impl From<Share> for String {
    fn from(share: Share) -> Self {
        match share.whole {
            100 => format!("{}%", share.part),
            whole => format!("{}/{whole}", share.part),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_written_and_read() {
        let share = |text: &str| Share::try_from(text.to_owned()).unwrap();
        assert_eq!(share("20%"), Share { part: 20, whole: 100 });
        assert_eq!(share("2.5%"), Share { part: 25, whole: 1000 });
        assert_eq!(serde_json::to_value(share("1/3")).unwrap(), "1/3");
        assert_eq!(String::from(share("20%")), "20%");
        for wrong in ["", "20", "%", "101%", "-1%", "1/0", "4/3", "1.%%", "0.00000000001%", "二成"]
        {
            assert!(Share::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
