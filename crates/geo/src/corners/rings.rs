//! Corners into rings, one after another.

use super::place::{Kind, locate};
use super::scan::{Break, Token};
use super::{Outline, Outlines};
use crate::{Datum, GeoError, Point, Ring, Zone};

pub struct Rings {
    stated: Option<Zone>,
    datum: Datum,
    /// What the first corner was taken for; the others must be the same.
    kind: Option<Kind>,
    /// What stands above the ring to come.
    heading: (String, bool),
    /// What stood above this one.
    name: String,
    hole: bool,
    corners: Vec<Point>,
    /// The own number of the corner before.
    last: Option<u32>,
    /// The first corner came again.
    closed: bool,
    parted: Option<Break>,
    done: Vec<Outline>,
}

impl Rings {
    pub fn new(stated: Option<Zone>, datum: Datum) -> Self {
        Self {
            stated,
            datum,
            kind: None,
            heading: (String::new(), false),
            name: String::new(),
            hole: false,
            corners: Vec::new(),
            last: None,
            closed: false,
            parted: None,
            done: Vec::new(),
        }
    }

    pub fn part(&mut self, by: Break) {
        self.parted = self.parted.max(Some(by));
    }

    pub fn heading(&mut self, text: String, hole: bool) {
        // A table that goes on over the page is still the same ring.
        let goes_on = text.contains('续');
        self.part(if goes_on { Break::Blank } else { Break::Sure });
        if !goes_on {
            self.heading = (text, hole);
        }
    }

    pub fn take(&mut self, number: Option<u32>, pair: &[Token; 2]) -> Result<(), GeoError> {
        let point = self.locate(pair).map_err(|fault| self.at_corner(fault))?;
        let goes_on = self.last.is_some() && number == self.last.map(|last| last + 1);
        let begins_anew = matches!((number, self.last), (Some(now), Some(last)) if now <= last);
        let again = self.corners.len() > 2
            && self.corners.first() == Some(&point)
            && self.parted != Some(Break::Sure);
        if again && !goes_on && !self.closed {
            self.closed = true;
            return Ok(());
        }
        let parted = match self.parted {
            None => false,
            Some(Break::Blank) => !goes_on,
            Some(Break::Sure) => true,
        };
        if self.closed || begins_anew || parted {
            self.end()?;
        }
        if self.corners.is_empty() {
            (self.name, self.hole) = std::mem::take(&mut self.heading);
        }
        self.parted = None;
        self.last = number;
        self.corners.push(point);
        Ok(())
    }

    pub fn finish(mut self) -> Result<Outlines, GeoError> {
        self.end()?;
        if self.done.is_empty() {
            return Err(GeoError::NoCorners);
        }
        let grid = match self.kind {
            Some(Kind::Plane(grid)) => Some(grid),
            _ => None,
        };
        Ok(Outlines { outlines: self.done, grid })
    }

    fn end(&mut self) -> Result<(), GeoError> {
        if self.corners.is_empty() {
            return Ok(());
        }
        let corners = std::mem::take(&mut self.corners);
        let ring = Ring::new(corners).map_err(|fault| fault.in_ring(self.done.len() + 1))?;
        self.done.push(Outline { name: std::mem::take(&mut self.name), hole: self.hole, ring });
        (self.last, self.closed) = (None, false);
        Ok(())
    }

    fn locate(&mut self, pair: &[Token; 2]) -> Result<Point, GeoError> {
        let zone = match self.kind {
            Some(Kind::Plane(grid)) => Some(grid.zone),
            _ => self.stated,
        };
        let (point, kind) = locate(pair, zone, self.datum)?;
        let first = *self.kind.get_or_insert(kind);
        if std::mem::discriminant(&first) != std::mem::discriminant(&kind) {
            let found = format!("{} {}", pair[0].text(), pair[1].text());
            return Err(GeoError::UnlikeFirst { found });
        }
        Ok(point)
    }

    fn at_corner(&self, fault: GeoError) -> GeoError {
        fault.at_corner(self.done.len() + 1, self.corners.len() + 1)
    }
}
