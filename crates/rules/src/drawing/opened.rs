//! Headquarters' word on a draw that its officer never revealed: it opened the secret that was
//! sealed for it, three days after the witness event.

use canon::{BlobRef, Hash32};
use serde::{Deserialize, Serialize};

use super::{DrawRefusal, Stage};
use crate::fact::Fact;

/// What a reveal would have said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    pub draw: String,
    pub commitment: Hash32,
    pub witness: String,
    /// Ids of registered people and roles, by the minutes; perhaps nobody.
    pub present: Vec<String>,
    pub seed: String,
    pub drawn: Vec<String>,
    /// Signed by headquarters in the officer's place.
    pub certificate: BlobRef,
    /// By headquarters' clock.
    pub opened_ms: i64,
}

impl Opening {
    /// What headquarters signs: `"qingshan-draw-opened-1" ‖ 0x00 ‖` the canonical form.
    pub fn message(&self) -> Vec<u8> {
        let said = canon::to_bytes(self).expect("texts and whole numbers have a canonical form");
        [b"qingshan-draw-opened-1\0".as_slice(), &said].concat()
    }
}

/// Somebody who holds the draw brought headquarters' word. It proves itself: whoever has it needs no
/// word of the machine that brings it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opened {
    pub opening: Opening,
    /// Headquarters', in hex.
    pub signature: String,
    /// Those of the frozen list.
    pub readers: Vec<String>,
}

impl Fact for Opened {
    const KIND: &'static str = "draw.opened";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.opening.certificate.clone()]
    }

    fn readers(&self) -> Option<Vec<String>> {
        Some(self.readers.clone())
    }
}

/// A draw that is committed to and that nobody has revealed.
pub fn may_take_over(stage: Stage) -> Result<(), DrawRefusal> {
    match stage {
        Stage::Frozen => Err(DrawRefusal::NotCommitted),
        Stage::Committed => Ok(()),
        Stage::Revealed => Err(DrawRefusal::AlreadyRevealed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headquarters_word_is_for_a_draw_that_waits() {
        assert_eq!(may_take_over(Stage::Frozen), Err(DrawRefusal::NotCommitted));
        assert_eq!(may_take_over(Stage::Committed), Ok(()));
        assert_eq!(may_take_over(Stage::Revealed), Err(DrawRefusal::AlreadyRevealed));
    }
}
