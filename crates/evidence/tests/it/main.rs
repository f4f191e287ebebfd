//! Tests of what `evidence` shows outside, on pictures and EXIF blocks made by hand.

mod derived;
mod facts;
mod fixtures;
mod mutated;
mod orientation;
mod problems;
