//! 拐点坐标: what a licence says of a mine's boundary, as rings in degrees.

use geo::{Datum, GeoError, Outlines};

use super::Reason;

/// The annex of a large licence has some hundred corners.
const LONGEST: usize = 40_000;

/// The one spelling of a list of corners, in whatever way it was written; empty when it says
/// nothing.
pub(super) fn read(raw: &str) -> Result<String, Reason> {
    if raw.len() > LONGEST {
        return Err(Reason::TooLong { limit: LONGEST });
    }
    if raw.trim().is_empty() {
        return Ok(String::new());
    }
    let found = outlines(raw).map_err(reason)?;
    Ok(geo::corners(&found.outlines))
}

/// The rings of a kept boundary, or of a list of corners that nobody has kept yet.
pub fn outlines(text: &str) -> Result<Outlines, GeoError> {
    geo::parse_corners(text, None, Datum::Cgcs2000)
}

pub(super) fn reason(error: GeoError) -> Reason {
    let (fault, message) = (error.code().to_owned(), error.to_string());
    let (ring, corner) = match error {
        GeoError::InList { ring, corner, .. } => (ring, corner.unwrap_or_default()),
        _ => (0, 0),
    };
    Reason::Corners { fault, ring, corner, message }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_for_all_ways_of_writing() {
        let degrees = read("109.97,39.5;109.99,39.5;109.99,39.52").unwrap();
        assert_eq!(degrees, "1,109.97,39.5;2,109.99,39.5;3,109.99,39.52");
        assert_eq!(read(&degrees).unwrap(), degrees, "read again it is the same");
        let marked = "J1 109°58′12″ 39°30′00″\nJ2 109°59′24″ 39°30′00″\nJ3 109°59′24″ 39°31′12″";
        assert_eq!(read(marked).unwrap(), degrees);
        assert_eq!(read(" \n").unwrap(), "");
    }

    #[test]
    fn refusals_say_where() {
        let fault = |raw: &str| match read(raw).unwrap_err() {
            Reason::Corners { fault, ring, .. } => (fault, ring),
            other => panic!("{other}"),
        };
        let bow = "109.97,39.5;109.99,39.52;109.99,39.5;109.97,39.52";
        assert_eq!(fault(bow), ("ring-crossing".into(), 1));
        assert_eq!(fault("109.97,39.5;109.99,39.52").0, "ring-few-corners");
        assert_eq!(fault("办理中").0, "no-corners");
        assert_eq!(read(&"1".repeat(50_000)).unwrap_err().code(), "too-long");
    }
}
