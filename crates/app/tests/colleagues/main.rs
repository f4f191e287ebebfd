//! Machines of one county and a real headquarters.

mod amendments;
mod changes;
mod conflicts;
mod embargo;
mod files;
#[path = "../../../draw/tests/it/forged.rs"]
mod forged;
mod forgeries;
mod joining;
mod ledger;
mod left_out;
mod machines;
mod one_person;
mod opened;
mod originals;
mod packs;
mod proof;
mod sharing;
mod signing;
