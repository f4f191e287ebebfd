//! Points in files and records: whole numbers, or decimals in quotes; written as strings, each in
//! one spelling. Floating point numbers are refused: `0.1` in one isn't a tenth.

use std::fmt;

use rust_decimal::Decimal;
use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};

pub fn serialize<S: Serializer>(points: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&points.normalize())
}

pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    struct Points;

    impl Visitor<'_> for Points {
        type Value = Decimal;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a whole number, or a decimal in quotes such as \"2.5\"")
        }

        fn visit_i64<E: Error>(self, value: i64) -> Result<Decimal, E> {
            Ok(value.into())
        }

        fn visit_u64<E: Error>(self, value: u64) -> Result<Decimal, E> {
            Ok(value.into())
        }

        fn visit_str<E: Error>(self, value: &str) -> Result<Decimal, E> {
            let plain = value.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-');
            let points = Decimal::from_str_exact(value).ok().filter(|_| plain);
            points
                .map(|points| points.normalize())
                .ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(value), &self))
        }
    }

    deserializer.deserialize_any(Points)
}

/// Points that may be missing.
pub mod option {
    use rust_decimal::Decimal;
    use serde::{Deserialize, Deserializer, Serialize as _, Serializer};

    #[derive(Deserialize)]
    #[serde(transparent)]
    struct Given(#[serde(deserialize_with = "super::deserialize")] Decimal);

    #[allow(clippy::ref_option, reason = "serde hands over a reference")]
    pub fn serialize<S: Serializer>(
        points: &Option<Decimal>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        points.map(|points| points.normalize().to_string()).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Decimal>, D::Error> {
        Ok(Option::<Given>::deserialize(deserializer)?.map(|Given(points)| points))
    }
}
