//! From application to listing: the stations that a pack names, one after another. What a document
//! asks at a station stands in the pack; this is how it is held.

mod case;
mod decide;
mod engage;
mod moves;
mod payload;
mod publicity;
mod refusal;
mod sample;
mod standing;
mod state;

pub use decide::{Asked, Conclusion, Rulebook, decide_conclude, decide_open, decide_withdraw};
pub use engage::decide_engage;
pub use moves::{Move, may};
pub use payload::{
    Concluded, Corrected, Engaged, Objected, ObjectionHandled, Opened, Opinion, Outcome, Published,
    Waiting, Withdrawn,
};
pub use publicity::{
    decide_correct, decide_handle_objection, decide_object, decide_publish, standing_of_notice,
};
pub use refusal::ListingRefusal;
pub use sample::{ByDraw, DrawWord};
pub use standing::AgencyStanding;
pub use state::{Application, Ending, Event, Notice, Objection};

#[cfg(test)]
mod tests;
