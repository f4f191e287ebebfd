//! How a form asks for a field: one table for mines and for every other entry of the registry.

/// What kind of thing is typed or chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// A line of text.
    Text,
    /// A number or code, in which blanks mean nothing.
    Code,
    /// `2026-03-05`
    Day,
    /// An exact decimal.
    Number,
    /// A county's code or name.
    Region,
    /// One of these codes.
    Word(Vec<&'static str>),
    /// A list of corners, several lines long.
    Corners,
    /// A mine of the registry, by its id.
    Mine,
}

impl How {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Code => "code",
            Self::Day => "day",
            Self::Number => "number",
            Self::Region => "region",
            Self::Word(_) => "word",
            Self::Corners => "corners",
            Self::Mine => "mine",
        }
    }

    pub fn words(&self) -> &[&'static str] {
        match self {
            Self::Word(words) => words,
            _ => &[],
        }
    }
}
