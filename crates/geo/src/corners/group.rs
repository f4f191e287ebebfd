//! The numbers of one piece into corners.

use super::scan::Token;
use crate::GeoError;

/// A corner's own number, if it has one, and its two coordinates.
pub type Corner = (Option<u32>, [Token; 2]);

pub fn corners(tokens: &[Token], text: &str) -> Result<Vec<Corner>, GeoError> {
    if let Some(corner) = spaced(tokens) {
        return Ok(vec![corner]);
    }
    if numbered(tokens) {
        let triples = tokens.chunks_exact(3);
        return Ok(triples.map(|c| (c[0].number(), [c[1].clone(), c[2].clone()])).collect());
    }
    if !tokens.len().is_multiple_of(2) {
        return Err(GeoError::OddCorners { found: text.to_owned(), numbers: tokens.len() });
    }
    Ok(tokens.chunks_exact(2).map(|c| (None, [c[0].clone(), c[1].clone()])).collect())
}

/// `1 109 58 12.3 39 30 00`: parts of angles with nothing but blanks between.
fn spaced(tokens: &[Token]) -> Option<Corner> {
    let (number, parts) = match tokens.len() {
        6 => (None, tokens),
        7 => (Some(tokens[0].number()?), &tokens[1..]),
        _ => return None,
    };
    let angle = |parts: &[Token]| {
        let whole = |token: &Token| token.number().filter(|_| !token.text().contains('.'));
        let fits = whole(&parts[0]).is_some_and(|degrees| degrees < 180)
            && whole(&parts[1]).is_some_and(|minutes| minutes < 60)
            && parts[2].value().is_some_and(|seconds| seconds < 60.into());
        let texts: Vec<&str> = parts.iter().map(Token::text).collect();
        fits.then(|| Token::Angle(texts.join(" ")))
    };
    Some((number, [angle(&parts[..3])?, angle(&parts[3..])?]))
}

/// Triples, each begun by a number that follows the one before; the first may come again to close
/// the ring.
fn numbered(tokens: &[Token]) -> bool {
    if tokens.is_empty() || !tokens.len().is_multiple_of(3) {
        return false;
    }
    let numbers: Option<Vec<u32>> = tokens.iter().step_by(3).map(Token::number).collect();
    numbers.is_some_and(|numbers| {
        let first = numbers[0];
        numbers
            .windows(2)
            .all(|pair| pair[1] == pair[0].saturating_add(1) || pair[1] == first || pair[1] == 1)
    })
}
