//! How a form asks for the fields of a mine.

use super::words::{CapacityUnit, Category, StatedDatum, YesNo};
use super::{Detail, Field, ListLevel, Method, Scale, Status};
use crate::form::How;

impl Field {
    pub fn how(self) -> How {
        match self {
            Self::Licence | Self::CreditCode => How::Code,
            Self::Region => How::Region,
            Self::Lon | Self::Lat => How::Number,
            Self::Method => How::Word(codes(Method::ALL, Method::code)),
            Self::Scale => How::Word(codes(Scale::ALL, Scale::code)),
            Self::ListLevel => How::Word(codes(ListLevel::ALL, ListLevel::code)),
            Self::Status => How::Word(codes(Status::ALL, Status::code)),
            _ => self.detail().map_or(How::Text, Detail::how),
        }
    }
}

impl Detail {
    pub fn how(self) -> How {
        match self {
            Self::Text | Self::Given => How::Text,
            Self::Day => How::Day,
            Self::Amount { .. } | Self::Height => How::Number,
            Self::Region => How::Region,
            Self::Corners => How::Corners,
            Self::YesNo => How::Word(codes(YesNo::ALL, YesNo::code)),
            Self::Category => How::Word(codes(Category::ALL, Category::code)),
            Self::CapacityUnit => How::Word(codes(CapacityUnit::ALL, CapacityUnit::code)),
            Self::Datum => How::Word(codes(StatedDatum::ALL, StatedDatum::code)),
        }
    }
}

fn codes<T: Copy>(all: &[T], code: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|value| code(*value)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Mine;
    use super::*;

    #[test]
    fn what_a_form_offers_is_read() {
        for field in Field::ALL.iter().copied() {
            for word in field.how().words() {
                let mut mine = Mine::default();
                assert_eq!(field.set(&mut mine, word), Ok(None), "{} {word}", field.code());
                assert_eq!(field.value(&mine), *word);
            }
        }
        assert_eq!(Field::Scale.how().words(), ["large", "medium", "small"]);
    }
}
