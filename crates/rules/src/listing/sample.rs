//! A draw among those who wait at a station, and what it says of each of them.

use canon::Hash32;
use serde::{Deserialize, Serialize};

use super::{Application, Concluded, ListingRefusal, Outcome};
use crate::deadline::Override;
use crate::pack::{Station, StationKind, Undrawn};

/// What a draw that everybody may see says of one who waited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByDraw {
    pub draw: String,
    /// Of the certificate that became public.
    pub certificate: Hash32,
    pub drawn: bool,
}

/// How far a draw has come that has an application on its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DrawWord {
    /// It is committed to, and not everybody may see yet whom it drew.
    Awaited,
    Told(ByDraw),
}

impl StationKind {
    /// Whether some of those who wait at such a station may be drawn for it.
    pub fn may_be_drawn_at(self) -> bool {
        matches!(self, Self::Selection | Self::Verification)
    }
}

impl Application {
    /// Whether a station was concluded by this draw already.
    pub fn went_by(&self, draw: &str) -> bool {
        let mut said = self.concluded.iter().filter_map(|done| done.by_draw.as_ref());
        said.any(|told| told.draw == draw)
    }
}

impl Station {
    /// The clause by which some are drawn, or else that of the station.
    pub fn drawn_by(&self) -> &String {
        self.sample.as_ref().map_or(&self.clause, |sample| &sample.clause)
    }

    /// What becomes of those who were not drawn. Whoever is not selected stays where it is.
    pub fn undrawn(&self) -> Option<Undrawn> {
        let selects = self.kind == StationKind::Selection;
        let stated = self.sample.as_ref().and_then(|sample| sample.undrawn);
        stated.or(selects.then_some(Undrawn::Wait))
    }
}

/// A draw among those who wait here binds whoever concludes: nothing is said while its outcome is
/// awaited, the drawn are not left out, and the others don't go on where they have to wait.
pub(super) fn by_draw(
    station: &Station,
    concluded: &mut Concluded,
    word: Option<DrawWord>,
) -> Result<(), ListingRefusal> {
    let clause = || station.drawn_by().clone();
    concluded.by_draw = match word {
        None => None,
        Some(DrawWord::Awaited) => return Err(ListingRefusal::AwaitsDraw { clause: clause() }),
        Some(DrawWord::Told(told)) => Some(told),
    };
    let Some(told) = &concluded.by_draw else { return Ok(()) };
    let waits = !told.drawn && station.undrawn() == Some(Undrawn::Wait);
    match concluded.outcome {
        Outcome::NotSelected if told.drawn => Err(ListingRefusal::WasDrawn { clause: clause() }),
        Outcome::Passed if waits => Err(ListingRefusal::NotDrawn { clause: clause() }),
        _ => Ok(()),
    }
}

/// GS-3.1: not drawn, so not verified, and on by the pack's word or else by the officer's, with a
/// reason and an approver. Only where the document speaks of a sample.
pub(super) fn goes_unverified(station: &Station, concluded: &Concluded) -> bool {
    let undrawn = concluded.by_draw.as_ref().is_some_and(|told| !told.drawn);
    let founded = || concluded.beyond.as_ref().is_some_and(Override::is_founded);
    let sample = station.sample.as_ref().filter(|_| undrawn);
    sample.is_some_and(|sample| sample.undrawn == Some(Undrawn::Pass) || founded())
}
