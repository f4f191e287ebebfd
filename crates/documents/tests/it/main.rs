//! Documents as outsiders see them: text, fonts, photos and pages read back by other programs.

mod certificate;
mod drawn;
mod layout;
mod pdf;
mod rotation;
mod sample;
mod tools;
