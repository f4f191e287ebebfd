//! Characters as the line breaker sees them.

use std::collections::BTreeSet;

use crate::Face;
use crate::fonts::{Fonts, scaled};
use crate::text::Style;
use crate::units::Um;

/// How a character behaves at a line's ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A line may end before it and behind it.
    Free,
    /// Part of a Latin word or a number, which stays whole where it can.
    Word,
    Space,
    /// Never at a line's end: 《（“.
    Opening,
    /// Never at a line's start: 。，》）％.
    Closing,
    /// Two of the same are never parted: —— and ……, both full stops of thought.
    Pair,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cluster {
    pub character: char,
    pub face: Face,
    pub kind: Kind,
    pub advance: Um,
    /// Taken off behind it: two punctuation marks side by side share their white.
    pub squeeze: Um,
    /// The white of its right half, which may hang over a line's end.
    pub overhang: Um,
    /// No line ends before it.
    pub glued: bool,
}

/// Unicode's "word joiner": what stands on both sides of it stays on one line.
pub(crate) const GLUE: char = '\u{2060}';

/// What stands where a character is in no face: the printers' mark for a missing type.
const GETA: char = '〓';

/// Looks up every character; those that no face has are named in `missing`.
pub(crate) fn clusters(
    fonts: &Fonts<'_>,
    style: Style,
    text: &str,
    missing: &mut BTreeSet<char>,
) -> Vec<Cluster> {
    let mut all: Vec<Cluster> = Vec::new();
    let mut glued = false;
    for character in text.chars().map(|c| if c == '\t' { ' ' } else { c }) {
        if !is_invisible(character) {
            all.push(Cluster { glued, ..cluster(fonts, style, character, missing) });
        }
        glued = character == GLUE;
    }
    for index in 1..all.len() {
        if share_white(&all[index - 1], &all[index], style.size) {
            all[index - 1].squeeze = style.size / 2;
        }
    }
    all
}

fn cluster(
    fonts: &Fonts<'_>,
    style: Style,
    character: char,
    missing: &mut BTreeSet<char>,
) -> Cluster {
    let found = fonts.find(style.face, character).map(|glyph| (character, glyph));
    let (character, glyph) = found.unwrap_or_else(|| {
        missing.insert(character);
        (GETA, fonts.find(style.face, GETA).expect("a test looks for it in the faces"))
    });
    let kind = kind(character);
    let advance = scaled(style.size, glyph.advance);
    let full_width = glyph.advance >= 900;
    let overhang =
        if kind == Kind::Closing && full_width { style.size - style.size / 2 } else { 0 };
    Cluster { character, face: glyph.face, kind, advance, squeeze: 0, overhang, glued: false }
}

/// Whether half a square of white lies between two marks side by side: behind a closing one or
/// before an opening one.
fn share_white(left: &Cluster, right: &Cluster, size: Um) -> bool {
    let mark =
        |c: &Cluster| matches!(c.kind, Kind::Opening | Kind::Closing) && c.advance * 10 >= size * 9;
    mark(left) && mark(right) && (left.kind == Kind::Closing || right.kind == Kind::Opening)
}

/// Characters that take no room and leave no trace on paper.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}'
        )
}

const OPENING: &str = "（《〈「『【〔〖［｛“‘￥＃№";
const CLOSING: &str = "。，、；：？！）》〉」』】〕〗］｝”’．·％‰℃°′″々ー～";
const PAIRS: &str = "—…⋯─";

fn kind(c: char) -> Kind {
    match c {
        ' ' => Kind::Space,
        _ if OPENING.contains(c) => Kind::Opening,
        _ if CLOSING.contains(c) => Kind::Closing,
        _ if PAIRS.contains(c) => Kind::Pair,
        _ if c.is_ascii_graphic() || (c.is_alphanumeric() && c < '\u{2E80}') => Kind::Word,
        _ => Kind::Free,
    }
}
