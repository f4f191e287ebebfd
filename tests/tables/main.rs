//! Tables and places that come in and go out, each judged by a program that is not ours.

mod coord;
mod desk;
mod export;
mod judge;
mod map;
mod workbook;
