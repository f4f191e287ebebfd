use std::borrow::Cow;

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use crate::date::{self, Epoch};
use crate::{Fault, number};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Value {
    #[default]
    Empty,
    /// Without blanks around it, also those that can't be seen.
    Text(String),
    Number(Decimal),
    Date(NaiveDate),
    Moment(NaiveDateTime),
    Bool(bool),
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    pub value: Value,
    /// What is wrong with the cell itself; the value is what could be had all the same.
    pub fault: Option<Fault>,
    /// The value is the stored result of a formula.
    pub computed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// As the sheet counts, from 1.
    pub number: u64,
    pub cells: Vec<Cell>,
}

impl Cell {
    pub fn text_of(raw: &str) -> Self {
        let text = raw.trim_matches(is_blank);
        let value = if text.is_empty() { Value::Empty } else { Value::Text(text.to_owned()) };
        Self { value, ..Self::default() }
    }

    /// The number that a program shows for what it stores in binary.
    pub fn of_float(stored: f64) -> Self {
        let fault = (stored.abs() >= number::ROUNDED_FROM).then_some(Fault::Rounded);
        let value = match number::of_float(stored) {
            Some(number) => Value::Number(number),
            None => Value::Text(stored.to_string()),
        };
        Self { fault, ..value.into() }
    }

    pub fn is_empty(&self) -> bool {
        self.value == Value::Empty && self.fault.is_none()
    }

    /// The cell as a csv file would have it.
    pub fn text(&self) -> Cow<'_, str> {
        match &self.value {
            Value::Empty => Cow::Borrowed(""),
            Value::Text(text) => Cow::Borrowed(text),
            Value::Number(number) => Cow::Owned(number.to_string()),
            Value::Date(date) => Cow::Owned(date.to_string()),
            Value::Moment(moment) => Cow::Owned(moment.to_string()),
            Value::Bool(true) => Cow::Borrowed("是"),
            Value::Bool(false) => Cow::Borrowed("否"),
        }
    }

    /// The exact number in the cell, also one in text and in full width; `None` in an empty cell.
    pub fn number(&self) -> Result<Option<Decimal>, Fault> {
        self.sound()?;
        match &self.value {
            Value::Empty => Ok(None),
            Value::Number(number) => Ok(Some(*number)),
            Value::Text(text) => number::read(text).map(Some).ok_or_else(|| self.no_number()),
            _ => Err(self.no_number()),
        }
    }

    /// The date in the cell, also in text, as 20260305, and as a day's number.
    pub fn date(&self, epoch: Epoch) -> Result<Option<NaiveDate>, Fault> {
        self.sound()?;
        let found = match &self.value {
            Value::Empty => return Ok(None),
            Value::Date(date) => Some(*date),
            Value::Moment(moment) => Some(moment.date()),
            Value::Number(number) => date::of_number(*number, epoch),
            Value::Text(text) => date::read(text),
            Value::Bool(_) => None,
        };
        found.map(Some).ok_or_else(|| Fault::NotADate { found: self.text().into_owned() })
    }

    fn sound(&self) -> Result<(), Fault> {
        self.fault.clone().map_or(Ok(()), Err)
    }

    fn no_number(&self) -> Fault {
        Fault::NotANumber { found: self.text().into_owned() }
    }
}

impl From<Value> for Cell {
    fn from(value: Value) -> Self {
        Self { value, ..Self::default() }
    }
}

/// `B3` for the second column (1, from 0) of the third row (3, from 1).
pub fn address(row: u64, column: usize) -> String {
    let (mut letters, mut rest) = (Vec::new(), column + 1);
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

/// The row that an address names.
pub fn row_of(address: &str) -> Option<u64> {
    address.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let found = [0, 25, 26, 701, 702, 16_383].map(|column| address(7, column));
        assert_eq!(row_of(&found[4]), Some(7));
        assert_eq!(found, ["A7", "Z7", "AA7", "ZZ7", "AAA7", "XFD7"]);
    }

    #[test]
    fn blanks_are_cut_and_faults_go_first() {
        assert_eq!(Cell::text_of("\u{a0}红柳沟 煤矿　\t\u{200b}").text(), "红柳沟 煤矿");
        assert!(Cell::text_of(" \u{3000}").is_empty());
        let fault = Some(Fault::Rounded);
        let spoiled = Cell { value: Value::Number(5.into()), fault, computed: false };
        assert_eq!(spoiled.number(), Err(Fault::Rounded));
        assert_eq!(Cell::text_of("停产").number().unwrap_err().code(), "cell-not-a-number");
        assert_eq!(Cell::default().number(), Ok(None));
    }
}
