//! Documents as outsiders see them: text, fonts, photos and pages read back by other programs.

mod layout;
mod pdf;
mod rotation;
mod sample;
mod tools;
