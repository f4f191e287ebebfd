use std::fmt;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

/// Degrees × 10⁸: about a millimetre, exact enough for thousandths of a second and back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Degrees(pub i64);

impl Degrees {
    pub const ONE: i64 = 100_000_000;

    pub const fn whole(degrees: i64) -> Self {
        Self(degrees * Self::ONE)
    }

    /// Rounded to the nearest stored value; `None` beyond a million degrees.
    pub fn from_decimal(degrees: Decimal) -> Option<Self> {
        if degrees.abs() > Decimal::from(1_000_000) {
            return None;
        }
        degrees.checked_mul(Decimal::from(Self::ONE))?.round().to_i64().map(Self)
    }

    #[expect(clippy::cast_possible_truncation, reason = "`as` saturates, and an angle is small")]
    pub(crate) fn from_f64(degrees: f64) -> Self {
        Self((degrees * 1e8).round() as i64)
    }

    #[expect(clippy::cast_precision_loss, reason = "an angle × 10⁸ has less than 53 bits")]
    pub(crate) fn to_f64(self) -> f64 {
        self.0 as f64 / 1e8
    }
}

/// `109.97008333`.
impl fmt::Display for Degrees {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Decimal::new(self.0, 8).normalize())
    }
}
