//! Machines of one county and a real headquarters.

mod conflicts;
mod embargo;
mod files;
mod left_out;
mod machines;
mod one_person;
mod sharing;
