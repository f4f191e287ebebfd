//! Change filing 变更备案: a mining licence changed, and the list must follow. A change that matters
//! sends the mine through the application again.

mod decide;
mod payload;
mod state;

pub use decide::{
    FilingRefusal, Move, ON_THE_LICENCE, decide_file, decide_judge, decide_notice, is_on_licence,
    may,
};
pub use payload::{Filed, Judged, Noticed, RegistryChange};
pub use state::{Event, Filing};

#[cfg(test)]
mod tests;
