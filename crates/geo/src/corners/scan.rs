//! A list of corners cut into pieces, and a piece into the numbers and angles in it.

use rust_decimal::Decimal;

use super::{HOLE, marks_a_hole};
use crate::dms::{is_blank, narrow};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// A plain number, as written.
    Number(String),
    /// With marks for degrees, minutes or seconds.
    Angle(String),
}

/// What parts one ring from the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// A blank line: only if the corners' own numbers don't go on.
    Blank,
    /// A star or a heading.
    Sure,
}

pub enum Piece {
    Break(Break),
    Heading {
        text: String,
        hole: bool,
    },
    Corners {
        tokens: Vec<Token>,
        text: String,
        hole: bool,
    },
    /// Coordinates among words that say something else.
    Unclear {
        text: String,
    },
}

/// Words around the numbers of a corner; they say nothing that the numbers don't.
const LABELS: [&str; 21] = [
    "拐点坐标",
    "拐点编号",
    "拐点",
    "界址点",
    "点号",
    "点名",
    "序号",
    "编号",
    "坐标",
    "经度",
    "纬度",
    "东经",
    "北纬",
    "纵",
    "横",
    "点",
    "LON",
    "LAT",
    "X",
    "Y",
    "号",
];
/// So many digits before the point, or after it, has no height, area or number of a zone.
const BIG_WHOLE: usize = 5;
const BIG_FRACTION: usize = 5;

impl Token {
    /// The corner's own number: whole and short.
    pub fn number(&self) -> Option<u32> {
        match self {
            Self::Number(text) if text.len() <= 4 => text.parse().ok(),
            _ => None,
        }
    }

    pub fn value(&self) -> Option<Decimal> {
        match self {
            Self::Number(text) => Decimal::from_str_exact(text).ok(),
            Self::Angle(_) => None,
        }
    }

    pub fn text(&self) -> &str {
        match self {
            Self::Number(text) | Self::Angle(text) => text,
        }
    }

    fn is_big(&self) -> bool {
        match self {
            Self::Angle(_) => true,
            Self::Number(text) => {
                let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
                whole.len() >= BIG_WHOLE || fraction.len() >= BIG_FRACTION
            }
        }
    }
}

pub fn pieces(text: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    for segment in text.split_inclusive(['\n', ';', '；', '*', '＊']) {
        let end = segment.chars().last().unwrap_or_default();
        let body = segment.trim_end_matches(['\n', '\r', ';', '；', '*', '＊']);
        if body.chars().all(is_blank) {
            if end == '\n' {
                found.push(Piece::Break(Break::Blank));
            }
        } else {
            found.extend(piece(body));
        }
        if matches!(end, '*' | '＊') {
            found.push(Piece::Break(Break::Sure));
        }
    }
    found
}

fn piece(body: &str) -> Option<Piece> {
    let text = body.trim_matches(is_blank).to_owned();
    let Scanned { tokens, words } = scan(body);
    let (foreign, hole) = (has_foreign(&words), marks_a_hole(&words));
    let big = tokens.iter().filter(|token| token.is_big()).count();
    match (foreign, tokens.is_empty()) {
        (true, _) if big < 2 => Some(Piece::Heading { text, hole }),
        (true, _) => Some(Piece::Unclear { text }),
        (false, true) if hole => Some(Piece::Heading { text, hole }),
        // The heads of columns.
        (false, true) => None,
        (false, false) => Some(Piece::Corners { tokens, text, hole }),
    }
}

fn has_foreign(words: &str) -> bool {
    let mut rest = words.to_owned();
    for word in HOLE.iter().chain(&LABELS) {
        rest = rest.replace(word, " ");
    }
    // The letters of hemispheres, and those before a point's number (J1), stand alone.
    rest.split_whitespace().any(|word| !matches!(word, "E" | "N"))
}

struct Scanned {
    tokens: Vec<Token>,
    /// Letters that belong to no number, with blanks between those that stand apart.
    words: String,
}

fn scan(body: &str) -> Scanned {
    let mut reader = Reader { chars: body.chars().map(narrow).collect(), at: 0 };
    let mut found = Scanned { tokens: Vec::new(), words: String::new() };
    while let Some(c) = reader.peek(0) {
        if c.is_ascii_digit() || reader.begins_negative() {
            found.tokens.push(reader.token());
        } else {
            if c.is_alphabetic() {
                reader.letters(&mut found.words);
            } else {
                reader.at += 1;
            }
            found.words.push(' ');
        }
    }
    found
}

struct Reader {
    chars: Vec<char>,
    at: usize,
}

impl Reader {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn digits_ahead(&self, ahead: usize) -> usize {
        let rest = self.chars.get(self.at + ahead..).unwrap_or_default();
        rest.iter().take_while(|c| c.is_ascii_digit()).count()
    }

    /// A minus sign, and not the dash in `1-109.5`.
    fn begins_negative(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.chars.get(at));
        let apart = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '°' | '′' | '″'));
        self.peek(0) == Some('-') && apart && self.digits_ahead(1) > 0
    }

    /// A run of letters; those directly before a short whole number are its label (J1) and left out.
    fn letters(&mut self, words: &mut String) {
        let rest = &self.chars[self.at..];
        let run = rest.iter().take_while(|c| c.is_alphabetic()).count();
        let word: String = rest[..run].iter().collect();
        self.at += run;
        let digits = self.digits_ahead(0);
        let short = (1..=4).contains(&digits) && !matches!(self.peek(digits), Some('.' | '°'));
        if !(short && run == 1 && word.is_ascii()) {
            words.push_str(&word);
        }
    }

    fn token(&mut self) -> Token {
        let begin = self.at;
        self.number();
        let whole = self.at;
        if self.marked() || self.joined(whole - begin) {
            return Token::Angle(self.chars[begin..self.at].iter().collect());
        }
        Token::Number(self.chars[begin..self.at].iter().collect())
    }

    fn number(&mut self) {
        if self.peek(0) == Some('-') {
            self.at += 1;
        }
        self.at += self.digits_ahead(0);
        if self.peek(0) == Some('.') && self.digits_ahead(1) > 0 {
            self.at += 1 + self.digits_ahead(1);
        }
    }

    /// `°58′12.3″` after a number, with blanks between or not, as far as it goes.
    fn marked(&mut self) -> bool {
        if !self.mark('°') {
            return false;
        }
        if self.part('′') {
            self.part('″');
        }
        true
    }

    /// The next number, if the mark follows it; the last of an angle may lack its own.
    fn part(&mut self, mark: char) -> bool {
        let begin = self.at;
        self.blanks();
        if self.digits_ahead(0) == 0 || self.digits_ahead(0) > 2 {
            self.at = begin;
            return false;
        }
        self.number();
        let end = self.at;
        if self.mark(mark) {
            // Seconds are also marked by two primes.
            return true;
        }
        if mark == '″' && self.mark('′') {
            self.mark('′');
            return true;
        }
        let another = self.mark('°') || self.mark('′');
        self.at = if another || mark == '′' { begin } else { end };
        false
    }

    fn mark(&mut self, mark: char) -> bool {
        let begin = self.at;
        self.blanks();
        if self.peek(0) == Some(mark) {
            self.at += 1;
            return true;
        }
        self.at = begin;
        false
    }

    fn blanks(&mut self) {
        while self.peek(0).is_some_and(is_blank) {
            self.at += 1;
        }
    }

    /// `-58-12.3` or `:58:12.3` after up to three digits.
    fn joined(&mut self, length: usize) -> bool {
        let Some(mark) = self.peek(0).filter(|c| matches!(c, '-' | ':')) else { return false };
        let minutes = self.digits_ahead(1);
        let whole = length <= 3 && (1..=2).contains(&minutes);
        let seconds = self.digits_ahead(minutes + 2);
        if !whole || self.peek(minutes + 1) != Some(mark) || !(1..=2).contains(&seconds) {
            return false;
        }
        self.at += minutes + 2;
        self.number();
        true
    }
}
